//! Stands in for the crate of this name, which Yew links.
//!
//! What ships is built so that a panic is a trap at once: no hook is ever called, but the real crate's hook, with the
//! formatting of messages and of stacks, would be in every citizen's download all the same. `[patch.crates-io]` in the
//! workspace's Cargo.toml puts this in its place. Tests have the hook of their own runner.
#![forbid(unsafe_code)]

use std::panic::PanicHookInfo;

/// Does nothing: see above.
pub fn hook(_: &PanicHookInfo) {}

/// Leaves the hook that is there.
pub fn set_once() {}
