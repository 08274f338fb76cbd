//! Tests of the whole, in one binary.

mod real_data;
