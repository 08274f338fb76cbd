//! Schemas, rows and questions from a seed: the same on every machine, so that a failure is its seed.

mod dice;
mod plan;
mod question;

pub use dice::Dice;
pub use plan::Plan;
pub use question::{asked, breakdown, small_enough};
