//! `cargo xtask`: everything that is done to this repository from the command line.
//!
//! In reading order: [`setup`] gets the tools, [`wasm`], [`assemble`], [`names`] and [`module`] make the two modules, [`dist`] gathers
//! what a portal needs, [`budget`] weighs it, [`serve`] and [`collector`] show it, [`test`] proves it, [`bench`] measures it,
//! [`floors`] keeps its modules in layers.
#![forbid(unsafe_code)]

mod assemble;
mod bench;
mod budget;
mod collector;
mod command;
mod compress;
mod dist;
mod figures;
mod floors;
mod licences;
mod lighthouse;
mod module;
mod names;
mod package;
mod root;
mod screenshots;
mod serve;
mod setup;
mod test;
mod wasm;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Builds, serves and tests Hài Lòng.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Get the tools that the other commands need (they do it by themselves)
    Setup,
    /// Build dist/, all that a portal needs, and hold it against the size budgets
    Build,
    /// Build dist/ and the collector, and serve both on this machine: what a citizen sends, staff see
    Serve {
        /// The port on 127.0.0.1
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Serve the files alone, under the headers of a strict portal: responses stay in the browser
        #[arg(long = "static")]
        is_static: bool,
    },
    /// Make what a server needs, as an archive and a package of Debian: the collector, dist/, the service
    Package,
    /// Run every check: format, lints, native tests, tests in a browser, end to end
    Test {
        /// Run one group only
        #[arg(long, value_enum)]
        only: Option<test::Group>,
    },
    /// Take the pictures of every page in target/screenshots, and those in docs/images/, from a built and served dist/
    Screenshots,
    /// Hold the demo portal against Lighthouse: accessibility and best practices, 100 each
    Lighthouse,
    /// Measure our engine, form or dashboard beside its peers in a browser: target/bench*.json, docs/performance*.md
    Bench(bench::Bench),
    /// Print how large the cycles of imports are, by folder
    Floors(floors::Floors),
    /// Print the figures of a survey's CSV file, as JSON: the same that the dashboard shows. `figures audit` holds published
    /// figures against the responses
    Figures(Box<figures::Figures>),
}

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            figures::exit_code(&error)
        }
    }
}

fn run() -> anyhow::Result<ExitCode> {
    if let Some(arguments) = figures::audit_asked() {
        return figures::run_audit(arguments);
    }
    match Arguments::parse().task {
        Task::Setup => setup::everything(),
        Task::Build => dist::build().and_then(|dist| budget::hold(&dist)),
        Task::Serve { port, is_static: true } => serve::foreground(port),
        Task::Serve { port, is_static: false } => collector::serve(port),
        Task::Package => package::make(),
        Task::Test { only } => test::run(only),
        Task::Screenshots => screenshots::take(),
        Task::Lighthouse => lighthouse::audit(),
        Task::Bench(bench) => bench.run(),
        Task::Floors(floors) => floors.run(),
        Task::Figures(figures) => figures.run(),
    }?;
    Ok(ExitCode::SUCCESS)
}
