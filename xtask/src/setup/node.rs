//! Node and the packages of package.json: wasm-opt, esbuild, the browser driver, axe.
use crate::command::{command, find, output, run, say};
use crate::root;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The least version that package.json's `engines` names.
const OLDEST: u32 = 20;

/// A Node whose packages are in place.
#[derive(Clone, Debug)]
pub struct Node(PathBuf);

impl Node {
    /// `node`, in the repository's root.
    pub fn command(&self) -> Command {
        command(&self.0)
    }

    /// A command line tool from node_modules.
    pub fn tool(&self, name: &str) -> Command {
        // npm's own launcher: some tools are a script, some a program, and which depends on the install.
        let launcher = root::path("node_modules/.bin").join(name);
        command(if cfg!(windows) { launcher.with_extension("cmd") } else { launcher })
    }
}

/// Finds Node and brings node_modules in step with package-lock.json; no network when it is.
pub fn node() -> Result<Node> {
    let Some(node) = find(&["node", "nodejs"]) else {
        bail!(
            "Node isn't on the PATH. It optimises and tests what is built: install Node {OLDEST} or newer \
             (https://nodejs.org, or your distribution's nodejs and npm)"
        );
    };
    let version = output(command(&node).arg("--version"))?;
    if major(&version).is_none_or(|major| major < OLDEST) {
        bail!("{} is {}, and we need Node {OLDEST} or newer", node.display(), version.trim());
    }
    packages(root::root(), "wasm-opt, esbuild, playwright-core and axe-core")?;
    Ok(Node(node))
}

/// Brings a folder's node_modules in step with its package-lock.json; no network when it is. `what` says what is
/// fetched otherwise.
pub fn packages(folder: &Path, what: &str) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let text = fs::read(&lock).with_context(|| format!("reading {}", lock.display()))?;
    let wanted = format!("{:x}", Sha256::digest(&text));
    let stamp = folder.join("node_modules/.hailong-lock");
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    let Some(npm) = find(&["npm", "npm.cmd"]) else {
        bail!("npm isn't on the PATH, though Node is: install your distribution's npm");
    };
    say(format!("npm ci: fetching {what}"));
    run(command(npm)
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(folder))
    .with_context(|| format!("getting the packages of {}", lock.display()))?;
    fs::write(&stamp, wanted).with_context(|| format!("writing {}", stamp.display()))
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_major_version() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v9.0.0"), Some(9));
        assert_eq!(major("20"), None);
    }
}
