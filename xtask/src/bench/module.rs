//! Parts of ours as modules for the benches: compiled as the dashboard is, and bound for the web.
use crate::command::{run, say};
use crate::setup::{Node, TARGET, Toolchain};
use crate::wasm;
use crate::{assemble, root};
use anyhow::{Context, Result};
use std::path::PathBuf;

/// A module.
pub struct Module {
    /// What its files are called: `engine.js`, `engine_bg.wasm`.
    name: &'static str,
    package: &'static str,
    library: &'static str,
    what: &'static str,
    /// How its own code is compiled, where that isn't as all of ours.
    config: Option<&'static str>,
}

/// The engine and the core. They are compiled as they are for the dashboard, and what takes the place of its own code for
/// speed as well.
pub const ENGINE: Module = Module {
    name: "engine",
    package: "hailong-bench-engine",
    library: "hailong_bench_engine",
    what: "our engine",
    config: Some("profile.release.package.hailong-bench-engine.opt-level=3"),
};

/// The dashboard's charts, compiled as there.
pub const CHARTS: Module = Module {
    name: "charts",
    package: "hailong-bench-charts",
    library: "hailong_bench_charts",
    what: "our charts",
    config: None,
};

/// Gives the folder with a module's two files.
pub fn build(toolchain: &Toolchain, node: &Node, module: &Module) -> Result<PathBuf> {
    let Module { name, package, library, what, config } = module;
    say(format!(
        "cargo build: {what} to WebAssembly, as for the dashboard (a minute the first time)"
    ));
    let mut cargo = wasm::cargo(toolchain);
    cargo.args(["--quiet", "--package", package, "--lib", "--config", wasm::FAST_CORE]);
    if let Some(config) = config {
        cargo.args(["--config", config]);
    }
    run(&mut cargo).with_context(|| format!("compiling {what} to WebAssembly"))?;
    let folder = root::cache(format!("bench/{name}"));
    let input = root::path(format!("target/{TARGET}/release/{library}.wasm"));
    assemble::build()?;
    assemble::web(name, &input, &folder)?;
    wasm::optimise_as_dashboard(node, &folder.join(format!("{name}_bg.wasm")))?;
    Ok(folder)
}
