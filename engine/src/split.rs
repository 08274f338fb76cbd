//! Splits the rows of a chunk by a key that they aren't sorted by.

use std::cell::Cell;

use crate::layout::Planes;
use crate::mask::{CHUNK, Mask, Words};
use crate::part::Part;

/// A key that rows aren't sorted by.
pub(crate) struct Other {
    by: Split,
    groups: usize,
    /// How many places its codes are apart.
    apart: usize,
    /// For each code its place among those that a chunk has; all [`NO_SLOT`] between chunks.
    slots: Cell<Vec<u16>>,
}

impl Other {
    pub(crate) fn new(by: Split, groups: usize, apart: usize) -> Self {
        Self { slots: Cell::new(slots(&by, groups)), by, groups, apart }
    }
}

/// A slot for each code of a column; none where there is no memory for them.
fn slots(by: &Split, groups: usize) -> Vec<u16> {
    let mut slots = Vec::new();
    if matches!(by, Split::Column(_)) && slots.try_reserve_exact(groups).is_ok() {
        slots.resize(groups, NO_SLOT);
    }
    slots
}

/// No chunk has so many codes.
const NO_SLOT: u16 = u16::MAX;

pub(crate) enum Split {
    Planes(Planes),
    Options(Planes),
    Column(usize),
}

/// Gives the rows of each group that some rows fall into, with the group's place.
pub(crate) fn split(
    part: &Part,
    others: &[Other],
    chunk: usize,
    mask: &Mask,
    group: usize,
    take: &mut dyn FnMut(&Mask, usize),
) {
    let Some((Other { by, groups, apart, slots: by_slots }, others)) = others.split_first() else {
        return take(mask, group);
    };
    let mut next = |mask: &Mask, code: usize| {
        // A code past the end is in no row; rows past the last are in no mask.
        if code < *groups && !mask.is_none() {
            split(part, others, chunk, mask, group + code * apart, take);
        }
    };
    match *by {
        Split::Planes(at) => halve(at.of(part.chunk(chunk)), mask, 0, &mut next),
        Split::Options(at) => {
            let mut none = *mask;
            for (option, plane) in at.of(part.chunk(chunk)).iter().enumerate() {
                next(&mask.and(plane), option);
                none = none.and_not(plane);
            }
            next(&none, at.bits);
        }
        Split::Column(column) => {
            let codes = &part.columns[column];
            let mut slots = by_slots.take();
            let mut found: Vec<(usize, Mask)> = Vec::new();
            for row in mask.rows() {
                let code = codes.get(chunk * CHUNK + row) as usize;
                let slot = match slots.get_mut(code) {
                    Some(slot) if *slot != NO_SLOT => usize::from(*slot),
                    Some(slot) => {
                        *slot = found.len() as u16;
                        found.len()
                    }
                    // There was no memory for slots.
                    None => found.iter().position(|(own, _)| *own == code).unwrap_or(found.len()),
                };
                if slot == found.len() {
                    found.push((code, Mask::NONE));
                }
                found[slot].1.0[row / 64] |= 1 << (row % 64);
            }
            for (code, _) in &found {
                if let Some(slot) = slots.get_mut(*code) {
                    *slot = NO_SLOT;
                }
            }
            by_slots.set(slots);
            found.iter().for_each(|(code, mask)| next(mask, *code));
        }
    }
}

/// Halves rows by the highest plane, each half by the next, down to single codes.
fn halve(planes: &[Words], mask: &Mask, code: usize, take: &mut dyn FnMut(&Mask, usize)) {
    if mask.is_none() {
        return;
    }
    match planes.split_last() {
        None => take(mask, code),
        Some((plane, lower)) => {
            halve(lower, &mask.and_not(plane), 2 * code, take);
            halve(lower, &mask.and(plane), 2 * code + 1, take);
        }
    }
}
