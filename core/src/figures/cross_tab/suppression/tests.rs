//! Nothing small can be had from what is shown: by linear algebra, on random tables and on known ones.

use proptest::prelude::*;

use super::{Suppressed, suppress};
use crate::figures::thresholds::Thresholds;

fn suppress_below(table: &[Vec<u64>], hide_below: u64) -> Suppressed {
    suppress(table, Thresholds { hide_below, ..Thresholds::default() })
}

/// A prime: arithmetic modulo it has no rounding.
const P: u64 = 2_147_483_647;

/// What can be had by adding and subtracting vectors: their row echelon form.
#[derive(Default)]
struct Span(Vec<(usize, Vec<u64>)>);

impl Span {
    fn reduce(&self, vector: &[u64]) -> Vec<u64> {
        let mut left = vector.to_vec();
        for (lead, row) in &self.0 {
            let factor = left[*lead];
            if factor != 0 {
                for (left, &x) in left.iter_mut().zip(row) {
                    *left = (*left + (P - factor) * x) % P;
                }
            }
        }
        left
    }

    fn add(&mut self, vector: &[u64]) {
        let left = self.reduce(vector);
        let Some(lead) = left.iter().position(|&x| x != 0) else { return };
        let (mut inverse, mut base, mut exponent) = (1, left[lead], P - 2);
        while exponent > 0 {
            if exponent & 1 == 1 {
                inverse = inverse * base % P;
            }
            base = base * base % P;
            exponent >>= 1;
        }
        self.0.push((lead, left.iter().map(|&x| x * inverse % P).collect()));
    }

    fn contains(&self, vector: &[u64]) -> bool {
        self.reduce(vector).iter().all(|&x| x == 0)
    }
}

/// A table as equations between its cells.
struct Equations {
    table: Vec<Vec<u64>>,
    width: usize,
}

impl Equations {
    /// The sum of the cells that are chosen.
    fn vector(&self, chosen: impl Fn(usize, usize) -> bool) -> Vec<u64> {
        let places =
            (0..self.table.len()).flat_map(|row| (0..self.width).map(move |column| (row, column)));
        places.map(|(row, column)| u64::from(chosen(row, column))).collect()
    }

    fn total(&self, vector: &[u64]) -> u64 {
        self.table.iter().flatten().zip(vector).map(|(people, chosen)| people * chosen).sum()
    }

    /// Every number of the table, and whether it is hidden.
    fn numbers(&self, hidden: &Suppressed) -> Vec<(Vec<u64>, bool)> {
        let mut numbers = vec![(self.vector(|_, _| true), hidden.whole)];
        for (row, &hidden) in hidden.rows.iter().enumerate() {
            numbers.push((self.vector(|r, _| r == row), hidden));
        }
        for (column, &hidden) in hidden.columns.iter().enumerate() {
            numbers.push((self.vector(|_, c| c == column), hidden));
        }
        for (row, cells) in hidden.cells.iter().enumerate() {
            for (column, &hidden) in cells.iter().enumerate() {
                numbers.push((self.vector(|r, c| (r, c) == (row, column)), hidden));
            }
        }
        numbers
    }

    /// What is wrong with hiding this and nothing else; `None` if it keeps every promise.
    fn fault(&self, hidden: &Suppressed, threshold: u64) -> Option<String> {
        let numbers = self.numbers(hidden);
        let mut span = Span::default();
        for (vector, _) in numbers.iter().filter(|(_, hidden)| !hidden) {
            span.add(vector);
        }
        for (vector, hidden) in &numbers {
            let people = self.total(vector);
            if people == 0 && *hidden {
                return Some(format!("nobody is hidden: {vector:?}"));
            }
            if (1..threshold).contains(&people) && !hidden {
                return Some(format!("small and shown: {vector:?}"));
            }
            if *hidden && span.contains(vector) {
                return Some(format!("can be worked out: {vector:?}"));
            }
        }
        self.small_sums(threshold)
            .into_iter()
            .find(|vector| span.contains(vector))
            .map(|vector| format!("a sum of {} can be had: {vector:?}", self.total(&vector)))
    }

    /// All sets of cells with somebody in each and fewer than so many in all.
    fn small_sums(&self, threshold: u64) -> Vec<Vec<u64>> {
        let people: Vec<u64> = self.table.iter().flatten().copied().collect();
        let mut sets = vec![(0, vec![0; people.len()])];
        for (cell, &people) in people.iter().enumerate().filter(|&(_, &people)| people > 0) {
            let with = |(sum, set): &(u64, Vec<u64>)| {
                let mut set = set.clone();
                set[cell] = 1;
                (sum + people, set)
            };
            let more: Vec<_> = sets.iter().map(with).filter(|(sum, _)| *sum < threshold).collect();
            sets.extend(more);
        }
        sets.into_iter().skip(1).map(|(_, set)| set).collect()
    }
}

/// Short rows are filled up: nobody is in the rest.
fn equations(table: &[Vec<u64>]) -> Equations {
    let width = table.iter().map(Vec::len).max().unwrap_or(0);
    let fill =
        |row: &Vec<u64>| row.iter().copied().chain(std::iter::repeat(0)).take(width).collect();
    Equations { table: table.iter().map(fill).collect(), width }
}

/// Hidden cells as `#`, shown ones as `.`, a row of margins below and a column of them at the right.
fn drawn(hidden: &Suppressed) -> Vec<String> {
    let mark = |hidden: &bool| if *hidden { '#' } else { '.' };
    let rows = hidden.cells.iter().zip(&hidden.rows);
    let line = |(cells, margin): (&Vec<bool>, &bool)| {
        format!("{} {}", cells.iter().map(mark).collect::<String>(), mark(margin))
    };
    let last =
        format!("{} {}", hidden.columns.iter().map(mark).collect::<String>(), mark(&hidden.whole));
    rows.map(line).chain([last]).collect()
}

fn people_hidden(table: &[Vec<u64>], hidden: &Suppressed) -> u64 {
    let cells = table.iter().flatten().zip(hidden.cells.iter().flatten());
    cells.filter(|(_, hidden)| **hidden).map(|(people, _)| people).sum()
}

#[test]
fn known_tables() {
    let check = |table: &[&[u64]], expected: &[&str]| {
        let table: Vec<Vec<u64>> = table.iter().map(|row| row.to_vec()).collect();
        let hidden = suppress_below(&table, 10);
        assert_eq!(drawn(&hidden), expected, "{table:?}");
        assert_eq!(equations(&table).fault(&hidden, 10), None, "{table:?}");
    };
    // Nothing is small.
    check(&[&[10, 20], &[30, 40]], &[".. .", ".. .", ".. ."]);
    check(&[&[0, 20], &[30, 0]], &[".. .", ".. .", ".. ."]);
    check(&[], &[" ."]);
    check(&[&[], &[]], &[" .", " .", " ."]);
    check(&[&[0, 0]], &[".. .", ".. ."]);
    // A small cell takes the cheapest rectangle with it.
    check(&[&[5, 30, 50], &[40, 20, 60], &[70, 80, 15]], &["##. .", "##. .", "... .", "... ."]);
    // 4 + 5 is 9, so that a third goes with them; the other row and both columns have enough.
    check(
        &[&[4, 5, 30, 40], &[6, 7, 50, 60], &[80, 90, 70, 99]],
        &["###. .", "###. .", ".... .", ".... ."],
    );
    // Enough small ones protect each other.
    check(&[&[5, 6, 50], &[7, 8, 60]], &["##. .", "##. .", "... ."]);
    // A unit of four goes with its margin, and another's margin with it.
    check(&[&[3, 1], &[20, 15], &[30, 40]], &["## #", "## #", ".. .", ".. ."]);
    // All of them are few, or all but the sum of two.
    check(&[&[3, 0], &[0, 4]], &["#. #", ".# #", "## #"]);
    check(&[&[12, 0], &[0, 3]], &["#. #", ".# #", "## ."]);
    // A row that is cut short. With its margin goes the next one's, and that line's 40; its 20 would be the
    // second column's total minus 80.
    check(&[&[5], &[40, 20], &[70, 80]], &["# #", "#. #", ".. .", ".. ."]);
}

/// A hole that a rule by rows and columns alone doesn't see: each row and column has two hidden cells, and at
/// least ten persons in them. But the only ways between the two blocks are the cells of 3 and of 4, and the rows
/// of the first block minus its columns are 7.
#[test]
fn a_sum_across_rows() {
    let table: Vec<Vec<u64>> =
        [[20, 21, 3, 50, 90], [22, 23, 90, 4, 91], [92, 93, 24, 25, 94], [95, 96, 26, 27, 97]]
            .map(Vec::from)
            .to_vec();
    let blocks = |row: usize, column: usize| column < 4 && (row < 2) == (column < 2);
    let small = |row: usize, column: usize| table[row][column] < 10;
    let naive = Suppressed {
        whole: false,
        rows: vec![false; 4],
        columns: vec![false; 5],
        cells: (0..4)
            .map(|row| (0..5).map(|column| blocks(row, column) || small(row, column)).collect())
            .collect(),
    };
    let fault = equations(&table).fault(&naive, 10).unwrap();
    assert!(fault.starts_with("a sum of 7"), "{fault}");
    assert_eq!(equations(&table).fault(&suppress_below(&table, 10), 10), None);
}

/// The oracle sees what it has to.
#[test]
fn a_cell_hidden_alone_is_worked_out() {
    let table = vec![vec![5, 30], vec![40, 20]];
    let mut hidden = suppress_below(&table, 10);
    assert_eq!(equations(&table).fault(&hidden, 10), None);
    hidden.cells[1][1] = false;
    assert!(equations(&table).fault(&hidden, 10).unwrap().starts_with("can be worked out"));
    hidden.cells[0][0] = false;
    assert!(equations(&table).fault(&hidden, 10).unwrap().starts_with("small and shown"));
}

/// Made-up numbers from a seed (G. Marsaglia's xorshift).
fn made_up(seed: &mut u64, below: u64) -> u64 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    *seed % below
}

/// Against the fewest persons by trying all sets of cells, over 200 tables of three by three.
#[test]
fn not_far_from_the_least() {
    let (mut hidden, mut least) = (0, 0);
    let mut seed = 5;
    for _ in 0..200 {
        let mut cell = || {
            if made_up(&mut seed, 4) == 0 {
                1 + made_up(&mut seed, 9)
            } else {
                10 + made_up(&mut seed, 40)
            }
        };
        let table: Vec<Vec<u64>> = (0..3).map(|_| (0..3).map(|_| cell()).collect()).collect();
        let found = suppress_below(&table, 10);
        if found.rows.iter().chain(&found.columns).any(|&hidden| hidden) {
            continue;
        }
        hidden += people_hidden(&table, &found);
        let sets = (0..1_u32 << 9).map(|set| Suppressed {
            cells: (0..3)
                .map(|row| (0..3).map(|column| set >> (3 * row + column) & 1 == 1).collect())
                .collect(),
            ..found.clone()
        });
        let safe = sets.filter(|set| equations(&table).fault(set, 10).is_none());
        least += safe.map(|set| people_hidden(&table, &set)).min().unwrap();
    }
    assert!(least <= hidden);
    assert!(hidden * 100 <= least * 115, "{hidden} persons are hidden where {least} would do");
}

/// Three hundred units by a hundred and twenty months.
#[test]
fn large_tables() {
    let mut seed = 7;
    for (name, small, most) in
        [("all small", 1, 9), ("half", 2, 200), ("few", 300, 500), ("no", 0, 500)]
    {
        let table: Vec<Vec<u64>> = (0..300)
            .map(|_| {
                let mut cell = || match small {
                    0 => 10 + made_up(&mut seed, most),
                    _ if made_up(&mut seed, small) == 0 => made_up(&mut seed, 10),
                    _ => 10 + made_up(&mut seed, most),
                };
                (0..120).map(|_| cell()).collect()
            })
            .collect();
        let hidden = suppress_below(&table, 10);
        assert_eq!(hidden, suppress_below(&table, 10), "the same table, the same result");
        assert_eq!(hidden.rows, [false; 300]);
        for (row, hidden) in table.iter().zip(&hidden.cells) {
            for (&people, &hidden) in row.iter().zip(hidden) {
                assert!(hidden == (1..10).contains(&people) || people >= 10, "{name}");
            }
        }
    }
}

/// Tables in which much, little or nothing is small.
fn tables() -> impl Strategy<Value = Vec<Vec<u64>>> {
    let cell = prop_oneof![2 => Just(0_u64), 3 => 1..10_u64, 3 => 10..60_u64];
    let sparse = prop_oneof![5 => Just(0_u64), 2 => 1..10_u64, 1 => 10..60_u64];
    let dense = prop_oneof![1 => 1..10_u64, 5 => 10..60_u64];
    let of = |cell: BoxedStrategy<u64>| {
        (1..5_usize, 1..5_usize).prop_flat_map(move |(rows, columns)| {
            prop::collection::vec(prop::collection::vec(cell.clone(), columns), rows)
        })
    };
    prop_oneof![of(cell.boxed()), of(sparse.boxed()), of(dense.boxed())]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn nothing_small_can_be_had(table in tables(), threshold in 0..16_u64) {
        let hidden = suppress_below(&table, threshold);
        prop_assert_eq!(equations(&table).fault(&hidden, threshold), None);
        let people: u64 = table.iter().flatten().sum();
        prop_assert_eq!(hidden.whole, (1..threshold).contains(&people));
    }

    /// With a margin goes its line: what of it is shown could be worked out if it were hidden.
    #[test]
    fn with_a_margin_goes_its_line(table in tables()) {
        let hidden = suppress_below(&table, 10);
        for (row, cells) in table.iter().enumerate() {
            for (column, &people) in cells.iter().enumerate() {
                let of_line = hidden.rows[row] || hidden.columns[column];
                if of_line && people > 0 && !hidden.cells[row][column] {
                    let mut more = hidden.clone();
                    more.cells[row][column] = true;
                    prop_assert!(equations(&table).fault(&more, 10).is_some());
                }
            }
        }
    }
}
