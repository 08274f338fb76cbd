//! Hài Lòng's web package.
#![forbid(unsafe_code)]

pub mod charts;
pub mod elements;
