//! `cargo xtask figures audit`: whether a small group can be worked out from all published files together.
//!
//! A published number is the count of a *view*: of the responses, or of the answers to an item, in some values of some
//! fields. All numbers together are a system of linear equations over the cells of the cross-classification, and a linear
//! program tells how many persons a small group can be at most. If that is below the threshold, the numbers give the group
//! away (docs/disclosure.md).
//!
//! In reading order: [`survey`] reads the responses, [`published`] takes the numbers out of files of figures, [`view`] and
//! [`partition`] say which persons they are of, [`system`] is the linear program, [`groups`] lists the small groups,
//! [`check`] bounds each of them, [`protect`] hides further numbers until none is given away, [`hide`] does so in a file.
#![forbid(unsafe_code)]

mod arguments;
#[cfg(test)]
mod attack;
mod check;
mod groups;
mod hide;
mod partition;
mod protect;
mod published;
mod report;
mod survey;
mod system;
#[cfg(test)]
mod tests;
mod view;

use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;

/// What isn't protected.
const UNPROTECTED: u8 = 4;

fn main() -> ExitCode {
    match report::run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(UNPROTECTED),
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::from(2)
        }
    }
}
