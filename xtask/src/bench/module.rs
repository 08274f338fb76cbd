//! Our engine as a module for the bench: compiled as the dashboard's is, and bound for the web.
use crate::command::{run, say};
use crate::root;
use crate::setup::{Node, TARGET, Toolchain};
use crate::wasm;
use anyhow::{Context, Result, anyhow};
use std::path::PathBuf;
use wasm_bindgen_cli_support::Bindgen;

/// What takes the place of the dashboard's own code; the engine and the core are compiled as they are for it.
const FAST_BENCH: &str = "profile.release.package.hailong-bench-engine.opt-level=3";

/// Gives the folder with `engine.js` and `engine_bg.wasm`.
pub fn build(toolchain: &Toolchain, node: &Node) -> Result<PathBuf> {
    say("cargo build: our engine to WebAssembly, as for the dashboard (a minute the first time)");
    run(wasm::cargo(toolchain)
        .args(["--quiet", "--package", "hailong-bench-engine", "--lib"])
        .args(["--config", wasm::FAST_CORE, "--config", FAST_BENCH]))
    .context("compiling our engine to WebAssembly")?;
    let folder = root::cache("bench/engine");
    let input = root::path(format!("target/{TARGET}/release/hailong_bench_engine.wasm"));
    Bindgen::new()
        .input_path(&input)
        .out_name("engine")
        .web(true)
        .and_then(|bindgen| bindgen.typescript(false).generate(&folder))
        // Its errors are of another release of anyhow, as far as the compiler knows.
        .map_err(|error| anyhow!("{error:#}"))
        .with_context(|| format!("binding {}", input.display()))?;
    wasm::optimise_as_dashboard(node, &folder.join("engine_bg.wasm"))?;
    Ok(folder)
}
