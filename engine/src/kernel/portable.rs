//! Population counts of 64-bit words, for every processor; the tests hold the SIMD kernel to it.

use super::codes::sets_to_codes;
use super::selector::Selector;
use crate::mask::{Mask, WORDS, Words};

/// The most codes of an item: missing, 11 levels, not applicable.
const MOST_CODES: usize = 13;

/// Adds how many of the masked rows are at each code of an item, `totals[code]`.
pub(crate) fn add_levels(planes: &[Words], mask: &Mask, totals: &mut [u64]) {
    let mut sets = [0; MOST_CODES];
    let sets = &mut sets[..totals.len()];
    add_sets(planes, mask, sets);
    sets_to_codes(sets);
    for (total, rows) in totals.iter_mut().zip(sets) {
        *total += *rows;
    }
}

fn add_sets(planes: &[Words], mask: &Mask, sets: &mut [u64]) {
    match *planes {
        [ref low, ref high] => {
            for at in 0..WORDS {
                let word = mask.0[at];
                if word == 0 {
                    continue;
                }
                count(sets, [word, low[at] & word, high[at] & word, low[at] & high[at] & word]);
            }
        }
        [ref low, ref middle, ref high] => {
            for at in 0..WORDS {
                let word = mask.0[at];
                if word == 0 {
                    continue;
                }
                let (a, b, c) = (low[at] & word, middle[at] & word, high[at] & word);
                count(sets, [word, a, b, a & b, c, a & c, b & c, a & b & c]);
            }
        }
        _ => {
            for (at, &word) in mask.0.iter().enumerate().filter(|(_, word)| **word != 0) {
                for (set, total) in sets.iter_mut().enumerate() {
                    let chosen = planes.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1);
                    let all = chosen.fold(word, |all, (_, plane)| all & plane[at]);
                    *total += u64::from(all.count_ones());
                }
            }
        }
    }
}

#[inline(always)]
fn count<const N: usize>(sets: &mut [u64], words: [u64; N]) {
    for (total, word) in sets.iter_mut().zip(words) {
        *total += u64::from(word.count_ones());
    }
}

/// Adds the sum of a number that is kept in planes over the masked rows.
pub(crate) fn add_weighted(planes: &[Words], mask: &Mask, total: &mut u64) {
    let is_set = |word: &u64| *word != 0;
    let first = mask.0.iter().position(is_set).unwrap_or(WORDS);
    let end = mask.0.iter().rposition(is_set).map_or(first, |last| last + 1);
    // A run is a range of words, and short where runs are.
    let words = &mask.0[first..end];
    for (bit, plane) in planes.iter().enumerate() {
        let both = plane[first..end].iter().zip(words).map(|(one, other)| one & other);
        *total += both.map(|word| u64::from(word.count_ones())).sum::<u64>() << bit;
    }
}

/// How many rows are in both.
pub(crate) fn ones_in_both(one: &Words, other: &Words) -> u64 {
    one.iter().zip(other).map(|(one, other)| u64::from((one & other).count_ones())).sum()
}

/// The rows that are in both.
pub(crate) fn both(one: &Words, other: &Words) -> Words {
    let mut both = *one;
    for (word, other) in both.iter_mut().zip(other) {
        *word &= other;
    }
    both
}

/// How many rows there are.
pub(crate) fn ones(words: &Words) -> u64 {
    words.iter().map(|word| u64::from(word.count_ones())).sum()
}

impl Selector {
    /// Keeps those of some rows whose code is wanted.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn keep(&self, planes: &[Words], rows: &mut Mask) {
        let mut picked = Mask::NONE;
        for branch in &self.branches {
            let mut within = *rows;
            for (bit, plane) in
                planes.iter().enumerate().filter(|(bit, _)| branch.care >> bit & 1 == 1)
            {
                within = if branch.value >> bit & 1 == 1 {
                    within.and(plane)
                } else {
                    within.and_not(plane)
                };
            }
            picked.or(&within.0);
        }
        *rows = picked;
    }

    /// Those of some rows whose code is wanted.
    pub(crate) fn pick(&self, planes: &[Words], within: &Mask) -> Mask {
        let mut picked = *within;
        self.keep(planes, &mut picked);
        picked
    }
}

/// Counts an item's codes over many chunks.
#[cfg_attr(target_arch = "wasm32", allow(dead_code))]
pub(crate) struct LevelStream {
    sets: Vec<u64>,
}

#[cfg_attr(target_arch = "wasm32", allow(dead_code))]
impl LevelStream {
    /// For an item of so many codes.
    pub(crate) fn new(codes: usize) -> Self {
        Self { sets: vec![0; codes] }
    }

    /// Adds a chunk.
    pub(crate) fn add(&mut self, planes: &[Words], mask: &Mask) {
        add_sets(planes, mask, &mut self.sets);
    }

    /// Adds a chunk of which all rows are meant.
    pub(crate) fn add_whole(&mut self, planes: &[Words]) {
        self.add(planes, &Mask::ALL);
    }

    /// The rows at each code.
    pub(crate) fn finish(mut self) -> Vec<u64> {
        sets_to_codes(&mut self.sets);
        self.sets
    }
}

/// The sum of all words: what reading them takes at least.
#[cfg_attr(target_arch = "wasm32", allow(dead_code))]
pub(crate) fn sum_words(planes: &[Words]) -> u64 {
    planes.iter().flatten().fold(0, |sum, word| sum.wrapping_add(*word))
}
