//! The engine against a model that goes row by row: every question, on tables of every shape, after every change.
//!
//! `oracle` is the model, `generate` makes schemas, rows and questions from a seed, `both` keeps a table and a model in
//! step. The properties take `PROPTEST_CASES` cases each; without it as few as a daily run has time for.
//! All but these and `memory` also run in a browser, where the kernel is another and addresses have 32 bits.

mod bad_input;
mod both;
mod everywhere;
mod generate;
mod huge;
mod large;
mod oracle;
mod program;
mod query_cache;

#[cfg(not(target_arch = "wasm32"))]
mod memory;
#[cfg(not(target_arch = "wasm32"))]
mod properties;
