//! The end-to-end tests in tests/e2e: dist/ as it ships, served under a strict portal's headers and driven in
//! a browser.
use crate::command::{run, say};
use crate::{budget, dist, root, serve, setup};
use anyhow::{Context, Result, bail};
use std::{fs, path::PathBuf};

/// dist/ as it ships, within its budgets.
pub fn build() -> Result<()> {
    budget::hold(&dist::build()?)
}

/// Every `*.test.mjs` in tests/e2e.
pub fn tests() -> Result<()> {
    let node = setup::node()?;
    let browser = setup::browser()?;
    let data = setup::data_sets()?;
    setup::poppler()?;
    let address = serve::background(&dist::build()?.folder)?;
    let files = files()?;
    say(format!("{} files of tests against http://{address}/", files.len()));
    run(node
        .command()
        // One after another: browsers side by side on a small machine make each other's waits time out.
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
        .args(files)
        .env("HAILONG_URL", format!("http://{address}/"))
        .env("HAILONG_DATA", data)
        .env("CHROMIUM", browser.chromium))
}

/// By name rather than by folder, which Node's versions read differently.
fn files() -> Result<Vec<PathBuf>> {
    let folder = root::path("tests/e2e");
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.to_str().is_some_and(|path| path.ends_with(".test.mjs")) {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        bail!("{} has no *.test.mjs", folder.display());
    }
    Ok(files)
}
