//! Responses of the demo's questionnaire: what is stored of them, and what makes two the same.

use std::sync::Arc;

use serde_json::json;

use super::*;
use crate::catalogue::tests::published;

const NOW: i64 = 1_796_040_000_000;

fn sound() -> Json {
    json!({"v": 1, "id": "0198c0de-0000-7000-8000-00000000000a", "questionnaire": "small", "version": 1,
        "unit": null, "channel": null, "mode": "page", "language": "vi", "started": NOW - 9_000,
        "submitted": NOW - 1_000, "sitting": "a sitting", "answers": {"how": 2, "why": "vì nhanh"}})
}

fn checked(json: Json) -> Submission {
    check_value(json, &published(), NOW).expect("it is sound")
}

#[test]
fn what_is_stored_is_what_was_sent_but_for_the_sitting() {
    let stored: Json = serde_json::from_str(&checked(sound()).body).expect("JSON");
    let mut expected = sound();
    expected.as_object_mut().expect("an object").remove("sitting");
    assert_eq!(stored, expected);
}

#[test]
fn the_same_response_is_known_again_in_any_order() {
    let one = checked(sound());
    let text = r#"{"answers": {"why": "vì nhanh", "how": 2.0}, "version": 1, "questionnaire": "small",
        "submitted": 1796039999000, "started": 1796039991000, "language": "vi", "mode": "page", "v": 1,
        "id": "0198c0de-0000-7000-8000-00000000000a"}"#;
    let other = check(text.as_bytes(), &published(), NOW + 5).expect("it is sound");
    assert_eq!((one.hash, one.sitting.len()), (other.hash, 32));
    assert!(other.sitting.is_empty());
    let mut changed = sound();
    changed["answers"]["how"] = json!(1);
    assert_ne!(checked(changed).hash, one.hash);
}

#[test]
fn a_clock_that_is_ahead_is_marked_and_changes_no_identity() {
    let mut ahead = sound();
    ahead["submitted"] = json!(4_102_450_000_000_i64);
    let early = checked(ahead.clone());
    assert!(early.body.contains(r#""suspect":["clock"]"#), "{}", early.body);
    let late = check_value(ahead, &published(), 4_102_460_000_000).expect("it is sound");
    assert!(!late.body.contains("suspect"));
    assert_eq!(early.hash, late.hash);
}

#[test]
fn what_is_not_taken_says_why() {
    let refusal = |json: Json| check_value(json, &published(), NOW).expect_err("it is refused");
    let with = |name: &str, value: Json| {
        let mut json = sound();
        json[name] = value;
        json
    };
    assert_eq!(
        refusal(with("questionnaire", json!("other"))),
        Refusal::UnknownQuestionnaire("other".into(), None)
    );
    assert_eq!(
        refusal(with("version", json!(2))),
        Refusal::UnknownQuestionnaire("small".into(), Some(2))
    );
    assert!(
        matches!(refusal(json!(7)), Refusal::Faults(faults) if faults[0].path == "/questionnaire")
    );
    assert!(
        matches!(refusal(with("answers", json!({"how": 9}))), Refusal::Faults(faults) if faults.len() == 1)
    );
    let cut = check(br#"{"v": 1, "#, &published(), NOW).expect_err("it is cut");
    assert_eq!(cut, Refusal::NotJson { line: 1, column: 9 });
    let deep = check("[".repeat(100_000).as_bytes(), &published(), NOW);
    assert!(matches!(deep, Err(Refusal::NotJson { .. })));
    let closed = Arc::new(published().closed_at(NOW));
    assert_eq!(
        check_value(sound(), &closed, NOW).expect_err("closed"),
        Refusal::Closed("small".into())
    );
    assert!(check_value(sound(), &closed, NOW - 1).is_ok());
}
