//! `cargo xtask bench collector`: the real program under load, its client on the same machine.
use crate::command::{self, cargo, output, say};
use crate::{collector, root, setup};
use anyhow::{Context, Result};
use std::fs;

/// How many responses are sent at each number of connections.
const RESPONSES: usize = 50_000;
const QUICK: usize = 5_000;

const PACKAGE: &str = "hailong-bench-collector";

/// Measures, prints and keeps the results.
pub fn run(quick: bool) -> Result<()> {
    setup::postgres()?;
    let program = collector::build()?;
    command::run(cargo().args(["build", "--locked", "--package", PACKAGE, "--profile", "server"]))?;
    let load =
        root::path("target/server").join(PACKAGE).with_extension(std::env::consts::EXE_EXTENSION);
    let responses = if quick { QUICK } else { RESPONSES };
    say(format!("{responses} responses at a time"));
    let mut command = command::command(&load);
    let measured =
        output(command.arg(&program).arg(root::path("questionnaires")).arg(responses.to_string()))?;
    let results: serde_json::Value =
        serde_json::from_str(&measured).context("reading the results")?;
    let text = serde_json::to_string_pretty(&results)?;
    println!("{text}");
    let file = root::path("target/bench-collector.json");
    fs::write(&file, text).with_context(|| format!("writing {}", file.display()))
}
