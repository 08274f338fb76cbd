//! Our engine as a module for the bench: built for speed, with SIMD, and bound for the web.
use crate::command::{run, say};
use crate::root;
use crate::setup::{TARGET, Toolchain};
use anyhow::{Context, Result, anyhow};
use std::path::PathBuf;
use wasm_bindgen_cli_support::Bindgen;

/// The profile's settings: as what ships, but for speed. They aren't in Cargo.toml since nothing else has them.
const PROFILE: &[&str] =
    &["profile.bench-engine.inherits=\"release\"", "profile.bench-engine.opt-level=3"];

/// Gives the folder with `engine.js` and `engine_bg.wasm`.
pub fn build(toolchain: &Toolchain) -> Result<PathBuf> {
    say("cargo build: our engine to WebAssembly, for speed (a minute the first time)");
    let mut cargo = toolchain.cargo();
    cargo
        .env("RUSTFLAGS", "-Ctarget-feature=+simd128")
        .args(["build", "--quiet", "--package", "hailong-bench-engine", "--lib"])
        .args(["--profile", "bench-engine", "--target", TARGET])
        .args(PROFILE.iter().flat_map(|setting| ["--config", setting]));
    if !toolchain.has_std() {
        cargo.env("RUSTC_BOOTSTRAP", "1").arg("-Zbuild-std=std,panic_abort");
    }
    run(&mut cargo).context("compiling our engine to WebAssembly")?;
    let folder = root::cache("bench/engine");
    let input = root::path(format!("target/{TARGET}/bench-engine/hailong_bench_engine.wasm"));
    Bindgen::new()
        .input_path(&input)
        .out_name("engine")
        .web(true)
        .and_then(|bindgen| bindgen.typescript(false).generate(&folder))
        // Its errors are of another release of anyhow, as far as the compiler knows.
        .map_err(|error| anyhow!("{error:#}"))
        .with_context(|| format!("binding {}", input.display()))?;
    Ok(folder)
}
