//! What goes with the overall result.

use proptest::prelude::*;

use super::cases::{Case, Item, Row, case, filter, questionnaire, response, table};
use super::known::row;
use super::oracle::{passes, value};
use super::oracle_tests::NOTHING_HIDDEN;
use super::span::Span;
use crate::figures::{Driver, Drivers, Status, Thresholds, drivers, figures};
use crate::filter::Filter;
use crate::response::Response;
use crate::statistics::association;

const ITEM: Item = Item { levels: 5, top: 2, not_applicable: true, reversed: false, factor: 1 };
const OVERALL: Item = Item { factor: 0, ..ITEM };

/// The drivers of the last item of rows.
fn of(items: &[Item], rows: &[Row]) -> Drivers {
    let q = questionnaire(items, Some(items.len() - 1), 0);
    let responses: Vec<_> = rows.iter().enumerate().map(|(at, row)| response(at, row)).collect();
    let table = table(&q, &responses);
    drivers(&q, table.counted(), &Filter::all(), Thresholds::default()).unwrap().unwrap()
}

#[test]
fn the_strongest_first() {
    // The first says nothing about the overall result, the second all, the third nearly the opposite.
    let rows: Vec<Row> = (0..40_usize)
        .map(|at| {
            let overall = (at % 5 + 1) as u8;
            let turned = if at == 0 { 1 } else { 6 - overall };
            row(1, &[(at / 5 % 5 + 1) as u8, overall, turned, overall])
        })
        .collect();
    let found = of(&[ITEM, ITEM, ITEM, OVERALL], &rows);
    assert_eq!(found.overall, "a3");
    let order: Vec<&str> = found.items.iter().map(|driver| driver.item.as_str()).collect();
    assert_eq!(order, ["a1", "a2", "a0"]);
    assert_eq!((found.items[0].rho, found.items[0].interval), (Some(1.0), None));
    assert!(found.items[1].rho.unwrap() < -0.8 && found.items[1].interval.unwrap()[1] < -0.6);
    assert!(found.items[2].rho.unwrap().abs() < 0.2);
    assert_eq!(found.items[0].top_share, Some(0.4));
}

#[test]
fn few_who_answered_both_are_hidden() {
    let check = |both: usize, expected: Status| {
        let rows =
            [vec![row(1, &[4, 4]); both], vec![row(1, &[4, 0]); 30], vec![row(1, &[0, 4]); 30]]
                .concat();
        let driver = &of(&[ITEM, OVERALL], &rows).items[0];
        assert_eq!(driver.status, expected, "{both}");
        assert_eq!(driver.n.is_some(), expected != Status::Hidden, "{both}");
        assert_eq!(driver.top_share.is_some(), expected.is_visible(), "{both}");
        // All of them said the same.
        assert_eq!((driver.rho, driver.interval, driver.p), (None, None, None));
    };
    check(0, Status::Empty);
    check(1, Status::Hidden);
    check(9, Status::Hidden);
    check(10, Status::Reference);
    check(30, Status::Shown);
}

#[test]
fn without_an_overall_item_there_are_none() {
    let q = questionnaire(&[ITEM], None, 0);
    let found = drivers(&q, table(&q, &[]).counted(), &Filter::all(), Thresholds::default());
    assert_eq!(found.unwrap(), None);
}

/// The levels that persons gave to two items.
fn pairs(case: &Case, filter: &Filter, items: [&str; 2]) -> Vec<[usize; 2]> {
    let q = &case.questionnaire;
    let level = |person: &Response, item: &str| value(q, person, item).parse::<usize>().ok();
    let of_filter = case.responses.iter().filter(|person| passes(q, person, filter));
    of_filter
        .filter_map(|person| Some([level(person, items[0])?, level(person, items[1])?]))
        .collect()
}

fn check(case: &Case, filter: &Filter) {
    let q = &case.questionnaire;
    let table = case.table();
    let Some(found) = drivers(q, table.counted(), filter, NOTHING_HIDDEN).unwrap() else { return };
    assert_eq!(found.items.len() + 1, q.items().count());
    let strength = |driver: &Driver| driver.rho.map_or(-1.0, f64::abs);
    assert!(found.items.is_sorted_by(|a, b| strength(a) >= strength(b)));
    let all = figures(q, table.counted(), filter, NOTHING_HIDDEN, false).unwrap();
    for driver in &found.items {
        let pairs = pairs(case, filter, [&driver.item, &found.overall]);
        let mut levels = vec![vec![0; 6]; 6];
        pairs.iter().for_each(|&[one, other]| levels[one - 1][other - 1] += 1);
        assert_eq!(driver.n, Some(pairs.len() as u64));
        let expected = association(&levels);
        assert_eq!(driver.rho, expected.map(|expected| expected.rho));
        assert_eq!(driver.interval, expected.and_then(|expected| expected.interval));
        let item = all.items.iter().find(|item| item.id == driver.item).unwrap();
        assert!(driver.status == Status::Empty || driver.top_share == item.top_share);
    }
}

/// With any values of "who" let through, how many answered both is no small number.
fn nothing_small_can_be_had(case: &Case) {
    let q = &case.questionnaire;
    let table = case.table();
    let values = table.values("who");
    let mut spans: Vec<Span> = q.items().map(|_| Span(Vec::new())).collect();
    let place = |id: &str| q.items().position(|(_, item, ..)| item.id == id).unwrap();
    let of = |chosen: &[usize]| {
        let mut filter = Filter::all();
        chosen.iter().for_each(|&at| filter.allow("who", values[at]));
        filter
    };
    for bits in 0..1_usize << values.len() {
        let chosen: Vec<usize> = (0..values.len()).filter(|at| bits >> at & 1 == 1).collect();
        let vector: Vec<u64> =
            (0..values.len()).map(|at| u64::from(bits == 0 || bits >> at & 1 == 1)).collect();
        let thresholds = Thresholds::default();
        let Some(found) = drivers(q, table.counted(), &of(&chosen), thresholds).unwrap() else {
            return;
        };
        let shown = found.items.iter().filter(|driver| driver.n.is_some());
        shown.for_each(|driver| spans[place(&driver.item)].add(&vector));
    }
    let overall = q.overall.item.clone().unwrap();
    for (_, item, ..) in q.items().filter(|(_, item, ..)| item.id != overall) {
        for value in 0..values.len() {
            let n = pairs(case, &of(&[value]), [&item.id, &overall]).len();
            let vector: Vec<u64> = (0..values.len()).map(|at| u64::from(at == value)).collect();
            assert!(!(1..10).contains(&n) || !spans[place(&item.id)].contains(&vector));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn drivers_are_those_of_the_oracle(case in case(6, 120, 3), filter in filter()) {
        check(&case, &filter);
    }

    #[test]
    fn nothing_small_is_told(case in case(4, 90, 3)) {
        nothing_small_can_be_had(&case);
    }
}
