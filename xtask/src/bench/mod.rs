//! `cargo xtask bench`: our engine beside its peers, in one browser session (benches/README.md).
//!
//! [`peers`] gets them, [`module`] builds ours; benches/run.mjs measures, [`goals`] judges and [`page`] writes
//! docs/performance.md.

mod goals;
mod module;
mod page;
mod peers;

use crate::command::{run, say};
use crate::{root, setup};
use anyhow::{Context, Result};
use clap::Args;
use std::fs;

/// Measure our engine beside its peers, in one browser session
#[derive(Args)]
pub struct Bench {
    /// Fewer sizes, repeats and peers, in three minutes; docs/performance.md stays as it is
    #[arg(long)]
    quick: bool,
}

/// What benches/run.mjs writes beside the results, as they stand in docs/performance.md.
const TABLES: [&str; 6] = ["machine", "workload", "plot", "ours", "toggles", "loads"];

/// benches/tests.
const TESTS: [&str; 3] = ["engines", "loads", "report"];

impl Bench {
    /// Measures; fails when engines disagree about a result, not when a goal is missed.
    pub fn run(&self) -> Result<()> {
        let node = setup::node()?;
        let browser = setup::browser()?;
        peers::install()?;
        let engine = module::build(&setup::toolchain()?)?;
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
        let text = fs::read_to_string(&results)
            .with_context(|| format!("reading {}", results.display()))?;
        let results = serde_json::from_str(&text)
            .with_context(|| format!("{} isn't JSON", results.display()))?;
        let table = goals::table(&results);
        println!("\n{table}");
        if !self.quick {
            page::rewrite("goals", &table)?;
            for name in TABLES {
                let file = root::path("target/bench-tables").join(format!("{name}.md"));
                let text = fs::read_to_string(&file)
                    .with_context(|| format!("reading {}", file.display()))?;
                page::rewrite(name, &text)?;
            }
        }
        Ok(())
    }
}
