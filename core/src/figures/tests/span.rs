//! Whatever can be had by adding and subtracting what is shown, over all views along one dimension, is no
//! small cell: proved by brute force with linear algebra.
//!
//! The unknowns are the answers to each item by each value of a dimension. Every count that is shown, in
//! any of the views that a filter on that dimension can make, is a sum of some of them: a vector. A small
//! cell is safe if its vector isn't in the span of the shown ones.

use proptest::prelude::*;

use super::cases::{Case, case};
use crate::figures::{
    FactorFigures, Figures, GroupFigures, Index, ItemFigures, Overall, Share, Thresholds, figures,
    grouped,
};
use crate::filter::Filter;
use crate::table::Table;

/// A prime: arithmetic modulo it has no rounding.
const P: u64 = 2_147_483_647;

/// Row echelon form of the vectors so far.
pub(super) struct Span(pub(super) Vec<Vec<u64>>);

impl Span {
    /// What is left of a vector, and where it begins, when all that the span can make is taken off.
    fn reduce(&self, vector: &[u64]) -> Option<(usize, Vec<u64>)> {
        let mut left = vector.to_vec();
        for row in &self.0 {
            let lead = row.iter().position(|&x| x != 0).expect("no row is zero");
            let factor = left[lead];
            for (left, &x) in left.iter_mut().zip(row) {
                *left = (*left + (P - factor) * x) % P;
            }
        }
        let lead = left.iter().position(|&x| x != 0)?;
        Some((lead, left))
    }

    pub(super) fn add(&mut self, vector: &[u64]) {
        let Some((lead, left)) = self.reduce(vector) else { return };
        let inverse = power(left[lead], P - 2);
        let unit: Vec<u64> = left.iter().map(|&x| x * inverse % P).collect();
        for row in &mut self.0 {
            let factor = row[lead];
            for (x, &y) in row.iter_mut().zip(&unit) {
                *x = (*x + (P - factor) * y) % P;
            }
        }
        self.0.push(unit);
    }

    pub(super) fn contains(&self, vector: &[u64]) -> bool {
        self.reduce(vector).is_none()
    }
}

fn power(mut base: u64, mut exponent: u64) -> u64 {
    let mut result = 1;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % P;
        }
        base = base * base % P;
        exponent >>= 1;
    }
    result
}

/// What is shown of one view.
struct Shown<'f> {
    n: Option<u64>,
    items: &'f [ItemFigures],
    factors: &'f [FactorFigures],
    index: &'f Index,
    overall: &'f Overall,
}

impl<'f> From<&'f Figures> for Shown<'f> {
    fn from(Figures { n, items, factors, index, overall, .. }: &'f Figures) -> Self {
        Self { n: *n, items, factors, index, overall }
    }
}

impl<'f> From<&'f GroupFigures> for Shown<'f> {
    fn from(GroupFigures { n, items, factors, index, overall, .. }: &'f GroupFigures) -> Self {
        Self { n: *n, items, factors, index, overall }
    }
}

/// Everything about one dimension of a table, the other filters fixed.
struct Line<'c> {
    case: &'c Case,
    values: Vec<String>,
    /// For each factor its items.
    factors: Vec<Vec<usize>>,
    items: usize,
    /// The item that asks for the overall result.
    overall: Option<usize>,
}

impl<'c> Line<'c> {
    fn new(case: &'c Case, table: &Table, dimension: &str) -> Self {
        let q = &case.questionnaire;
        let position = |id: &String| q.items().position(|(_, item, ..)| item.id == *id).unwrap();
        Self {
            case,
            values: table.values(dimension).into_iter().map(str::to_owned).collect(),
            factors: q.factors.iter().map(|f| f.items.iter().map(position).collect()).collect(),
            items: q.items().count(),
            overall: q.overall.item.as_ref().map(position),
        }
    }

    /// The sum of the answers to some items, over some values. One unknown more a value for responses.
    fn vector(&self, items: &[usize], values: &[usize]) -> Vec<u64> {
        let mut vector = vec![0; (self.items + 1) * self.values.len()];
        for item in items {
            for value in values {
                vector[item * self.values.len() + value] += 1;
            }
        }
        vector
    }

    fn index(&self) -> Vec<usize> {
        self.factors.iter().flatten().copied().collect()
    }

    /// Adds all counts that a view of these values shows. The last "item" is the responses.
    fn see(&self, span: &mut Span, view: &Shown<'_>, values: &[usize]) {
        let mut count = |shown: bool, items: &[usize]| {
            if shown {
                span.add(&self.vector(items, values));
            }
        };
        let share = |share: &Share| share.answers.is_some();
        count(view.n.is_some(), &[self.items]);
        for (at, item) in view.items.iter().enumerate() {
            count(item.n.is_some(), &[at]);
        }
        for (factor, items) in view.factors.iter().zip(&self.factors) {
            count(share(&factor.share), items);
        }
        count(share(&view.index.pooled), &self.index());
        count(share(&view.overall.share), &self.of_overall());
    }

    fn of_overall(&self) -> Vec<usize> {
        self.overall.map_or(self.index(), |item| vec![item])
    }

    fn place(&self, value: &str) -> usize {
        self.values.iter().position(|other| other == value).expect("it occurs")
    }

    /// The cells of one value that must stay unknown: items, factors, the index, responses.
    fn small(&self, fixed: &Filter, dimension: &str, value: usize) -> Vec<Vec<usize>> {
        let mut filter = fixed.clone();
        filter.allow(dimension, self.values[value].as_str());
        let none = Thresholds { hide_below: 0, reference_below: 0 };
        let q = &self.case.questionnaire;
        let all = figures(q, self.case.table().counted(), &filter, none, false).unwrap();
        let small = |n: Option<u64>| (1..Thresholds::default().hide_below).contains(&n.unwrap());
        let mut cells = Vec::new();
        for (at, item) in all.items.iter().enumerate() {
            cells.extend(small(item.n).then(|| vec![at]));
        }
        for (factor, items) in all.factors.iter().zip(&self.factors) {
            cells.extend(small(factor.share.n).then(|| items.clone()));
        }
        cells.extend(small(all.index.pooled.n).then(|| self.index()));
        cells.extend(small(all.n).then(|| vec![self.items]));
        cells
    }
}

fn nothing_small_can_be_had(case: &Case, dimension: &str, fixed: &Filter) {
    let q = &case.questionnaire;
    let table = case.table();
    let line = Line::new(case, &table, dimension);
    let mut span = Span(Vec::new());
    let mut seen = 0;
    // No filter on the dimension, then every set of its values.
    for bits in 0..1_usize << line.values.len() {
        let mut filter = fixed.clone();
        let all: Vec<usize> = (0..line.values.len()).collect();
        let chosen: Vec<usize> = all.iter().copied().filter(|at| bits >> at & 1 == 1).collect();
        for &at in &chosen {
            filter.allow(dimension, line.values[at].as_str());
        }
        let values = if bits == 0 { &all } else { &chosen };
        let figures = figures(q, table.counted(), &filter, Thresholds::default(), false).unwrap();
        let groups = match dimension {
            "unit" => Some(figures.by_unit.as_slice()),
            "month" => Some(figures.by_month.as_slice()),
            _ => None,
        };
        line.see(&mut span, &(&figures).into(), values);
        for group in groups.unwrap_or_default().iter().filter(|group| group.share.n.is_some()) {
            span.add(&line.vector(&line.of_overall(), &[line.place(&group.value)]));
        }
        let grouped = grouped(q, table.counted(), &filter, dimension, Thresholds::default());
        for group in &grouped.unwrap().groups {
            line.see(&mut span, &group.into(), &[line.place(&group.value)]);
        }
        seen += usize::from(figures.n.is_some());
    }
    for value in 0..line.values.len() {
        for cell in line.small(fixed, dimension, value) {
            let vector = line.vector(&cell, &[value]);
            assert!(
                !span.contains(&vector),
                "{dimension}={:?}: items {cell:?} ({} items) from {seen} views",
                line.values[value],
                line.items
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn along_the_units(case in case(5, 90, 5)) {
        nothing_small_can_be_had(&case, "unit", &Filter::all());
    }

    #[test]
    fn along_the_months_and_a_choice(case in case(4, 60, 3)) {
        nothing_small_can_be_had(&case, "month", &Filter::all());
        nothing_small_can_be_had(&case, "who", &Filter::all());
    }

    /// How many answered at a level is told with the item, but nothing else of so few.
    #[test]
    fn along_the_levels_of_an_item(case in case(4, 90, 3)) {
        if case.questionnaire.items().next().is_some() {
            nothing_small_can_be_had(&case, "a0", &Filter::all());
        }
    }

    #[test]
    fn along_the_units_of_one_choice(case in case(4, 120, 4)) {
        let mut fixed = Filter::all();
        fixed.allow("who", "x");
        nothing_small_can_be_had(&case, "unit", &fixed);
        nothing_small_can_be_had(&case, "month", &fixed);
    }

    #[test]
    fn along_the_units_of_one_option(case in case(4, 150, 4)) {
        let mut fixed = Filter::all();
        fixed.allow("got", "p");
        nothing_small_can_be_had(&case, "unit", &fixed);
    }
}
