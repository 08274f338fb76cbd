//! What both interfaces draw with.

pub mod file;
pub mod markup;
