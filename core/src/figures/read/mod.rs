//! Figures that were published, read back: the JSON of docs/figures.md.
//!
//! A file comes from outside, and what it says is shown to everybody. So it is held to what [`figures`](super::figures)
//! promises: ids are the questionnaire's, shares are fractions, a number that is hidden isn't there, and one that is there
//! is of enough persons. All that is wrong is listed with its place.

mod beyond;
mod cross_tab;
mod numbers;
mod published;
mod reading;
mod results;

pub use published::{Published, read_published};
