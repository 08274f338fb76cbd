//! What the clerk's panel says: how many forms this device keeps, since when, and how it is doing; and the file of them.

use hailong_core::calendar::Millis;
use hailong_core::json::Value;

use super::device::{self, Health};
use super::props::KioskProps;
use crate::i18n::date_time;
use crate::platform;
use crate::storage::json;
use crate::ui::shared::file::offer;

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

#[cfg(test)]
mod tests {
    use super::{Kept, kept_of};
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
}
