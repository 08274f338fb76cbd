//! `cargo xtask bench form`: the citizen's form, as it ships, beside its peers and a page by hand. benches/form/run.mjs
//! measures.
use super::{conclude::conclude, goals, peers};
use crate::command::{run as run_command, say};
use crate::{dist, root, setup};
use anyhow::Result;

/// Where the figures stand.
const PAGE: &str = "docs/performance-form.md";

/// What benches/form/run.mjs writes beside the results, as they stand there.
const TABLES: [&str; 4] = ["form-machine", "form", "form-files", "form-use"];

/// Builds dist/ and measures.
pub fn run(quick: bool) -> Result<()> {
    let node = setup::node()?;
    let browser = setup::browser()?;
    // The outer folder has what bundles the pages and drives the browser.
    for folder in ["benches", "benches/form"] {
        peers::install(folder)?;
    }
    let dist = dist::build()?;
    say("the bench's own tests");
    let tests = ["--test", "--test-reporter=dot", "benches/form/tests/report.test.mjs"];
    run_command(node.command().args(tests))?;
    let results = root::path("target/bench-form.json");
    say("measuring: three forms filled in, then seven pages, three networks, a visit each in turn");
    let mut measure = node.command();
    measure
        .arg("benches/form/run.mjs")
        .args(quick.then_some("--quick"))
        .env("HAILONG_DIST", &dist.folder)
        .env("HAILONG_RESULTS", &results)
        .env("CHROMIUM", browser.chromium);
    run_command(&mut measure)?;
    conclude(&results, goals::FORM, quick, PAGE, "form-goals", &TABLES)
}
