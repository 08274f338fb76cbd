//! A form's response passes; each way in which it couldn't have been made is told, with its place.

use hailong_core::json::Value;
use hailong_core::questionnaire::read;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::made_up::sipas;

/// 2026-11-30, 12:00 UTC.
const NOW: i64 = 1_796_040_000_000;

fn check(questionnaire: &Questionnaire, stored: serde_json::Value) -> Vec<(String, FaultKind)> {
    let known = Known {
        is_unit: &|unit| unit == "soc-son",
        length: &|text| text.chars().filter(|&c| c != '\u{301}').count(),
        now: NOW,
    };
    match read_received(questionnaire, &Value::from(stored), known) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.into_iter().map(|fault| (fault.path, fault.kind)).collect(),
    }
}

fn small() -> Questionnaire {
    let yes_no = json!([{"value": "yes", "label": "Yes"}, {"value": "no", "label": "No"}]);
    let file = json!({"id": "q", "version": 3, "title": "Q",
    "scales": {"s": {"levels": [{"label": "1"}, {"label": "2"}], "top": 1}},
    "pages": [{"id": "p", "title": "P", "questions": [
        {"id": "unit", "kind": "unit", "label": "Unit", "required": true},
        {"id": "i", "kind": "item", "label": "I", "scale": "s", "required": true},
        {"id": "late", "kind": "choice", "label": "L", "options": yes_no},
        {"id": "why", "kind": "text", "label": "W", "most": 4,
         "visible_if": {"question": "late", "is": ["yes"]}},
        {"id": "day", "kind": "date", "label": "D", "past": true}]}]});
    read(&file.to_string()).expect("it is sound")
}

fn sound() -> serde_json::Value {
    json!({"v": 1, "id": "0198c0de-0000-7000-8000-00000000000a", "questionnaire": "q", "version": 3,
        "unit": "soc-son", "channel": "web", "mode": "page", "language": "vi", "started": NOW - 9,
        "submitted": NOW, "sitting": "s", "suspect": ["fast"],
        "answers": {"i": 2, "late": "yes", "why": "vì", "day": "2026-11-30"}})
}

/// The sound response with one member replaced.
fn with(path: &str, value: serde_json::Value) -> serde_json::Value {
    let mut stored = sound();
    let mut place = &mut stored;
    for part in path.split('/').skip(1) {
        if place.is_null() {
            *place = json!({});
        }
        place = place.as_object_mut().expect("an object").entry(part).or_insert(json!(null));
    }
    *place = value;
    stored
}

#[test]
fn a_form_s_response_passes() {
    assert_eq!(check(&small(), sound()), []);
    assert_eq!(check(&small(), with("/unit", json!(null)))[0].0, "/answers/unit", "it is needed");
    let mut chosen = with("/answers/unit", json!("soc-son"));
    assert_eq!(check(&small(), chosen.clone()), [], "chosen by the person");
    chosen["unit"] = json!(null);
    assert_eq!(check(&small(), chosen), []);
    // "ế" in two code points is one character.
    assert_eq!(
        check(&small(), with("/answers/why", json!("e\u{301}e\u{301}abc")))[0].1,
        FaultKind::Invalid(InvalidKind::TooLong(4, 1))
    );
    assert_eq!(check(&small(), with("/answers/why", json!("e\u{301}e\u{301}ab"))), []);
}

#[test]
fn each_fault_has_its_place() {
    use FaultKind::*;
    for (path, value, expected) in [
        ("/v", json!(2), OtherFormat),
        ("/v", json!(null), Missing),
        ("/id", json!("1"), NotAnId),
        ("/id", json!("0198C0DE-0000-7000-8000-00000000000A"), NotAnId),
        ("/id", json!(null), Missing),
        ("/version", json!(1.5), WrongType),
        ("/unit", json!("elsewhere"), UnknownUnit),
        ("/unit", json!(7), WrongType),
        ("/channel", json!("x".repeat(201)), TooLong(200)),
        ("/channel", json!("a\u{0}b"), ControlCharacter),
        ("/mode", json!("KIOSK"), NotAnAnswer),
        ("/language", json!(["vi"]), WrongType),
        ("/started", json!("now"), WrongType),
        ("/submitted", json!(null), Missing),
        ("/submitted", json!(1e300), WrongType),
        ("/suspect", json!("fast"), WrongType),
        ("/role", json!("administrator"), UnknownMember),
        ("/answers", json!([]), WrongType),
        ("/answers", json!(null), Missing),
        ("/answers/i", json!(3), NotAnAnswer),
        ("/answers/i", json!("2"), NotAnAnswer),
        ("/answers/i", json!({"$gt": 0}), NotAnAnswer),
        ("/answers/late", json!("maybe"), NotAnAnswer),
        ("/answers/secret", json!(1), UnknownQuestion),
        ("/answers/why", json!("a\u{1b}"), ControlCharacter),
        ("/answers/day", json!("2026-12-02"), Invalid(InvalidKind::InFuture)),
        ("/answers/day", json!("30/11/2026"), NotAnAnswer),
        ("/answers/i", json!(null), NotAnAnswer),
        ("/answers/unit", json!("elsewhere"), UnknownUnit),
        ("/orders/late", json!(["yes", "gold"]), NotAnAnswer),
        ("/orders/none", json!(["yes"]), UnknownQuestion),
    ] {
        let found = check(&small(), with(path, value.clone()));
        assert_eq!(found, [(path.to_owned(), expected)], "{path}: {value}");
    }
}

#[test]
fn what_is_not_asked_or_is_needed_is_told() {
    let mut stored = with("/answers/late", json!("no"));
    assert_eq!(check(&small(), stored.clone()), [("/answers/why".to_owned(), FaultKind::NotAsked)]);
    stored["answers"].as_object_mut().expect("an object").remove("i");
    let found: Vec<String> = check(&small(), stored).into_iter().map(|(path, _)| path).collect();
    assert_eq!(found, ["/answers/why", "/answers/i"], "every one at once");
}

#[test]
fn a_device_that_is_ahead_may_name_its_own_day() {
    let mut stored = with("/answers/day", json!("2100-01-01"));
    stored["submitted"] = json!(4_102_450_000_000_i64);
    assert_eq!(check(&small(), stored), []);
}

fn json_value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(|truth| json!(truth)),
        any::<i64>().prop_map(|number| json!(number)),
        "\\PC{0,8}".prop_map(|text| json!(text)),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(|list| json!(list)),
            prop::collection::btree_map("[a-z/~]{0,4}", inner, 0..3).prop_map(|map| json!(map)),
        ]
    })
}

proptest! {
    /// Whatever comes: no panic, and nothing passes that a lenient reading would change.
    #[test]
    fn what_passes_is_read_as_it_stands(
        which in prop::sample::select(MEMBERS.to_vec()), value in json_value(), answer in json_value(),
        question in prop::sample::select(vec!["a1", "respondent", "comment", "visits", "unit"]),
    ) {
        let sipas = sipas();
        let mut stored = json!({"v": 1, "id": "0198c0de-0000-7000-8000-00000000000a",
            "questionnaire": "sipas-22", "version": sipas.version, "mode": "page", "language": "vi",
            "submitted": NOW, "answers": {}});
        stored["answers"][question] = answer;
        stored[which] = value;
        let known = Known { is_unit: &|_| true, length: &|text| text.chars().count(), now: NOW };
        let stored = Value::from(stored);
        if let Ok(response) = read_received(&sipas, &stored, known) {
            let given = stored.get("answers").and_then(Value::as_object).map_or(0, <[_]>::len);
            prop_assert_eq!(response.answers.iter().count(), given);
        }
    }
}
