//! What is carried out in the browser for each thing that can happen: named where it has its cause, and nothing besides.

use hailong_core::response::Answer;

use super::tests::{answer, form, index, reviewed};
use super::{Action, Effect, FormState, SavedForLater, StoreFailure};
use crate::ui::form::aids::{Aid, Wish};

fn check(state: &mut FormState, action: Action, expected: &[Effect]) {
    let said = format!("{action:?}");
    assert_eq!(state.update(action), expected, "{said}");
}

#[test]
fn the_draft_is_kept_with_each_answer_and_step() {
    let mut state = form();
    let respondent = index(&state, "respondent");
    let citizen = || Some(Answer::Choice("citizen".into()));
    check(&mut state, Action::Begin("id".into(), 5), &[Effect::TellStarted]);
    check(&mut state, Action::Begin("other".into(), 6), &[]);
    check(&mut state, Action::Answer(respondent, citizen()), &[Effect::KeepDraft]);
    check(&mut state, Action::Answer(respondent, None), &[Effect::WipeDraft]);
    check(&mut state, Action::Answer(respondent, citizen()), &[Effect::KeepDraft]);
    let (_, steps) = state.progress();
    check(&mut state, Action::Next, &[Effect::TellProgress(2, steps), Effect::KeepDraft]);
    check(&mut state, Action::Back, &[Effect::TellProgress(1, steps), Effect::KeepDraft]);
    // There is nothing before the first step.
    check(&mut state, Action::Back, &[]);
}

#[test]
fn a_response_is_sent_once_and_its_traces_go_when_it_is_stored() {
    let mut state = reviewed();
    check(&mut state, Action::Submit(9), &[Effect::Send]);
    check(&mut state, Action::Submit(9), &[]);
    check(&mut state, Action::NotStored(StoreFailure::Full, 9), &[]);
    check(&mut state, Action::Submit(9), &[Effect::Send]);
    // Under the id of an earlier attempt, whose draft had this one's.
    check(&mut state, Action::Stored("first".into(), 9), &[Effect::ForgetSent("id".into())]);
    check(&mut state, Action::Stored("first".into(), 9), &[]);
}

#[test]
fn what_is_wrong_sends_nothing() {
    let mut state = form();
    state.apply(Action::Begin("id".into(), 5));
    answer(&mut state, "overall", Answer::Level(4));
    assert!(!state.update(Action::Submit(9)).contains(&Effect::Send));
}

#[test]
fn a_form_is_saved_for_later_and_found_again() {
    let mut state = reviewed();
    check(&mut state, Action::SaveForLater, &[Effect::SaveForLater]);
    assert_eq!(state.saved_for_later, SavedForLater::No, "the device hasn't said so yet");
    check(&mut state, Action::SavedForLater(SavedForLater::Failed), &[]);
    let draft = state.draft().expect("there are answers");
    let mut found = form();
    found.found = Some((draft.clone(), 7));
    let mut discarded = found.clone();
    check(&mut discarded, Action::Discard, &[Effect::ForgetSaved(draft.id)]);
    let resumed = found.update(Action::Resume);
    assert_eq!(resumed.first(), Some(&Effect::NoteResumed));
    assert!(resumed.contains(&Effect::KeepDraft) && resumed.contains(&Effect::LookIfStored));
}

#[test]
fn what_needs_the_lazy_chunk_waits_for_it() {
    let mut state = form();
    check(&mut state, Action::Aid(Aid::Read(3)), &[Effect::FetchLazy]);
    assert_eq!((state.aids.awaited, state.aids.speaking), (Some(Wish::Reading(3)), None));
    let mut failed = state.clone();
    check(&mut failed, Action::LazyMissing, &[]);
    assert_eq!((failed.aids.awaited, failed.aids.missing), (None, Some(Wish::Reading(3))));
    check(&mut state, Action::LazyCame, &[Effect::HoldFocus, Effect::Speak(3)]);
    assert_eq!((state.aids.awaited, state.aids.speaking), (None, Some(3)));
    check(&mut state, Action::Aid(Aid::Read(3)), &[Effect::StopSpeaking]);
    check(&mut state, Action::Aid(Aid::Print), &[Effect::Print]);
    check(&mut state, Action::Aid(Aid::Printed), &[Effect::EndPrinting]);
    check(&mut state, Action::Aid(Aid::Open(true)), &[]);
    check(&mut state, Action::Aid(Aid::Size(1)), &[Effect::KeepDisplay((1, false, false))]);
    // Neither an answer nor what was chosen before waits.
    for action in [Action::Next, Action::Submit(0), Action::Aid(Aid::Open(false))] {
        assert_eq!(action.wish(), None, "{action:?}");
    }
}

#[test]
fn a_question_that_is_read_is_broken_off_by_the_next_step_and_another_language() {
    let mut state = reviewed();
    state.has_lazy = true;
    check(&mut state, Action::Aid(Aid::Read(3)), &[Effect::Speak(3)]);
    let stopped = state.update(Action::Back);
    assert_eq!(stopped.first(), Some(&Effect::StopSpeaking), "{stopped:?}");
    check(&mut state, Action::Aid(Aid::Read(3)), &[Effect::Speak(3)]);
    check(&mut state, Action::Language, &[Effect::StopSpeaking, Effect::FindVoice]);
}
