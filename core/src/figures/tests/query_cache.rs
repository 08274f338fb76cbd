//! The cache of earlier queries changes no figure.

use proptest::prelude::{ProptestConfig, any, prop, prop_assert_eq, proptest};

use super::cases::{Item, Row, case, filter, questionnaire, response, table};
use crate::figures::{Thresholds, compare, drivers, figures};
use crate::filter::{Filter, MONTH};
use crate::table::Table;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn figures_are_the_same_whatever_was_looked_at_before(
        case in case(5, 120, 4),
        filters in prop::collection::vec((filter(), any::<bool>()), 1..6),
    ) {
        let q = &case.questionnaire;
        let table = case.table();
        let thresholds = Thresholds::default();
        for (filter, has_time) in filters {
            // A copy has an empty cache.
            let fresh = table.clone();
            let of = |counted| figures(q, counted, &filter, thresholds, false);
            prop_assert_eq!(of(table.counted()), of(fresh.counted()));
            let of = |counted| drivers(q, counted, &filter, thresholds);
            prop_assert_eq!(of(table.counted()), of(fresh.counted()));
            let months = table.values(MONTH);
            let (before, now) = months.split_at(months.len() / 2);
            let owned = |months: &[&str]| months.iter().map(|&month| month.to_owned()).collect::<Vec<_>>();
            let (before, now) = (owned(before), owned(now));
            let mut others = filter.clone();
            others.clear(MONTH);
            let of = |counted| compare(q, counted, &others, MONTH, [&before, &now], thresholds);
            prop_assert_eq!(of(table.counted()), of(fresh.counted()));
            while has_time && table.prepare() {}
        }
    }
}

#[test]
fn a_filter_like_one_before_looks_at_no_row() {
    let item = Item { levels: 5, top: 2, not_applicable: false, reversed: false, factor: 1 };
    let q = questionnaire(&vec![item; 3], Some(0), 0);
    let row = |row: usize| Row {
        unit: row % 4,
        month: 1 + row as u32 % 3,
        channel: row % 3,
        who: 0,
        got: 1,
        answers: vec![1 + row as u8 % 5; 3],
    };
    let responses: Vec<_> = (0..400).map(|at| response(at, &row(at))).collect();
    let mut table = table(&q, &responses);
    let figures_of = |table: &Table, channel: &str| {
        let mut filter = Filter::all();
        filter.allow("channel", channel);
        figures(&q, table.counted(), &filter, Thresholds::default(), false).unwrap()
    };
    figures_of(&table, "web");
    while table.prepare() {}
    // Nothing came in, so nothing is forgotten.
    table.commit().unwrap();
    let before = table.row_queries();
    let found = figures_of(&table, "qr");
    assert_eq!(table.row_queries(), before);
    assert_eq!(found, figures_of(&table.clone(), "qr"));
    assert_eq!(found.n, Some(133));
}
