//! What the page says about the kiosk: seconds and hours. What can't be is said to the webmaster and left at what
//! it is otherwise.

use hailong_core::calendar::Millis;

use super::hours::{Hours, digits};

/// How the kiosk behaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// After how long without a touch the countdown begins.
    pub idle: Millis,
    /// How long after a response no other begins.
    pub pause: Millis,
    /// When it is open; always, where nothing is said.
    pub hours: Option<Hours>,
    /// Whether the clerk's panel saves all that this device keeps. Everybody can open the panel, so that is for the page to
    /// say; what only waits in memory can always be saved.
    pub saves_queue: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { idle: 60_000, pause: 3_000, hours: None, saves_queue: false }
    }
}

impl Settings {
    /// From the attributes `idle` (seconds, 5 to 3600), `pause` (seconds, 0 to 3600) and `hours`; and what is wrong
    /// with them, in words for the console.
    pub fn read(
        idle: Option<&str>,
        pause: Option<&str>,
        hours: Option<&str>,
    ) -> (Self, Vec<String>) {
        let mut settings = Self::default();
        let mut wrong = Vec::new();
        if let Some(text) = idle {
            match seconds(text, 5) {
                Some(idle) => settings.idle = idle,
                None => wrong.push(said("idle", text, "seconds, 5 to 3600: it is 60")),
            }
        }
        if let Some(text) = pause {
            match seconds(text, 0) {
                Some(pause) => settings.pause = pause,
                None => wrong.push(said("pause", text, "seconds, 0 to 3600: it is 3")),
            }
        }
        if let Some(text) = hours {
            settings.hours = Hours::parse(text);
            if settings.hours.is_none() {
                let spans = "spans such as \"07:30-11:30,13:30-17:00\": it is always open";
                wrong.push(said("hours", text, spans));
            }
        }
        (settings, wrong)
    }
}

fn said(attribute: &str, text: &str, expected: &str) -> String {
    [attribute, "=\"", text, "\" isn't ", expected].concat()
}

fn seconds(text: &str, least: i64) -> Option<Millis> {
    let seconds = digits(text.trim())?;
    (least..=3600).contains(&seconds).then_some(seconds * 1000)
}

#[cfg(test)]
mod tests {
    use super::Settings;

    #[test]
    fn what_can_not_be_is_said_and_left() {
        let check = |idle: &str, pause: &str, expected: (i64, i64), names: &[&str]| {
            let (settings, wrong) = Settings::read(Some(idle), Some(pause), None);
            assert_eq!((settings.idle, settings.pause), expected, "{idle} {pause}");
            assert_eq!(wrong.len(), names.len(), "{wrong:?}");
            for (wrong, name) in wrong.iter().zip(names) {
                assert!(wrong.starts_with(name), "{wrong}");
            }
        };
        check("90", "0", (90_000, 0), &[]);
        check(" 5 ", "3600", (5_000, 3_600_000), &[]);
        check("4", "-1", (60_000, 3_000), &["idle=\"4\"", "pause=\"-1\""]);
        check("a minute", "3s", (60_000, 3_000), &["idle", "pause"]);
        check("3601", "9999999999999999999999", (60_000, 3_000), &["idle", "pause"]);
        assert_eq!(Settings::read(None, None, None), (Settings::default(), vec![]));
    }

    #[test]
    fn hours_that_are_none_leave_it_open() {
        let (settings, wrong) = Settings::read(None, None, Some("7h30-11h30"));
        assert_eq!(settings.hours, None);
        assert!(wrong[0].contains("7h30-11h30"), "{wrong:?}");
        let (settings, wrong) = Settings::read(None, None, Some("07:30-11:30"));
        assert!(settings.hours.is_some() && wrong.is_empty());
    }
}
