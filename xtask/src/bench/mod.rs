//! `cargo xtask bench`: our engine beside its peers, in one browser session; `cargo xtask bench form` and
//! `cargo xtask bench dashboard`: the citizen's form and the staff's dashboard beside their own; `cargo xtask bench collector`: the
//! collector under load (benches/README.md).
//!
//! [`peers`] gets them, [`module`] builds parts of ours; benches/run.mjs measures the engine, [`form`] the form,
//! [`dashboard`] the dashboard, [`mod@conclude`] has [`goals`] judge and [`page`] write docs/performance*.md.

mod collector;
mod conclude;
mod dashboard;
mod form;
mod goals;
mod module;
mod page;
mod peers;

use crate::command::{run, say};
use crate::{root, setup};
use anyhow::Result;
use clap::{Args, Subcommand};
use conclude::conclude;

/// Measure our engine beside its peers, in one browser session
#[derive(Args)]
pub struct Bench {
    /// Fewer sizes, repeats and peers, in three minutes; docs/ stays as it is
    #[arg(long, global = true)]
    quick: bool,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Subcommand)]
enum What {
    /// Measure the citizen's form instead: target/bench-form.json, docs/performance-form.md
    Form,
    /// Measure the dashboard instead: target/bench-dashboard.json, docs/performance-dashboard.md
    Dashboard,
    /// Load the collector on SQLite and PostgreSQL instead: target/bench-collector.json
    Collector,
}

/// What benches/run.mjs writes beside the results, as they stand in docs/performance.md.
const TABLES: [&str; 5] = ["machine", "workload", "plot", "ours", "loads"];

/// Where the engine's figures stand.
const PAGE: &str = "docs/performance.md";

/// benches/tests.
const TESTS: [&str; 3] = ["engines", "loads", "report"];

impl Bench {
    /// Measures what is asked for; a missed goal is no failure.
    pub fn run(&self) -> Result<()> {
        match self.what {
            Some(What::Form) => form::run(self.quick),
            Some(What::Dashboard) => dashboard::run(self.quick),
            Some(What::Collector) => collector::run(self.quick),
            None => self.engine(),
        }
    }

    /// Fails when engines disagree about a result.
    fn engine(&self) -> Result<()> {
        let node = setup::node()?;
        let browser = setup::browser()?;
        peers::install("benches")?;
        let engine = module::build(&setup::toolchain()?, &node, &module::ENGINE)?;
        say("the bench's own tests");
        // By name rather than by folder, which Node's versions read differently.
        let tests = TESTS.map(|name| format!("benches/tests/{name}.test.mjs"));
        run(node.command().args(["--test", "--test-reporter=dot"]).args(tests))?;
        let results = root::path("target/bench.json");
        let mut measure = node.command();
        measure
            .arg("benches/run.mjs")
            .args(self.quick.then_some("--quick"))
            .env("HAILONG_ENGINE", engine)
            .env("HAILONG_RESULTS", &results)
            .env("HAILONG_IMAGES", root::path("docs/images"))
            .env("CHROMIUM", browser.chromium);
        run(&mut measure)?;
        conclude(&results, goals::ENGINE, self.quick, PAGE, "goals", &TABLES)
    }
}
