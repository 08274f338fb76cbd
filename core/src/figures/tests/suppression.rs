//! What is hidden, case by case. That it is enough, [`super::span`] proves.

use proptest::prelude::*;

use super::cases::{Item, Row, case, filter, questionnaire, response, table};
use super::known::row;
use crate::figures::{Figures, Status, Thresholds, figures};
use crate::filter::Filter;

use Status::{Empty, Hidden, Reference, Shown};

const ITEM: Item = Item { levels: 5, top: 2, not_applicable: true, reversed: false, factor: 1 };
const SECOND: Item = Item { factor: 2, ..ITEM };
const THIRD: Item = Item { factor: 3, ..ITEM };

/// So many equal rows.
fn times(count: usize, row: Row) -> Vec<Row> {
    vec![row; count]
}

fn of(items: &[Item], overall: Option<usize>, rows: &[Row], filter: &[(&str, &str)]) -> Figures {
    let q = questionnaire(items, overall, 0);
    let responses: Vec<_> = rows.iter().enumerate().map(|(at, row)| response(at, row)).collect();
    let mut allowed = Filter::all();
    for (dimension, value) in filter {
        allowed.allow(*dimension, *value);
    }
    figures(&q, table(&q, &responses).counted(), &allowed, Thresholds::default(), false).unwrap()
}

#[test]
fn below_ten_hidden_below_thirty_for_reference() {
    let check = |n: usize, expected: Status| {
        let figures = of(&[ITEM], Some(0), &times(n, row(1, &[4])), &[]);
        assert_eq!(figures.status, expected, "{n}");
        assert_eq!(figures.items[0].status, expected, "{n}");
        assert_eq!(figures.overall.share.status, expected, "{n}");
        assert_eq!(figures.n.is_none(), expected == Hidden, "{n}");
        assert_eq!(figures.by_unit.is_empty(), !expected.is_visible(), "{n}");
    };
    check(0, Empty);
    check(1, Hidden);
    check(9, Hidden);
    check(10, Reference);
    check(29, Reference);
    check(30, Shown);
}

#[test]
fn a_small_unit_takes_the_next_smallest_with_it() {
    let check = |sizes: &[usize], expected: &[Status]| {
        let rows: Vec<Row> =
            sizes.iter().enumerate().flat_map(|(u, &n)| times(n, row(u + 1, &[4]))).collect();
        let figures = of(&[ITEM], Some(0), &rows, &[]);
        let status = |unit: usize| {
            let name = format!("u{unit}");
            figures.by_unit.iter().find(|g| g.value == name).map(|g| g.share.status)
        };
        let statuses: Vec<Status> = (1..=sizes.len()).filter_map(status).collect();
        assert_eq!(statuses, expected, "{sizes:?}");
        // The filter on one unit shows no more than the breakdown.
        for (unit, expected) in expected.iter().enumerate() {
            let name = format!("u{}", unit + 1);
            let alone = of(&[ITEM], Some(0), &rows, &[("unit", &name)]);
            assert_eq!(alone.overall.share.status, *expected, "{name} of {sizes:?}");
        }
    };
    check(&[40, 50], &[Shown, Shown]);
    check(&[5, 40, 50], &[Hidden, Hidden, Shown]);
    check(&[5, 6, 50], &[Hidden, Hidden, Shown]);
    // Two of them are together still fewer than ten.
    check(&[4, 5, 20, 50], &[Hidden, Hidden, Hidden, Shown]);
    check(&[5, 50], &[Hidden, Hidden]);
}

#[test]
fn a_filter_of_several_shows_all_or_none_of_what_is_hidden() {
    let rows: Vec<Row> = [5, 40, 50, 60]
        .iter()
        .enumerate()
        .flat_map(|(unit, &n)| times(n, row(unit + 1, &[4])))
        .collect();
    let check = |units: &[&str], expected: Status| {
        let filter: Vec<(&str, &str)> = units.iter().map(|unit| ("unit", *unit)).collect();
        assert_eq!(of(&[ITEM], Some(0), &rows, &filter).status, expected, "{units:?}");
    };
    check(&["u3", "u4"], Shown);
    check(&["u1", "u2"], Shown);
    check(&["u1", "u3"], Hidden);
    check(&["u2", "u3", "u4"], Hidden);
    check(&["u1", "u2", "u3", "u4"], Shown);
}

#[test]
fn what_a_filter_keeps_out_of_an_item_counts_too() {
    // 12 responses are kept out, but only 5 answers to the second item.
    let rows = [
        times(30, row(1, &[4, 4])),
        times(7, Row { who: 2, ..row(1, &[4, 0]) }),
        times(5, Row { who: 2, ..row(1, &[4, 4]) }),
    ]
    .concat();
    let figures = of(&[ITEM, SECOND], Some(0), &rows, &[("who", "x")]);
    assert_eq!(figures.status, Shown);
    assert_eq!(figures.items[0].status, Shown);
    assert_eq!(figures.items[1].status, Hidden);
    assert_eq!((figures.items[1].missing, figures.items[1].not_applicable), (None, None));
}

#[test]
fn a_factor_is_hidden_where_it_would_give_an_item_away() {
    let check = |second: usize, third: usize, overlap: usize, expected: Status| {
        // Three items of one factor; the third's answers overlap with the second's.
        let answered =
            |at: usize, from: usize, n: usize| u8::from((from..from + n).contains(&at)) * 4;
        let rows: Vec<Row> = (0..50)
            .map(|at| row(1, &[4, answered(at, 0, second), answered(at, second - overlap, third)]))
            .collect();
        let figures = of(&[ITEM, ITEM, ITEM], None, &rows, &[]);
        assert_eq!(figures.factors[0].share.status, expected, "{second} {third} {overlap}");
    };
    check(40, 40, 30, Shown);
    check(40, 5, 0, Hidden);
    // Fifteen answers of fifteen persons, then twelve of six.
    check(8, 7, 0, Shown);
    check(6, 6, 6, Hidden);
    check(4, 5, 0, Hidden);
}

#[test]
fn the_index_is_hidden_where_it_would_give_a_factor_away() {
    // Six persons answered all of the second factor: the index minus the first factor is theirs.
    let rows = [times(6, row(1, &[4, 4, 4])), times(40, row(1, &[4, 0, 0]))].concat();
    let figures = of(&[ITEM, SECOND, SECOND], None, &rows, &[]);
    assert_eq!(figures.factors[0].share.status, Shown);
    assert_eq!(figures.factors[1].share.status, Hidden);
    assert_eq!(figures.index.pooled.status, Hidden);
    assert_eq!(figures.overall.share.status, Hidden);
    assert!(figures.by_unit.is_empty() && figures.by_month.is_empty());
}

#[test]
fn a_mean_of_shares_is_hidden_with_any_of_them() {
    // Two factors of one small item each, other persons: together enough for the pooled index.
    let rows =
        [times(6, row(1, &[4, 4, 0])), times(7, row(1, &[4, 0, 1])), times(30, row(1, &[4, 0, 0]))]
            .concat();
    let index = of(&[ITEM, SECOND, THIRD], None, &rows, &[]).index;
    assert_eq!(index.pooled.status, Shown);
    assert_eq!((index.mean_of_items.status, index.mean_of_items.top_share), (Hidden, None));
    assert_eq!((index.weighted.status, index.weighted.interval), (Hidden, None));
}

#[test]
fn the_groups_of_an_index_follow_the_filter_on_them() {
    // In unit 1 one item has five answers, so its index is hidden there, and in the breakdown too.
    let rows = [
        times(5, row(1, &[4, 4])),
        times(30, row(1, &[4, 0])),
        times(30, row(2, &[4, 4])),
        times(40, row(3, &[4, 4])),
    ]
    .concat();
    let status = |figures: &Figures, unit: &str| {
        figures.by_unit.iter().find(|g| g.value == unit).map(|g| g.share.status)
    };
    let figures = of(&[ITEM, ITEM], None, &rows, &[]);
    assert_eq!(status(&figures, "u1"), Some(Hidden));
    assert_eq!(status(&figures, "u2"), Some(Hidden));
    assert_eq!(status(&figures, "u3"), Some(Shown));
    for unit in ["u1", "u2"] {
        let alone = of(&[ITEM, ITEM], None, &rows, &[("unit", unit)]);
        assert_eq!(alone.index.pooled.status, Hidden, "{unit}");
    }
}

#[test]
fn only_units_that_stand_on_their_own_feet_are_ranked() {
    let rows = [
        times(40, row(1, &[1])),
        times(15, row(2, &[5])),
        times(50, row(3, &[5])),
        times(11, row(4, &[5])),
    ]
    .concat();
    let figures = of(&[ITEM], Some(0), &rows, &[]);
    let order: Vec<&str> = figures.by_unit.iter().map(|group| group.value.as_str()).collect();
    assert_eq!(order, ["u3", "u1", "u2", "u4"]);
}

#[test]
fn four_filters_at_once_hide_nothing_by_themselves() {
    let rows = times(40, Row { channel: 1, ..row(1, &[4]) });
    let filter = [("unit", "u1"), ("month", "2026-02"), ("channel", "qr"), ("who", "x")];
    assert_eq!(of(&[ITEM], Some(0), &rows, &filter).status, Shown);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    /// Whatever the filter: a number that is there stands on ten persons at least.
    #[test]
    fn nothing_small_is_shown_at_any_filter(case in case(6, 80, 4), filter in filter()) {
        let q = &case.questionnaire;
        let thresholds = Thresholds::default();
        let figures = figures(q, case.table().counted(), &filter, thresholds, false).unwrap();
        let enough = |n: Option<u64>| n.is_none_or(|n| n == 0 || n >= 10);
        prop_assert!(enough(figures.n));
        let index = figures.index;
        let shares = [figures.overall.share, index.pooled, index.mean_of_items, index.weighted];
        let of_factors = figures.factors.iter().map(|factor| factor.share);
        let groups = figures.by_unit.iter().chain(&figures.by_month).map(|group| group.share);
        for share in shares.into_iter().chain(of_factors).chain(groups) {
            prop_assert!(enough(share.n));
            let visible = share.status.is_visible();
            prop_assert_eq!(visible, share.top_share.is_some());
            prop_assert!(visible || (share.interval.is_none() && share.answers.unwrap_or(0) == 0));
            if let Some(n) = share.n {
                let expected = if n == 0 { Empty } else if n < 30 { Reference } else { Shown };
                prop_assert_eq!(share.status, expected);
            }
        }
        for item in &figures.items {
            prop_assert!(enough(item.n));
            prop_assert!(item.n.is_some() == item.missing.is_some());
            prop_assert!(item.status.is_visible() == item.mean.is_some());
        }
        for factor in &figures.factors {
            prop_assert!(factor.alpha_n.is_none_or(|n| n >= 10));
            prop_assert!(factor.alpha_n.is_some() || factor.alpha.is_none());
        }
    }
}
