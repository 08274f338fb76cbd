//! Responses and drafts survive being stored, and what was tampered with does no harm.

use hailong_core::json::Value;
use hailong_core::questionnaire::Kind;
use hailong_core::response::{Answer, Answers, Draft, Mode, Paradata, Response, fits};
use proptest::prelude::*;

use super::made_up::{answers_to_all, sipas};
use super::{draft_from_json, draft_to_json, mode_of, response_from_json, response_to_json};

/// The orders of some shuffled questions.
fn orders() -> impl Strategy<Value = Vec<(usize, Vec<String>)>> {
    let order = prop::collection::vec("[a-z]{1,4}", 0..4);
    let at = 0..sipas().question_count();
    prop::collection::btree_map(at, order, 0..3).prop_map(|orders| orders.into_iter().collect())
}

fn response() -> impl Strategy<Value = Response> {
    let text = || prop::option::of("\\PC{1,12}");
    let time = || prop::option::of(0..9_007_199_254_740_991_i64);
    let mode = prop::sample::select(vec![Mode::Page, Mode::Kiosk, Mode::Assisted, Mode::Short]);
    let unit_and_paper = (text(), text());
    (unit_and_paper, text(), mode, "vi|en", time(), time(), answers_to_all(), 1..9_u32, orders())
        .prop_map(
            |(
                (unit, paper),
                channel,
                mode,
                language,
                started,
                submitted,
                answers,
                version,
                orders,
            )| Response {
                id: "0198c0de-0000-7000-8000-000000000000".into(),
                version,
                unit,
                channel,
                mode,
                language,
                started,
                submitted,
                paper,
                answers,
                paradata: Paradata { orders },
            },
        )
}

/// Any JSON at all.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        prop_oneof![any::<f64>(), (0..7_i32).prop_map(f64::from)].prop_map(Value::Number),
        prop_oneof!["\\PC{0,8}", Just("na".to_owned()), Just("citizen".to_owned())]
            .prop_map(Value::String),
    ];
    leaf.prop_recursive(2, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
            prop::collection::vec(("[a-z0-9]{1,6}", inner), 0..4).prop_map(Value::Object),
        ]
    })
}

/// The value with one member replaced.
fn with(value: &Value, name: &str, member: Value) -> Value {
    let Value::Object(mut members) = value.clone() else { panic!("an object") };
    match members.iter_mut().find(|(other, _)| other == name) {
        Some((_, old)) => *old = member,
        None => members.push((name.to_owned(), member)),
    }
    Value::Object(members)
}

fn sample() -> Value {
    let sipas = sipas();
    let mut answers = Answers::none(sipas.question_count());
    for (id, answer) in [
        ("respondent", Answer::Choice("citizen".into())),
        ("a1", Answer::Level(4)),
        ("a2", Answer::NotApplicable),
        ("visits", Answer::Number(2.5)),
        ("expectations", Answer::Choices(vec!["faster".into(), "digital".into()])),
        ("comment", Answer::Text("Tốt".into())),
        ("consent", Answer::Given),
    ] {
        answers.set(sipas.index_of(id).expect("it is asked"), Some(answer));
    }
    let response = Response {
        id: "id".into(),
        version: 1,
        unit: Some("soc-son".into()),
        channel: None,
        mode: Mode::Page,
        language: "vi".into(),
        started: Some(1_790_000_000_000),
        submitted: None,
        paper: None,
        answers,
        paradata: Paradata::default(),
    };
    response_to_json(&sipas, &response)
}

#[test]
fn answers_are_the_plainest_json() {
    let stored = sample();
    let answers = stored.get("answers").expect("it has them");
    assert_eq!(stored.get("questionnaire").and_then(Value::as_str), Some("sipas-22"));
    assert_eq!(stored.get("started").and_then(Value::as_i64), Some(1_790_000_000_000));
    assert_eq!(answers.get("a1"), Some(&Value::Number(4.0)));
    assert_eq!(answers.get("a2"), Some(&Value::String("na".into())));
    assert_eq!(answers.get("consent"), Some(&Value::Bool(true)));
    assert_eq!(answers.get("a3"), None, "what wasn't answered isn't there");
    let list = answers.get("expectations").and_then(Value::as_list).map(<[_]>::len);
    assert_eq!(list, Some(2));
    assert_eq!(stored.get("paper"), None, "what nobody keyed in from paper has none");
}

#[test]
fn what_is_no_response_to_it_is_none() {
    let read = |stored: &Value| response_from_json(&sipas(), stored);
    assert!(read(&sample()).is_some());
    for (name, member) in [
        ("v", Value::Number(2.0)),
        ("v", Value::String("1".into())),
        ("id", Value::Null),
        ("questionnaire", Value::String("beps".into())),
        ("version", Value::Number(-1.0)),
        ("version", Value::Number(1.5)),
        ("answers", Value::Null),
    ] {
        assert!(read(&with(&sample(), name, member.clone())).is_none(), "{name}: {member:?}");
    }
    assert!(read(&Value::Null).is_none());
    assert!(read(&Value::List(vec![sample()])).is_none());
}

#[test]
fn answers_that_can_not_be_are_left_out() {
    let sipas = sipas();
    let stored = sample();
    let answers = stored.get("answers").expect("it has them");
    for (id, member) in [
        ("a1", Value::Number(0.0)),
        ("a1", Value::Number(6.0)),
        ("a1", Value::Number(2.5)),
        ("a1", Value::Number(260.0)),
        ("a1", Value::String("4".into())),
        ("respondent", Value::String("king".into())),
        ("respondent", Value::Number(1.0)),
        ("expectations", Value::List(vec!["faster".into(), "gold".into()])),
        ("expectations", Value::List(vec!["faster".into(), Value::Null])),
        ("expectations", Value::String("faster".into())),
        ("visits", Value::Bool(true)),
        ("visits", Value::Number(f64::INFINITY)),
        ("comment", Value::Number(1.0)),
        ("consent", Value::Bool(false)),
        ("consent", Value::String("true".into())),
    ] {
        let tampered = with(&stored, "answers", with(answers, id, member.clone()));
        let read = response_from_json(&sipas, &tampered).expect("the rest is good");
        let at = sipas.index_of(id).expect("it is asked");
        assert_eq!(read.answers.get(at), None, "{id}: {member:?}");
        assert!(!read.answers.is_empty(), "the others stay");
    }
}

#[test]
fn a_mode_that_is_not_known_is_the_page() {
    assert_eq!(
        ["page", "kiosk", "assisted", "", "KIOSK"].map(mode_of),
        [Mode::Page, Mode::Kiosk, Mode::Assisted, Mode::Page, Mode::Page]
    );
}

proptest! {
    #[test]
    fn a_response_comes_back_as_it_was(response in response()) {
        let sipas = sipas();
        let stored = response_to_json(&sipas, &response);
        prop_assert_eq!(response_from_json(&sipas, &stored), Some(response));
    }

    #[test]
    fn a_draft_comes_back_as_it_was(
        page in 0..=5_usize,
        started in 0..4_000_000_000_000_i64,
        seed: u32,
        answers in answers_to_all(),
    ) {
        let sipas = sipas();
        let draft = Draft { id: "id".into(), started, page, seed, answers };
        prop_assert_eq!(draft_from_json(&sipas, &draft_to_json(&sipas, &draft)), Some(draft));
    }

    #[test]
    fn a_draft_of_a_page_that_there_is_not_opens_the_last(page in 6..99_usize) {
        let sipas = sipas();
        let draft = Draft { id: "id".into(), page, ..Draft::default() };
        let read = draft_from_json(&sipas, &draft_to_json(&sipas, &draft)).map(|draft| draft.page);
        prop_assert_eq!(read, Some(sipas.pages.len()));
    }

    /// Whatever stands in the store: no panic, and only answers that the questions can have.
    #[test]
    fn tampered_records_do_no_harm(
        which in prop::sample::select(vec![
            "v", "id", "version", "unit", "channel", "mode", "started", "answers", "page",
        ]),
        question in prop::sample::select(vec![
            "respondent", "a1", "b5", "visits", "expectations", "comment", "unit", "consent",
        ]),
        top in json(),
        member in json(),
    ) {
        let sipas = sipas();
        let stored = sample();
        let answers = stored.get("answers").expect("it has them");
        for tampered in [
            top.clone(),
            with(&stored, which, top.clone()),
            with(&stored, "answers", with(answers, question, member)),
        ] {
            let draft = with(&sample_draft(), "answers", tampered.get("answers").cloned().unwrap_or(top.clone()));
            let _ = draft_from_json(&sipas, &tampered);
            let read = [
                response_from_json(&sipas, &tampered).map(|response| response.answers),
                draft_from_json(&sipas, &draft).map(|draft| draft.answers),
            ];
            for (at, answer) in read.iter().flatten().flat_map(Answers::iter) {
                let mistyped = matches!(sipas.questions[at].kind, Kind::Number { .. })
                    && matches!(answer, Answer::Text(_));
                prop_assert!(fits(&sipas, at, answer) || mistyped, "{at}: {answer:?}");
            }
        }
    }
}

fn sample_draft() -> Value {
    draft_to_json(&sipas(), &Draft { id: "id".into(), ..Draft::default() })
}
