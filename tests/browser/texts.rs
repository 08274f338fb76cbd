//! Code that needs the browser's JavaScript: JSON by its parser, drafts in the tab's storage, numbers and texts.

use hailong::i18n::typed;
use hailong::platform::{clean, new_id, now};
use hailong::storage::{DraftStore, MemoryDrafts, SessionDrafts, json};
use hailong_core::json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn json_comes_back_as_it_was() {
    let text = r#"{"z":1,"a":[true,false,null,-2.5,1e+21,"ế \"q\" \\ \n"],"o":{"":[],"e":{}}}"#;
    let value = json::parse(text).expect("it is JSON");
    assert_eq!(json::stringify(&value), text, "the order of members too");
    assert_eq!(json::parse(&json::stringify(&value)), Ok(value.clone()));
    assert_eq!(json::from_js(&json::to_js(&value)), value);
}

#[wasm_bindgen_test]
fn what_is_no_json_is_refused_with_words() {
    for text in ["", "{", "{,}", "undefined", "NaN", "'x'"] {
        let error = json::parse(text).expect_err(text);
        assert!(!error.is_empty(), "{text}");
    }
}

#[wasm_bindgen_test]
fn what_json_has_not_becomes_null() {
    assert_eq!(json::from_js(&wasm_bindgen::JsValue::UNDEFINED), Value::Null);
    assert_eq!(json::stringify(&Value::Number(f64::NAN)), "null");
    // A member of this name is data like any other, no prototype.
    let value = json::parse(r#"{"__proto__":{"polluted":true}}"#).expect("it is JSON");
    assert!(value.get("polluted").is_none());
}

#[wasm_bindgen_test]
fn drafts_are_kept_by_their_name() {
    let [one, other] = ["test:one", "test:other"].map(SessionDrafts::new);
    one.wipe();
    other.wipe();
    assert_eq!(one.load(), None);
    assert!(one.save("Nháp một"));
    assert!(one.save("Nháp hai"));
    assert!(other.save("khác"));
    assert_eq!(SessionDrafts::new("test:one").load().as_deref(), Some("Nháp hai"));
    one.wipe();
    one.wipe();
    assert_eq!(one.load(), None);
    assert_eq!(other.load().as_deref(), Some("khác"));
    other.wipe();
}

#[wasm_bindgen_test]
fn a_draft_that_has_no_room_says_so() {
    let drafts = SessionDrafts::new("test:large");
    assert!(drafts.save("small"));
    assert!(!drafts.save(&"x".repeat(20_000_000)));
    assert_eq!(drafts.load().as_deref(), Some("small"), "the one before stays");
    drafts.wipe();
}

#[wasm_bindgen_test]
fn drafts_in_memory_do_the_same() {
    let drafts = MemoryDrafts::default();
    assert_eq!(drafts.load(), None);
    assert!(drafts.save("a"));
    assert_eq!(drafts.load().as_deref(), Some("a"));
    drafts.wipe();
    assert_eq!(drafts.load(), None);
}

#[wasm_bindgen_test]
fn texts_are_kept_clean() {
    assert_eq!(clean("  E\u{302}\u{301} \0x\n"), "Ế x");
    assert_eq!(clean("dòng một\ndòng hai"), "dòng một\ndòng hai");
}

#[wasm_bindgen_test]
fn numbers_are_written_as_they_are_typed() {
    for (number, text) in [(2.0, "2"), (2.5, "2,5"), (-0.125, "-0,125"), (1009.0, "1009")] {
        assert_eq!(typed(number), text);
    }
}

#[wasm_bindgen_test]
fn ids_are_uuids_of_version_seven_in_order_of_time() {
    let before = now();
    let id = new_id();
    let parts: Vec<_> = id.split('-').map(str::len).collect();
    assert_eq!(parts, [8, 4, 4, 4, 12]);
    assert_eq!(id.as_bytes()[14], b'7');
    assert!(b"89ab".contains(&id.as_bytes()[19]));
    let time = i64::from_str_radix(&id.replace('-', "")[..12], 16).expect("it is hexadecimal");
    assert!((before..=now()).contains(&time));
    assert_ne!(new_id(), new_id());
}
