//! The clerk's panel: how many forms this device keeps, since when, and how it is doing. No answer is shown.

use hailong_core::calendar::Millis;
use hailong_core::decimal::decimal;
use hailong_core::json::Value;

use super::app::{KioskProps, Message, button};
use super::device::{self, Health};
use crate::i18n::kiosk::{Words, words};
use crate::i18n::{date_time, fill};
use crate::platform;
use crate::storage::json;
use crate::ui::shared::component::Callback;
use crate::ui::shared::file::offer;
use crate::ui::shared::markup::{Attr, El, el, line};

/// What the panel says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// What the store keeps; `None` where it can't be read.
    pub kept: Option<Kept>,
    pub health: Health,
}

/// What the store keeps of one questionnaire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub count: usize,
    /// When the first and the last of them were sent.
    pub oldest: Option<Millis>,
    pub newest: Option<Millis>,
}

/// Looks into the store, and asks the browser to keep it: a clerk is here, who can answer.
pub(super) async fn facts(props: &KioskProps) -> Facts {
    platform::ask_to_persist();
    let kept = props.records.all(&props.form.questionnaire.id).await;
    Facts { kept: kept.ok().map(|records| kept_of(&records)), health: device::health().await }
}

fn kept_of(records: &[Value]) -> Kept {
    let sent = || records.iter().filter_map(|record| record.get("submitted")?.as_i64());
    Kept { count: records.len(), oldest: sent().min(), newest: sent().max() }
}

/// Offers what this device keeps of the questionnaire as a file, a response a line: what isn't in the store yet, and
/// what is, where the page allows that.
pub(super) async fn export(props: &KioskProps) {
    let questionnaire = &props.form.questionnaire.id;
    let mut records = Vec::new();
    if props.settings.saves_queue {
        // Where the store can't be read, what waits in memory is all the more worth having.
        records = props.records.all(questionnaire).await.unwrap_or_default();
    }
    for waiting in props.waiting.all() {
        if !records.iter().any(|record| record.get("id") == waiting.get("id")) {
            records.push(waiting);
        }
    }
    let mut text = String::new();
    for record in &records {
        text += &json::stringify(record);
        text.push('\n');
    }
    // 24/11/2026 16:20 as 20261124-1620.
    let now: Vec<char> = date_time(device::now().wall).chars().collect();
    let order = [6, 7, 8, 9, 3, 4, 0, 1, 16, 11, 12, 14, 15];
    let stamp: String = order.iter().map(|&at| now.get(at).copied().unwrap_or('-')).collect();
    offer(
        &text,
        "application/x-ndjson",
        &[questionnaire.as_str(), "-", &stamp, ".ndjson"].concat(),
    );
}

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
    let mut actions = el("div", "kiosk-actions").with(button(
        "second",
        words.full_screen,
        send,
        Message::FullScreen,
    ));
    // What only waits in memory is lost with the page: it can be rescued by everybody.
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
    use super::{Kept, health, kept_of};
    use crate::i18n::Language;
    use crate::i18n::kiosk::words;
    use crate::ui::kiosk::device::Health;
    use hailong_core::json::Value;

    #[test]
    fn what_is_kept_is_counted_by_when_it_was_sent() {
        let record = |submitted: Value| Value::Object(vec![("submitted".to_owned(), submitted)]);
        let check = |records: &[Value], count, oldest, newest| {
            assert_eq!(kept_of(records), Kept { count, oldest, newest });
        };
        check(&[], 0, None, None);
        check(&[record(Value::Null)], 1, None, None);
        let times = [5, 3, 9].map(|time| record(Value::Number(time.into())));
        check(&times, 3, Some(3), Some(9));
    }

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
