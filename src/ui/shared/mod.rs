//! What both interfaces draw with.

pub mod markup;
