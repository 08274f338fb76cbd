//! Decides which cells of a view are hidden, so that no small cell can be computed by subtraction.
//!
//! A *view* is what a filter lets through. Its *cells* are the responses, the answers to each item, the persons who
//! answered all items of a factor (for α), each factor and the index. Staff can look at many views, and the number hidden in
//! one must not follow from the others. Along one dimension, with every other filter unchanged, the views add up over the
//! dimension's values. These values are a *line*: its small cells are hidden (primary suppression), and where the hidden
//! ones are a single value or still a small sum, the smallest value that is left is hidden too (complementary or secondary
//! suppression; A. Hundepool et al., Statistical Disclosure Control, 2012, chapter 4). A view is shown only if it takes in
//! all or none of what its line hides. Within a view a factor is the sum of its items and the index the sum of the factors,
//! and the same rule holds for these sums.
//!
//! docs/figures.md says what isn't covered: combinations of many views over two or more dimensions.

use std::collections::HashMap;

use hailong_engine::{Breakdown, Counts, Filter as Codes, Key, Measure, QueryError};

use super::cells::{Cell, Cells};
use crate::field::Field;
use crate::figures::error::FiguresError;
use crate::figures::thresholds::Thresholds;
use crate::filter::Filter;
use crate::table::Counted;

/// A view with more filters than this is hidden: the lines to check double with each filter, and such a view has hardly
/// any responses.
const MOST_FILTERS: usize = 6;

/// For each cell whether it is hidden, in the order of [`Cells::at`].
pub(in crate::figures) type Hidden = Vec<bool>;

/// Rows that are counted together.
#[derive(Clone)]
pub(in crate::figures) struct Rows {
    /// Of the field that is split by; empty where none is.
    pub(in crate::figures) value: String,
    /// The place of the value among the field's.
    pub(in crate::figures) code: usize,
    /// Picks them.
    pub(in crate::figures) filter: Codes,
    /// Picks those of them that don't count.
    pub(in crate::figures) but: Option<Codes>,
    /// How many persons each cell is about.
    pub(in crate::figures) people: Vec<u64>,
}

/// The rows of each value of a field.
pub(in crate::figures) struct Line {
    /// In the order of the values.
    pub(in crate::figures) groups: Vec<Rows>,
    /// Where a person can have several values: all rows, each once.
    pub(in crate::figures) whole: Option<Rows>,
}

impl Line {
    /// Puts the values in order. An item's are in that of its levels, of which the tenth isn't before the second.
    pub(in crate::figures) fn new(
        field: &Field,
        mut groups: Vec<Rows>,
        whole: Option<Rows>,
    ) -> Self {
        if matches!(field.key, Key::Dimension(_)) {
            groups.sort_by(|one, other| one.value.cmp(&other.value));
        }
        Self { groups, whole }
    }
}

pub(in crate::figures) struct Protection<'a> {
    pub(in crate::figures) counted: Counted<'a>,
    pub(in crate::figures) filter: &'a Filter,
    pub(in crate::figures) thresholds: Thresholds,
    pub(in crate::figures) cells: Cells,
}

impl<'a> Protection<'a> {
    /// The view itself.
    pub(in crate::figures) fn rows(&self) -> Result<Rows, FiguresError> {
        self.all_of(self.counted.fields.codes(self.filter)?)
    }

    fn all_of(&self, filter: Codes) -> Result<Rows, FiguresError> {
        let answer = self.counted.count(&filter, Breakdown::whole(self.cells.people()))?;
        let people = (0..self.cells().len()).map(|cell| answer.number(0, cell, 0)).collect();
        Ok(Rows { value: String::new(), code: 0, filter, but: None, people })
    }

    /// What is hidden of the view, whose rows are these.
    pub(in crate::figures) fn view(&self, rows: &Rows) -> Result<Hidden, FiguresError> {
        let dimensions = self.dimensions();
        if dimensions.len() > MOST_FILTERS {
            return Ok(vec![true; self.cells().len()]);
        }
        let mut hidden = vec![vec![false; self.cells().len()]];
        for &along in &dimensions {
            let others: Vec<&str> = dimensions.iter().copied().filter(|&n| n != along).collect();
            for found in self.hiding_lines(&others, along, None)? {
                self.take_over(&mut hidden[0], &found.line, &found.hidden, along);
            }
        }
        self.suppress(std::slice::from_ref(rows), &mut hidden, false)?;
        Ok(hidden.remove(0))
    }

    /// What is hidden of each group of the view's rows, where `view` is hidden of the view itself.
    pub(in crate::figures) fn groups(
        &self,
        by: &str,
        groups: &Line,
        view: &Hidden,
    ) -> Result<Vec<Hidden>, FiguresError> {
        let groups = &groups.groups;
        let others: Vec<&str> = self.dimensions().into_iter().filter(|&name| name != by).collect();
        let mut hidden = vec![view.clone(); groups.len()];
        // Along the dimension itself, for a group is a view of one value.
        for found in self.hiding_lines(&others, by, None)? {
            let of_line: HashMap<usize, &Hidden> =
                found.line.groups.iter().map(|rows| rows.code).zip(&found.hidden).collect();
            for (group, hidden) in groups.iter().zip(&mut hidden) {
                if let Some(of_value) = of_line.get(&group.code) {
                    merge(hidden, of_value);
                }
            }
        }
        // Along each filter, with the group's value fixed.
        let codes: Vec<usize> = groups.iter().map(|rows| rows.code).collect();
        for &along in &others {
            let fixed: Vec<&str> = others.iter().copied().filter(|&name| name != along).collect();
            for found in self.hiding_lines(&fixed, along, Some((by, &codes)))? {
                self.take_over(&mut hidden[found.group], &found.line, &found.hidden, along);
            }
        }
        self.suppress(groups, &mut hidden, true)?;
        if !self.counted.fields.find(by)?.overlaps {
            self.protect_rest(by, groups, &mut hidden)?;
        }
        Ok(hidden)
    }

    /// Rows that a filter lets through by their value of a field, in the order of the values.
    pub(in crate::figures) fn line(
        &self,
        filter: &Filter,
        along: &str,
    ) -> Result<Line, FiguresError> {
        let codes = self.counted.fields.codes(filter)?;
        let Some(field) = self.counted.fields.get(along) else {
            return Ok(Line { groups: Vec::new(), whole: None });
        };
        let by = vec![field.key];
        let answer = self.counted.count(&codes, Breakdown { by, measures: self.cells.people() })?;
        let mut groups = Vec::new();
        for (code, value) in field.values.iter().enumerate() {
            // The filter on the field itself, where there is one, is kept by its codes.
            if answer.number(code, 0, 0) > 0 {
                let people =
                    (0..self.cells().len()).map(|cell| answer.number(code, cell, 0)).collect();
                let filter = field.only(codes.clone(), [code as u32]);
                groups.push(Rows { value: value.clone(), code, filter, but: None, people });
            }
        }
        let whole = if field.overlaps { Some(self.all_of(codes)?) } else { None };
        Ok(Line::new(field, groups, whole))
    }

    /// Whether a filter on these fields too would be one on too many.
    pub(in crate::figures) fn is_too_deep(&self, fields: &[&Field]) -> bool {
        let more = fields.iter().filter(|field| self.filter.values(&field.name).is_none());
        self.dimensions().len() + more.count() > MOST_FILTERS
    }

    /// What is counted of what a filter lets through, by a field.
    pub(in crate::figures) fn count(
        &self,
        filter: &Filter,
        by: &str,
        measures: Vec<Measure>,
    ) -> Result<Counts, FiguresError> {
        let codes = self.counted.fields.codes(filter)?;
        let by = self.counted.fields.get(by).map(|field| field.key).into_iter().collect();
        Ok(self.counted.count(&codes, Breakdown { by, measures })?)
    }

    /// For each value of one field the line along another.
    pub(in crate::figures) fn lines(
        &self,
        filter: &Filter,
        by: &str,
        along: &str,
    ) -> Result<Vec<(String, Line)>, FiguresError> {
        let codes = self.counted.fields.codes(filter)?;
        let fields = self.counted.fields;
        let (Some(outer), Some(inner)) = (fields.get(by), fields.get(along)) else {
            return Ok(Vec::new());
        };
        let keys: Vec<Key> = vec![outer.key, inner.key];
        let breakdown = Breakdown { by: keys, measures: self.cells.people() };
        let answer = self.counted.count(&codes, breakdown)?;
        let wholes = match inner.overlaps {
            true => Some(self.count(filter, by, self.cells.people())?),
            false => None,
        };
        let mut lines = Vec::new();
        for (of_outer, value) in outer.values.iter().enumerate() {
            let within = outer.only(codes.clone(), [of_outer as u32]);
            let mut groups = Vec::new();
            for (of_inner, value) in inner.values.iter().enumerate() {
                let values = answer.shape().last().copied().unwrap_or(0);
                let group = of_outer * values + of_inner;
                if of_inner < values && answer.number(group, 0, 0) > 0 {
                    let people =
                        (0..self.cells().len()).map(|cell| answer.number(group, cell, 0)).collect();
                    let filter = inner.only(within.clone(), [of_inner as u32]);
                    let (value, code) = (value.clone(), of_inner);
                    groups.push(Rows { value, code, filter, but: None, people });
                }
            }
            let whole = wholes.as_ref().map(|wholes| {
                let people = (0..self.cells().len()).map(|cell| wholes.number(of_outer, cell, 0));
                let (value, filter) = (String::new(), within.clone());
                Rows { value, code: 0, filter, but: None, people: people.collect() }
            });
            lines.push((value.clone(), Line::new(inner, groups, whole)));
        }
        Ok(lines)
    }

    /// The place of a cell in [`Hidden`].
    pub(in crate::figures) fn at(&self, cell: Cell) -> usize {
        self.cells.at(cell)
    }

    /// The place of the responses in [`Hidden`].
    pub(super) fn at_responses(&self) -> usize {
        self.at(Cell::Responses)
    }

    pub(in crate::figures) fn cells(&self) -> Vec<Cell> {
        self.cells.all_cells()
    }

    pub(in crate::figures) fn dimensions(&self) -> Vec<&str> {
        self.filter.iter().map(|(dimension, _)| dimension).collect()
    }

    /// The filter in these dimensions but for some.
    pub(in crate::figures) fn only(&self, dimensions: &[&str], but: &[&str]) -> Filter {
        let mut filter = self.filter.clone();
        for (name, _) in self.filter.iter() {
            if but.contains(&name) || !dimensions.contains(&name) {
                filter.clear(name);
            }
        }
        filter
    }

    pub(in crate::figures) fn hidden_of_line(
        &self,
        line: &Line,
    ) -> Result<Vec<Hidden>, FiguresError> {
        let mut hidden = vec![vec![false; self.cells().len()]; line.groups.len()];
        if let Some(whole) = &line.whole {
            for (rows, hidden) in line.groups.iter().zip(&mut hidden) {
                *hidden = self.hidden_of_option(rows, whole)?;
            }
        }
        // Groups that overlap don't add up to the whole. But often each person chooses one, and then they do.
        self.suppress(&line.groups, &mut hidden, true)?;
        Ok(hidden)
    }

    /// What is hidden of those who chose an option, of all who could: those who didn't choose it are the whole minus
    /// these.
    fn hidden_of_option(&self, rows: &Rows, whole: &Rows) -> Result<Hidden, FiguresError> {
        let people = whole.people.iter().zip(&rows.people);
        let others = Rows {
            filter: whole.filter.clone(),
            but: Some(rows.filter.clone()),
            people: people.map(|(all, chose)| all.saturating_sub(*chose)).collect(),
            ..rows.clone()
        };
        let mut hidden = vec![vec![false; self.cells().len()]; 2];
        self.suppress(&[rows.clone(), others], &mut hidden, true)?;
        Ok(hidden.swap_remove(0))
    }

    /// Hides the cells of a view that takes in some, but not all, of what its line hides.
    pub(in crate::figures) fn take_over(
        &self,
        hidden: &mut Hidden,
        line: &Line,
        of_line: &[Hidden],
        along: &str,
    ) {
        let allowed = self.filter.values(along).unwrap_or_default();
        let groups = &line.groups;
        if line.whole.is_some() {
            // The wider view minus this one would tell, and so would a line of which this is all that is hidden.
            for (_, of) in
                groups.iter().zip(of_line).filter(|(rows, _)| allowed.contains(&rows.value))
            {
                merge(hidden, of);
            }
            return;
        }
        for (cell, hidden) in hidden.iter_mut().enumerate() {
            let is_hidden = |inside: bool| {
                groups
                    .iter()
                    .zip(of_line)
                    .any(|(rows, of)| of[cell] && allowed.contains(&rows.value) == inside)
            };
            *hidden |= is_hidden(true) && is_hidden(false);
        }
    }

    /// Hides small cells and, until nothing changes, what would give a hidden one away: within each
    /// group, and between the groups where their sum can be seen.
    pub(in crate::figures) fn suppress(
        &self,
        groups: &[Rows],
        hidden: &mut [Hidden],
        sum_is_seen: bool,
    ) -> Result<(), FiguresError> {
        let cells = self.cells();
        for (hidden, rows) in hidden.iter_mut().zip(groups) {
            for (hidden, &people) in hidden.iter_mut().zip(&rows.people) {
                *hidden = people > 0 && (*hidden || self.thresholds.hides(people));
            }
        }
        loop {
            let before: usize = hidden.iter().flatten().filter(|&&hidden| hidden).count();
            for (rows, hidden) in groups.iter().zip(hidden.iter_mut()) {
                for &cell in &cells {
                    let at = self.at(cell);
                    let all = hidden[self.at(Cell::Responses)];
                    hidden[at] |=
                        rows.people[at] > 0 && (all || self.gives_away(cell, rows, hidden)?);
                }
                for &cell in cells.iter().rev() {
                    if let Some(part) = self.part_to_hide(cell, &rows.people, hidden) {
                        hidden[part] = true;
                    }
                }
            }
            if sum_is_seen {
                for cell in 0..cells.len() {
                    self.complement(cell, groups, hidden);
                }
            }
            if hidden.iter().flatten().filter(|&&hidden| hidden).count() == before {
                return Ok(());
            }
        }
    }

    /// Whether a sum, shown, would give away its hidden parts.
    fn gives_away(&self, cell: Cell, rows: &Rows, hidden: &Hidden) -> Result<bool, QueryError> {
        let hidden_items = |factor: usize| {
            let items = self.cells.factors[factor].iter().copied();
            items.filter(|&item| hidden[self.at(Cell::Item(item))])
        };
        let (parts, items): (usize, Vec<usize>) = match cell {
            Cell::Factor(factor) => {
                let items: Vec<usize> = hidden_items(factor).collect();
                (items.len(), items)
            }
            Cell::Index => {
                // What a factor that is shown adds can be taken off.
                let factors: Vec<usize> = (0..self.cells.factors.len())
                    .filter(|&factor| hidden[self.at(Cell::Factor(factor))])
                    .collect();
                let one = factors.len();
                let items: Vec<usize> = factors.into_iter().flat_map(hidden_items).collect();
                // The parts of the sum are the items, unless all of them are of one factor.
                (if one < 2 { one } else { items.len() }, items)
            }
            _ => return Ok(false),
        };
        if parts < 2 {
            return Ok(parts == 1);
        }
        let items = items.into_iter().map(|at| self.cells.items[at]).collect();
        let any = Breakdown::whole(vec![Measure::AnsweredAny(items)]);
        let count = |filter: &Codes| -> Result<u64, QueryError> {
            Ok(self.counted.count(filter, any.clone())?.number(0, 0, 0))
        };
        let but = rows.but.as_ref().map_or(Ok(0), count);
        let people = count(&rows.filter)?.saturating_sub(but?);
        Ok(!self.thresholds.can_hide_in(people, parts))
    }

    /// The smallest part of a sum that is hidden while all of its parts are shown.
    fn part_to_hide(&self, cell: Cell, people: &[u64], hidden: &Hidden) -> Option<usize> {
        let parts: Vec<usize> = match cell {
            Cell::Factor(factor) => {
                self.cells.factors[factor].iter().map(|&item| self.at(Cell::Item(item))).collect()
            }
            Cell::Index => {
                (0..self.cells.factors.len()).map(|at| self.at(Cell::Factor(at))).collect()
            }
            _ => return None,
        };
        let shown = !hidden[self.at(cell)] || parts.iter().any(|&part| hidden[part]);
        let occur = parts.into_iter().filter(|&part| people[part] > 0);
        if shown { None } else { occur.min_by_key(|&part| people[part]) }
    }

    /// Hides the smallest groups that are left until the hidden ones can't be had from the sum.
    fn complement(&self, cell: usize, groups: &[Rows], hidden: &mut [Hidden]) {
        if !hidden.iter().any(|hidden| hidden[cell]) {
            return;
        }
        // By the responses, so that the cells of a line lean on the same group.
        let line: Vec<[u64; 2]> = groups
            .iter()
            .map(|rows| [rows.people[cell], rows.people[self.at_responses()]])
            .collect();
        let mut of_cell: Vec<bool> = hidden.iter().map(|hidden| hidden[cell]).collect();
        self.thresholds.complement(&line, &mut of_cell);
        hidden.iter_mut().zip(of_cell).for_each(|(hidden, of_cell)| hidden[cell] = of_cell);
    }
}

/// All subsets that aren't empty.
pub(in crate::figures) fn subsets<'n>(names: &[&'n str]) -> Vec<Vec<&'n str>> {
    (1..1_usize << names.len())
        .map(|bits| {
            let chosen = names.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
            chosen.map(|(_, &name)| name).collect()
        })
        .collect()
}

pub(in crate::figures) fn merge(hidden: &mut Hidden, more: &Hidden) {
    for (hidden, more) in hidden.iter_mut().zip(more) {
        *hidden |= more;
    }
}
