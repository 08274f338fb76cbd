//! Filtering by picking, without the page: [`picking`] says what a pick does to the filter; [`around`] counts what stands
//! beside what is filtered by, the units of a level of the [`tree`] and the [`periods`] of the trend.

pub mod around;
pub mod periods;
pub mod picking;
pub mod tree;

#[cfg(test)]
mod tests;
