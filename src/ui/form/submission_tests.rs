//! A store that answers late or not at all, and forms that were saved for later.

use hailong_core::calendar::Millis;
use hailong_core::questionnaire::read;
use hailong_core::response::{Answer, Answers};
use serde_json::json;

use super::{Action, Focus, FormState, Step, StoreFailure, Submit};
use crate::ui::form::state::tests::{form, index, reviewed};
use crate::ui::form::state::{SavedForLater, Sending, Setup};

#[test]
fn a_late_success_is_shown_unless_something_was_changed() {
    let late = |between: &[Action]| {
        let mut state = reviewed();
        state.apply(Action::Submit(9));
        state.apply(Action::NotStored(StoreFailure::Slow, 9));
        assert_eq!(state.submit, Submit::Failed(StoreFailure::Slow));
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
    again.apply(Action::NotStored(StoreFailure::Failed, 9));
    assert_eq!(again.submit, Submit::Running);
    again.apply(Action::Stored("id".into(), 20));
    assert_eq!(again.step, Step::Receipt);
    // A receipt stays one.
    again.apply(Action::NotStored(StoreFailure::Slow, 20));
    assert_eq!((again.step, again.submit), (Step::Receipt, Submit::Idle));
}

#[test]
fn a_receipt_says_what_becomes_of_its_own_response() {
    let mut state = reviewed();
    state.apply(Action::Submit(9));
    let own = state.id.clone();
    let news = |state: &mut FormState, id: &str, sending: Sending| {
        state.apply(Action::Sending(id.to_owned(), sending));
    };
    news(&mut state, &own, Sending::Waiting);
    assert_eq!(state.sending, Sending::Kept, "there is no receipt yet");
    state.apply(Action::Stored(own.clone(), 9));
    news(&mut state, &own, Sending::Waiting);
    news(&mut state, "of the form before", Sending::Refused);
    assert_eq!(state.sending, Sending::Waiting);
    news(&mut state, &own, Sending::Renamed("new".into()));
    assert_eq!((&*state.id, &state.sending), ("new", &Sending::Waiting));
    news(&mut state, &own, Sending::Refused);
    news(&mut state, "new", Sending::Sent);
    assert_eq!(state.sending, Sending::Sent);
    assert_eq!(state.step, Step::Receipt);
}

#[test]
fn a_day_is_held_to_the_day_on_which_it_is_typed() {
    let questionnaire = read(
        &json!({"id": "q", "version": 1, "title": "Q", "pages": [
            {"id": "p", "title": "P", "questions": [
                {"id": "got", "kind": "date", "label": "Got", "past": true}]}]})
        .to_string(),
    );
    let day = Some(Answer::Text("2026-11-24".into()));
    let given = Setup { answers: Answers::none(1), ..Setup::default() };
    let mut fresh = FormState::new(questionnaire.expect("it is sound").into(), given);
    fresh.apply(Action::Answer(0, day));
    let check = |started: Millis, now: Millis, expected: Step| {
        let mut state = fresh.clone();
        (state.started, state.now) = (started, now);
        state.apply(Action::Next);
        assert_eq!(state.step, expected, "begun at {started}, now {now}");
    };
    // Noon of the 22nd, 24th in Vietnam.
    let (before, then) = (1_795_323_600_000, 1_795_496_400_000);
    check(before, before, Step::Page(0));
    check(before, then, Step::Review);
    // The page has answered it, and the person nothing yet.
    check(0, then, Step::Review);
    check(then, 0, Step::Review);
}

#[test]
fn a_form_that_was_saved_for_later_comes_back_when_it_is_asked_for() {
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
    state.apply(Action::SavedForLater(SavedForLater::At(5)));
    assert_eq!(state.saved_for_later, SavedForLater::At(5));
}
