//! The kiosk's own screens: the invitation, the closed one, the thanks, and the countdown over the form.

use hailong_core::calendar::Millis;
use hailong_core::questionnaire::Text;
use yew::{Callback, Html, html};

use super::app::{KioskProps, Message, button};
use super::hours::{day_of, weekday_of};
use super::state::Happened;
use crate::i18n::kiosk::words;
use crate::i18n::{Language, date_time, fill};
use crate::ui::form::receipt_number;

/// The languages that both the interface and the questionnaire have, the host's own first.
fn languages(props: &KioskProps) -> Vec<Language> {
    let first = props.form.language;
    let mut languages = vec![first];
    for language in [Language::Vietnamese, Language::English] {
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
fn headings(languages: &[Language], text: impl Fn(Language) -> String) -> Html {
    let heading = |(at, &language): (usize, &Language)| {
        let (lang, text) = (language.tag(), text(language));
        match at {
            0 => html! { <h2 class="kiosk-heading" tabindex="-1" {lang}>{text}</h2> },
            _ => html! { <p class="kiosk-second" {lang}>{text}</p> },
        }
    };
    languages.iter().enumerate().map(heading).collect()
}

/// The frame of the screens between two persons.
fn resting(props: &KioskProps, inside: Html) -> Html {
    let language = props.form.language;
    let waiting = props.waiting.count();
    html! {
        <div class="kiosk-screen" part="root">
            if let Some(office) = office(props) {
                <p class="office" lang={language.tag()}>{office.get(language.tag()).to_owned()}</p>
            }
            {inside}
            if waiting > 0 {
                <p class="kiosk-waiting" role="status" lang={language.tag()}>
                    {fill(words(language).waiting, &[("n", &waiting.to_string())])}
                </p>
            }
        </div>
    }
}

/// The invitation, in each language, with a button for each.
pub(super) fn attract(props: &KioskProps, too_soon: bool, send: &Callback<Message>) -> Html {
    let languages = languages(props);
    let questionnaire = &props.form.questionnaire;
    let minutes = questionnaire.minutes.to_string();
    let invitation = headings(&languages, |language| words(language).invitation.to_owned());
    let asked = languages.iter().map(|&language| {
        let lang = language.tag();
        let hint = fill(words(language).invitation_hint, &[("n", &minutes)]);
        html! { <p class="kiosk-hint" {lang}>{questionnaire.title.get(lang).to_owned()}<br />{hint}</p> }
    });
    let starts = languages.iter().map(|&language| {
        let start =
            button("first start", words(language).start, send, move || Message::Start(language));
        html! { <div lang={language.tag()}>{start}</div> }
    });
    let soon = languages.iter().map(|&language| {
        let soon = if too_soon { words(language).too_soon } else { "" };
        html! { <span lang={language.tag()}>{soon}{" "}</span> }
    });
    let inside = html! {
        <>
            {invitation}
            <div class="kiosk-starts">{for starts}</div>
            <p class="kiosk-soon" role="status">{for soon}</p>
            {for asked}
        </>
    };
    resting(props, inside)
}

/// Out of hours: when it opens again.
pub(super) fn closed(props: &KioskProps, now: Millis) -> Html {
    let languages = languages(props);
    let opens = props.settings.hours.as_ref().map_or(now, |hours| hours.opens(now));
    let hints = languages.iter().map(|&language| {
        html! { <p class="kiosk-hint" lang={language.tag()}>{opening(language, now, opens)}</p> }
    });
    let inside = html! {
        <>
            {headings(&languages, |language| words(language).closed.to_owned())}
            {for hints}
        </>
    };
    resting(props, inside)
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
) -> Html {
    let words = words(language);
    let lead = if stored { words.thanks_stored } else { words.thanks_not_stored };
    let number = id.map(|id| fill(words.thanks_number, &[("n", &receipt_number(id))]));
    html! {
        <div class="kiosk-screen thanks" part="root">
            <h2 class="kiosk-heading" tabindex="-1">{words.thanks}</h2>
            <p class="kiosk-lead">{lead}</p>
            if let Some(number) = number {
                <p class="kiosk-number">{number}</p>
            }
            {button("second", words.done, send, || Message::Happened(Happened::Done))}
            <p class="kiosk-soon" role="status">{if too_soon { words.too_soon } else { "" }}</p>
        </div>
    }
}

/// The way out of the form, above it.
pub(super) fn leave(language: Language, send: &Callback<Message>) -> Html {
    let leave =
        button("link leave", words(language).leave, send, || Message::Happened(Happened::Leave));
    html! { <div class="kiosk-bar">{leave}</div> }
}

/// Whether anybody is still there, with the seconds that are left.
pub(super) fn countdown(language: Language, left: i64, send: &Callback<Message>) -> Html {
    let words = words(language);
    html! {
        <>
            <h2 id="kiosk-asked">{words.still_there}</h2>
            <p>{words.will_be_erased}</p>
            // Each second read aloud would drown the rest.
            <p class="kiosk-count" aria-hidden="true">
                {fill(words.seconds_left, &[("n", &left.to_string())])}
            </p>
            {button("first", words.go_on, send, || Message::Happened(Happened::Touch))}
            {button("second end", words.end, send, || Message::Happened(Happened::End))}
        </>
    }
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
