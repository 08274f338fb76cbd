//! The panels of two fields against each other: each unit by factor and item, and any two fields. They are a part of the
//! lazy chunk; what they show is counted by [`crate::ui::dashboard::model::cross_tab`].

mod door;
mod fields;
mod heat;
mod panels;
mod table;

pub use door::crossings;
pub use panels::{Crossings, Piece, on_paper};

#[cfg(test)]
mod tests;
