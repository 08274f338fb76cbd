//! What follows from what a person does, case by case and at random.

use std::rc::Rc;

use hailong_core::questionnaire::{Asked, Questionnaire, read};
use hailong_core::response::{Answer, Answers, Draft};
use hailong_core::validate::InvalidKind;
use hailong_wire::made_up::{answer_to, answers_to_all, sipas};
use proptest::prelude::*;

use super::{Action, Focus, FormState, Setup, Step, StoreFailure, Submit};

const RESPONDENT: usize = 0;
const UNIT: usize = 1;
const VISITS: usize = 6;

fn given(questionnaire: &Questionnaire, unit: bool) -> Setup {
    let mut answers = Answers::none(questionnaire.question_count());
    answers.set(UNIT, unit.then(|| Answer::Choice("soc-son".into())));
    Setup { answers, unit, ..Setup::default() }
}

fn form_of(questionnaire: Questionnaire, unit: bool) -> FormState {
    let given = given(&questionnaire, unit);
    FormState::new(Rc::new(questionnaire), given)
}

pub(in crate::ui::form) fn form() -> FormState {
    form_of(sipas(), true)
}

pub(in crate::ui::form) fn index(state: &FormState, id: &str) -> usize {
    state.questionnaire.index_of(id).expect("the questionnaire asks it")
}

pub(in crate::ui::form) fn answer(state: &mut FormState, id: &str, answer: Answer) {
    let question = index(state, id);
    state.apply(Action::Answer(question, Some(answer)));
}

/// A form with all that is required, on its review page.
pub(in crate::ui::form) fn reviewed() -> FormState {
    let mut state = form();
    state.apply(Action::Begin("id".into(), 5));
    answer(&mut state, "respondent", Answer::Choice("citizen".into()));
    answer(&mut state, "overall", Answer::Level(4));
    answer(&mut state, "consent", Answer::Given);
    while state.step != Step::Review {
        let step = state.step;
        state.apply(Action::Next);
        assert_ne!(state.step, step, "{:?}", state.invalid);
    }
    state
}

#[test]
fn an_empty_form_is_on_its_first_page_and_leaves_the_focus_alone() {
    let state = form();
    assert_eq!((state.step, state.focus.0), (Step::Page(0), Focus::Stay));
    assert!(state.draft().is_none());
}

#[test]
fn the_unit_is_asked_only_where_the_page_has_not_said_it() {
    let asked = |given| form_of(sipas(), given).asked_on(0).any(|question| question == UNIT);
    assert!(!asked(true));
    assert!(asked(false));
}

#[test]
fn a_page_that_lacks_an_answer_stays_and_the_summary_takes_the_focus() {
    let mut state = form();
    state.apply(Action::Next);
    assert_eq!((state.step, state.focus), (Step::Page(0), (Focus::Errors, 1)));
    assert_eq!(state.invalid.len(), 1);
    assert_eq!((state.invalid[0].question, state.invalid[0].kind), (0, InvalidKind::Missing));
    // The same wish again is another wish: the summary is read once more.
    state.apply(Action::Next);
    assert_eq!(state.focus, (Focus::Errors, 2));
    state.apply(Action::GoTo(RESPONDENT));
    assert_eq!((state.step, state.focus.0), (Step::Page(0), Focus::Question(RESPONDENT)));
    assert!(!state.from_review);
}

#[test]
fn a_message_goes_with_its_reason_and_changes_with_it() {
    let mut state = form();
    answer(&mut state, "visits", Answer::Text("hai".into()));
    state.apply(Action::Next);
    let kinds = |state: &FormState| state.invalid.iter().map(|i| i.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&state), [InvalidKind::Missing, InvalidKind::NotANumber]);
    answer(&mut state, "visits", Answer::Number(51.0));
    assert_eq!(kinds(&state), [InvalidKind::Missing, InvalidKind::Above(50.0)]);
    answer(&mut state, "visits", Answer::Number(2.0));
    assert_eq!(kinds(&state), [InvalidKind::Missing]);
    // Another wrong answer is not complained of before "Continue".
    answer(&mut state, "visits", Answer::Number(-1.0));
    assert_eq!(kinds(&state), [InvalidKind::Missing]);
    state.apply(Action::Next);
    assert_eq!(kinds(&state), [InvalidKind::Missing, InvalidKind::Below(0.0)]);
    state.apply(Action::Answer(VISITS, None));
    answer(&mut state, "respondent", Answer::Choice("citizen".into()));
    assert!(state.invalid.is_empty());
    state.apply(Action::Next);
    assert_eq!((state.step, state.focus.0), (Step::Page(1), Focus::Heading));
}

#[test]
fn back_goes_one_page_and_stops_at_the_first() {
    let mut state = reviewed();
    for page in (0..5).rev() {
        state.apply(Action::Back);
        assert_eq!((state.step, state.focus.0), (Step::Page(page), Focus::Heading));
    }
    let focus = state.focus;
    state.apply(Action::Back);
    assert_eq!((state.step, state.focus), (Step::Page(0), focus));
}

#[test]
fn back_leaves_the_messages_behind() {
    let mut state = reviewed();
    state.apply(Action::Back);
    let consent = index(&state, "consent");
    state.apply(Action::Answer(consent, None));
    state.apply(Action::Next);
    assert_eq!(state.invalid[0].kind, InvalidKind::NoConsent);
    state.apply(Action::Back);
    assert!(state.invalid.is_empty());
}

#[test]
fn change_goes_to_the_question_and_straight_back_to_the_review() {
    for way_back in [Action::Next, Action::Back] {
        let mut state = reviewed();
        let question = index(&state, "a3");
        state.apply(Action::GoTo(question));
        assert_eq!((state.step, state.focus.0), (Step::Page(1), Focus::Question(question)));
        assert!(state.from_review);
        state.apply(way_back);
        assert_eq!((state.step, state.focus.0), (Step::Review, Focus::Heading));
        assert!(!state.from_review);
    }
}

#[test]
fn change_comes_back_only_when_the_page_is_good() {
    let mut state = reviewed();
    state.apply(Action::GoTo(RESPONDENT));
    state.apply(Action::Answer(RESPONDENT, None));
    state.apply(Action::Next);
    assert_eq!((state.step, state.focus.0), (Step::Page(0), Focus::Errors));
    // The summary's link doesn't make it forget where it came from.
    state.apply(Action::GoTo(RESPONDENT));
    answer(&mut state, "respondent", Answer::Choice("citizen".into()));
    state.apply(Action::Next);
    assert_eq!(state.step, Step::Review);
}

#[test]
fn submit_runs_once_and_nothing_moves_until_it_is_settled() {
    let mut state = reviewed();
    state.apply(Action::Submit(9));
    assert_eq!((state.submit, state.submitted), (Submit::Running, 9));
    let running = state.clone();
    for action in [
        Action::Submit(10),
        Action::Back,
        Action::Next,
        Action::GoTo(3),
        Action::Answer(RESPONDENT, None),
    ] {
        state.apply(action);
        assert_eq!(state, running);
    }
    state.apply(Action::Stored("other".into(), 9));
    assert_eq!((state.step, state.focus.0), (Step::Receipt, Focus::Heading));
    assert_eq!((state.id.as_str(), state.submit, state.submitted), ("other", Submit::Idle, 9));
    assert!(state.draft().is_none(), "a receipt leaves no draft");
    let receipt = state.clone();
    for action in [Action::Submit(10), Action::Back, Action::Next, Action::GoTo(3)] {
        state.apply(action);
        assert_eq!(state, receipt);
    }
}

#[test]
fn submit_shows_what_is_wrong_on_another_page() {
    let mut state = reviewed();
    state.answers.set(RESPONDENT, None);
    state.apply(Action::Submit(9));
    assert_eq!((state.submit, state.step), (Submit::Idle, Step::Page(0)));
    assert_eq!(state.focus.0, Focus::Errors);
    answer(&mut state, "respondent", Answer::Choice("citizen".into()));
    state.apply(Action::Next);
    assert_eq!(state.step, Step::Review);
}

#[test]
fn what_was_not_stored_is_still_there_and_can_be_sent_again() {
    let mut state = reviewed();
    let answers = state.answers.clone();
    state.apply(Action::Submit(9));
    state.apply(Action::NotStored(StoreFailure::Full, 9));
    assert_eq!((state.submit, state.step), (Submit::Failed(StoreFailure::Full), Step::Review));
    assert_eq!((state.focus.0, &state.answers), (Focus::Errors, &answers));
    assert!(state.draft().is_some(), "the draft is kept as well");
    state.apply(Action::Submit(11));
    assert_eq!((state.submit, state.submitted), (Submit::Running, 9), "it is the same response");
    state.apply(Action::NotStored(StoreFailure::Full, 9));
    answer(&mut state, "overall", Answer::Level(2));
    // The clock was put back meanwhile; what is sent later is later all the same.
    state.apply(Action::Submit(3));
    assert_eq!((state.submit, state.submitted), (Submit::Running, 10));
}

#[test]
fn the_id_and_the_start_are_those_of_the_first_answer() {
    let mut state = form();
    state.apply(Action::Begin("first".into(), 5));
    state.apply(Action::Begin("second".into(), 6));
    assert_eq!((state.id.as_str(), state.started), ("first", 5));
    assert!(state.draft().is_none(), "nothing was answered");
}

#[test]
fn a_draft_comes_back_on_its_page() {
    for steps in 0..6 {
        let mut state = reviewed();
        (0..steps).for_each(|_| state.apply(Action::Back));
        let draft = state.draft().expect("there are answers");
        let mut restored = form();
        restored.apply(Action::Restore(draft));
        assert_eq!(restored.step, state.step);
        assert_eq!((&restored.id, restored.started), (&state.id, state.started));
        assert_eq!(restored.answers, state.answers);
        assert_eq!(restored.focus.0, Focus::Stay, "the page's own focus isn't stolen at the start");
    }
}

/// Anything that can happen, with answers that the questions can have and some that they can't.
fn action() -> impl Strategy<Value = Action> {
    let question = 0..38_usize;
    let any_answer = question.clone().prop_flat_map(|at| {
        prop_oneof![6 => answer_to(at).prop_map(Some), 1 => Just(None), 1 => any_answer().prop_map(Some)]
            .prop_map(move |answer| Action::Answer(at, answer))
    });
    let draft = (0..9_usize, answers_to_all()).prop_map(|(page, answers)| {
        Action::Restore(Draft { id: "draft".into(), started: 1, page, seed: 3, answers })
    });
    prop_oneof![
        12 => any_answer,
        8 => Just(Action::Next),
        4 => Just(Action::Back),
        3 => question.prop_map(Action::GoTo),
        2 => (0..99_i64).prop_map(Action::Submit),
        1 => (0..99_i64).prop_map(|at| Action::NotStored(StoreFailure::Slow, at)),
        1 => (0..99_i64).prop_map(|at| Action::Stored("stored".into(), at)),
        1 => Just(Action::SaveForLater),
        1 => Just(Action::Discard),
        1 => any::<bool>().prop_map(Action::OneAtATime),
        1 => Just(Action::Begin("begun".into(), 1)),
        1 => draft,
    ]
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        any::<u8>().prop_map(Answer::Level),
        Just(Answer::NotApplicable),
        any::<f64>().prop_map(Answer::Number),
        ".{0,12}".prop_map(Answer::Text),
        "[a-z]{0,8}".prop_map(Answer::Choice),
        Just(Answer::Given),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_happens_no_answer_is_lost(
        unit_is_given: bool,
        actions in prop::collection::vec(action(), 0..80),
    ) {
        let mut state = form_of(sipas(), unit_is_given);
        let pages = state.questionnaire.pages.len();
        for action in actions {
            let before = state.clone();
            let closed = before.submit == Submit::Running || before.step == Step::Receipt;
            let mut expected = before.answers.clone();
            match &action {
                Action::Answer(question, answer) if !closed => {
                    expected.set(*question, answer.clone());
                }
                Action::Restore(draft) if !closed => expected = draft.answers.clone(),
                _ => {}
            }
            if unit_is_given {
                expected.set(UNIT, state.prefilled.get(UNIT).cloned());
            }
            state.apply(action.clone());
            // By their debug text, in which a number that isn't one equals itself.
            prop_assert_eq!(format!("{:?}", state.answers), format!("{expected:?}"));
            prop_assert!(state.focus.1 >= before.focus.1);
            match state.step {
                Step::Page(page) => {
                    prop_assert!(page < pages);
                    prop_assert_eq!(state.only.is_some(), state.one_at_a_time);
                    prop_assert!(state.shown_on(page).next().is_some(), "there is something on it");
                    let (step, steps) = state.progress();
                    prop_assert!((1..steps).contains(&step), "{} of {}", step, steps);
                }
                Step::Review => {}
                Step::Receipt => prop_assert!(state.draft().is_none()),
            }
            if state.submit == Submit::Running {
                prop_assert_eq!(state.step, Step::Review);
                prop_assert!(state.invalid.is_empty());
            }
            for invalid in &state.invalid {
                prop_assert!(state.asked[invalid.question] == Asked::Yes, "only what is asked is complained of");
            }
            if matches!(action, Action::Next | Action::Back) && state.focus == before.focus {
                let step = |state: &FormState| (state.step, state.only);
                prop_assert_eq!(step(&state), step(&before), "a new page takes the focus");
            }
        }
    }
}

/// The sample with every kind of question and rule.
fn every_kind() -> FormState {
    let file = include_str!("../../../questionnaires/examples/every-kind.json");
    let questionnaire = read(file).expect("it is sound");
    let given =
        Setup { answers: Answers::none(questionnaire.question_count()), ..Setup::default() };
    FormState::new(Rc::new(questionnaire), given)
}

/// The ids of what the page that is open shows.
fn shown(state: &FormState) -> Vec<&str> {
    let Step::Page(page) = state.step else { return Vec::new() };
    state.shown_on(page).map(|at| state.questionnaire.questions[at].id.as_str()).collect()
}

#[test]
fn a_page_is_skipped_and_what_was_answered_on_it_is_not_sent_but_kept() {
    let mut state = every_kind();
    answer(&mut state, "online", Answer::Choice("yes".into()));
    state.apply(Action::Next);
    assert_eq!(shown(&state), ["device", "ease"]);
    answer(&mut state, "ease", Answer::Level(5));
    state.apply(Action::Back);
    answer(&mut state, "online", Answer::Choice("no".into()));
    state.apply(Action::Next);
    assert_eq!(shown(&state), ["waiting", "attitude", "guidance", "result"]);
    let ease = index(&state, "ease");
    assert_eq!(state.counted().get(ease), None);
    assert_eq!(state.answers.get(ease), Some(&Answer::Level(5)), "a change of mind costs nothing");
    state.apply(Action::Back);
    assert!(shown(&state).contains(&"online"));
}

#[test]
fn a_question_comes_and_goes_with_its_reason_and_so_does_its_message() {
    let mut state = every_kind();
    answer(&mut state, "online", Answer::Choice("no".into()));
    state.apply(Action::Next);
    answer(&mut state, "waiting", Answer::Level(1));
    assert_eq!(shown(&state).last(), Some(&"why"));
    state.apply(Action::Next);
    let why = index(&state, "why");
    assert_eq!(state.invalid.iter().map(|i| i.question).collect::<Vec<_>>(), [why]);
    answer(&mut state, "waiting", Answer::Level(3));
    assert_eq!(state.invalid, []);
    assert!(!shown(&state).contains(&"why"));
}

#[test]
fn one_at_a_time_goes_the_same_way_there_and_back() {
    let mut state = every_kind();
    state.apply(Action::OneAtATime(true));
    answer(&mut state, "online", Answer::Choice("no".into()));
    answer(&mut state, "mood", Answer::Level(4));
    answer(&mut state, "consent", Answer::Given);
    let mut there = Vec::new();
    while state.step != Step::Review {
        assert_eq!(state.progress().0, there.len() + 1);
        there.push(shown(&state).join(" "));
        assert_eq!(state.has_before(), there.len() > 1);
        state.apply(Action::Next);
    }
    assert_eq!(there.first().map(String::as_str), Some("welcome"));
    assert!(!there.contains(&"device".to_owned()) && !there.contains(&"source".to_owned()));
    let mut back = Vec::new();
    while state.has_before() {
        state.apply(Action::Back);
        back.push(shown(&state).join(" "));
    }
    back.reverse();
    assert_eq!(there, back);
}

#[test]
fn one_question_at_a_time_and_pages_can_be_changed_between() {
    let mut state = every_kind();
    answer(&mut state, "online", Answer::Choice("no".into()));
    state.apply(Action::Next);
    state.apply(Action::OneAtATime(true));
    assert_eq!(shown(&state), ["waiting"]);
    state.apply(Action::Next);
    assert_eq!(shown(&state), ["attitude"]);
    state.apply(Action::OneAtATime(false));
    assert_eq!(shown(&state).len(), 4);
}

#[test]
fn the_short_form_is_sent_from_its_page_and_needs_its_answers_all_the_same() {
    let file = include_str!("../../../questionnaires/short.json");
    let questionnaire = read(file).expect("it is sound");
    let given = Setup {
        answers: Answers::none(questionnaire.question_count()),
        short: true,
        ..Setup::default()
    };
    let mut state = FormState::new(Rc::new(questionnaire), given);
    assert!(state.may_submit() && !state.has_before());
    state.apply(Action::Submit(9));
    assert_eq!((state.submit, state.invalid.len(), state.from_review), (Submit::Idle, 1, false));
    answer(&mut state, "overall", Answer::Level(2));
    state.apply(Action::Next);
    assert_eq!(state.step, Step::Page(0));
    state.apply(Action::Submit(9));
    assert_eq!((state.submit, state.step), (Submit::Running, Step::Page(0)));
    state.apply(Action::NotStored(StoreFailure::Full, 9));
    assert_eq!((state.submit, state.step), (Submit::Failed(StoreFailure::Full), Step::Page(0)));
    state.apply(Action::Submit(10));
    state.apply(Action::Stored("id".into(), 9));
    assert_eq!(state.step, Step::Receipt);
}
