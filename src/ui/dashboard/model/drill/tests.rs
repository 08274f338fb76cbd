//! What stands around a filter, against the figures of the filters that it stands for.

use std::rc::Rc;

use hailong_core::calendar::Month;
use hailong_core::figures::{Figures, Group};
use hailong_core::filter::{Filter, MONTH, UNIT};
use hailong_core::illustrative;
use hailong_core::questionnaire::{Questionnaire, read};
use hailong_core::unit::{Unit, read_units};

use crate::ui::dashboard::model::drill::around::{Around, Plan, Recent};
use crate::ui::dashboard::model::drill::periods::Step;
use crate::ui::dashboard::model::drill::picking::with;
use crate::ui::dashboard::model::state::DashboardState;

const UNITS: &str = r#"{"units": [
    {"id": "p", "name": "P"}, {"id": "q", "name": "Q"},
    {"id": "p1", "name": "P1", "parent": "p"}, {"id": "p2", "name": "P2", "parent": "p"},
    {"id": "q1", "name": "Q1", "parent": "q"}, {"id": "q2", "name": "Q2", "parent": "q"}
]}"#;

fn questionnaire() -> Rc<Questionnaire> {
    let text = include_str!("../../../../../questionnaires/sipas-22.json");
    Rc::new(read(text).unwrap_or_else(|problems| panic!("{problems:?}")))
}

fn units() -> Vec<Unit> {
    read_units(UNITS).expect("the units are sound")
}

/// The made-up responses of the four communes, twelve months.
fn state() -> DashboardState {
    let mut state = DashboardState::new(questionnaire());
    let units = ["p1", "p2", "q1", "q2"].map(str::to_owned);
    state.show_illustrative(&units, Month::parse("2026-06").expect("a month"));
    state.count();
    state
}

fn filtered(state: &mut DashboardState, filter: &Filter) {
    state.set_filter(filter.clone()).expect("it can be filtered by");
    state.count();
}

fn around(
    state: &DashboardState,
    recent: &mut Recent,
    step: Step,
    before: Option<&Around>,
) -> Around {
    let mut plan =
        Plan::new(state, &units(), recent, (step, before), 2).expect("there are figures");
    while plan.left() > 0 {
        plan.count(state);
    }
    plan.finish()
}

fn values(groups: &[Group]) -> Vec<&str> {
    let mut values: Vec<&str> = groups.iter().map(|group| group.value.as_str()).collect();
    values.sort_unstable();
    values
}

fn of_filter(state: &DashboardState, filter: &Filter) -> Rc<Figures> {
    state.figures_of(filter).expect("there are figures")
}

#[test]
fn what_is_filtered_by_stands_among_all_units_and_months() {
    let (mut state, mut recent) = (state(), Recent::default());
    let whole = state.figures().expect("there are figures").clone();
    let mut filter = with(&Filter::all(), UNIT, ["p1"]);
    filter.allow(MONTH, "2026-03");
    filtered(&mut state, &filter);
    let found = around(&state, &mut recent, Step::Month, None);
    assert_eq!(*found.months, *of_filter(&state, &with(&filter, MONTH, [""; 0])));
    assert_eq!(found.months.by_month.len(), 12);
    assert_eq!(found.units.filter, with(&filter, UNIT, [""; 0]));
    assert_eq!(values(&found.units.by_unit), ["p1", "p2"], "those of its province");
    // Without a filter nothing is counted again.
    filtered(&mut state, &Filter::all());
    let found = around(&state, &mut recent, Step::Month, None);
    assert!(Rc::ptr_eq(&found.months, state.figures().expect("there are figures")));
    assert_eq!(*found.months, *whole);
}

#[test]
fn a_province_has_the_result_that_a_filter_on_its_communes_has() {
    let (mut state, mut recent) = (state(), Recent::default());
    let found = around(&state, &mut recent, Step::Month, None);
    assert_eq!(values(&found.units.by_unit), ["p", "q"]);
    for group in &found.units.by_unit {
        let communes = [1, 2].map(|at| format!("{}{at}", group.value));
        let filter = with(&Filter::all(), UNIT, communes);
        assert_eq!(group.share, of_filter(&state, &filter).overall.share, "{}", group.value);
    }
    let [first, second] = &found.units.by_unit[..] else { panic!("two") };
    assert!(first.share.top_share >= second.share.top_share, "the best first");
    // Down to one of them.
    let row = found.level.rows.iter().find(|row| row.id == "p").expect("it is there");
    filtered(&mut state, &with(&Filter::all(), UNIT, row.values.clone()));
    let inner = around(&state, &mut recent, Step::Month, Some(&found));
    assert_eq!(inner.level.path, ["p"]);
    assert_eq!(values(&inner.units.by_unit), ["p1", "p2"]);
    assert_eq!(inner.level.values.as_ref(), Some(&row.values));
}

#[test]
fn a_quarter_has_the_result_that_a_filter_on_its_months_has() {
    let (mut state, mut recent) = (state(), Recent::default());
    filtered(&mut state, &with(&Filter::all(), UNIT, ["p1"]));
    for (step, expected) in [
        (Step::Quarter, &["2025-07-01", "2025-10-01", "2026-01-01", "2026-04-01"][..]),
        (Step::Year, &["2025-01-01", "2026-01-01"]),
    ] {
        let found = around(&state, &mut recent, step, None);
        let firsts: Vec<String> =
            found.months.by_month.iter().map(|group| [&group.value, "-01"].concat()).collect();
        assert_eq!(firsts, expected);
        for group in &found.months.by_month {
            let months = step.all(Month::parse(&group.value).expect("a month"));
            let filter = with(&state.filter().clone(), MONTH, months.iter().map(Month::to_string));
            assert_eq!(group.share, of_filter(&state, &filter).overall.share, "{}", group.value);
            assert_eq!(group.limits.is_some(), group.share.status.is_visible());
        }
        // The same again isn't counted again.
        let again = around(&state, &mut recent, step, Some(&found));
        assert!(Rc::ptr_eq(&again.months, &found.months));
    }
}

#[test]
fn other_responses_are_counted_anew() {
    let (mut state, mut recent) = (state(), Recent::default());
    filtered(&mut state, &with(&Filter::all(), UNIT, ["p1"]));
    let before = around(&state, &mut recent, Step::Month, None);
    let units = ["p1", "p2"].map(str::to_owned);
    state.show_illustrative(&units, Month::parse("2026-05").expect("a month"));
    state.leave_illustrative();
    state.show_illustrative(&units, Month::parse("2026-05").expect("a month"));
    filtered(&mut state, &with(&Filter::all(), UNIT, ["p1"]));
    let after = around(&state, &mut recent, Step::Month, Some(&before));
    assert_eq!(values(&after.units.by_unit), ["p1", "p2"]);
    assert_eq!(after.units.n, of_filter(&state, &Filter::all()).n);
    assert_ne!(after.units.by_unit, before.units.by_unit);
}

#[test]
fn it_is_counted_in_steps() {
    let (mut state, mut recent) = (state(), Recent::default());
    let mut filter = with(&Filter::all(), UNIT, ["p1"]);
    filter.allow(MONTH, "2026-03");
    filtered(&mut state, &filter);
    let mut plan = |most: usize| {
        Plan::new(&state, &units(), &mut recent, (Step::Quarter, None), most).expect("figures")
    };
    let first = plan(0);
    assert!(first.is_partial());
    let own = state.figures().expect("there are figures");
    assert!(Rc::ptr_eq(&first.around().units, own) && Rc::ptr_eq(&first.around().months, own));
    assert_eq!(first.around().step, Step::Month, "what is there is in months");
    assert!(plan(1).is_partial(), "one of the two wider filters");
    let last = plan(1);
    assert!(!last.is_partial());
    assert_eq!(last.left(), 4, "the quarters");
}

#[test]
fn what_was_shown_before_it_was_finished_is_counted_the_next_time() {
    let (state, mut recent) = (state(), Recent::default());
    let plan = Plan::new(&state, &units(), &mut recent, (Step::Month, None), 2);
    let unfinished = plan.expect("there are figures").around();
    assert_eq!(values(&unfinished.units.by_unit), ["p1", "p2", "q1", "q2"]);
    let found = around(&state, &mut recent, Step::Month, Some(&unfinished));
    assert_eq!(values(&found.units.by_unit), ["p", "q"]);
}

#[test]
fn a_response_that_is_deleted_counts_in_the_wider_figures_no_more() {
    let questionnaire = questionnaire();
    let units = ["p1", "p2"].map(str::to_owned);
    let last = Month::parse("2026-05").expect("a month");
    let mut responses = illustrative::responses(&questionnaire, &units, last, 300, 3);
    for (at, response) in responses.iter_mut().enumerate() {
        response.id = format!("r{at}");
    }
    let mut state = DashboardState::new(questionnaire);
    state.begin_anew();
    state.stage(&responses);
    state.commit().expect("there is room");
    let mut recent = Recent::default();
    filtered(&mut state, &Filter::all());
    around(&state, &mut recent, Step::Month, None);
    let of_one = with(&Filter::all(), UNIT, ["p1"]);
    filtered(&mut state, &of_one);
    let before = around(&state, &mut recent, Step::Month, None);
    assert_eq!(before.units.n, Some(300));
    assert!(state.leave_out(vec!["r7".to_owned()]));
    state.count();
    let after = around(&state, &mut recent, Step::Month, Some(&before));
    assert_eq!(after.units.n, Some(299));
    // One that is sent again, at a later time, takes the place of what was sent before.
    let mut again = responses[9].clone();
    assert!(!state.insert(std::slice::from_ref(&again)), "nothing has changed");
    again.submitted = again.submitted.map(|at| at + 1000);
    assert!(state.insert(&[again]));
}
