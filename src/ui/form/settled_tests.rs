//! A store that answers late or not at all, and forms that were put by.

use hailong_core::response::Answer;

use super::{Action, Focus, PutBy, Step, StoreErrorKind, Submit};
use crate::ui::form::state::tests::{form, index, reviewed};

#[test]
fn a_late_success_is_shown_unless_something_was_changed() {
    let late = |between: &[Action]| {
        let mut state = reviewed();
        state.apply(Action::Submit(9));
        state.apply(Action::NotStored(StoreErrorKind::Slow, 9));
        assert_eq!(state.submit, Submit::Failed(StoreErrorKind::Slow));
        between.iter().for_each(|action| state.apply(action.clone()));
        state.apply(Action::Stored("id".into(), 9));
        state
    };
    let overall = index(&form(), "overall");
    let change = Action::Answer(overall, Some(Answer::Level(1)));
    assert_eq!(late(&[]).step, Step::Receipt);
    assert_eq!(late(&[Action::Back]).step, Step::Receipt);
    assert_eq!(late(&[Action::Submit(20)]).step, Step::Receipt, "it was sent again");
    // What was stored isn't what is on the screen.
    assert_eq!(late(&[Action::Back, change.clone()]).step, Step::Page(4));
    let mut again = late(&[change, Action::Submit(20)]);
    assert_eq!((again.step, again.submit), (Step::Review, Submit::Running));
    // Nor does the first one's failure say anything of the second.
    again.apply(Action::NotStored(StoreErrorKind::Failed, 9));
    assert_eq!(again.submit, Submit::Running);
    again.apply(Action::Stored("id".into(), 20));
    assert_eq!(again.step, Step::Receipt);
    // A receipt stays one.
    again.apply(Action::NotStored(StoreErrorKind::Slow, 20));
    assert_eq!((again.step, again.submit), (Step::Receipt, Submit::Idle));
}

#[test]
fn a_form_that_was_put_by_comes_back_when_it_is_asked_for() {
    let draft = reviewed().draft().expect("there are answers");
    let mut state = form();
    state.found = Some((draft.clone(), 7));
    assert!(state.is_untouched() && state.id.is_empty(), "nothing is shown before");
    let mut other = state.clone();
    state.apply(Action::Resume);
    assert_eq!((state.step, state.focus.0), (Step::Review, Focus::Heading));
    assert_eq!((&state.id, &state.answers, &state.found), (&draft.id, &draft.answers, &None));
    other.apply(Action::Discard);
    assert_eq!((&other.found, other.focus.0), (&None, Focus::Heading));
    assert!(other.is_untouched());
    state.apply(Action::PutBy(PutBy::Kept(5)));
    assert_eq!(state.put_by, PutBy::Kept(5));
}
