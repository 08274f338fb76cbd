//! What is wrong with something that was given, as opposed to what couldn't be read or written.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use hailong_core::unit::{Unit, read_units};

/// 2 where something that was given is wrong, 3 where too much of it was refused, 1 where it couldn't be read or written.
pub fn exit_code(error: &anyhow::Error) -> ExitCode {
    ExitCode::from(match error {
        error if error.is::<TooManyRefused>() => 3,
        error if error.is::<Wrong>() => 2,
        _ => 1,
    })
}

/// So many rows were refused that the figures, which were printed, are of another survey than was meant: how many, and why.
#[derive(Debug)]
pub(super) struct TooManyRefused(pub(super) String);

impl std::fmt::Display for TooManyRefused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TooManyRefused {}

/// Something that was given is wrong: where, and what.
#[derive(Debug)]
struct Wrong(String);

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Wrong {}

pub(super) fn wrong(what: String) -> anyhow::Error {
    anyhow::Error::new(Wrong(what))
}

pub(super) fn wrong_all(path: &Path, problems: &[impl std::fmt::Display]) -> anyhow::Error {
    let lines: Vec<String> =
        problems.iter().map(|problem| format!("{}: {problem}", path.display())).collect();
    wrong(lines.join("\n"))
}

/// The text of a file.
pub(super) fn text(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    String::from_utf8(bytes).map_err(|_| wrong(format!("{}: it is not UTF-8", path.display())))
}

/// The units of a file.
pub(super) fn units(path: &Path) -> Result<Vec<Unit>> {
    read_units(&text(path)?).map_err(|problems| wrong_all(path, &problems))
}
