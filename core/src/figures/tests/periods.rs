//! Several values together: months as a quarter, units as a province. What they show is what a filter on them shows, of
//! which [`super::span`] proves that it tells of no small cell with all the other filters.

use proptest::prelude::*;

use super::cases::{Item, Row, case, filter, questionnaire, response, table};
use super::known::row;
use crate::figures::{Status, Thresholds, figures, overall};
use crate::filter::Filter;

const ITEM: Item = Item { levels: 5, top: 2, not_applicable: true, reversed: false, factor: 1 };

/// Persons in each month from February on; the status of the months, and of those of two quarters.
fn check(months: [usize; 5], statuses: [Status; 5], quarters: [Status; 2]) {
    let q = questionnaire(&[ITEM], Some(0), 0);
    let mut rows: Vec<Row> = Vec::new();
    for (at, count) in months.iter().enumerate() {
        rows.extend(vec![Row { month: at as u32 + 2, ..row(1, &[4]) }; *count]);
    }
    let responses: Vec<_> = rows.iter().enumerate().map(|(at, row)| response(at, row)).collect();
    let table = table(&q, &responses);
    let all = figures(&q, table.counted(), &Filter::all(), Thresholds::default(), false).unwrap();
    let found: Vec<Status> = all.by_month.iter().map(|month| month.share.status).collect();
    assert_eq!(found, statuses, "{months:?}");
    let found = [["2026-01", "2026-02", "2026-03"], ["2026-04", "2026-05", "2026-06"]].map(|of| {
        let mut filter = Filter::all();
        of.iter().for_each(|month| filter.allow("month", *month));
        overall(&q, table.counted(), &filter, Thresholds::default()).unwrap().status
    });
    assert_eq!(found, quarters, "{months:?}");
}

#[test]
fn a_quarter_that_would_give_a_month_away_is_hidden() {
    use Status::{Hidden, Shown};
    check([40, 40, 40, 40, 40], [Shown; 5], [Shown; 2]);
    // Both hidden months are in one quarter: it tells their sum, which the whole tells already.
    check([40, 40, 40, 30, 4], [Shown, Shown, Shown, Hidden, Hidden], [Shown; 2]);
    // One in each: a quarter minus its month that is shown would be the small one.
    check([4, 40, 30, 40, 40], [Hidden, Shown, Hidden, Shown, Shown], [Hidden; 2]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn it_is_the_result_of_all_of_the_figures(case in case(5, 90, 4), filter in filter()) {
        let (q, table) = (&case.questionnaire, case.table());
        let thresholds = Thresholds::default();
        let all = figures(q, table.counted(), &filter, thresholds, false).unwrap();
        let found = overall(q, table.counted(), &filter, thresholds).unwrap();
        prop_assert_eq!(found, all.overall.share);
    }
}
