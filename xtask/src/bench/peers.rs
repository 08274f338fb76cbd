//! The packages of benches/package.json: the peers, and what bundles and drives them.
use crate::{root, setup};
use anyhow::Result;

/// Brings benches/node_modules in step with its lock file; no network when it is.
pub fn install() -> Result<()> {
    setup::packages(&root::path("benches"), "the peers of benches/ (200 MB)")
}
