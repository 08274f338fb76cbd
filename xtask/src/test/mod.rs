//! `cargo xtask test`: every check in order, each under a heading with its time. A failure doesn't keep the
//! rest from running: one run shows all that is wrong.
mod browser;
mod e2e;
mod fuzz;
mod native;

use crate::command::say;
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

const STEPS: &[Step] = &[
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
    Step { group: Group::E2e, heading: "dist/ and its budgets", run: e2e::build },
    Step { group: Group::E2e, heading: "end to end", run: e2e::tests },
];

/// Runs all steps, or those of one group; fails when one failed.
pub fn run(only: Option<Group>) -> Result<()> {
    let began = Instant::now();
    let steps: Vec<_> =
        STEPS.iter().filter(|step| only.is_none_or(|group| step.group == group)).collect();
    let mut failed = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        println!("\n== {} of {}: {} ==", index + 1, steps.len(), step.heading);
        let step_began = Instant::now();
        let outcome = (step.run)();
        let time = seconds(step_began.elapsed());
        match outcome {
            Ok(()) => say(format!("{}: passed in {time}", step.heading)),
            Err(error) => {
                say(format!("{}: FAILED after {time}: {error:#}", step.heading));
                failed.push(step.heading);
            }
        }
    }
    let time = seconds(began.elapsed());
    if !failed.is_empty() {
        bail!("{} of {} checks failed in {time}: {}", failed.len(), steps.len(), failed.join(", "));
    }
    println!("\nAll {} checks passed in {time}.", steps.len());
    Ok(())
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
