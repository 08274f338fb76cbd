//! Reads published figures back: the JSON of docs/figures.md.
//!
//! The file comes from outside, and the public view shows what it says. So it must keep what [`figures`](super::figures)
//! promises: ids are the questionnaire's, shares are fractions, hidden numbers are absent, and each number is of enough
//! persons. All problems are listed, each with its place.

mod beyond;
mod cross_tab;
mod numbers;
mod published;
mod reading;
mod results;

pub use published::{Published, read_published};
