//! What crosses two fields, from responses to words.

use std::rc::Rc;

use hailong_core::calendar::Month;
use hailong_core::figures::{Status, Thresholds, compare, cross_tab, grouped};
use hailong_core::filter::UNIT;
use hailong_core::questionnaire::{Questionnaire, read};

use super::fields;
use super::heat::words as heat;
use super::heat::words::Columns;
use super::table::words as table;
use super::table::words::By;
use crate::charts::{Against, Cell, StackedCell, UnitVsRest};
use crate::i18n::{Language, decimal};
use crate::ui::dashboard::model::cross_tab::unit_vs_rest::{Side, Subject};
use crate::ui::dashboard::model::cross_tab::{CrossTabs, Crossed};
use crate::ui::dashboard::model::state::DashboardState;
use crate::ui::dashboard::panels::units::input as units;
use crate::ui::dashboard::text::names::Names;

fn questionnaire() -> Rc<Questionnaire> {
    let text = include_str!("../../../../../questionnaires/sipas-22.json");
    Rc::new(read(text).unwrap_or_else(|problems| panic!("{problems:?}")))
}

fn names(questionnaire: &Rc<Questionnaire>) -> Names {
    let (questionnaire, units) = (questionnaire.clone(), Rc::new(Vec::new()));
    Names { questionnaire, units, language: Language::Vietnamese }
}

/// The made-up responses at so many units.
fn state(questionnaire: &Rc<Questionnaire>, units: usize) -> DashboardState {
    let mut state = DashboardState::new(questionnaire.clone());
    let units: Vec<String> = (0..units).map(|unit| format!("u{unit:02}")).collect();
    state.show_illustrative(&units, Month::parse("2026-06").unwrap());
    state.count();
    state
}

fn crossed(state: &DashboardState, cross_tabs: &mut CrossTabs) -> Rc<Crossed> {
    if cross_tabs.count(state) {
        while cross_tabs.compare(state) {}
    }
    cross_tabs.found().unwrap().clone()
}

#[test]
fn the_map_has_the_shares_that_the_figures_of_each_unit_have() {
    let questionnaire = questionnaire();
    let names = names(&questionnaire);
    let state = state(&questionnaire, 5);
    let found = crossed(&state, &mut CrossTabs::default());
    let view = state.view().unwrap();
    let groups =
        grouped(&questionnaire, view.counted, view.filter, UNIT, Thresholds::default()).unwrap();
    let order: Vec<&str> = found.figures.by_unit.iter().map(|unit| unit.value.as_str()).collect();
    for columns in [Columns::Factors, Columns::Items] {
        let input = heat::input(&found, &names, columns);
        let keys: Vec<&str> = input.rows.iter().skip(1).map(|row| row.key.as_str()).collect();
        assert_eq!(keys, order, "as the units' panel has them");
        for row in &input.rows {
            assert_eq!(row.cells.len(), input.columns.len());
            let group = groups.groups.iter().find(|group| group.value == row.key);
            let shares: Vec<Option<f64>> = match (columns, group) {
                (Columns::Factors, Some(group)) => {
                    group.factors.iter().map(|factor| factor.share.top_share).collect()
                }
                (Columns::Items, Some(group)) => {
                    group.items.iter().map(|item| item.top_share).collect()
                }
                (Columns::Factors, None) => {
                    found.figures.factors.iter().map(|factor| factor.share.top_share).collect()
                }
                (Columns::Items, None) => {
                    found.figures.items.iter().map(|item| item.top_share).collect()
                }
            };
            for (cell, share) in row.cells.iter().zip(shares) {
                let drawn = cell.cell.estimate().map(|estimate| estimate.share);
                assert_eq!(drawn, share);
                if let Some(share) = share {
                    assert_eq!(cell.short, decimal(Language::Vietnamese, share * 100.0, 0));
                    let from = [0.0, 59.5, 69.5, 79.5, 89.5, 101.0];
                    let range = from[cell.shade]..from[cell.shade + 1];
                    assert!(range.contains(&(share * 100.0)), "{share} in {}", cell.shade);
                }
            }
        }
    }
}

#[test]
fn a_sign_stands_where_the_difference_is_more_than_chance() {
    let questionnaire = questionnaire();
    let names = names(&questionnaire);
    let state = state(&questionnaire, 5);
    let found = crossed(&state, &mut CrossTabs::default());
    let view = state.view().unwrap();
    let input = heat::input(&found, &names, Columns::Factors);
    let all: Vec<String> = input.rows.iter().skip(1).map(|row| row.key.clone()).collect();
    let mut signs = 0;
    for row in input.rows.iter().skip(1) {
        let others: Vec<String> = all.iter().filter(|unit| **unit != row.key).cloned().collect();
        let sides = [others.as_slice(), std::slice::from_ref(&row.key)];
        let thresholds = Thresholds::default();
        let compared =
            compare(&questionnaire, view.counted, view.filter, UNIT, sides, thresholds).unwrap();
        for (cell, factor) in row.cells.iter().zip(&compared.factors) {
            let Some(against) = cell.against else { continue };
            signs += 1;
            assert!(factor.p.unwrap() < 0.05, "adjusted together it is no less");
            let above = factor.difference.unwrap() > 0.0;
            assert_eq!(against == Against::Above, above, "{}", row.key);
        }
    }
    assert!(signs > 0, "made-up units differ");
    assert!(input.rows[0].cells.iter().all(|cell| cell.against.is_none()), "all aren't others");
}

#[test]
fn of_the_result_of_all_the_map_says_what_the_ranking_says() {
    let questionnaire = questionnaire();
    let state = state(&questionnaire, 12);
    let found = crossed(&state, &mut CrossTabs::default());
    let ranking = units::input(&found.figures, &names(&questionnaire));
    let item = questionnaire.overall.item.clone().unwrap();
    let mut told = 0;
    for row in ranking.rows {
        let expected = match row.vs_rest {
            UnitVsRest::Alike => None,
            UnitVsRest::Above => Some(Side::Above),
            UnitVsRest::Below => Some(Side::Below),
        };
        told += usize::from(expected.is_some());
        assert_eq!(found.units_vs_rest.of(&row.key, &Subject::Item(item.clone())), expected);
    }
    assert!(told > 0, "made-up units differ");
}

#[test]
fn alike_units_have_no_signs() {
    // One unit in the place of two: there are no others.
    let questionnaire = questionnaire();
    let names = names(&questionnaire);
    let mut state = state(&questionnaire, 5);
    state.toggle(UNIT, "u01");
    state.count();
    let found = crossed(&state, &mut CrossTabs::default());
    let input = heat::input(&found, &names, Columns::Factors);
    assert_eq!(input.rows.len(), 2);
    assert!(input.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.against.is_none()));
    assert_eq!(
        heat::finding(&found, &input, &names, Columns::Factors),
        heat::plain(&names, Columns::Factors)
    );
}

#[test]
fn too_many_units_are_not_compared_and_that_is_said() {
    let questionnaire = questionnaire();
    let names = names(&questionnaire);
    let state = state(&questionnaire, 70);
    let mut cross_tabs = CrossTabs::default();
    assert!(!cross_tabs.count(&state), "nothing is left to do");
    let found = cross_tabs.found().unwrap();
    assert!(heat::text(found, &names).contains(names.words().heat_too_many));
}

#[test]
fn a_small_unit_has_no_numbers() {
    let questionnaire = questionnaire();
    let names = names(&questionnaire);
    // 4,800 responses at 600 units: eight each.
    let state = state(&questionnaire, 600);
    let found = crossed(&state, &mut CrossTabs::default());
    let hidden = found.units.groups.iter().filter(|group| group.status == Status::Hidden);
    let hidden: Vec<&str> = hidden.map(|group| group.value.as_str()).collect();
    assert!(hidden.len() > 100);
    let input = heat::input(&found, &names, Columns::Items);
    for row in input.rows.iter().filter(|row| hidden.contains(&row.key.as_str())) {
        for cell in &row.cells {
            assert!(matches!(cell.cell, Cell::Hidden(_)));
            assert!(cell.short.is_empty() && cell.n.is_empty() && cell.against.is_none());
        }
    }
}

#[test]
fn the_bars_and_the_twin_have_the_shares_of_the_table() {
    let questionnaire = questionnaire();
    let names = names(&questionnaire);
    let state = state(&questionnaire, 5);
    let mut cross_tabs = CrossTabs::default();
    cross_tabs.choose(["unit".to_owned(), "overall".to_owned()]);
    let found = crossed(&state, &mut cross_tabs);
    let view = state.view().unwrap();
    let fields = ["unit", "overall"];
    let thresholds = Thresholds::default();
    let wanted = cross_tab(&questionnaire, view.counted, view.filter, fields, thresholds).unwrap();
    assert_eq!(found.table.as_ref().as_ref().unwrap(), &wanted);
    for by in [By::Row, By::Column] {
        let input = table::input(&wanted, &found.figures, &names, by);
        let twin = table::twin(&wanted, &found.figures, &names, by, String::new());
        for (bar, told) in input.rows.iter().zip(&twin.rows) {
            assert_eq!(bar.label, told[0]);
            assert_eq!(told.len(), input.series.len() + 2);
            let Some(segments) = bar.cell.segments() else {
                assert!(told[1..].iter().all(|told| told == "không hiển thị"), "{told:?}");
                continue;
            };
            let sum: f64 = segments.iter().flatten().map(|segment| segment.share).sum();
            let is_whole = segments.iter().all(Option::is_some);
            assert!(sum < 1.0 + 1e-9 && (!is_whole || sum > 1.0 - 1e-9), "{sum}");
            for (segment, told) in segments.iter().zip(&told[1..]) {
                let text = segment.as_ref().map_or("không hiển thị", |segment| &segment.text);
                assert!(told.starts_with(text), "{told}");
            }
        }
    }
    let rows = table::input(&wanted, &found.figures, &names, By::Row);
    let order: Vec<&str> = found.figures.by_unit.iter().map(|unit| unit.value.as_str()).collect();
    let keys: Vec<&str> = rows.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(keys, order);
    let levels: Vec<&str> = rows.series.iter().map(|series| series.label.as_str()).collect();
    assert_eq!(levels[..2], ["Rất không hài lòng", "Không hài lòng"]);
    let first = wanted.rows.iter().find(|row| row.margin.value == order[0]).unwrap();
    let at = wanted.columns.iter().position(|column| column.value == "4").unwrap();
    let segment = rows.rows[0].cell.segments().unwrap()[3].as_ref().unwrap();
    assert_eq!(Some(segment.share), first.cells[at].row_share);
}

#[test]
fn the_choice_survives_a_filter_and_falls_back_where_a_field_is_gone() {
    let questionnaire = questionnaire();
    let mut state = state(&questionnaire, 3);
    let mut cross_tabs = CrossTabs::default();
    let check = |found: &Crossed, rows: &str, columns: &str| {
        assert_eq!(found.chosen, [rows.to_owned(), columns.to_owned()]);
    };
    check(&crossed(&state, &mut cross_tabs), "unit", "overall");
    cross_tabs.choose(["a1".to_owned(), "unit".to_owned()]);
    check(&crossed(&state, &mut cross_tabs), "a1", "unit");
    state.toggle("month", "2026-03");
    state.count();
    check(&crossed(&state, &mut cross_tabs), "a1", "unit");
    cross_tabs.choose(["nothing".to_owned(), "overall".to_owned()]);
    check(&crossed(&state, &mut cross_tabs), "unit", "overall");
    cross_tabs.choose(["a1".to_owned(), "a1".to_owned()]);
    let found = crossed(&state, &mut cross_tabs);
    assert_eq!(found.chosen[0], "a1");
    assert_ne!(found.chosen[1], "a1");
}

#[test]
fn what_is_said_of_two_fields_is_what_the_test_says() {
    let questionnaire = questionnaire();
    let names = names(&questionnaire);
    let state = state(&questionnaire, 3);
    let mut cross_tabs = CrossTabs::default();
    cross_tabs.choose(["channel".to_owned(), "respondent".to_owned()]);
    let found = crossed(&state, &mut cross_tabs);
    let base = found.table.as_ref().as_ref().unwrap().clone();
    let check = |p: f64, v: f64, small: bool, said: &str| {
        let mut table = base.clone();
        if let Some(association) = &mut table.association {
            (association.p, association.cramers_v) = (p, v);
            association.expected_is_small = small;
        }
        let found = Crossed {
            figures: found.figures.clone(),
            units: found.units.clone(),
            units_vs_rest: found.units_vs_rest.clone(),
            fields: found.fields.clone(),
            chosen: found.chosen.clone(),
            table: Rc::new(Ok(table)),
        };
        let title = table::finding(&found, &names);
        assert!(title.ends_with(said), "{title}");
    };
    assert!(base.association.is_some(), "{base:?}");
    check(0.2, 0.08, false, "chưa thấy liên hệ");
    check(0.05, 0.5, false, "chưa thấy liên hệ");
    check(0.01, 0.08, false, "có liên hệ yếu (V = 0,08), nhiều hơn mức ngẫu nhiên");
    check(0.01, 0.2, false, "có liên hệ vừa (V = 0,20), nhiều hơn mức ngẫu nhiên");
    check(0.01, 0.4, false, "có liên hệ mạnh (V = 0,40), nhiều hơn mức ngẫu nhiên");
    check(0.01, 0.4, true, &fields::name(&names, "respondent"));
}

#[test]
fn a_hidden_row_is_said_and_not_drawn() {
    let questionnaire = questionnaire();
    let names = names(&questionnaire);
    let state = state(&questionnaire, 600);
    let mut cross_tabs = CrossTabs::default();
    let found = crossed(&state, &mut cross_tabs);
    let table = found.table.as_ref().as_ref().unwrap();
    assert_eq!(table.association, None);
    let input = table::input(table, &found.figures, &names, By::Row);
    for row in &input.rows {
        let margin = &table.rows.iter().find(|of| of.margin.value == row.key).unwrap().margin;
        assert_eq!(matches!(row.cell, StackedCell::Hidden(_)), margin.n.is_none());
    }
    assert!(table::text(table, &found.figures, &names, By::Row).ends_with("không tính χ²."));
    let twin = table::twin(table, &found.figures, &names, By::Column, String::new());
    assert!(twin.rows.iter().all(|row| row.len() == twin.columns.len()));
}
