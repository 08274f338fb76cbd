//! The table of shifts: by how much a count is shifted, from its size and the key of its cell.
//!
//! For each count it has a distribution of whole numbers from −5 to 5 with mean 0 and variance 2: of all these the one of
//! greatest entropy, p(v) ∝ exp(λ₁v + λ₂v²), in which a number that shows tells least of the true one. A count is never shifted
//! below 0, so small counts have distributions of their own; from 5 on it is one. Nothing stays nothing.
//!
//! Sources: G. Thompson, S. Broadfoot and D. Elazar, "Methodology for the Automatic Confidentialisation of Statistical Outputs
//! from Remote Servers at the Australian Bureau of Statistics", UNECE work session on statistical data confidentiality (2013);
//! S. Giessing, "Computational Issues in the Design of Transition Probabilities and Disclosure Risk Estimation for Additive
//! Noise", Privacy in Statistical Databases (2016), 237–251; the R package `ptable`.
//!
//! The table is whole numbers, so that it is the same natively and in WebAssembly. A test makes it anew;
//! `cargo test -p hailong-core the_table_is_of_greatest_entropy -- --nocapture` prints it.

use serde::Serialize;

/// By what the counts of noisy figures were shifted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Noise {
    /// How.
    pub method: NoiseMethod,
    /// The most that one cell is shifted by. A sum of cells can be shifted by as much for each of them.
    pub max: u64,
    /// The variance of the shift of one cell.
    pub variance: u64,
}

/// How counts are shifted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoiseMethod {
    /// By the keys of the responses that are counted.
    CellKey,
}

/// The noise of the table below.
pub const NOISE: Noise =
    Noise { method: NoiseMethod::CellKey, max: MAX as u64, variance: VARIANCE as u64 };

pub(super) const MAX: usize = 5;
pub(super) const VARIANCE: usize = 2;

/// For the counts 1, 2, 3, 4, and 5 and more: how many of the 65,536 keys shift by −5 at most, by −4 at most, …, by 5 at most.
pub(super) const AT_MOST: [[u32; 2 * MAX + 1]; MAX] = [
    [0, 0, 0, 0, 34104, 49194, 56559, 60524, 62879, 64421, 65536],
    [0, 0, 0, 10299, 26086, 43012, 55703, 62358, 64798, 65424, 65536],
    [0, 0, 2250, 9489, 23995, 42110, 56205, 63038, 65102, 65490, 65536],
    [0, 350, 2336, 9187, 23587, 42013, 56371, 63184, 65153, 65499, 65536],
    [36, 376, 2329, 9135, 23529, 42007, 56401, 63207, 65160, 65500, 65536],
];

/// A count with its noise.
pub(in crate::figures) fn perturbed(count: u64, key: u16) -> u64 {
    let Some(row) = count.checked_sub(1) else { return 0 };
    let row = AT_MOST[row.min(MAX as u64 - 1) as usize];
    let key = u32::from(mixed(key));
    let shift = row.iter().filter(|&&at_most| at_most <= key).count();
    (count + shift as u64).saturating_sub(MAX as u64)
}

/// Turns each key into another one. The sums of two cells that differ by few responses may be neighbours; what they become isn't.
///
/// Source: C. Wellons, hash-prospector, the function of 16 bits with two multiplications (2018, public domain).
pub(super) fn mixed(key: u16) -> u16 {
    let key = (key ^ (key >> 8)).wrapping_mul(0x88b5);
    let key = (key ^ (key >> 7)).wrapping_mul(0xdb2d);
    key ^ (key >> 9)
}

#[cfg(test)]
mod tests;
