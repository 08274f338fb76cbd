//! The IndexedDB store: stored responses stay, none is lost and none is doubled.

use hailong::platform::new_id;
use hailong::storage::{Device, DeviceStore, IndexedDb, ResponseStore, StoredFile};
use hailong_core::json::Value;
use hailong_wire::with_marks;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Blob;

fn response(id: &str, questionnaire: &str, comment: &str) -> Value {
    let text = |text: &str| Value::String(text.to_owned());
    let answers = vec![
        ("a1".to_owned(), Value::Number(4.0)),
        ("expect".to_owned(), Value::List(vec![text("faster"), text("digital")])),
        ("comment".to_owned(), text(comment)),
        ("consent".to_owned(), Value::Bool(true)),
    ];
    Value::Object(vec![
        ("v".to_owned(), Value::Number(1.0)),
        ("id".to_owned(), text(id)),
        ("questionnaire".to_owned(), text(questionnaire)),
        ("unit".to_owned(), Value::Null),
        ("answers".to_owned(), Value::Object(answers)),
    ])
}

/// A questionnaire of the test's own: the tests share a database.
fn questionnaire(test: &str) -> String {
    [test, "-", &new_id()].concat()
}

#[wasm_bindgen_test]
async fn a_response_that_was_added_is_there() {
    let (id, questionnaire) = (new_id(), questionnaire("added"));
    let response = response(&id, &questionnaire, "Cảm ơn");
    assert!(!IndexedDb.has(response.clone()).await.expect("the store can be read"));
    assert!(IndexedDb.all(&questionnaire).await.expect("the store can be read").is_empty());

    let kept = IndexedDb.add(response.clone()).await.expect("there is room");
    assert_eq!(kept, id);

    // Each operation opens the database anew: this is what another page load finds.
    assert!(IndexedDb.has(response.clone()).await.expect("the store can be read"));
    let all = IndexedDb.all(&questionnaire).await.expect("the store can be read");
    assert_eq!(all, [response], "as it was, member by member");
    assert!(IndexedDb.all("another").await.expect("the store can be read").is_empty());
}

#[wasm_bindgen_test]
async fn the_same_response_twice_is_one() {
    let (id, questionnaire) = (new_id(), questionnaire("twice"));
    let response = response(&id, &questionnaire, "");
    for _ in 0..3 {
        let kept = IndexedDb.add(response.clone()).await.expect("there is room");
        assert_eq!(kept, id);
    }
    assert_eq!(IndexedDb.all(&questionnaire).await.expect("it can be read").len(), 1);
}

#[wasm_bindgen_test]
async fn another_response_under_the_same_id_is_a_second_one() {
    let (id, questionnaire) = (new_id(), questionnaire("other"));
    let [first, second] = ["một", "hai"].map(|comment| response(&id, &questionnaire, comment));
    let kept = IndexedDb.add(first.clone()).await.expect("there is room");
    assert!(!IndexedDb.has(second.clone()).await.expect("it can be read"), "that is another's");
    let other = IndexedDb.add(second).await.expect("there is room");
    assert_eq!(kept, id);
    assert_ne!(other, id);
    assert!(IndexedDb.has(first.clone()).await.expect("it can be read"));
    let all = IndexedDb.all(&questionnaire).await.expect("it can be read");
    assert_eq!(all.len(), 2);
    assert!(all.contains(&first), "the first is as it was");
    let comments: Vec<_> = all
        .iter()
        .filter_map(|response| response.get("answers")?.get("comment")?.as_str())
        .collect();
    assert!(comments.contains(&"một") && comments.contains(&"hai"), "{comments:?}");
}

/// The response as it was sent in a sitting at some time.
fn sent(response: Value, sitting: &str, submitted: f64) -> Value {
    let Value::Object(mut members) = with_marks(response, sitting, &[]) else {
        panic!("an object")
    };
    members.push(("submitted".to_owned(), Value::Number(submitted)));
    Value::Object(members)
}

#[wasm_bindgen_test]
async fn the_last_response_of_a_sitting_is_what_is_kept() {
    // In the order in which they were sent, and with the first one coming last.
    for order in [[0, 1], [1, 0]] {
        let (id, questionnaire) = (new_id(), questionnaire("sitting"));
        let both = [("một", 5.0), ("hai", 6.0)]
            .map(|(comment, at)| sent(response(&id, &questionnaire, comment), "same", at));
        for at in order {
            assert_eq!(IndexedDb.add(both[at].clone()).await.expect("there is room"), id);
        }
        assert_eq!(IndexedDb.all(&questionnaire).await.expect("it can be read"), [both[1].clone()]);
    }
}

#[wasm_bindgen_test]
async fn another_sitting_is_another_response_even_with_the_same_answers() {
    let (id, questionnaire) = (new_id(), questionnaire("sittings"));
    for sitting in ["one", "other"] {
        let sent = sent(response(&id, &questionnaire, ""), sitting, 5.0);
        IndexedDb.add(sent).await.expect("there is room");
    }
    assert_eq!(IndexedDb.all(&questionnaire).await.expect("it can be read").len(), 2);
}

#[wasm_bindgen_test]
async fn responses_that_are_added_at_once_are_all_kept() {
    let questionnaire = questionnaire("at-once");
    let added: Vec<_> =
        (0..20).map(|_| IndexedDb.add(response(&new_id(), &questionnaire, ""))).collect();
    for added in added {
        added.await.expect("there is room");
    }
    assert_eq!(IndexedDb.all(&questionnaire).await.expect("it can be read").len(), 20);
}

#[wasm_bindgen_test]
async fn a_file_is_kept_and_forgotten() {
    let questionnaire = questionnaire("file");
    let parts = js_sys::Array::of1(&"unit,a1\r\nsoc-son,4\r\n".into());
    let file = StoredFile {
        id: new_id(),
        questionnaire: questionnaire.clone(),
        name: "Khảo sát quý III.csv".to_owned(),
        columns: "unit=0".to_owned(),
        blob: Blob::new_with_str_sequence(&parts).expect("a blob can be made"),
    };
    // Keeping it again, with its columns matched anew, is the same file.
    IndexedDb.keep_file(&file).await.expect("there is room");
    let file = StoredFile { columns: "unit=1".to_owned(), ..file };
    IndexedDb.keep_file(&file).await.expect("there is room");

    let files = IndexedDb.files(&questionnaire).await.expect("it can be read");
    let [kept] = files.as_slice() else { panic!("one file, not {}", files.len()) };
    assert_eq!((&kept.id, &kept.name, &kept.columns), (&file.id, &file.name, &file.columns));
    let text = JsFuture::from(kept.blob.text()).await.expect("the blob can be read");
    assert_eq!(text.as_string().as_deref(), Some("unit,a1\r\nsoc-son,4\r\n"));

    IndexedDb.forget_file(&questionnaire, &file.id).await.expect("it can be forgotten");
    IndexedDb.forget_file(&questionnaire, &file.id).await.expect("twice as well");
    assert!(IndexedDb.files(&questionnaire).await.expect("it can be read").is_empty());
}

#[wasm_bindgen_test]
fn what_is_put_by_is_kept_for_a_week() {
    const DAY: i64 = 86_400_000;
    let form = |at: i64| {
        let draft = ("draft".to_owned(), Value::String("…".to_owned()));
        Value::Object(vec![("at".to_owned(), at.into()), draft])
    };
    let name = questionnaire("kept");
    let (device, other) = (Device::new(&name), Device::new(&[&name, "-2"].concat()));
    assert_eq!(device.find(0), None);
    let start = 20_000 * DAY;
    assert!(device.keep("first", &form(start)) && device.keep("second", &form(start + DAY)));
    assert!(other.keep("third", &form(start + 2 * DAY)));
    assert_eq!(device.find(start + DAY), Some(form(start + DAY)), "the last of its own");
    device.forget("second");
    assert_eq!(device.find(start + 7 * DAY), Some(form(start)));
    assert_eq!(device.find(start + 7 * DAY + 1), None);
    assert_eq!(device.find(start), None, "it is gone, not hidden");
    assert_eq!(other.find(start + 7 * DAY), Some(form(start + 2 * DAY)));
    // Another form's visit clears it away as well. A clock that was put back by years hides nothing for years.
    assert_eq!(device.find(start - 400 * DAY), None);
    assert_eq!(other.find(start + 2 * DAY), None);
}

#[wasm_bindgen_test]
fn the_last_ten_times_of_sending_are_known() {
    let device = Device::new(&questionnaire("sent"));
    (1..=12).for_each(|at| device.note_sent(at));
    for (since, count) in [(0, 10), (2, 10), (3, 9), (11, 1), (12, 0)] {
        assert_eq!(device.sent_since(since), count, "{since}");
    }
}
