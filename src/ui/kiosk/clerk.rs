//! The clerk's panel: how many forms this device keeps, since when, and how it is doing. No answer is shown.

use hailong_core::calendar::Millis;
use hailong_core::decimal::decimal;
use yew::Callback;

use super::device::{self, Health};
use super::facts::{Facts, Kept};
use super::message::{Message, button};
use super::props::KioskProps;
use crate::i18n::kiosk::{Words, words};
use crate::i18n::{date_time, fill};
use crate::ui::shared::markup::{Attr, El, el, line};

/// The panel.
pub(super) fn panel(
    props: &KioskProps,
    facts: Option<&Facts>,
    awake: bool,
    send: &Callback<Message>,
) -> El {
    let words = words(props.form.language);
    let yes_no = |truth: bool| if truth { words.yes } else { words.no }.to_owned();
    let kept = |say: &dyn Fn(&Kept) -> String| match facts {
        None => words.clerk_reading.to_owned(),
        Some(Facts { kept: None, .. }) => words.clerk_unreadable.to_owned(),
        Some(Facts { kept: Some(kept), .. }) => say(kept),
    };
    let time = |instant: Option<Millis>| instant.map_or(words.none.to_owned(), date_time);
    let rows = [
        (words.clerk_kept, kept(&|kept| decimal(kept.count))),
        (words.clerk_waiting, decimal(props.waiting.count())),
        (words.clerk_oldest, kept(&|kept| time(kept.oldest))),
        (words.clerk_newest, kept(&|kept| time(kept.newest))),
        (
            words.clerk_storage,
            facts.map_or(words.clerk_reading.to_owned(), |f| health(words, &f.health)),
        ),
        (words.clerk_awake, yes_no(awake)),
        (words.clerk_full, yes_no(device::is_full_screen())),
        (words.clerk_version, env!("CARGO_PKG_VERSION").to_owned()),
    ];
    let mut list = el("dl", "kiosk-facts");
    for (term, fact) in rows {
        list = list.with(el("div", "").with(line("dt", "", term)).with(line("dd", "", &fact)));
    }
    let full_screen = button("second", words.full_screen, send, Message::FullScreen);
    let mut actions = el("div", "kiosk-actions").with(full_screen);
    // What only waits in memory is lost with the page: everybody can rescue it.
    if props.settings.saves_queue {
        actions = actions.with(button("second", words.export, send, Message::Export));
    } else if props.waiting.count() > 0 {
        actions = actions.with(button("second", words.export_waiting, send, Message::Export));
    }
    let actions = actions.with(button("first", words.close, send, Message::CloseClerk));
    el("div", "")
        .attr(Attr::Lang, props.form.language.tag())
        .with(line("h2", "", words.clerk).attr(Attr::Id, "kiosk-panel"))
        .with(list)
        .with(actions)
}

/// How the storage is, in words.
fn health(words: &Words, health: &Health) -> String {
    let megabytes = |bytes: f64| decimal((bytes / 1e6).ceil() as usize);
    let used = match (health.used, health.quota) {
        (Some(used), Some(quota)) => {
            fill(words.clerk_used, &[("used", &megabytes(used)), ("quota", &megabytes(quota))])
        }
        _ => words.unknown.to_owned(),
    };
    match health.persisted {
        Some(true) => [&used, "; ", words.clerk_persisted].concat(),
        Some(false) => [&used, "; ", words.clerk_not_persisted].concat(),
        None => used,
    }
}

#[cfg(test)]
mod tests {
    use super::health;
    use crate::i18n::Language;
    use crate::i18n::kiosk::words;
    use crate::ui::kiosk::device::Health;

    #[test]
    fn storage_is_said_as_far_as_it_is_known() {
        let words = words(Language::English);
        let check = |used, quota, persisted, expected: &str| {
            assert_eq!(health(words, &Health { used, quota, persisted }), expected);
        };
        check(None, None, None, "not known");
        check(Some(1.0), Some(2e9), None, "1 MB of 2000 MB used");
        check(
            Some(1.5e6),
            Some(2e9),
            Some(true),
            "2 MB of 2000 MB used; kept by the browser for good",
        );
        check(
            None,
            Some(1.0),
            Some(false),
            "not known; the browser may clear it when room is short",
        );
    }
}
