//! Finds the lines that hide any cell, and counts as few of the others as it can.
//!
//! A view is checked against a line along each of its filters, with each subset of the other filters in force: with four
//! filters these are 32 lines, and as many again for each value that its results are grouped by. A subset of the filters lets
//! at least as many persons through, so a cell that isn't small under some filters isn't small under fewer. The search
//! goes from all filters to none and counts only the values that had a small or empty cell before. A whole line is counted
//! only where one of its cells is small; any other line hides nothing. The tests hold the result to that of counting all
//! lines.

use hailong_engine::{Breakdown, Counts, Filter as Codes, Key};

use super::protection::{Hidden, Line, Protection, Rows};
use crate::field::Field;
use crate::figures::error::FiguresError;

/// Of more values in all groups than this it isn't kept which are small. The tests have few, and try both.
const MOST_KEPT: usize = if cfg!(test) { 16 } else { 1 << 20 };

/// A line of which something is hidden.
pub(in crate::figures) struct HidingLine {
    /// The place of the group within which it is; 0 where there are none.
    pub(in crate::figures) group: usize,
    pub(in crate::figures) line: Line,
    /// What is hidden of each of its values.
    pub(in crate::figures) hidden: Vec<Hidden>,
}

/// The lines along a field under one set of filters, one for each of some groups.
struct Lines<'a> {
    filter: Codes,
    inner: &'a Field,
    /// The field of the groups, and the codes of its values that are groups. Without it there is one group.
    outer: Option<(&'a Field, &'a [usize])>,
}

/// Some groups, by their places, and some values, by their codes.
struct Part {
    groups: Vec<usize>,
    values: Vec<usize>,
}

/// Persons in each cell of [`Part`] of the lines.
struct LineCounts {
    counts: Counts,
    /// Of options that overlap: of each group, whatever was chosen.
    wholes: Option<Counts>,
}

impl Protection<'_> {
    /// The lines along a field with each set of these filters in force, none and all of them among the sets, as far as
    /// anything of them is hidden. There is one for each set, or one within each of some values of another field.
    pub(in crate::figures) fn hiding_lines(
        &self,
        filters: &[&str],
        along: &str,
        within: Option<(&str, &[usize])>,
    ) -> Result<Vec<HidingLine>, FiguresError> {
        let mut found = Vec::new();
        let fields = self.counted.fields;
        let inner = fields.find(along)?;
        let outer = match within {
            Some((by, codes)) => Some((fields.find(by)?, codes)),
            None => None,
        };
        let all = Part::all(within.map_or(1, |(_, codes)| codes.len()), inner.values.len());
        // By the set of filters, as bits, for each value of each group whether no cell of it is small.
        let mut large: Vec<Vec<bool>> = vec![Vec::new(); 1 << filters.len()];
        for set in (0..large.len()).rev() {
            let mut known = vec![false; if all.len() > MOST_KEPT { 0 } else { all.len() }];
            for with_more in (0..filters.len()).map(|at| set | 1 << at).filter(|&more| more != set)
            {
                known.iter_mut().zip(&large[with_more]).for_each(|(known, large)| *known |= large);
            }
            let suspect = all.but(&known);
            if suspect.len() == 0 {
                large[set] = known;
                continue;
            }
            let in_force = filters.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
            let in_force: Vec<&str> = in_force.map(|(_, &name)| name).collect();
            let lines = Lines { filter: fields.codes(&self.only(&in_force, &[]))?, inner, outer };
            let counted = self.count_lines(&lines, &suspect)?;
            let mut small = Vec::new();
            for &group in &suspect.groups {
                let mut any_is_small = false;
                for &value in &suspect.values {
                    let place = group * inner.values.len() + value;
                    if known.get(place) == Some(&true) {
                        continue;
                    }
                    let is_large = self.is_large(&lines, &counted, group, value, &mut any_is_small);
                    if let Some(known) = known.get_mut(place) {
                        *known = is_large;
                    }
                }
                small.extend(any_is_small.then_some(group));
            }
            large[set] = known;
            if small.is_empty() {
                continue;
            }
            let whole_lines = Part { groups: small, values: all.values.clone() };
            let counted = match suspect.len() == all.len() {
                true => counted,
                false => self.count_lines(&lines, &whole_lines)?,
            };
            for group in whole_lines.groups {
                let line = self.line_of(&lines, &counted, group);
                let hidden = self.hidden_of_line(&line)?;
                found.push(HidingLine { group, line, hidden });
            }
        }
        Ok(found)
    }

    /// Whether no cell of a value is below the threshold, nor of those in the group who don't have it; and whether any
    /// is small, that is below it and above 0.
    fn is_large(
        &self,
        lines: &Lines<'_>,
        counted: &LineCounts,
        group: usize,
        value: usize,
        any_is_small: &mut bool,
    ) -> bool {
        let LineCounts { counts, wholes } = counted;
        let mut is_large = true;
        for cell in 0..self.cells().len() {
            let people = lines.number(counts, group, value, cell);
            let others = wholes
                .as_ref()
                .map(|wholes| wholes.number(lines.code_of(group), cell, 0).saturating_sub(people));
            for people in std::iter::once(people).chain(others) {
                is_large &= self.thresholds.are_enough(people);
                *any_is_small |= self.thresholds.hides(people);
            }
        }
        is_large
    }

    fn count_lines(&self, lines: &Lines<'_>, some: &Part) -> Result<LineCounts, FiguresError> {
        let mut filter = lines.filter.clone();
        let mut by: Vec<Key> = Vec::new();
        if let Some((outer, codes)) = lines.outer {
            filter = outer.only(filter, some.groups.iter().map(|&group| codes[group] as u32));
            by.push(outer.key);
        }
        let count = |filter: &Codes, by: Vec<Key>| {
            let breakdown = Breakdown { by, measures: self.cells.people() };
            self.counted.count(filter, breakdown)
        };
        let wholes = match lines.inner.overlaps {
            true => Some(count(&filter, by.clone())?),
            false => None,
        };
        if some.values.len() < lines.inner.values.len() {
            filter = lines.inner.only(filter, some.values.iter().map(|&value| value as u32));
        }
        by.push(lines.inner.key);
        Ok(LineCounts { counts: count(&filter, by)?, wholes })
    }

    /// The line within a group, all of whose values were counted.
    fn line_of(&self, lines: &Lines<'_>, counted: &LineCounts, group: usize) -> Line {
        let of_group = match lines.outer {
            Some((outer, codes)) => outer.only(lines.filter.clone(), [codes[group] as u32]),
            None => lines.filter.clone(),
        };
        let cells = self.cells().len();
        let mut groups = Vec::new();
        for (code, value) in lines.inner.values.iter().enumerate() {
            if lines.number(&counted.counts, group, code, 0) == 0 {
                continue;
            }
            let people = (0..cells).map(|cell| lines.number(&counted.counts, group, code, cell));
            groups.push(Rows {
                value: value.clone(),
                code,
                people: people.collect(),
                filter: lines.inner.only(of_group.clone(), [code as u32]),
                but: None,
            });
        }
        let whole = counted.wholes.as_ref().map(|wholes| {
            let people = (0..cells).map(|cell| wholes.number(lines.code_of(group), cell, 0));
            let (value, filter) = (String::new(), of_group);
            Rows { value, code: 0, people: people.collect(), filter, but: None }
        });
        Line::new(lines.inner, groups, whole)
    }
}

impl Lines<'_> {
    /// Where a group is in an answer by groups.
    fn code_of(&self, group: usize) -> usize {
        self.outer.map_or(0, |(_, codes)| codes[group])
    }

    fn number(&self, counts: &Counts, group: usize, value: usize, cell: usize) -> u64 {
        // A value may be known that no row has; it is past the end.
        let width = counts.shape().last().copied().unwrap_or(0);
        match value < width {
            true => counts.number(self.code_of(group) * width + value, cell, 0),
            false => 0,
        }
    }
}

impl Part {
    fn all(groups: usize, values: usize) -> Self {
        Self { groups: (0..groups).collect(), values: (0..values).collect() }
    }

    fn len(&self) -> usize {
        self.groups.len().saturating_mul(self.values.len())
    }

    /// The groups and values that aren't known to be large; all where that is about as much, or isn't kept.
    fn but(&self, known: &[bool]) -> Self {
        let width = self.values.len();
        let is_known = |group: usize, value: usize| known.get(group * width + value) == Some(&true);
        let groups = self.groups.iter().copied();
        let values = self.values.iter().copied();
        let some = Self {
            groups: groups.filter(|&at| (0..width).any(|value| !is_known(at, value))).collect(),
            values: values
                .filter(|&value| self.groups.iter().any(|&group| !is_known(group, value)))
                .collect(),
        };
        match some.len() > self.len() / 2 {
            true => Self::all(self.groups.len(), width),
            false => some,
        }
    }
}
