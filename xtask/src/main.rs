//! `cargo xtask`: everything that is done to this repository from the command line.
#![forbid(unsafe_code)]

mod figures;

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
    /// Print the figures of a CSV file as JSON
    Figures(figures::Figures),
}

fn main() -> ExitCode {
    let Task::Figures(figures) = Arguments::parse().task;
    match figures.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            figures::exit_code(&error)
        }
    }
}
