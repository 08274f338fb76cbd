//! The end-to-end tests in tests/e2e: dist/ as it ships, served under a strict portal's headers and driven in
//! a browser.
use crate::command::say;
use crate::setup::{Browser, Node};
use crate::{budget, collector, dist, root, serve, setup};
use anyhow::{Context, Result, bail};
use std::collections::VecDeque;
use std::io::Write;
use std::net::SocketAddr;
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;
use std::{fs, path::PathBuf};

/// Files that measure time: nothing else runs beside them.
const ALONE: &[&str] = &[
    "dashboard-deferred",
    "dashboard-live",
    "dashboard-wall",
    "form-every-state",
    "form-network",
    "kiosk",
    "loading",
];

/// dist/ as it ships, within its budgets.
pub fn build() -> Result<()> {
    budget::hold(&dist::build()?)
}

/// Every `*.test.mjs` in tests/e2e, served and ready to run: a queue that several workers take from.
pub struct Tests {
    node: Node,
    browser: Browser,
    data: PathBuf,
    collector: PathBuf,
    dist: PathBuf,
    address: SocketAddr,
    beside: Mutex<VecDeque<PathBuf>>,
    alone: Vec<PathBuf>,
    failed: Mutex<Vec<String>>,
}

impl Tests {
    /// Gets the tools and the data, builds dist/ and serves it.
    pub fn new() -> Result<Self> {
        let node = setup::node()?;
        let browser = setup::browser()?;
        let data = setup::data_sets()?;
        setup::poppler()?;
        let collector = collector::build_for_this_machine()?;
        let dist = dist::build()?.folder;
        let address = serve::background(&dist)?;
        let (alone, beside): (Vec<_>, Vec<_>) = files()?.into_iter().partition(|file| {
            ALONE.iter().any(|alone| file.ends_with(format!("{alone}.test.mjs")))
        });
        say(format!("{} files of tests against http://{address}/", alone.len() + beside.len()));
        let (beside, failed) = (Mutex::new(beside.into()), Mutex::default());
        Ok(Self { node, browser, data, collector, dist, address, beside, alone, failed })
    }

    /// Runs file by file what may run beside others, until the queue is empty.
    pub fn work(&self) {
        loop {
            let next = self.beside.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
            let Some(file) = next else { return };
            self.file(&file);
        }
    }

    /// Runs the files that measure time, once nothing else does; fails when any file failed.
    pub fn finish(self) -> Result<()> {
        for file in &self.alone {
            self.file(file);
        }
        let mut failed = self.failed.into_inner().unwrap_or_else(PoisonError::into_inner);
        failed.sort();
        if !failed.is_empty() {
            bail!("{} files of tests failed: {}", failed.len(), failed.join(", "));
        }
        Ok(())
    }

    /// One file. What it printed appears in one piece, however many run at a time.
    fn file(&self, file: &PathBuf) {
        let began = Instant::now();
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let output = self.command().arg(file).output();
        let time = began.elapsed().as_secs_f64();
        let (is_passed, printed) = match output {
            Ok(output) => (output.status.success(), [output.stdout, output.stderr].concat()),
            Err(error) => (false, error.to_string().into_bytes()),
        };
        let verdict = if is_passed { "passed in" } else { "FAILED after" };
        let text = format!("\n· {name}: {verdict} {time:.1} s\n");
        // A closed terminal is no reason to stop.
        let _ = std::io::stdout().lock().write_all(&[text.as_bytes(), &printed].concat());
        if !is_passed {
            self.failed.lock().unwrap_or_else(PoisonError::into_inner).push(name);
        }
    }

    fn command(&self) -> Command {
        let mut command = self.node.command();
        command
            .args(["--test", "--test-reporter=spec"])
            .env("HAILONG_URL", format!("http://{}/", self.address))
            .env("HAILONG_DATA", &self.data)
            .env("HAILONG_COLLECTOR", &self.collector)
            .env("HAILONG_DIST", &self.dist)
            .env("CHROMIUM", &self.browser.chromium);
        command
    }
}

/// All of them, two at a time.
pub fn tests() -> Result<()> {
    let tests = Tests::new()?;
    std::thread::scope(|scope| {
        scope.spawn(|| tests.work());
        tests.work();
    });
    tests.finish()
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

#[cfg(test)]
mod tests {
    use super::{ALONE, files};

    #[test]
    fn the_files_that_run_alone_are_there() {
        let files = files().unwrap();
        for alone in ALONE {
            let name = format!("{alone}.test.mjs");
            assert!(files.iter().any(|file| file.ends_with(&name)), "{name}");
        }
    }
}
