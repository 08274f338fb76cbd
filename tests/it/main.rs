//! Tests of the whole, in one binary.

mod figures_doc;
mod real_data;
mod walls;
