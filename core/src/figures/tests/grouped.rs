//! The figures of each value of a field.

use proptest::prelude::*;

use super::cases::{Case, Item, Row, case, filter, questionnaire, response, table};
use super::known::row;
use super::oracle::oracle;
use super::oracle_tests::{NOTHING_HIDDEN, check_share};
use crate::figures::{GroupedFigures, Status, Thresholds, figures, grouped};
use crate::filter::Filter;

use Status::{Hidden, Reference, Shown};

const ITEM: Item = Item { levels: 5, top: 2, not_applicable: true, reversed: false, factor: 1 };

/// Each group has the figures that the oracle counts row by row, and those of the filter on it.
fn check(case: &Case, filter: &Filter, field: &str) {
    let q = &case.questionnaire;
    let table = case.table();
    let found = grouped(q, table.counted(), filter, field, NOTHING_HIDDEN).unwrap();
    let mut people = 0;
    for group in &found.groups {
        let mut only = filter.clone();
        only.clear(field);
        only.allow(field, group.value.as_str());
        let expected = oracle(q, &case.responses, &only);
        assert_eq!(group.n, Some(expected.n), "{field}={}", group.value);
        people += expected.n;
        check_share(&group.overall.share, &expected.overall);
        check_share(&group.index.mean_of_items, &expected.mean_of_items);
        for (item, expected) in group.items.iter().zip(&expected.items) {
            assert_eq!((item.n, item.missing), (Some(expected.share.n), Some(expected.missing)));
        }
        for (factor, expected) in group.factors.iter().zip(&expected.factors) {
            check_share(&factor.share, &expected.share);
        }
        let alone = figures(q, table.counted(), &only, NOTHING_HIDDEN, false).unwrap();
        assert_eq!((&group.items, &group.factors), (&alone.items, &alone.factors));
        assert_eq!((&group.overall, group.index), (&alone.overall, alone.index));
    }
    let all = oracle(q, &case.responses, filter).n;
    assert!(if field == "got" { people >= all } else { people == all });
}

/// The field "who" of rows on items.
fn by_who(items: &[Item], rows: &[Row]) -> GroupedFigures {
    let q = questionnaire(items, None, 0);
    let responses: Vec<_> = rows.iter().enumerate().map(|(at, row)| response(at, row)).collect();
    let table = table(&q, &responses);
    grouped(&q, table.counted(), &Filter::all(), "who", Thresholds::default()).unwrap()
}

#[test]
fn all_cells_of_a_small_group_are_hidden_and_the_next_with_it() {
    let who = |who: usize, count: usize| vec![Row { who, ..row(1, &[4]) }; count];
    let check = |sizes: [usize; 3], expected: [Status; 3]| {
        let rows = [who(1, sizes[0]), who(2, sizes[1]), who(3, sizes[2])].concat();
        let found = by_who(&[ITEM], &rows);
        for (group, expected) in found.groups.iter().zip(expected) {
            assert_eq!(group.status, expected, "{sizes:?}");
            assert_eq!(group.items[0].status, expected, "{sizes:?}");
            assert_eq!(group.items[0].counts.is_some(), expected.is_visible(), "{sizes:?}");
            assert_eq!(group.factors[0].share.status, expected, "{sizes:?}");
        }
    };
    check([40, 50, 60], [Shown, Shown, Shown]);
    check([40, 12, 60], [Shown, Reference, Shown]);
    check([5, 40, 60], [Hidden, Hidden, Shown]);
}

#[test]
fn few_answers_to_one_item_hide_it_in_two_groups_and_nothing_else() {
    let answers =
        |who: usize, count: usize, second: u8| vec![Row { who, ..row(1, &[4, second]) }; count];
    let rows = [answers(1, 35, 0), answers(1, 5, 4), answers(2, 50, 4), answers(3, 60, 4)].concat();
    let found = by_who(&[ITEM, Item { factor: 2, ..ITEM }], &rows);
    let statuses = |item: usize| found.groups.iter().map(move |group| group.items[item].status);
    assert_eq!(statuses(0).collect::<Vec<_>>(), [Shown, Shown, Shown]);
    assert_eq!(statuses(1).collect::<Vec<_>>(), [Hidden, Hidden, Shown]);
}

#[test]
fn where_all_is_hidden_there_are_no_groups() {
    assert_eq!(by_who(&[ITEM], &vec![row(1, &[4]); 9]).groups, []);
}

#[test]
fn levels_are_in_their_order() {
    let q = questionnaire(&[Item { levels: 11, factor: 0, ..ITEM }], None, 0);
    let levels = [100, 11, 2, 0, 10, 1];
    let responses: Vec<_> =
        levels.iter().enumerate().map(|(at, &level)| response(at, &row(1, &[level]))).collect();
    let table = table(&q, &responses);
    let found = grouped(&q, table.counted(), &Filter::all(), "a0", NOTHING_HIDDEN).unwrap();
    let values: Vec<&str> = found.groups.iter().map(|group| group.value.as_str()).collect();
    assert_eq!(values, ["", "1", "2", "10", "11", "na"]);
}

#[test]
fn a_field_that_there_is_not_is_named() {
    let q = questionnaire(&[ITEM], None, 0);
    let table = table(&q, &[]);
    let error = grouped(&q, table.counted(), &Filter::all(), "age", Thresholds::default());
    assert!(
        error.unwrap_err().to_string().ends_with("there are unit, month, channel, who, got, a0")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn groups_are_those_of_the_oracle(case in case(5, 90, 4), filter in filter(), field in 0..7_usize) {
        let fields = ["unit", "month", "channel", "who", "a0", "a1", "got"];
        let is_clear = fields[field] != "got" || filter.values("got").is_none();
        if is_clear && case.questionnaire.items().count() >= 2 {
            check(&case, &filter, fields[field]);
        }
    }

    /// `by_unit` and `by_month` tell of the overall result what the groups tell, and hide what they hide.
    #[test]
    fn the_overall_result_by_unit_is_that_of_the_groups(case in case(5, 110, 4), filter in filter()) {
        let q = &case.questionnaire;
        let table = case.table();
        let thresholds = Thresholds::default();
        let all = figures(q, table.counted(), &filter, thresholds, false).unwrap();
        for (field, by) in [("unit", &all.by_unit), ("month", &all.by_month)] {
            let groups = grouped(q, table.counted(), &filter, field, thresholds).unwrap().groups;
            // That nobody answered is told even of a unit that is hidden itself.
            for group in by.iter().filter(|group| group.share.status != Status::Empty) {
                let same = groups.iter().find(|same| same.value == group.value).unwrap();
                prop_assert_eq!(same.overall.share, group.share, "{}={}", field, group.value);
            }
        }
    }
}
