//! The answer to one breakdown: the numbers of each group.

use std::ops::Range;

use crate::error::{OutOfMemory, QueryError};
use crate::query::Breakdown;
use crate::schema::Schema;

/// Numbers of each measure for each group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// How many values each key has.
    shape: Vec<usize>,
    /// Where a measure's numbers are among a group's.
    measures: Vec<Range<usize>>,
    width: usize,
    /// The numbers of the first group, then of the second; the last key varies fastest.
    values: Vec<u64>,
}

impl Counts {
    pub(crate) fn zero(
        breakdown: &Breakdown,
        schema: &Schema,
        cardinalities: &[u32],
    ) -> Result<Self, QueryError> {
        let shape: Vec<usize> =
            breakdown.by.iter().map(|key| key.groups(schema, cardinalities)).collect();
        let mut width = 0;
        let measures = breakdown.measures.iter().map(|measure| {
            let from = width;
            width += measure.width(schema);
            from..width
        });
        let measures = measures.collect();
        let len = shape.iter().product::<usize>() * width;
        let mut values = Vec::new();
        values.try_reserve_exact(len).map_err(OutOfMemory::from)?;
        values.resize(len, 0);
        Ok(Self { shape, measures, width, values })
    }

    /// How many values each key has.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// How many groups there are.
    pub fn groups(&self) -> usize {
        self.shape.iter().product()
    }

    /// The numbers of a measure in a group, the group given as its place: of two keys with *r* and *c* values the
    /// group of value *i* and *j* is at *i·c + j*. Groups past the end have no rows, and their numbers are none.
    pub fn get(&self, group: usize, measure: usize) -> &[u64] {
        self.find(group, measure).unwrap_or_default()
    }

    fn find(&self, group: usize, measure: usize) -> Option<&[u64]> {
        // A group far past the end must not come round to one that is there.
        let from = group.checked_mul(self.width)?;
        let to = from.checked_add(self.width)?;
        self.values.get(from..to)?.get(self.measures.get(measure)?.clone())
    }

    /// One number of a measure in a group, 0 where there is no such group.
    pub fn number(&self, group: usize, measure: usize, at: usize) -> u64 {
        self.get(group, measure).get(at).copied().unwrap_or(0)
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    pub(crate) fn group_mut(&mut self, group: usize) -> &mut [u64] {
        &mut self.values[group * self.width..(group + 1) * self.width]
    }

    pub(crate) fn group(&self, group: usize) -> &[u64] {
        &self.values[group * self.width..(group + 1) * self.width]
    }

    pub(crate) fn measure_mut(&mut self, group: usize, measure: usize) -> &mut [u64] {
        let range = self.measures[measure].clone();
        &mut self.group_mut(group)[range]
    }

    /// Adds the numbers of other rows.
    pub(crate) fn add(&mut self, other: &Self) {
        debug_assert_eq!(self.shape, other.shape);
        for (value, other) in self.values.iter_mut().zip(&other.values) {
            *value += other;
        }
    }
}
