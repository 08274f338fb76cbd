//! `hai-long`: the collector's program.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    hailong_collector::cli::run()
}
