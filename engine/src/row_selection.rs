//! Selects the rows that pass a filter: as ranges where rows are sorted by the dimension, as masks otherwise.

use std::ops::Range;

use crate::filter::{Allowed, Filter};
use crate::kernel::Selector;
use crate::layout::{DimensionStorage, Planes};
use crate::mask::{CHUNK, Mask};
use crate::part::{Level, Part};
use crate::schema::Schema;

/// The rows that pass the filter on sorted dimensions.
pub(crate) fn ranges(part: &Part, filter: &Filter) -> Vec<Range<usize>> {
    let sorted = filter.dimensions().filter_map(|(dimension, allowed)| {
        match part.layout.dimensions[dimension] {
            DimensionStorage::Sorted(level) => Some((level, allowed)),
            _ => None,
        }
    });
    let sorted: Vec<(usize, &Allowed)> = sorted.collect();
    let Some(finest) = sorted.iter().map(|(level, _)| *level).max() else {
        return std::iter::once(0..part.rows).filter(|all| !all.is_empty()).collect();
    };
    let Level { starts, codes } = &part.levels[finest];
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (run, codes) in codes.chunks_exact(finest + 1).enumerate() {
        if sorted.iter().all(|(level, allowed)| allowed.passes(codes[*level])) {
            let (start, end) = (starts[run] as usize, starts[run + 1] as usize);
            match ranges.last_mut() {
                Some(last) if last.end == start => last.end = end,
                _ => ranges.push(start..end),
            }
        }
    }
    ranges
}

/// What is asked of each row, but for sorted dimensions.
pub(crate) struct Tests<'a> {
    pub(crate) planes: Vec<(Planes, Selector)>,
    /// Any of these planes.
    options: Vec<Vec<usize>>,
    columns: Vec<(usize, &'a Allowed)>,
    numbers: Vec<(usize, f64, f64)>,
}

impl<'a> Tests<'a> {
    pub(crate) fn new(part: &Part, schema: &Schema, filter: &'a Filter) -> Self {
        let (mut planes, mut options, mut columns) = (Vec::new(), Vec::new(), Vec::new());
        for (dimension, allowed) in filter.dimensions() {
            match part.layout.dimensions[dimension] {
                DimensionStorage::Sorted(_) => {}
                DimensionStorage::Planes(at) => {
                    let largest = (1_u32 << at.bits) - 1;
                    planes.push((at, Selector::new(at.bits, largest, |code| allowed.passes(code))));
                }
                DimensionStorage::Options(at) => {
                    let any = (0..at.bits).filter(|&option| allowed.passes(option as u32));
                    options.push(any.map(|option| at.first + option).collect());
                }
                DimensionStorage::Column(column) => columns.push((column, allowed)),
            }
        }
        for (item, codes) in filter.items(schema) {
            let largest = schema.items[item].largest();
            planes.push((part.layout.items[item].planes, Selector::of_codes(codes, largest)));
        }
        Self { planes, options, columns, numbers: filter.numbers().collect() }
    }

    /// Keeps those of a chunk's rows that pass.
    pub(crate) fn keep(&self, part: &Part, chunk: usize, mask: &mut Mask) {
        let planes = part.chunk(chunk);
        if let Some(alive) = &part.alive {
            *mask = mask.and(&alive[chunk]);
        }
        for (at, wanted) in &self.planes {
            wanted.keep(at.of(planes), mask);
        }
        for options in &self.options {
            let mut any = Mask::NONE;
            options.iter().for_each(|&option| any.or(&planes[option]));
            *mask = mask.and(&any.0);
        }
        for &(column, allowed) in &self.columns {
            let codes = &part.columns[column];
            *mask = keep(mask, |row| allowed.passes(codes.get(chunk * CHUNK + row)));
        }
        for &(number, from, to) in &self.numbers {
            let values = &part.numbers[number];
            *mask = keep(mask, |row| (from..=to).contains(&values[chunk * CHUNK + row]));
        }
    }
}

fn keep(mask: &Mask, passes: impl Fn(usize) -> bool) -> Mask {
    let mut kept = Mask::NONE;
    for row in mask.rows().filter(|&row| passes(row)) {
        kept.0[row / 64] |= 1 << (row % 64);
    }
    kept
}
