//! The model: rows in a list, and every question answered by looking at each of them.

mod contribution;
mod model;

pub use contribution::width;
pub use model::{Asked, Model, ModelRow};
