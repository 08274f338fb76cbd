//! The inner loop: population counts of bit slices.
//!
//! An item's levels are counted without decoding them. For each set *S* of its planes the rows in which all planes of *S*
//! are set, |∧S|, give the rows at each code by inclusion and exclusion. Each code is such a set, and no row is in a set
//! larger than the largest code, so there are as many population counts as codes.

mod codes;
mod portable;
mod selector;
#[cfg(target_arch = "wasm32")]
mod simd;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use portable::{LevelStream, sum_words};
pub(crate) use portable::{add_levels, add_weighted, both, ones, ones_in_both};
pub(crate) use selector::Selector;
#[cfg(target_arch = "wasm32")]
pub(crate) use simd::{LevelStream, sum_words};

#[cfg(test)]
mod tests;
