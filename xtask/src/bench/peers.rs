//! The packages of benches/package.json and of each folder in it that has one: the peers, and what bundles and drives them.
use crate::{root, setup};
use anyhow::Result;

/// Brings a folder's node_modules in step with its lock file; no network when it is.
pub fn install(folder: &str) -> Result<()> {
    setup::packages(&root::path(folder), &format!("the peers of {folder}/ (200 MB)"))
}
