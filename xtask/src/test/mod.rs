//! `cargo xtask test`: every check, each under a heading with its time. A failure doesn't keep the rest from running: one
//! run shows all that is wrong.
mod browser;
mod e2e;
mod fuzz;
mod native;

use crate::command::{self, say};
use anyhow::{Result, bail};
use std::time::{Duration, Instant};

/// What can be run alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Group {
    /// Format, lints and native tests
    Native,
    /// Rust tests inside Chromium
    Browser,
    /// The built pages, driven as a person would
    E2e,
}

/// A check: its heading and what it does.
struct Step {
    group: Group,
    heading: &'static str,
    run: fn() -> Result<()>,
}

/// What compiles much and waits little.
const COMPILED: &[Step] = &[
    Step { group: Group::Native, heading: "format", run: native::format },
    Step { group: Group::Native, heading: "lints", run: native::lints },
    Step {
        group: Group::Native,
        heading: "lints of what runs in the browser",
        run: native::lints_for_the_browser,
    },
    Step { group: Group::Native, heading: "native tests", run: native::tests },
    Step { group: Group::Native, heading: "fuzzing the loaders", run: fuzz::tests },
    Step { group: Group::Browser, heading: "tests in a browser", run: browser::tests },
];

const DIST: Step = Step { group: Group::E2e, heading: "dist/ and its budgets", run: e2e::build };
const END_TO_END: &str = "end to end";

/// The checks that failed, by their headings.
type Failed = Vec<&'static str>;

/// Runs all steps, or those of one group; fails when one failed.
pub fn run(only: Option<Group>) -> Result<()> {
    let began = Instant::now();
    let (count, failed) = match only {
        None => (COMPILED.len() + 2, everything()),
        Some(Group::E2e) => {
            let mut failed = steps(&[&DIST]);
            failed.extend(step(END_TO_END, e2e::tests));
            (2, failed)
        }
        Some(group) => {
            let own: Vec<_> = COMPILED.iter().filter(|step| step.group == group).collect();
            (own.len(), steps(&own))
        }
    };
    let time = seconds(began.elapsed());
    if !failed.is_empty() {
        bail!("{} of {count} checks failed in {time}: {}", failed.len(), failed.join(", "));
    }
    println!("\nAll {count} checks passed in {time}.");
    Ok(())
}

/// End-to-end tests wait for a browser most of the time, so the checks that compile run beside them, at a lower priority;
/// when these are through, their thread takes end-to-end files as well.
fn everything() -> Failed {
    let mut failed = steps(&[&DIST]);
    let mut compiled = Failed::new();
    let end_to_end = step(END_TO_END, || {
        let tests = e2e::Tests::new();
        std::thread::scope(|scope| {
            let beside = scope.spawn(|| {
                let all: Vec<_> = COMPILED.iter().collect();
                let failed = command::at_low_priority(|| steps(&all));
                tests.iter().for_each(e2e::Tests::work);
                failed
            });
            tests.iter().for_each(e2e::Tests::work);
            compiled = beside.join().expect("a check fails without a panic");
        });
        tests?.finish()
    });
    failed.extend(compiled);
    failed.extend(end_to_end);
    failed
}

fn steps(steps: &[&Step]) -> Failed {
    steps.iter().filter_map(|one| step(one.heading, one.run)).collect()
}

/// Runs a check under its heading; gives the heading if it failed.
fn step(heading: &'static str, run: impl FnOnce() -> Result<()>) -> Option<&'static str> {
    println!("\n== {heading} ==");
    let began = Instant::now();
    let outcome = run();
    let time = seconds(began.elapsed());
    match outcome {
        Ok(()) => {
            say(format!("{heading}: passed in {time}"));
            None
        }
        Err(error) => {
            say(format!("{heading}: FAILED after {time}: {error:#}"));
            Some(heading)
        }
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
