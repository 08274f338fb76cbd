//! Noisy figures: the cell-key method, for readers who may filter freely.
//!
//! Suppression protects a set of views that is known. A reader who may set any filter can ask for views that it never
//! thought of, so here every count is shifted at random before anything is made of it ([`noise`]). The shift follows from the
//! keys of the responses that are counted, so the same cell always shows the same number, and asking again is of no use.
//!
//! In reading order: `noise` is the table of shifts, `counts` counts cells and shifts them, `view` makes figures of shifted
//! counts and of nothing else, `compute` is what is asked for.
//!
//! What a [`Keyed`](crate::keyed_table::Keyed) table can be asked for is in this folder. Its other figures (drivers, cross-tabs,
//! weights, α) would be exact; no function makes them.
//!
//! Why it is built so, and what it protects from: docs/decisions/0021-cell-key.md.

mod compute;
mod counts;
mod noise;
mod view;

pub use compute::{noisy_figures, noisy_grouped, noisy_overall};
pub use noise::{NOISE, Noise, NoiseMethod};

pub(super) use compute::noisy_limits;

#[cfg(test)]
pub(super) use noise::perturbed;
