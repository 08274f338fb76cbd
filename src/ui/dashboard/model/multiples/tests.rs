//! A unit's months against what a filter on the unit shows.

use std::rc::Rc;

use hailong_core::calendar::Month;
use hailong_core::figures::Status;
use hailong_core::filter::{Filter, MONTH, UNIT};
use hailong_core::questionnaire::read;

use super::*;
use crate::charts::{Cell, multiples_twin};
use crate::i18n::Language;
use crate::ui::dashboard::panels::multiples::input::input;
use crate::ui::dashboard::text::names::Names;

fn state(units: usize) -> DashboardState {
    let text = include_str!("../../../../../questionnaires/sipas-22.json");
    let mut state = DashboardState::new(Rc::new(read(text).expect("it is sound")));
    let units: Vec<String> = (0..units).map(|at| format!("u{at:02}")).collect();
    state.show_illustrative(&units, Month::parse("2026-06").expect("a month"));
    state.count();
    state
}

fn names() -> Names {
    let text = include_str!("../../../../../questionnaires/sipas-22.json");
    let questionnaire = Rc::new(read(text).expect("it is sound"));
    Names { questionnaire, units: Rc::default(), language: Language::Vietnamese }
}

fn only(field: &str, values: &[&str]) -> Filter {
    let mut filter = Filter::all();
    values.iter().for_each(|value| filter.allow(field, *value));
    filter
}

fn counted(state: &DashboardState, multiples: &mut Multiples) -> Rc<Counted> {
    while multiples.step(state).is_some() {}
    multiples.found.clone().expect("it was counted")
}

#[test]
fn the_months_of_a_unit_are_those_of_a_filter_on_it() {
    let mut state = state(40);
    for filter in [Filter::all(), only(MONTH, &["2026-02", "2026-03", "2026-04"])] {
        state.set_filter(filter).expect("it can be filtered by");
        state.count();
        let mut multiples = Multiples::default();
        assert!(multiples.begin(&state, UnitSet::of(&state, None)));
        let found = counted(&state, &mut multiples);
        let ranking: Vec<&Group> = units(&found.figures).take(MOST).collect();
        assert_eq!(found.units.iter().map(|unit| &unit.unit).collect::<Vec<_>>(), ranking);
        let input = input(&found, &names());
        assert_eq!(input.units.len(), MOST);
        for (unit, drawn) in found.units.iter().zip(&input.units) {
            let mut own = state.filter().clone();
            own.allow(UNIT, unit.unit.value.clone());
            let alone = state.figures_of(&own).expect("there are figures");
            if unit.unit.share.status.is_visible() {
                assert_eq!(unit.months, alone.by_month, "{}", unit.unit.value);
            } else {
                assert!(unit.months.is_empty());
            }
            // Naively: each month's cell is that of the group of this month, if it has one.
            assert_eq!(drawn.months.len(), input.months.len());
            for (month, cell) in input.months.iter().zip(&drawn.months) {
                let (number, year) = month.split_once('/').expect("a month");
                let value = [year, "-", number].concat();
                let group = unit.months.iter().find(|group| group.value == value);
                let share = group.and_then(|group| group.share.top_share);
                assert_eq!(cell.estimate().map(|estimate| estimate.share), share, "{month}");
            }
        }
    }
}

#[test]
fn more_units_come_at_a_press_and_nothing_is_counted_twice() {
    let state = state(40);
    let mut multiples = Multiples::default();
    assert!(multiples.begin(&state, UnitSet::of(&state, None)));
    assert!(!multiples.begin(&state, UnitSet::of(&state, None)), "it has begun");
    let first = counted(&state, &mut multiples);
    assert_eq!((first.units.len(), first.all()), (MOST, 40));
    multiples.more();
    // Again while it is counted: nothing of that is lost, and there are no more than all.
    assert!(multiples.step(&state).is_some());
    multiples.more();
    assert_eq!(multiples.counting.as_ref().map(|counting| counting.units.len()), Some(MOST + 1));
    let all = counted(&state, &mut multiples);
    assert_eq!(all.units.len(), 40);
    assert_eq!(all.units[..MOST], first.units[..]);
    multiples.less();
    assert_eq!(counted(&state, &mut multiples).units, first.units);
    multiples.more();
    assert_eq!(counted(&state, &mut multiples).units, all.units);
    assert!(!multiples.begin(&state, UnitSet::of(&state, None)));
}

#[test]
fn of_figures_that_are_gone_nothing_is_shown() {
    let mut state = state(5);
    let mut multiples = Multiples::default();
    assert!(multiples.begin(&state, UnitSet::of(&state, None)));
    assert!(multiples.step(&state).is_some());
    let spring = only(MONTH, &["2026-03", "2026-04"]);
    state.set_filter(spring).expect("it can be filtered by");
    state.count();
    assert!(multiples.step(&state).is_none());
    assert!(multiples.found.is_none());
    assert!(multiples.begin(&state, UnitSet::of(&state, None)), "anew");
    // One month has nothing to be set beside.
    state.set_filter(only(MONTH, &["2026-03"])).expect("it can be filtered by");
    state.count();
    assert!(!multiples.begin(&state, UnitSet::of(&state, None)));
    assert!(multiples.found.is_none());
}

#[test]
fn a_unit_that_is_filtered_by_stands_among_the_others() {
    let mut state = state(6);
    let mut multiples = Multiples::default();
    assert!(multiples.begin(&state, UnitSet::of(&state, None)));
    let all = counted(&state, &mut multiples);
    assert_eq!(all.units.len(), 6);
    state.set_filter(only(UNIT, &["u01"])).expect("it can be filtered by");
    state.count();
    assert!(!multiples.begin(&state, UnitSet::of(&state, None)), "nothing is counted anew");
    // Of a level of the tree its own, and where that is one unit, all.
    let level = ["u01", "u03", "elsewhere"].map(str::to_owned);
    assert!(multiples.begin(&state, UnitSet::of(&state, Some(&level))));
    let some = counted(&state, &mut multiples);
    let names = |counted: &Counted| {
        let mut names: Vec<_> = counted.units.iter().map(|unit| unit.unit.value.clone()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&some), level[..2]);
    assert!(multiples.begin(&state, UnitSet::of(&state, Some(&level[1..]))));
    assert_eq!(names(&counted(&state, &mut multiples)), names(&all));
    // Back before others were counted.
    assert!(multiples.begin(&state, UnitSet::of(&state, Some(&level))));
    assert!(
        !multiples.begin(&state, multiples.found.as_ref().expect("it was counted").set.clone())
    );
    assert!(multiples.step(&state).is_none());
    for own in &some.units {
        let same = all.units.iter().find(|unit| unit.unit.value == own.unit.value);
        assert_eq!(same.map(|unit| &unit.months), Some(&own.months), "whatever stands beside it");
    }
}

#[test]
fn what_is_hidden_has_no_numbers() {
    let state = state(60);
    let mut multiples = Multiples::default();
    assert!(multiples.begin(&state, UnitSet::of(&state, None)));
    multiples.most = 3 * MOST;
    let found = counted(&state, &mut multiples);
    let input = input(&found, &names());
    let hidden = |cell: &Cell| cell.estimate().is_none();
    assert!(
        input.units.iter().flat_map(|unit| &unit.months).any(hidden),
        "some 80 a unit in a year"
    );
    let twin = multiples_twin(&input, String::new(), String::new(), String::new());
    for (row, unit) in twin.rows.iter().zip(&input.units) {
        assert_eq!(row.len(), twin.columns.len());
        for (text, cell) in row[2..].iter().zip(&unit.months) {
            assert_eq!(text.contains('%'), cell.estimate().is_some(), "{text}");
        }
    }
}

#[test]
fn of_a_hidden_unit_no_month_is_said_to_be_empty() {
    // Some three responses a unit.
    let state = state(1600);
    let mut multiples = Multiples::default();
    assert!(multiples.begin(&state, UnitSet::of(&state, None)));
    let found = counted(&state, &mut multiples);
    let input = input(&found, &names());
    let twin = multiples_twin(&input, String::new(), String::new(), String::new());
    // Who has no answers at all is another matter.
    let is_hidden = |unit: &UnitMonths| unit.unit.share.status == Status::Hidden;
    let rows = twin.rows.iter().zip(&found.units);
    let hidden: Vec<_> = rows.filter(|(_, unit)| is_hidden(unit)).map(|(row, _)| row).collect();
    assert!(!hidden.is_empty());
    let why = "dưới 10 câu trả lời hoặc có thể suy ra: không hiển thị";
    for row in hidden {
        assert!(row[1..].iter().all(|text| text == why), "{row:?}");
    }
}
