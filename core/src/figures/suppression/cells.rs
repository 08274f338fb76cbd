//! The cells of a view, and the list that suppression keeps of them.

use hailong_engine::Measure;

use crate::figures::count::Columns;

/// A cell of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::figures) enum Cell {
    Responses,
    Item(usize),
    Alpha(usize),
    Factor(usize),
    Index,
}

/// What is looked at in each view: items by the engine's columns, and by their place in that list which make a factor
/// and which the index.
#[derive(Clone)]
pub(in crate::figures) struct Cells {
    pub(in crate::figures) items: Vec<usize>,
    pub(in crate::figures) factors: Vec<Vec<usize>>,
    pub(in crate::figures) index: Vec<usize>,
}

impl Cells {
    pub(in crate::figures) fn all(columns: &Columns) -> Self {
        Self {
            items: (0..columns.items.len()).collect(),
            factors: columns.factors.clone(),
            index: columns.index.clone(),
        }
    }

    /// Of nothing but the item that asks for the overall result; of all where there is none.
    pub(in crate::figures) fn for_overall(columns: &Columns) -> Self {
        match columns.overall {
            Some(item) => Self { items: vec![item], ..Self::of_responses() },
            None => Self::all(columns),
        }
    }

    /// Of each item with another one: a factor of two for each, whose persons with α are those who answered both.
    pub(in crate::figures) fn pairs(columns: &Columns, other: usize) -> Self {
        let items = 0..columns.items.len();
        Self {
            items: items.clone().collect(),
            factors: items.map(|item| vec![item, other]).collect(),
            index: Vec::new(),
        }
    }

    /// Of nothing but the responses.
    pub(in crate::figures) fn of_responses() -> Self {
        Self { items: Vec::new(), factors: Vec::new(), index: Vec::new() }
    }

    /// Persons of each cell, in the order of [`Self::at`].
    pub(in crate::figures) fn people(&self) -> Vec<Measure> {
        let of =
            |members: &[usize]| members.iter().map(|&at| self.items[at]).collect::<Vec<usize>>();
        let mut people = vec![Measure::Rows];
        people.extend(self.items.iter().map(|&item| Measure::AnsweredAny(vec![item])));
        people.extend(self.factors.iter().map(|factor| Measure::AnsweredAll(of(factor))));
        people.extend(self.factors.iter().map(|factor| Measure::AnsweredAny(of(factor))));
        people.push(Measure::AnsweredAny(of(&self.index)));
        people
    }

    /// The place of a cell in a list of all.
    pub(in crate::figures) fn at(&self, cell: Cell) -> usize {
        let (items, factors) = (self.items.len(), self.factors.len());
        match cell {
            Cell::Responses => 0,
            Cell::Item(item) => 1 + item,
            Cell::Alpha(factor) => 1 + items + factor,
            Cell::Factor(factor) => 1 + items + factors + factor,
            Cell::Index => 1 + items + 2 * factors,
        }
    }

    /// All cells in the order of [`Self::at`], parts before their sums.
    pub(in crate::figures) fn all_cells(&self) -> Vec<Cell> {
        let (items, factors) = (self.items.len(), self.factors.len());
        std::iter::once(Cell::Responses)
            .chain((0..items).map(Cell::Item))
            .chain((0..factors).map(Cell::Alpha))
            .chain((0..factors).map(Cell::Factor))
            .chain([Cell::Index])
            .collect()
    }
}
