//! Two fields set against each other: against an oracle, and against every subtraction that their margins, the
//! groups of both and the filters on either allow.

use proptest::prelude::*;

use super::cases::{Case, Item, Row, case, filter, questionnaire, response, table};
use super::known::row;
use super::oracle::{passes, value, wilson};
use super::oracle_tests::NOTHING_HIDDEN;
use super::span::Span;
use crate::figures::{CrossTab, FiguresError, Status, Thresholds, cross_tab, figures, grouped};
use crate::filter::Filter;
use crate::response::Response;

const ITEM: Item = Item { levels: 3, top: 1, not_applicable: true, reversed: false, factor: 1 };
const FIELDS: [&str; 6] = ["unit", "month", "channel", "who", "a0", "a1"];

fn of_rows(rows: &[Row], fields: [&str; 2]) -> CrossTab {
    let q = questionnaire(&[ITEM, ITEM], None, 0);
    let responses: Vec<_> = rows.iter().enumerate().map(|(at, row)| response(at, row)).collect();
    let table = table(&q, &responses);
    cross_tab(&q, table.counted(), &Filter::all(), fields, Thresholds::default()).unwrap()
}

/// So many persons of a unit who gave a level.
fn at(unit: usize, level: u8, count: usize) -> Vec<Row> {
    vec![row(unit, &[level, 1]); count]
}

/// A table as it is read: `-` is hidden; the last line and the last column are the totals.
fn drawn(table: &CrossTab) -> Vec<String> {
    let number = |n: Option<u64>| n.map_or("-".to_owned(), |n| n.to_string());
    let line = |row: &crate::figures::CrossRow| {
        let cells = row.cells.iter().map(|cell| number(cell.n));
        cells.chain([number(row.margin.n)]).collect::<Vec<_>>().join(" ")
    };
    let totals = table.columns.iter().map(|column| number(column.n)).chain([number(table.n)]);
    let last = totals.collect::<Vec<_>>().join(" ");
    table.rows.iter().map(line).chain([last]).collect()
}

#[test]
fn by_hand() {
    let check = |counts: &[[usize; 2]], expected: &[&str]| {
        let rows: Vec<Row> = counts
            .iter()
            .enumerate()
            .flat_map(|(unit, [one, two])| [at(unit + 1, 1, *one), at(unit + 1, 2, *two)].concat())
            .collect();
        let table = of_rows(&rows, ["unit", "a0"]);
        assert_eq!(drawn(&table), expected, "{counts:?}");
        let hidden = expected.iter().any(|line| line.contains('-'));
        assert_eq!(table.association.is_none(), hidden, "{counts:?}");
    };
    check(&[[20, 30], [40, 10]], &["20 30 50", "40 10 50", "60 40 100"]);
    // Nobody is told.
    check(&[[20, 0], [40, 10]], &["20 0 20", "40 10 50", "60 10 70"]);
    // A small cell takes a rectangle with it.
    check(&[[5, 30], [40, 20], [50, 50]], &["- - 35", "- - 60", "50 50 100", "95 100 195"]);
    // Nobody of unit 2 in the second column: its 30 are the total, and the five would follow.
    check(&[[5, 30], [40, 0]], &["- - 35", "- - 40", "45 30 75"]);
    // A unit of six is hidden with its line, and the next smallest with it.
    check(&[[5, 1], [40, 20], [50, 50]], &["- - -", "- - -", "50 50 100", "95 71 166"]);
    // All of level 1 are few: its column goes, and with it the other.
    check(&[[4, 30], [2, 40]], &["- - 34", "- - 42", "- - 76"]);
}

#[test]
fn nothing_of_few() {
    let few = of_rows(&at(1, 1, 9), ["unit", "a0"]);
    assert_eq!((few.status, few.n, few.rows.len()), (Status::Hidden, None, 0));
    let none = of_rows(&[], ["unit", "a0"]);
    assert_eq!((none.status, none.n, none.rows.len()), (Status::Empty, Some(0), 0));
}

#[test]
fn who_does_not_say_is_in_the_table_and_not_in_chi_square() {
    let rows = [at(1, 1, 20), at(1, 2, 30), at(2, 1, 40), at(2, 2, 10), at(0, 1, 15), at(1, 0, 12)]
        .concat();
    let with_na = [rows, at(2, 100, 17)].concat();
    let table = of_rows(&with_na, ["unit", "a0"]);
    assert_eq!(table.n, Some(144));
    let found = table.association.unwrap();
    // SciPy 1.17: `chi2_contingency([[20, 30], [40, 10]], correction=False)`
    assert_eq!((found.n, found.degrees_of_freedom), (100, 1));
    assert!((found.chi_square - 50.0 / 3.0).abs() < 1e-12);
    assert!((found.p - 4.455709060405612e-5).abs() < 1e-15);
    assert_eq!((found.smallest_expected, found.expected_is_small), (20.0, false));
}

#[test]
fn wrong_fields_are_named() {
    let q = questionnaire(&[ITEM], None, 0);
    let table = table(&q, &[]);
    let check = |fields: [&str; 2], expected: &str| {
        let found = cross_tab(&q, table.counted(), &Filter::all(), fields, Thresholds::default());
        assert_eq!(found.unwrap_err().to_string(), expected);
    };
    check(["unit", "unit"], "unit can't be set against itself");
    check(["unit", "age"], "no filter \"age\"; there are unit, month, channel, who, got, a0");
}

#[test]
fn a_table_that_nobody_can_read_is_refused() {
    let q = questionnaire(&[ITEM], None, 0);
    let rows: Vec<Response> = (0..600)
        .map(|at| Response {
            unit: Some(format!("u{at}")),
            channel: Some(format!("c{at}")),
            ..response(at, &row(1, &[1]))
        })
        .collect();
    let table = table(&q, &rows);
    let fields = ["unit", "channel"];
    let found = cross_tab(&q, table.counted(), &Filter::all(), fields, Thresholds::default());
    assert_eq!(found, Err(FiguresError::TooManyCells { cells: 360_000, most: 250_000 }));
}

/// How many have both values, person by person.
fn count(case: &Case, filter: &Filter, fields: [&str; 2], values: [&str; 2]) -> u64 {
    let q = &case.questionnaire;
    let has = |person: &Response| (0..2).all(|axis| value(q, person, fields[axis]) == values[axis]);
    let of_filter = case.responses.iter().filter(|person| passes(q, person, filter));
    of_filter.filter(|person| has(person)).count() as u64
}

fn check_numbers(case: &Case, filter: &Filter, fields: [&str; 2]) {
    let q = &case.questionnaire;
    let table = cross_tab(q, case.table().counted(), filter, fields, NOTHING_HIDDEN).unwrap();
    let close = |found: Option<f64>, expected: f64| {
        let found = found.expect("nothing is hidden");
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    };
    let mut people = 0;
    for row in &table.rows {
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            let n = count(case, filter, fields, [&row.margin.value, &column.value]);
            assert_eq!(cell.n, Some(n));
            people += n;
            let (of_row, of_column) = (row.margin.n.unwrap() as f64, column.n.unwrap() as f64);
            close(cell.row_share, n as f64 / of_row);
            close(cell.column_share, n as f64 / of_column);
            let [low, high] = wilson(n as f64 / of_row, of_row);
            close(cell.row_interval.map(|ends| ends[0]), low);
            close(cell.row_interval.map(|ends| ends[1]), high);
            let [low, high] = wilson(n as f64 / of_column, of_column);
            close(cell.column_interval.map(|ends| ends[0]), low);
            close(cell.column_interval.map(|ends| ends[1]), high);
        }
        let of_row: u64 = row.cells.iter().filter_map(|cell| cell.n).sum();
        assert_eq!(row.margin.n, Some(of_row));
    }
    assert_eq!(table.n, Some(people));
}

/// A number of the table as an equation between its cells.
struct Equations {
    height: usize,
    width: usize,
}

impl Equations {
    fn vector(&self, rows: &[usize], columns: &[usize]) -> Vec<u64> {
        let places = (0..self.height).flat_map(|row| (0..self.width).map(move |at| (row, at)));
        places.map(|(row, at)| u64::from(rows.contains(&row) && columns.contains(&at))).collect()
    }
}

fn nothing_small_can_be_had(case: &Case, filter: &Filter, fields: [&str; 2]) {
    let q = &case.questionnaire;
    let table = case.table();
    let thresholds = Thresholds::default();
    let found = cross_tab(q, table.counted(), filter, fields, thresholds).unwrap();
    let values: Vec<Vec<String>> = vec![
        found.rows.iter().map(|row| row.margin.value.clone()).collect(),
        found.columns.iter().map(|column| column.value.clone()).collect(),
    ];
    let all: Vec<Vec<usize>> = values.iter().map(|values| (0..values.len()).collect()).collect();
    let equations = Equations { height: values[0].len(), width: values[1].len() };
    let line = |axis: usize, chosen: &[usize]| match axis {
        0 => equations.vector(chosen, &all[1]),
        _ => equations.vector(&all[0], chosen),
    };
    let mut span = Span(Vec::new());
    let mut see = |n: Option<u64>, vector: Vec<u64>| {
        if n.is_some() {
            span.add(&vector);
        }
    };
    see(found.n, line(0, &all[0]));
    let margins = [
        found.rows.iter().map(|row| row.margin.n).collect::<Vec<_>>(),
        found.columns.iter().map(|column| column.n).collect(),
    ];
    for (row, of_row) in found.rows.iter().enumerate() {
        for (column, cell) in of_row.cells.iter().enumerate() {
            see(cell.n, equations.vector(&[row], &[column]));
            // What the table shows the filter on both shows too.
            let mut both = filter.clone();
            for (axis, at) in [row, column].into_iter().enumerate() {
                both.clear(fields[axis]);
                both.allow(fields[axis], values[axis][at].as_str());
            }
            let alone = figures(q, table.counted(), &both, thresholds, false).unwrap();
            assert!(cell.n.is_none() || alone.n == cell.n, "{both:?}");
        }
    }
    for axis in 0..2 {
        for &at in &all[axis] {
            see(margins[axis][at], line(axis, &[at]));
        }
        for group in &grouped(q, table.counted(), filter, fields[axis], thresholds).unwrap().groups
        {
            let at = values[axis].iter().position(|value| *value == group.value);
            at.into_iter().for_each(|at| see(group.n, line(axis, &[at])));
        }
        // Filters on the field, in place of the one that is there.
        for bits in 1..1_usize << values[axis].len() {
            let chosen: Vec<usize> =
                all[axis].iter().copied().filter(|at| bits >> at & 1 == 1).collect();
            let mut only = filter.clone();
            only.clear(fields[axis]);
            for &at in &chosen {
                only.allow(fields[axis], values[axis][at].as_str());
            }
            let view = figures(q, table.counted(), &only, thresholds, false).unwrap();
            see(view.n, line(axis, &chosen));
        }
        // How many are at each level is told with the item.
        if fields[axis].starts_with('a') && found.n.is_some() {
            all[axis].iter().for_each(|&at| see(Some(0), line(axis, &[at])));
        }
    }
    let small = |n: u64| (1..thresholds.hide_below).contains(&n);
    for &row in &all[0] {
        for &column in &all[1] {
            let n = count(case, filter, fields, [&values[0][row], &values[1][column]]);
            // Where there is one row only, a cell is its column's total.
            let is_line = all.iter().any(|line| line.len() == 1);
            let vector = equations.vector(&[row], &[column]);
            assert!(
                !small(n) || is_line || !span.contains(&vector),
                "{fields:?}: {:?}",
                drawn(&found)
            );
        }
    }
    for axis in (0..2).filter(|&axis| !fields[axis].starts_with('a')) {
        for &at in &all[axis] {
            let mut only = filter.clone();
            only.clear(fields[axis]);
            only.allow(fields[axis], values[axis][at].as_str());
            let n = figures(q, table.counted(), &only, NOTHING_HIDDEN, false).unwrap().n.unwrap();
            let vector = line(axis, &[at]);
            assert!(!small(n) || !span.contains(&vector), "{fields:?}: {:?}", drawn(&found));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn numbers_are_those_of_the_oracle(
        case in case(4, 90, 4), filter in filter(), row in 0..6_usize, column in 0..6_usize,
    ) {
        if case.questionnaire.items().count() >= 2 && row != column {
            check_numbers(&case, &filter, [FIELDS[row], FIELDS[column]]);
        }
    }

    #[test]
    fn small_cells_stay_behind(case in case(2, 140, 4), row in 0..6_usize, column in 0..6_usize) {
        if case.questionnaire.items().count() >= 2 && row != column {
            nothing_small_can_be_had(&case, &Filter::all(), [FIELDS[row], FIELDS[column]]);
        }
    }

    #[test]
    fn small_cells_of_a_filter_stay_behind(case in case(2, 180, 3), row in 0..6_usize, column in 0..6_usize) {
        if case.questionnaire.items().count() >= 2 && row != column {
            let mut filter = Filter::all();
            filter.allow("who", "x");
            filter.allow("who", "y");
            nothing_small_can_be_had(&case, &filter, [FIELDS[row], FIELDS[column]]);
        }
    }
}
