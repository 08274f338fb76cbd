//! A short run of the fuzz targets in core/fuzz: what `cargo fuzz run` does, without the command that one would have
//! to install for it.
use crate::command::{cargo, command, output, run, say};
use crate::root;
use crate::setup;
use anyhow::{Context, Result};
use std::fs;

const TARGETS: [&str; 3] = ["csv", "ndjson", "json"];

/// Bounded by both: the runs are enough on a fast machine, the seconds on a slow one.
const LIMITS: [&str; 3] = ["-runs=20000", "-max_total_time=15", "-max_len=400"];

/// As cargo-fuzz sets them, but for the address sanitizer: there is no unsafe code to look into.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Cdebug-assertions -Ccodegen-units=1";

/// Runs each loader on made-up files.
pub fn tests() -> Result<()> {
    setup::cpp()?;
    let host = output(command("rustc").args(["--print", "host-tuple"]))?;
    let host = host.trim();
    let folder = root::path("target/fuzz");
    say("cargo build: the fuzz targets (a minute the first time)");
    run(cargo()
        .env("RUSTFLAGS", FLAGS)
        .args(["build", "--quiet", "--locked", "--release", "--manifest-path"])
        .arg(root::path("core/fuzz/Cargo.toml"))
        .args(["--target", host, "--target-dir"])
        .arg(&folder))
    .context("compiling the fuzz targets")?;
    for target in TARGETS {
        let corpus = folder.join("corpus").join(target);
        fs::create_dir_all(&corpus).with_context(|| format!("making {}", corpus.display()))?;
        say(format!("fuzzing {target}"));
        run(command(folder.join(host).join("release").join(target))
            .args(LIMITS)
            .args(["-verbosity=0", "-print_final_stats=1"])
            .arg(format!("-artifact_prefix={}/", folder.display()))
            .arg(&corpus))
        .with_context(|| format!("{target}: the input that failed is in {}", folder.display()))?;
    }
    Ok(())
}
