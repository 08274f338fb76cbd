//! The engine against a model that goes row by row: every question, on tables of every shape, after every change.
//!
//! `oracle` is the model, `generate` makes schemas, rows and questions from a seed, `both` keeps a table and a model in
//! step. The properties take `PROPTEST_CASES` cases each; without it as few as a daily run has time for.
//! `everywhere` also runs in a browser, where the kernel is another.

mod generate;
mod oracle;

mod both;
mod everywhere;

#[cfg(not(target_arch = "wasm32"))]
mod bad_input;
#[cfg(not(target_arch = "wasm32"))]
mod huge;
#[cfg(not(target_arch = "wasm32"))]
mod large;
#[cfg(not(target_arch = "wasm32"))]
mod memory;
#[cfg(not(target_arch = "wasm32"))]
mod properties;
