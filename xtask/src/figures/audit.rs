//! `cargo xtask figures audit`: calls xtask/audit, a program of its own, so that only those who audit compile the solver of
//! linear programs.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::command::{cargo, run};
use crate::root;

/// The arguments of the audit, if that is what the command line asks for.
pub fn asked() -> Option<Vec<OsString>> {
    let mut arguments = std::env::args_os().skip(1);
    (arguments.next()? == "figures" && arguments.next()? == "audit").then(|| arguments.collect())
}

/// Runs it; its exit status is ours.
pub fn run_audit(arguments: Vec<OsString>) -> Result<ExitCode> {
    run(cargo().args(["build", "--quiet", "--locked", "--package", "audit"]))
        .context("compiling the audit")?;
    let program = root::path("target/debug/audit").with_extension(std::env::consts::EXE_EXTENSION);
    // Not in the repository's root: the paths are the reader's.
    let status = Command::new(program).args(arguments).status().context("the audit")?;
    Ok(status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .map_or(ExitCode::FAILURE, ExitCode::from))
}
