//! Weighted shares: against sums over the persons one by one.

use proptest::prelude::*;

use super::cases::{Case, Item, Row, case, filter, questionnaire, response};
use super::known::row;
use super::oracle::{passes, value, wilson};
use super::oracle_tests::NOTHING_HIDDEN;
use crate::figures::{Status, Thresholds, WeightedFigures, figures, weighted};
use crate::filter::Filter;
use crate::questionnaire::Questionnaire;
use crate::response::Response;
use crate::table::Table;

const ITEM: Item = Item { levels: 5, top: 2, not_applicable: true, reversed: false, factor: 1 };

fn weigh(q: &Questionnaire, responses: &[Response], weights: &[f64]) -> Table {
    let mut table = Table::with_weights(q);
    for (response, &weight) in responses.iter().zip(weights.iter().cycle()) {
        assert!(table.insert_weighted(q, response, weight));
    }
    table.commit().unwrap();
    table
}

fn of(items: &[Item], rows: &[Row], weights: &[f64]) -> WeightedFigures {
    let q = questionnaire(items, None, 0);
    let responses: Vec<_> = rows.iter().enumerate().map(|(at, row)| response(at, row)).collect();
    let table = weigh(&q, &responses, weights);
    weighted(&q, &table, &Filter::all(), Thresholds::default()).unwrap()
}

#[test]
fn by_hand() {
    // 20 satisfied of weight 3, 20 not of weight 1: 60/80; (80)²/(20·9 + 20·1) = 32.
    let rows: Vec<Row> = (0..40).map(|at| row(1, &[if at % 2 == 0 { 5 } else { 2 }])).collect();
    let found = of(&[ITEM], &rows, &[3.0, 1.0]);
    assert_eq!((found.status, found.n, found.effective_n), (Status::Shown, Some(40), Some(32.0)));
    let item = &found.items[0];
    assert_eq!((item.n, item.effective_n, item.top_share), (Some(40), Some(32.0), Some(0.75)));
    let [low, high] = wilson(0.75, 32.0);
    let interval = item.interval.unwrap();
    assert!((interval[0] - low).abs() < 1e-14 && (interval[1] - high).abs() < 1e-14);
    assert_eq!((found.overall.top_share, found.overall.effective_n), (Some(0.75), None));
    assert_eq!(found.factors[0].top_share, Some(0.75));
}

/// docs/figures.md
#[test]
fn the_example_of_the_document() {
    let rows: Vec<Row> = [5, 1, 1, 2].map(|level| row(1, &[level])).to_vec();
    let q = questionnaire(&[ITEM], Some(0), 0);
    let responses: Vec<_> = rows.iter().enumerate().map(|(at, row)| response(at, row)).collect();
    let table = weigh(&q, &responses, &[3.0, 3.0, 1.0, 1.0]);
    let found = weighted(&q, &table, &Filter::all(), NOTHING_HIDDEN).unwrap();
    assert_eq!((found.overall.top_share, found.overall.effective_n), (Some(3.0 / 8.0), Some(3.2)));
}

#[test]
fn a_reversed_item_is_turned_in_the_factor_only() {
    let rows: Vec<Row> = (0..40).map(|at| row(1, &[5, if at % 2 == 0 { 1 } else { 5 }])).collect();
    let found = of(&[ITEM, Item { reversed: true, ..ITEM }], &rows, &[3.0, 1.0]);
    assert_eq!(found.items[1].top_share, Some(0.25));
    assert_eq!(found.factors[0].top_share, Some((80.0 + 60.0) / 160.0));
}

#[test]
fn few_are_hidden_whatever_they_weigh() {
    let check = |n: usize, weights: &[f64], expected: Status| {
        let found = of(&[ITEM], &vec![row(1, &[4]); n], weights);
        assert_eq!(found.items[0].status, expected, "{n} {weights:?}");
        assert_eq!(found.items[0].top_share.is_some(), expected.is_visible());
        assert_eq!(found.factors[0].status, expected, "{n} {weights:?}");
        assert_eq!(found.overall.top_share.is_some(), expected.is_visible());
        assert_eq!(found.effective_n.is_some(), expected.is_visible());
    };
    check(0, &[1.0], Status::Empty);
    check(9, &[100.0], Status::Hidden);
    check(10, &[100.0], Status::Reference);
    check(40, &[1.0], Status::Shown);
    // Forty persons, but it is one who decides; or nobody.
    check(40, &[[1e6].as_slice(), &[1.0; 39]].concat(), Status::Hidden);
    check(40, &[[1.0; 9].as_slice(), &[0.0; 31]].concat(), Status::Hidden);
    check(40, &[0.0], Status::Hidden);
    check(40, &[1e200], Status::Hidden);
    check(40, &[[1.0; 12].as_slice(), &[0.0; 28]].concat(), Status::Reference);
}

#[test]
fn what_is_no_weight_is_not_taken() {
    let q = questionnaire(&[ITEM], None, 0);
    let mut table = Table::with_weights(&q);
    for weight in [f64::NAN, f64::INFINITY, -1.0, f64::NEG_INFINITY] {
        assert!(!table.insert_weighted(&q, &response(0, &row(1, &[4])), weight));
    }
    table.commit().unwrap();
    assert!(table.is_empty());
}

#[test]
fn a_table_without_weights_has_no_weighted_shares() {
    let q = questionnaire(&[ITEM], None, 0);
    let mut table = Table::new(&q);
    table.commit().unwrap();
    assert!(weighted(&q, &table, &Filter::all(), Thresholds::default()).is_err());
}

fn check(case: &Case, filter: &Filter, weights: &[f64]) {
    let q = &case.questionnaire;
    let table = weigh(q, &case.responses, weights);
    let found = weighted(q, &table, filter, NOTHING_HIDDEN).unwrap();
    let people: Vec<(&Response, f64)> = case
        .responses
        .iter()
        .zip(weights.iter().copied().cycle())
        .filter(|(person, _)| passes(q, person, filter))
        .collect();
    assert_eq!(found.n, (found.status != Status::Hidden).then_some(people.len() as u64));
    for ((_, item, scale, _), found) in q.items().zip(&found.items) {
        let answers = people.iter().filter_map(|(person, weight)| {
            Some((value(q, person, &item.id).parse::<usize>().ok()?, *weight))
        });
        let answers: Vec<(usize, f64)> = answers.collect();
        let is_top = |level: usize| level > scale.levels.len() - scale.top;
        let sum: f64 = answers.iter().map(|(_, weight)| weight).sum();
        let squares: f64 = answers.iter().map(|(_, weight)| weight * weight).sum();
        let top: f64 = answers.iter().filter(|(level, _)| is_top(*level)).map(|(_, w)| w).sum();
        if sum == 0.0 {
            assert_eq!(found.top_share, None);
            continue;
        }
        assert_eq!(found.n, Some(answers.len() as u64));
        assert!((found.top_share.unwrap() - top / sum).abs() < 1e-12);
        assert!((found.effective_n.unwrap() - sum * sum / squares).abs() < 1e-9);
        let [low, high] = wilson(top / sum, sum * sum / squares);
        let interval = found.interval.unwrap();
        assert!((interval[0] - low).abs() < 1e-12 && (interval[1] - high).abs() < 1e-12);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn shares_are_those_of_the_oracle(
        case in case(6, 120, 3), filter in filter(), weights in prop::collection::vec(0..40_u32, 1..9),
    ) {
        let weights: Vec<f64> = weights.into_iter().map(|weight| f64::from(weight) / 8.0).collect();
        check(&case, &filter, &weights);
    }

    /// With all weights 1 it is what isn't weighted, hidden cells and all.
    #[test]
    fn ones_weigh_nothing(case in case(5, 120, 3), filter in filter(), weight in 1..9_u32) {
        let q = &case.questionnaire;
        let table = weigh(q, &case.responses, &[f64::from(weight)]);
        let found = weighted(q, &table, &filter, Thresholds::default()).unwrap();
        let plain = figures(q, table.counted(), &filter, Thresholds::default(), false).unwrap();
        prop_assert_eq!((found.status, found.n), (plain.status, plain.n));
        let close = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-12,
            (a, b) => a == b,
        };
        for (found, plain) in found.items.iter().zip(&plain.items) {
            prop_assert_eq!((found.status, found.n), (plain.status, plain.n));
            prop_assert!(close(found.top_share, plain.top_share));
            prop_assert!(close(found.interval.map(|ends| ends[0]), plain.interval.map(|ends| ends[0])));
        }
        for (found, plain) in found.factors.iter().zip(&plain.factors) {
            // A factor that is shown though its items aren't, is hidden here.
            prop_assert!(found.status == Status::Hidden || close(found.top_share, plain.share.top_share));
            prop_assert!(plain.share.status != Status::Hidden || found.status == Status::Hidden);
        }
    }
}
