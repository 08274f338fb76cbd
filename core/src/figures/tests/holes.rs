//! Ways in which a small group could once be worked out from a few views, each as a test.

use super::cases::{Item, Row, questionnaire, response, table};
use super::known::row;
use crate::figures::{
    Figures, Status, Thresholds, WeightedFigures, drivers, figures, grouped, weighted,
};
use crate::filter::Filter;
use crate::questionnaire::Questionnaire;
use crate::table::Table;

const ITEM: Item = Item { levels: 5, top: 2, not_applicable: true, reversed: false, factor: 1 };
const ALONE: Item = Item { factor: 0, ..ITEM };

fn filled(q: &Questionnaire, rows: &[Row]) -> Table {
    let responses: Vec<_> = rows.iter().enumerate().map(|(at, row)| response(at, row)).collect();
    table(q, &responses)
}

fn by(restrictions: &[(&str, &str)]) -> Filter {
    let mut filter = Filter::all();
    restrictions.iter().for_each(|&(field, value)| filter.allow(field, value));
    filter
}

fn view(q: &Questionnaire, table: &Table, restrictions: &[(&str, &str)]) -> Figures {
    let filter = by(restrictions);
    figures(q, table.counted(), &filter, Thresholds::default(), false).unwrap()
}

/// Of `counts` persons each: a unit, and the number of the option of "who".
fn people(counts: &[(usize, usize, usize)], answers: &[u8]) -> Vec<Row> {
    let of = |&(unit, who, count): &(usize, usize, usize)| {
        vec![Row { who, ..row(unit, answers) }; count]
    };
    counts.iter().flat_map(of).collect()
}

/// 45 persons of units 1 and 2, of whom 6 are in the third group. Of those in the first two groups 73 are shown, with the
/// units that hide nothing, 20 and 14: then 45 − (73 − 20 − 14) = 6.
#[test]
fn the_hidden_units_of_a_filter_aren_t_told_by_the_shown_ones() {
    let rows = people(
        &[
            (1, 1, 10),
            (1, 2, 9),
            (1, 3, 3),
            (2, 1, 11),
            (2, 2, 9),
            (2, 3, 3),
            (3, 1, 20),
            (3, 3, 12),
            (4, 1, 14),
        ],
        &[4],
    );
    let q = questionnaire(&[ALONE], Some(0), 0);
    let table = filled(&q, &rows);
    let two_groups = view(&q, &table, &[("who", "x"), ("who", "y")]);
    let two_units = view(&q, &table, &[("unit", "u1"), ("unit", "u2")]);
    assert_eq!((two_groups.n, two_units.n), (Some(73), Some(45)));
    let shown: u64 = two_groups.by_unit.iter().filter_map(|unit| unit.share.n).sum();
    let hidden = two_groups.by_unit.iter().filter(|unit| unit.share.status == Status::Hidden);
    let hidden: Vec<&str> = hidden.map(|unit| unit.value.as_str()).collect();
    assert_ne!((hidden.as_slice(), 73 - shown), (["u1", "u2"].as_slice(), 39));
    assert_eq!(shown, 0, "every smaller set of units is given away");
    // The same by the groups of the command line, cell by cell.
    let filter = by(&[("who", "x"), ("who", "y")]);
    let units = grouped(&q, table.counted(), &filter, "unit", Thresholds::default()).unwrap();
    assert!(units.groups.iter().all(|group| group.n.is_none()));
}

/// 6 of the 50 who answered both are at a hidden level: it is hidden together with those who didn't answer the overall item.
fn answered() -> Vec<Row> {
    let of = |count: usize, answers: [u8; 2]| vec![row(1, &answers); count];
    [of(6, [5, 1]), of(22, [4, 2]), of(22, [2, 3]), of(9, [3, 0])].concat()
}

#[test]
fn those_who_answered_both_don_t_tell_of_a_hidden_level() {
    let q = questionnaire(&[ALONE, ALONE], Some(1), 0);
    let table = filled(&q, &answered());
    let levels = view(&q, &table, &[("a1", "2"), ("a1", "3")]);
    assert_eq!(levels.items[0].n, Some(44));
    let found = drivers(&q, table.counted(), &Filter::all(), Thresholds::default());
    let driver = &found.unwrap().unwrap().items[0];
    assert_eq!((driver.status, driver.n, driver.rho), (Status::Hidden, None, None), "50 - 44 = 6");
}

#[test]
fn alpha_of_two_items_doesn_t_tell_of_a_hidden_level() {
    let q = questionnaire(&[ITEM, ITEM], Some(1), 0);
    let table = filled(&q, &answered());
    let levels = view(&q, &table, &[("a1", "2"), ("a1", "3")]);
    assert_eq!(levels.items[0].n, Some(44));
    let whole = view(&q, &table, &[]);
    assert_eq!((whole.factors[0].alpha_n, whole.factors[0].alpha), (None, None), "50 - 44 = 6");
    let units = grouped(&q, table.counted(), &Filter::all(), "unit", Thresholds::default());
    assert_eq!(units.unwrap().groups[0].factors[0].alpha_n, None);
}

/// Where the levels that are hidden are two, and 11 together, both are safe, and the numbers are shown.
#[test]
fn two_hidden_levels_are_enough_for_those_who_answered_both() {
    let of = |count: usize, answers: [u8; 2]| vec![row(1, &answers); count];
    let rows = [of(6, [5, 1]), of(5, [4, 2]), of(22, [2, 3]), of(22, [2, 4])].concat();
    let q = questionnaire(&[ITEM, ITEM], Some(1), 0);
    let table = filled(&q, &rows);
    let found = drivers(&q, table.counted(), &Filter::all(), Thresholds::default());
    assert_eq!(found.unwrap().unwrap().items[0].n, Some(55));
    assert_eq!(view(&q, &table, &[]).factors[0].alpha_n, Some(55));
}

/// With the unweighted share of all 120 known, the weighted one of 115 tells what the five of weight 0 answered.
#[test]
fn weights_of_nought_don_t_tell_of_the_few_who_have_them() {
    let of = |n: usize, few: &[f64]| -> WeightedFigures {
        let q = questionnaire(&[ALONE], Some(0), 0);
        let mut table = Table::with_weights(&q);
        let weights = few.iter().copied().chain(std::iter::repeat(1.0));
        for (at, weight) in (0..n).zip(weights) {
            let answer = if at % 3 == 0 { 2 } else { 5 };
            assert!(table.insert_weighted(&q, &response(at, &row(1, &[answer])), weight));
        }
        table.commit().unwrap();
        weighted(&q, &table, &Filter::all(), Thresholds::default()).unwrap()
    };
    for few in [&[0.0; 5][..], &[0.5; 9], &[3.0, 3.0, 0.0, 0.0]] {
        let found = of(120, few);
        assert_eq!((found.status, found.effective_n), (Status::Hidden, None), "{few:?}");
        assert_eq!((found.overall.top_share, found.items[0].top_share), (None, None), "{few:?}");
    }
    for many in [&[0.0; 10][..], &[0.5; 30], &[]] {
        assert!(of(120, many).overall.top_share.is_some(), "{many:?}");
    }
    // Where each person has a weight of one's own, no few stand out.
    let own: Vec<f64> = (0..120_u32).map(|at| 1.0 + f64::from(at) / 120.0).collect();
    assert!(of(120, &own).overall.top_share.is_some());
}
