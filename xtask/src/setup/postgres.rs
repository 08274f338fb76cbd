//! PostgreSQL, which the tests of the collector start for themselves.
use super::debian;
use crate::command::find;
use anyhow::Result;
use std::path::Path;

/// Finds its programs, or installs them.
pub fn postgres() -> Result<()> {
    // Debian keeps them out of the PATH, in a folder for each version.
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let is_there = |version: &Path| version.join("bin/initdb").is_file();
    if find(&["initdb"]).is_some() || debian.flatten().any(|version| is_there(&version.path())) {
        return Ok(());
    }
    let why = "PostgreSQL isn't installed, and the tests of the collector need it";
    debian::install(&["postgresql"], why, "Install PostgreSQL")
}
