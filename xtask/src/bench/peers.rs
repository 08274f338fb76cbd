//! The packages of benches/package.json: the peers, and what bundles and drives them.
use crate::command::{command, find, run, say};
use crate::root;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::fs;

/// Brings benches/node_modules in step with its lock file; no network when it is.
pub fn install() -> Result<()> {
    let folder = root::path("benches");
    let lock = folder.join("package-lock.json");
    let lock = fs::read(&lock).with_context(|| format!("reading {}", lock.display()))?;
    let wanted = format!("{:x}", Sha256::digest(&lock));
    let stamp = folder.join("node_modules/.hailong-lock");
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    let Some(npm) = find(&["npm", "npm.cmd"]) else {
        bail!("npm isn't on the PATH, though Node is: install your distribution's npm");
    };
    say("npm ci in benches/: fetching the peers (200 MB)");
    run(command(npm)
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(folder))
    .context("getting the packages of benches/package-lock.json")?;
    fs::write(&stamp, wanted).with_context(|| format!("writing {}", stamp.display()))
}
