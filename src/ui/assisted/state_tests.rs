//! Keying in, key by key.

use std::rc::Rc;

use hailong_core::questionnaire::{Questionnaire, read};
use hailong_core::response::{Answer, Answers, fits};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_oneof, proptest};

use super::Key::{
    Back, Begin, Digit, Known, NotStored, NotUndone, Paper, Pick, Skip, Store, Stored, Type, Undone,
};
use super::{AssistedState, Cursor, Key, Trouble, next_number};
use crate::ui::form::state::StoreFailure::Failed;
use crate::ui::form::state::{Setup, Submit};

/// Two items, a choice, a text for those who were dissatisfied, and consent.
fn questionnaire() -> Questionnaire {
    let file = r#"{"id": "q", "version": 1, "title": "Q",
    "scales": {"s": {"levels": [{"label": "1"}, {"label": "2"}, {"label": "3"}], "top": 1,
        "not_applicable": "NA"}},
    "pages": [{"id": "p", "title": "P", "questions": [
        {"id": "a", "kind": "item", "label": "A", "scale": "s", "required": true},
        {"id": "why", "kind": "text", "label": "Why?", "most": 9,
            "visible_if": {"question": "a", "at_most": 1}},
        {"id": "b", "kind": "item", "label": "B", "scale": "s"},
        {"id": "visits", "kind": "number", "label": "Visits"},
        {"id": "ok", "kind": "consent", "label": "OK", "required": true}]}]}"#;
    read(file).expect("it is sound")
}

const A: usize = 0;
const WHY: usize = 1;
const B: usize = 2;
const VISITS: usize = 3;
const OK: usize = 4;

fn begin() -> AssistedState {
    let questionnaire = Rc::new(questionnaire());
    let answers = Answers::none(questionnaire.question_count());
    AssistedState::new(questionnaire, Setup { answers, ..Setup::default() })
}

fn press(state: &mut AssistedState, keys: &[Key]) {
    for key in keys {
        if matches!(key, Digit(_) | Pick(..) | Type(..)) && state.form.id.is_empty() {
            state.apply(Begin("id".into(), 1));
        }
        state.apply(key.clone());
    }
}

fn paper(number: &str) -> Key {
    Paper(number.into())
}

#[test]
fn digits_answer_and_go_on() {
    let check = |keys: &[Key], at: Cursor, a: Option<Answer>, b: Option<Answer>| {
        let mut state = begin();
        press(&mut state, &[paper("7"), Skip]);
        press(&mut state, keys);
        assert_eq!(state.at, at, "{keys:?}");
        assert_eq!(state.form.answers.get(A), a.as_ref(), "{keys:?}");
        assert_eq!(state.form.answers.get(B), b.as_ref(), "{keys:?}");
    };
    let level = |level| Some(Answer::Level(level));
    check(&[], Cursor::Question(A), None, None);
    check(&[Digit(2)], Cursor::Question(B), level(2), None);
    check(&[Digit(2), Digit(0)], Cursor::Question(OK), level(2), Some(Answer::NotApplicable));
    check(&[Digit(4)], Cursor::Question(A), None, None);
    check(&[Digit(2), Back, Digit(3)], Cursor::Question(B), level(3), None);
    check(&[Skip], Cursor::Question(A), None, None);
    check(&[Digit(2), Skip], Cursor::Question(OK), level(2), None);
    check(&[Digit(2), Skip, Digit(0)], Cursor::Question(OK), level(2), None);
    check(&[Digit(2), Skip, Digit(1)], Cursor::Question(VISITS), level(2), None);
    check(&[Digit(2), Skip, Digit(1), Digit(9)], Cursor::Question(VISITS), level(2), None);
    // What is typed comes after what a digit answers, and only where it is asked.
    check(&[Digit(1), Digit(1), Digit(1)], Cursor::Question(WHY), level(1), level(1));
    check(&[Back, Back], Cursor::Paper, None, None);
}

#[test]
fn a_whole_paper_and_the_next() {
    let mut state = begin();
    press(
        &mut state,
        &[paper(" A-009 "), Skip, Digit(3), Digit(2), Digit(1), Type(VISITS, "2,5".into())],
    );
    press(&mut state, &[Skip]);
    assert_eq!(state.at, Cursor::Store);
    press(&mut state, &[Store(5)]);
    assert_eq!((state.form.submit, state.form.submitted), (Submit::Running, 5));
    assert_eq!(state.form.answers.get(VISITS), Some(&Answer::Number(2.5)));
    // Nothing changes it any more.
    press(&mut state, &[Digit(1), paper("x"), Pick(A, None), Store(6)]);
    assert_eq!(state.paper, " A-009 ");
    press(&mut state, &[Stored("one".into())]);
    assert_eq!((state.paper.as_str(), state.at, state.count), ("A-010", Cursor::Question(A), 1));
    assert!(state.form.is_untouched() && state.form.id.is_empty() && state.typed.is_empty());
}

#[test]
fn a_paper_needs_a_number_that_is_new_or_meant() {
    let mut state = begin();
    press(&mut state, &[Known(vec!["7".to_owned()]), Skip]);
    assert_eq!((state.trouble, state.at), (Some(Trouble::NoPaper), Cursor::Paper));
    press(&mut state, &[paper("7")]);
    assert_eq!(state.trouble, None);
    press(&mut state, &[Skip]);
    assert_eq!((state.trouble, state.at), (Some(Trouble::KnownPaper), Cursor::Paper));
    press(&mut state, &[Skip]);
    assert_eq!((state.trouble, state.at), (None, Cursor::Question(A)));
    // Another number that is known is warned of again, also where it is met at the very end.
    press(&mut state, &[Known(vec!["8".to_owned()]), paper("8"), Digit(2), Digit(2), Digit(1)]);
    press(&mut state, &[Store(1)]);
    assert_eq!((state.trouble, state.at), (Some(Trouble::KnownPaper), Cursor::Paper));
    assert_eq!(state.form.submit, Submit::Idle);
    press(&mut state, &[Store(1)]);
    assert_eq!(state.form.submit, Submit::Running);
}

#[test]
fn a_number_that_turns_out_to_be_known_is_gone_back_to_while_nothing_is_keyed_in() {
    let mut state = begin();
    press(&mut state, &[paper("7"), Skip, Known(vec!["7".to_owned()])]);
    assert_eq!((state.trouble, state.at), (Some(Trouble::KnownPaper), Cursor::Paper));
    let mut state = begin();
    press(&mut state, &[paper("7"), Skip, Digit(2), Known(vec!["7".to_owned()])]);
    assert_eq!(state.trouble, None, "the end of the paper will tell");
    assert_ne!(state.at, Cursor::Paper);
}

#[test]
fn the_next_number_is_looked_at_where_it_is_known() {
    let mut state = begin();
    press(&mut state, &[Known(vec!["8".to_owned()]), paper("7"), Skip, Digit(2), Skip, Digit(1)]);
    press(&mut state, &[Store(1), Stored("one".into())]);
    assert_eq!((state.paper.as_str(), state.at), ("8", Cursor::Paper));
    assert_eq!(state.trouble, Some(Trouble::KnownPaper));
}

#[test]
fn what_is_missing_is_gone_to() {
    let mut state = begin();
    press(&mut state, &[paper("7"), Skip, Digit(2), Store(1)]);
    assert_eq!((state.at, state.form.submit), (Cursor::Question(OK), Submit::Idle));
    press(&mut state, &[Type(VISITS, "hai".into()), Digit(1), Store(1)]);
    assert_eq!(state.at, Cursor::Question(VISITS), "what can't be read is kept and gone to");
    assert_eq!(state.typed, [(VISITS, "hai".to_owned())]);
}

#[test]
fn what_was_not_stored_is_still_here() {
    let mut state = begin();
    press(&mut state, &[paper("7"), Skip, Digit(2), Skip, Digit(1), Store(1), NotStored(Failed)]);
    assert_eq!(state.trouble, Some(Trouble::NotStored));
    assert_eq!((state.paper.as_str(), state.count), ("7", 0));
    assert_eq!(state.form.answers.get(A), Some(&Answer::Level(2)));
    let id = state.form.id.clone();
    press(&mut state, &[Store(2)]);
    assert_eq!((state.form.submit, state.trouble), (Submit::Running, None));
    assert_eq!(state.form.id, id, "the same response, so that it is stored once");
}

#[test]
fn the_last_one_comes_back_to_be_mended() {
    let mut state = begin();
    press(
        &mut state,
        &[paper("7"), Skip, Digit(2), Skip, Digit(1), Store(1), Stored("one".into())],
    );
    assert!(state.can_undo());
    press(&mut state, &[Digit(3)]);
    assert!(!state.can_undo(), "not over what is keyed in now");
    press(&mut state, &[Pick(A, None), NotUndone]);
    assert_eq!((state.can_undo(), state.trouble), (true, Some(Trouble::NotUndone)));
    press(&mut state, &[Undone("two".into(), 9)]);
    assert_eq!((state.paper.as_str(), state.count, state.form.id.as_str()), ("7", 0, "two"));
    assert_eq!(state.form.answers.get(A), Some(&Answer::Level(2)));
    assert_eq!((state.at, state.trouble), (Cursor::Question(A), None));
    assert!(!state.can_undo(), "once");
    press(&mut state, &[Store(10)]);
    assert_eq!(state.form.submit, Submit::Running, "its number isn't known any more");
}

#[test]
fn numbers_are_counted_on() {
    let check = |paper: &str, expected: &str| assert_eq!(next_number(paper), expected, "{paper}");
    check("7", "8");
    check("009", "010");
    check("A-099", "A-100");
    check("999", "1000");
    check("Tổ 3/12", "Tổ 3/13");
    check("A", "");
    check("", "");
    check("99999999999999999999", "100000000000000000000");
    check("09", "10");
    check("A99", "A100");
}

fn key() -> impl Strategy<Value = Key> {
    prop_oneof![
        6 => (0..10_usize).prop_map(Digit), 2 => Just(Skip), 2 => Just(Back), 1 => Just(Key::Down),
        1 => "[0-9]{0,2}".prop_map(Paper), 1 => (0..6_usize, "\\PC{0,3}").prop_map(|(at, text)| Type(at, text)),
        1 => (0..5_usize).prop_map(|at| Key::At(Cursor::Question(at))), 2 => Just(Store(1)),
        1 => any::<bool>().prop_map(|well| if well { Stored("s".into()) } else { NotStored(Failed) }),
        1 => Just(Undone("u".into(), 2)),
    ]
}

proptest! {
    /// Whatever is pressed, no answer is one that its question can't have, and the clerk is somewhere.
    #[test]
    fn no_key_leads_nowhere(keys in vec(key(), 0..60)) {
        let mut state = begin();
        for key in keys {
            // The store answers only where it was asked.
            if matches!(key, Stored(_) | NotStored(_)) && state.form.submit != Submit::Running {
                continue;
            }
            if matches!(key, Undone(..)) && !state.can_undo() {
                continue;
            }
            let count = state.count;
            press(&mut state, std::slice::from_ref(&key));
            prop_assert!(state.count <= count + 1);
            for (at, answer) in state.form.answers.iter() {
                let is_raw = at == VISITS && matches!(answer, Answer::Text(_));
                prop_assert!(is_raw || fits(&state.form.questionnaire, at, answer), "{at}: {answer:?}");
            }
            if state.form.submit == Submit::Running {
                prop_assert!(state.form.invalid.is_empty() && !state.paper.trim().is_empty());
            }
        }
    }
}
