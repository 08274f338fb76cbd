//! `cargo xtask bench dashboard`: the staff's dashboard, as it ships, beside SurveyJS Dashboard, and its charts beside
//! libraries of charts. benches/dashboard/run.mjs measures.
use super::{conclude::conclude, goals, module, peers};
use crate::command::{run as run_command, say};
use crate::{dist, root, setup};
use anyhow::Result;

/// Where the figures stand.
const PAGE: &str = "docs/performance-dashboard.md";

/// What benches/dashboard/run.mjs writes beside the results, as they stand there.
const TABLES: [&str; 5] = [
    "dashboard-machine",
    "dashboard-filter",
    "dashboard-load",
    "dashboard-redraw",
    "dashboard-files",
];

/// Builds dist/ and the charts' module, and measures.
pub fn run(quick: bool) -> Result<()> {
    let node = setup::node()?;
    let browser = setup::browser()?;
    // The outer folder has what bundles the pages and drives the browser.
    for folder in ["benches", "benches/dashboard"] {
        peers::install(folder)?;
    }
    let dist = dist::build()?;
    let charts = module::build(&setup::toolchain()?, &node, &module::CHARTS)?;
    say("the bench's own tests");
    let tests = ["--test", "--test-reporter=dot", "benches/dashboard/tests/report.test.mjs"];
    run_command(node.command().args(tests))?;
    let results = root::path("target/bench-dashboard.json");
    say("measuring: four charts redrawn by seven, then three dashboards filtered, each in turn");
    let mut measure = node.command();
    measure
        .arg("benches/dashboard/run.mjs")
        .args(quick.then_some("--quick"))
        .env("HAILONG_DIST", &dist.folder)
        .env("HAILONG_CHARTS", charts)
        .env("HAILONG_RESULTS", &results)
        .env("CHROMIUM", browser.chromium);
    run_command(&mut measure)?;
    conclude(&results, goals::DASHBOARD, quick, PAGE, "dashboard-goals", &TABLES)
}
