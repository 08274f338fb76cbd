//! The kiosk's own screens: the invitation, the closed one, the thanks, and the countdown over the form.

use hailong_core::calendar::Millis;
use hailong_core::decimal::decimal;
use hailong_core::questionnaire::Text;
use yew::Callback;

use super::hours::{day_of, weekday_of};
use super::message::{Message, button};
use super::props::KioskProps;
use super::state::Happened;
use crate::i18n::kiosk::{Words, words};
use crate::i18n::{Language, date_time, fill};
use crate::ui::form::receipt_number;
use crate::ui::shared::markup::{Attr, El, el, line, nothing};

/// The languages that both the interface and the questionnaire have, the host's own first.
fn languages(props: &KioskProps) -> Vec<Language> {
    let first = props.form.language;
    let mut languages = vec![first];
    for &language in Language::ALL {
        let written = &props.form.questionnaire.languages;
        if language != first && written.iter().any(|written| written == language.tag()) {
            languages.push(language);
        }
    }
    languages
}

/// The office, where the page has said which.
fn office(props: &KioskProps) -> Option<&Text> {
    let units = &props.form.units;
    let unit = props.form.unit.as_ref().and_then(|id| units.iter().find(|unit| unit.id == *id))?;
    Some(unit.office.as_ref().unwrap_or(&unit.name))
}

/// A text in each language, the first as the heading of the screen.
fn headings(screen: El, languages: &[Language], text: impl Fn(&Words) -> &'static str) -> El {
    let mut screen = screen;
    for (at, &language) in languages.iter().enumerate() {
        let text = text(words(language));
        let heading = match at {
            0 => line("h2", "kiosk-heading", text).attr(Attr::TabIndex, "-1"),
            _ => line("p", "kiosk-second", text),
        };
        screen = screen.with(heading.attr(Attr::Lang, language.tag()));
    }
    screen
}

/// The beginning of the screens between two persons.
fn resting(props: &KioskProps) -> El {
    let tag = props.form.language.tag();
    let screen = el("div", "kiosk-screen").attr(Attr::Part, "root");
    match office(props) {
        Some(office) => screen.with(line("p", "office", office.get(tag)).attr(Attr::Lang, tag)),
        None => screen,
    }
}

/// And their end: what a clerk should know.
fn waiting(props: &KioskProps, screen: El) -> El {
    let (language, waiting) = (props.form.language, props.waiting.count());
    if waiting == 0 {
        // A place of its own, so that the buttons before it stay as they are.
        return screen.node(nothing());
    }
    let said = fill(words(language).waiting, &[("n", &decimal(waiting))]);
    let said = line("p", "kiosk-waiting", &said).attr(Attr::Role, "status");
    screen.with(said.attr(Attr::Lang, language.tag()))
}

/// The invitation, in each language, with a button for each.
pub(super) fn attract(props: &KioskProps, too_soon: bool, send: &Callback<Message>) -> El {
    let languages = languages(props);
    let questionnaire = &props.form.questionnaire;
    let minutes = decimal(questionnaire.minutes as usize);
    let mut starts = el("div", "kiosk-starts");
    let mut soon = el("p", "kiosk-soon").attr(Attr::Role, "status");
    let mut hints = el("div", "kiosk-hints");
    for &language in &languages {
        let (tag, words) = (language.tag(), words(language));
        let start = button("start", words.start, send, Message::Start(language));
        starts = starts.with(start.attr(Attr::Lang, tag));
        if too_soon {
            soon = soon.with(line("span", "", words.too_soon).attr(Attr::Lang, tag)).text(" ");
        }
        let hint = line("p", "kiosk-hint", &fill(words.invitation_hint, &[("n", &minutes)]));
        let title = line("p", "kiosk-hint", questionnaire.title.get(tag));
        hints = hints.with(title.attr(Attr::Lang, tag)).with(hint.attr(Attr::Lang, tag));
    }
    let screen = headings(resting(props), &languages, |words| words.invitation);
    waiting(props, screen.with(starts).with(soon).with(hints))
}

/// Out of hours: when it opens again.
pub(super) fn closed(props: &KioskProps, now: Millis) -> El {
    let languages = languages(props);
    let opens = props.settings.hours.as_ref().map_or(now, |hours| hours.opens(now));
    let mut screen = headings(resting(props), &languages, |words| words.closed);
    for &language in &languages {
        let opening = line("p", "kiosk-lead", &opening(language, now, opens));
        screen = screen.with(opening.attr(Attr::Lang, language.tag()));
    }
    waiting(props, screen)
}

/// When it opens, in words.
fn opening(language: Language, now: Millis, opens: Millis) -> String {
    let words = words(language);
    let written = date_time(opens);
    let (date, time) = written.split_once(' ').unwrap_or_default();
    let text = if day_of(now) == day_of(opens) { words.opens_today } else { words.opens_on };
    fill(text, &[("time", time), ("date", date), ("day", words.weekday(weekday_of(opens)))])
}

/// The thanks, for some seconds.
pub(super) fn thanks(
    language: Language,
    id: Option<&str>,
    stored: bool,
    too_soon: bool,
    send: &Callback<Message>,
) -> El {
    let words = words(language);
    let lead = if stored { words.thanks_stored } else { words.thanks_not_stored };
    let mut screen = el("div", "kiosk-screen thanks")
        .attr(Attr::Part, "root")
        .with(line("h2", "kiosk-heading", words.thanks).attr(Attr::TabIndex, "-1"))
        .with(line("p", "kiosk-lead", lead));
    if let Some(id) = id {
        let number = fill(words.thanks_number, &[("n", &receipt_number(id))]);
        screen = screen.with(line("p", "kiosk-number", &number));
    }
    let soon = if too_soon { words.too_soon } else { "" };
    screen
        .with(button("second", words.done, send, Message::Happened(Happened::Done)))
        .with(line("p", "kiosk-soon", soon).attr(Attr::Role, "status"))
}

/// The way out of the form, above it.
pub(super) fn leave(language: Language, send: &Callback<Message>) -> El {
    let leave = Message::Happened(Happened::Leave);
    el("div", "kiosk-bar").with(button("link leave", words(language).leave, send, leave))
}

/// The question whether the person is still there, with the seconds that are left.
pub(super) fn countdown(language: Language, left: i64, send: &Callback<Message>) -> El {
    let words = words(language);
    let count = fill(words.seconds_left, &[("n", &decimal(left as usize))]);
    el("div", "")
        .with(line("h2", "", words.still_there).attr(Attr::Id, "kiosk-asked"))
        .with(line("p", "", words.will_be_erased))
        // Each second read aloud would drown the rest.
        .with(line("p", "kiosk-count", &count).attr(Attr::Hidden, "true"))
        .with(button("first", words.go_on, send, Message::Happened(Happened::Touch)))
        .with(button("second end", words.end, send, Message::Happened(Happened::End)))
}

#[cfg(test)]
mod tests {
    use super::opening;
    use crate::i18n::Language;
    use crate::ui::kiosk::hours::Hours;
    use hailong_core::calendar::parse_instant;

    #[test]
    fn when_it_opens_is_said_in_words() {
        let hours = Hours::parse("07:30-11:30,13:30-17:00").expect("good hours");
        for (now, vietnamese, english) in [
            ("2026-11-27T12:00", "Mở lại lúc 13:30 hôm nay.", "Open again today at 13:30."),
            (
                "2026-11-27T17:00",
                "Mở lại lúc 07:30 thứ Hai, ngày 30/11/2026.",
                "Open again on Monday, 30/11/2026, at 07:30.",
            ),
        ] {
            let now = parse_instant(now).expect("a time");
            let opens = hours.opens(now);
            assert_eq!(opening(Language::Vietnamese, now, opens), vietnamese);
            assert_eq!(opening(Language::English, now, opens), english);
        }
    }
}
