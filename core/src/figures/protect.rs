//! Which cells of a view stay behind, so that no small cell can be had by subtraction.
//!
//! A *view* is what a filter lets through; its *cells* are the responses, the answers to each item, those
//! who answered all items of a factor (for α), each factor and the index. Staff can look at many views, so
//! it isn't enough that a small cell is hidden in its own: the others must not add up to it. Along one
//! dimension, with every other filter left as it is, the views are sums over the dimension's values. So
//! the values are laid out in a *line*, their small cells are hidden, and where what is hidden is a single
//! value or still a small number, the smallest value that is left is hidden too (primary and secondary
//! suppression in A. Hundepool et al., Statistical Disclosure Control, 2012, chapter 4). A view is shown
//! only if it takes in all or none of what its line hides. Within a view, a factor is the sum of its items
//! and the index the sum of the factors, and the same holds for these sums.
//!
//! What isn't covered is stated in docs/figures.md: many views over two or more dimensions at once.

use super::Thresholds;
use super::count::Columns;
use crate::filter::{Filter, UnknownDimension};
use crate::questionnaire::Questionnaire;
use crate::table::Table;

/// With more dimensions filtered at once than this a view is hidden: the lines to be looked at double
/// with each, and hardly anybody would be left in it.
const MOST_FILTERS: usize = 6;

/// For each cell whether it is hidden, in the order of [`Cell::index`].
pub(super) type Hidden = Vec<bool>;

/// A cell of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Responses,
    Item(usize),
    Alpha(usize),
    Factor(usize),
    Index,
}

/// The rows of each value of a dimension, in the order of the values.
type Line = Vec<(String, Vec<usize>)>;

pub(super) struct Protection<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) table: &'a Table,
    pub(super) filter: &'a Filter,
    pub(super) thresholds: Thresholds,
    pub(super) columns: &'a Columns<'a>,
}

impl Protection<'_> {
    /// What is hidden of the view, whose rows are these.
    pub(super) fn view(&self, rows: &[usize]) -> Result<Hidden, UnknownDimension> {
        let dimensions = self.dimensions();
        if dimensions.len() > MOST_FILTERS {
            return Ok(vec![true; self.cells().len()]);
        }
        let mut hidden = vec![vec![false; self.cells().len()]];
        for subset in subsets(&dimensions) {
            for &along in &subset {
                let line = self.line(&self.only(&subset, along), along)?;
                self.take_over(&mut hidden[0], &line, along);
            }
        }
        self.settle(&[rows], &mut hidden, false);
        Ok(hidden.remove(0))
    }

    /// What is hidden of each group of the view's rows, where `view` is hidden of the view itself.
    pub(super) fn groups(
        &self,
        by: &str,
        groups: &Line,
        view: &Hidden,
    ) -> Result<Vec<Hidden>, UnknownDimension> {
        let others: Vec<&str> = self.dimensions().into_iter().filter(|&name| name != by).collect();
        let mut hidden = vec![view.clone(); groups.len()];
        let mut with_none = subsets(&others);
        with_none.push(Vec::new());
        for subset in with_none {
            // Along the dimension itself: a group is a view of one value.
            let line = self.line(&self.only(&subset, by), by)?;
            let of_line = self.hidden_of_line(&line);
            for ((value, _), hidden) in groups.iter().zip(&mut hidden) {
                if let Some(at) = line.iter().position(|(other, _)| other == value) {
                    merge(hidden, &of_line[at]);
                }
            }
            // Along each filter, with the group's value fixed.
            for &along in &subset {
                let crossing = self.line(&self.only(&subset, along), by)?;
                for ((value, _), hidden) in groups.iter().zip(&mut hidden) {
                    if let Some((_, rows)) = crossing.iter().find(|(other, _)| other == value) {
                        self.take_over(hidden, &self.split(rows, along), along);
                    }
                }
            }
        }
        let rows: Vec<&[usize]> = groups.iter().map(|(_, rows)| rows.as_slice()).collect();
        self.settle(&rows, &mut hidden, true);
        Ok(hidden)
    }

    /// Rows by their value of a dimension, in the order of the values.
    pub(super) fn split(&self, rows: &[usize], dimension: &str) -> Line {
        let Some(dimension) = self.table.dimension(dimension) else {
            return Vec::new();
        };
        let mut groups = vec![Vec::new(); dimension.values.len()];
        for &row in rows {
            groups[dimension.codes[row] as usize].push(row);
        }
        let named = dimension.values.iter().cloned().zip(groups);
        let mut line: Line = named.filter(|(_, rows)| !rows.is_empty()).collect();
        line.sort();
        line
    }

    /// The place of a cell in [`Hidden`].
    pub(super) fn at(&self, cell: Cell) -> usize {
        let (items, factors) = (self.columns.items.len(), self.columns.factors.len());
        match cell {
            Cell::Responses => 0,
            Cell::Item(item) => 1 + item,
            Cell::Alpha(factor) => 1 + items + factor,
            Cell::Factor(factor) => 1 + items + factors + factor,
            Cell::Index => 1 + items + 2 * factors,
        }
    }

    /// All cells in the order of [`Self::at`], parts before their sums.
    fn cells(&self) -> Vec<Cell> {
        let (items, factors) = (self.columns.items.len(), self.columns.factors.len());
        std::iter::once(Cell::Responses)
            .chain((0..items).map(Cell::Item))
            .chain((0..factors).map(Cell::Alpha))
            .chain((0..factors).map(Cell::Factor))
            .chain([Cell::Index])
            .collect()
    }

    fn dimensions(&self) -> Vec<&str> {
        self.filter.iter().map(|(dimension, _)| dimension).collect()
    }

    /// The filter in these dimensions but for one.
    fn only(&self, dimensions: &[&str], but: &str) -> Filter {
        let mut filter = self.filter.clone();
        for (name, _) in self.filter.iter() {
            if name == but || !dimensions.contains(&name) {
                filter.clear(name);
            }
        }
        filter
    }

    fn line(&self, filter: &Filter, along: &str) -> Result<Line, UnknownDimension> {
        Ok(self.split(&self.table.select(self.questionnaire, filter)?, along))
    }

    fn hidden_of_line(&self, line: &Line) -> Vec<Hidden> {
        let rows: Vec<&[usize]> = line.iter().map(|(_, rows)| rows.as_slice()).collect();
        let mut hidden = vec![vec![false; self.cells().len()]; line.len()];
        self.settle(&rows, &mut hidden, true);
        hidden
    }

    /// Hides the cells of a view that takes in some, but not all, of what its line hides.
    fn take_over(&self, hidden: &mut Hidden, line: &Line, along: &str) {
        let allowed = self.filter.values(along).unwrap_or_default();
        let of_line = self.hidden_of_line(line);
        for (cell, hidden) in hidden.iter_mut().enumerate() {
            let is_hidden = |inside: bool| {
                line.iter()
                    .zip(&of_line)
                    .any(|((value, _), of)| of[cell] && allowed.contains(value) == inside)
            };
            *hidden |= is_hidden(true) && is_hidden(false);
        }
    }

    /// Hides small cells and, until nothing changes, what would give a hidden one away: within each
    /// group, and between the groups where their sum can be seen.
    fn settle(&self, groups: &[&[usize]], hidden: &mut [Hidden], sum_is_seen: bool) {
        let cells = self.cells();
        let people: Vec<Vec<u64>> = groups.iter().map(|rows| self.people(rows)).collect();
        for (hidden, people) in hidden.iter_mut().zip(&people) {
            for (hidden, &people) in hidden.iter_mut().zip(people) {
                *hidden |= people < self.thresholds.hide_below;
                // That there is nobody can be told: nobody is given away.
                *hidden &= people > 0;
            }
        }
        loop {
            let before: usize = hidden.iter().flatten().filter(|&&hidden| hidden).count();
            for ((rows, people), hidden) in groups.iter().zip(&people).zip(hidden.iter_mut()) {
                for &cell in &cells {
                    let at = self.at(cell);
                    let all = hidden[self.at(Cell::Responses)];
                    hidden[at] |= people[at] > 0 && (all || self.gives_away(cell, rows, hidden));
                }
                for &cell in cells.iter().rev() {
                    if let Some(part) = self.part_to_hide(cell, people, hidden) {
                        hidden[part] = true;
                    }
                }
            }
            if sum_is_seen {
                for cell in 0..cells.len() {
                    self.complement(cell, &people, hidden);
                }
            }
            if hidden.iter().flatten().filter(|&&hidden| hidden).count() == before {
                return;
            }
        }
    }

    /// Whether a sum, shown, would give away its hidden parts.
    fn gives_away(&self, cell: Cell, rows: &[usize], hidden: &Hidden) -> bool {
        let hidden_items = |factor: usize| {
            let items = self.columns.factors[factor].iter().copied();
            items.filter(|&item| hidden[self.at(Cell::Item(item))])
        };
        let (parts, items): (usize, Vec<usize>) = match cell {
            Cell::Factor(factor) => {
                let items: Vec<usize> = hidden_items(factor).collect();
                (items.len(), items)
            }
            Cell::Index => {
                // What a factor that is shown adds can be taken off.
                let factors: Vec<usize> = (0..self.columns.factors.len())
                    .filter(|&factor| hidden[self.at(Cell::Factor(factor))])
                    .collect();
                (factors.len(), factors.into_iter().flat_map(hidden_items).collect())
            }
            _ => return false,
        };
        let few = || self.columns.people(rows, &items) < self.thresholds.hide_below;
        parts == 1 || (parts > 1 && few())
    }

    /// The smallest part of a sum that is hidden while all of its parts are shown.
    fn part_to_hide(&self, cell: Cell, people: &[u64], hidden: &Hidden) -> Option<usize> {
        let parts: Vec<usize> = match cell {
            Cell::Factor(factor) => {
                self.columns.factors[factor].iter().map(|&item| self.at(Cell::Item(item))).collect()
            }
            Cell::Index => {
                (0..self.columns.factors.len()).map(|at| self.at(Cell::Factor(at))).collect()
            }
            _ => return None,
        };
        let shown = !hidden[self.at(cell)] || parts.iter().any(|&part| hidden[part]);
        let occur = parts.into_iter().filter(|&part| people[part] > 0);
        if shown { None } else { occur.min_by_key(|&part| people[part]) }
    }

    /// Hides the smallest groups that are left until the hidden ones can't be had from the sum.
    fn complement(&self, cell: usize, people: &[Vec<u64>], hidden: &mut [Hidden]) {
        loop {
            let kept: Vec<u64> = hidden
                .iter()
                .zip(people)
                .filter(|(hidden, _)| hidden[cell])
                .map(|(_, people)| people[cell])
                .collect();
            let few = kept.iter().sum::<u64>() < self.thresholds.hide_below;
            if kept.is_empty() || (kept.len() > 1 && !few) {
                return;
            }
            // By the responses, so that the cells of a line lean on the same group.
            let left = (0..hidden.len()).filter(|&at| !hidden[at][cell] && people[at][cell] > 0);
            let Some(next) = left.min_by_key(|&at| people[at][self.at(Cell::Responses)]) else {
                return;
            };
            hidden[next][cell] = true;
        }
    }

    /// How many persons each cell is about.
    fn people(&self, rows: &[usize]) -> Vec<u64> {
        let columns = self.columns;
        let count = |cell: &Cell| match *cell {
            Cell::Responses => rows.len() as u64,
            Cell::Item(item) => columns.people(rows, &[item]),
            Cell::Alpha(factor) => columns.people_with_all(rows, &columns.factors[factor]),
            Cell::Factor(factor) => columns.people(rows, &columns.factors[factor]),
            Cell::Index => columns.people(rows, &columns.index),
        };
        self.cells().iter().map(count).collect()
    }
}

/// All subsets that aren't empty.
fn subsets<'n>(names: &[&'n str]) -> Vec<Vec<&'n str>> {
    (1..1_usize << names.len())
        .map(|bits| {
            let chosen = names.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
            chosen.map(|(_, &name)| name).collect()
        })
        .collect()
}

fn merge(hidden: &mut Hidden, more: &Hidden) {
    for (hidden, more) in hidden.iter_mut().zip(more) {
        *hidden |= more;
    }
}
