//! What needs no browser: format, lints and the tests that run on this machine.
use crate::command::{cargo, run, say};
use crate::setup::{self, TARGET};
use anyhow::{Context, Result};

/// rustfmt changes nothing.
pub fn format() -> Result<()> {
    run(cargo().args(["fmt", "--all", "--check"])).context("`cargo fmt --all` mends it")
}

/// Clippy finds nothing.
pub fn lints() -> Result<()> {
    run(cargo().args(["clippy", "--locked", "--workspace", "--all-targets", "--quiet"]).args(DENY))
}

/// The same for code that only the WebAssembly target compiles.
pub fn lints_for_the_browser() -> Result<()> {
    if !setup::toolchain()?.has_std() {
        // Debian's packages have no Clippy that fits their compiler.
        say("skipped: this toolchain's Clippy can't see the WebAssembly target");
        return Ok(());
    }
    run(cargo()
        .args([
            "clippy",
            "--locked",
            "--package",
            "hailong",
            "--package",
            "hailong-engine",
            "--quiet",
        ])
        .args(["--target", TARGET])
        .args(["--lib", "--bins", "--test", "browser"])
        .args(DENY))
}

/// Unit and integration tests.
pub fn tests() -> Result<()> {
    setup::postgres()?;
    run(cargo()
        .args(["test", "--locked", "--workspace", "--exclude", "browser-runner"])
        // A test of the collector may only do without PostgreSQL where nobody has asked for all of them.
        .env("HAILONG_NEEDS_POSTGRES", "1"))
}

const DENY: [&str; 3] = ["--", "-D", "warnings"];
