//! Calls xtask/assemble, the heavy tools of the build in a program of their own.
use crate::command::{cargo, command, run};
use crate::root;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The sources that its results depend on besides its input: part of the key under which results are cached.
pub const SOURCES: [&str; 4] = [
    include_str!("../assemble/src/main.rs"),
    include_str!("../assemble/src/bind.rs"),
    include_str!("../assemble/src/split.rs"),
    include_str!("../../src/elements/lazy.js"),
];

/// Compiles it. Quietly: rustc's own progress is on the screen at the time.
pub fn build() -> Result<()> {
    run(cargo().args(["build", "--quiet", "--locked", "--package", "assemble"]))
        .context("compiling the tools that bind and compress")
}

/// Cuts and binds an element: module.wasm, glue.js and lazy.wasm in the folder.
pub fn element(name: &str, compiled: &Path, folder: &Path) -> Result<()> {
    run(command(program()).args(["element", name]).arg(compiled).arg(folder))
}

/// Binds a module for the web as it is.
pub fn web(name: &str, compiled: &Path, folder: &Path) -> Result<()> {
    run(command(program()).args(["web", name]).arg(compiled).arg(folder))
}

/// Compresses a file at brotli's best.
pub fn brotli(from: &Path, to: &Path) -> Result<()> {
    run(command(program()).arg("brotli").arg(from).arg(to))
}

fn program() -> PathBuf {
    root::path("target/debug/assemble").with_extension(std::env::consts::EXE_EXTENSION)
}
