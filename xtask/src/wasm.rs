//! From Rust to an optimised WebAssembly module and its binding glue. What the glue becomes is [`crate::module`].
use crate::command::{output, run, say};
use crate::setup::{Node, Toolchain};
use crate::{assemble, names, root};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::process::Command;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The modules, by the names of their binaries: the form, the form with the modes of a hall, the dashboard.
pub const ELEMENTS: [&str; 3] = ["form", "kiosk", "dashboard"];

/// Small first: a download is waited for, and the engine's loops are no slower for it (docs/performance.md). Never
/// `--traps-never-happen`, though it pays: a Rust panic is a trap here, so it takes out the checks of bounds.
const OPTIMISE: &[&str] = &[
    // Rust's stack begins there, so no pointer with an offset reaches round the end of the memory.
    "--low-memory-unused",
    // Functions with one caller stay whole: those that resemble each other compress well.
    "-ocimfs=30",
    // Flattening lets the rounds after it see what the first one couldn't.
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    // Alignments are hints; without them loads and stores resemble each other more.
    "--dealign",
    "-Oz",
    "--strip-debug",
    "--strip-producers",
];

/// Not for what was cut off: it meets the module under the names that xtask/assemble gives it.
const RENAME: &str = "--minify-imports-and-exports-and-modules";

/// Everything that rustc's output uses, and no more. Never `-all`: it switches on proposals that no browser
/// has, and the module fails to load.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// What the dashboard uses besides, for its engine. The form must start on old phones: with a SIMD instruction in it,
/// wasm-opt refuses it.
const FEATURES_OF_DASHBOARD: &[&str] = &["--enable-simd"];

/// Where the versions of wasm-bindgen and wasm-opt are pinned: new ones must bind anew.
const VERSIONS: [&str; 2] =
    [include_str!("../assemble/Cargo.toml"), include_str!("../../package.json")];

/// One element's module, before it is assembled.
pub struct Wasm {
    /// The file's bytes, as they're served.
    pub bytes: Vec<u8>,
    /// wasm-bindgen's JavaScript for it, as a module for the web.
    pub glue: String,
    /// What was cut off from it, for a file of its own.
    pub lazy: Vec<u8>,
}

/// Compiles the binaries: std too, and panics as traps without a message. The forms for size throughout; in the
/// dashboard a file of a million rows goes through the core, which is compiled for speed there.
pub fn compile(toolchain: &Toolchain) -> Result<()> {
    say(
        "cargo build: the elements to WebAssembly, std included (40 s to two minutes the first time)",
    );
    // Beside rustc, which is alone for long when it links.
    let tools = std::thread::spawn(assemble::build);
    for arguments in [
        &["--bin", "form", "--bin", "kiosk", "--features", "split"][..],
        &["--bin", "dashboard", "--features", "split_dashboard", "--config", FAST_CORE],
    ] {
        run(cargo(toolchain).args(["--package", "hailong"]).args(arguments))
            .with_context(|| format!("compiling {} to WebAssembly", arguments[1]))?;
    }
    tools.join().expect("compiling the tools doesn't panic")
}

/// What rustc is told besides the profile. The core and the engine, compiled for speed, would take functions into each other
/// that are called now and then: the lower threshold takes 6 kB off the dashboard, and files are read as fast.
const RUSTFLAGS: &str =
    "-Zunstable-options -Cpanic=immediate-abort -Cllvm-args=-inlinedefault-threshold=40";

/// `cargo build` for WebAssembly as it ships.
pub fn cargo(toolchain: &Toolchain) -> Command {
    let mut cargo = toolchain.cargo();
    cargo
        // Stable has these options, for itself; this says that we take what comes of using them.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", RUSTFLAGS)
        .args(["build", "--release", "--locked", "--target", crate::setup::TARGET])
        .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
    cargo
}

/// A setting of cargo's: the core for speed. A level more weighs 6 kB, and reads a file no faster than it wavers.
pub const FAST_CORE: &str = "profile.release.package.hailong-core.opt-level=2";

/// Binds and, when Node is there, optimises what [`compile`] made; from the cache when it made nothing new.
pub fn bind(element: &str, node: Option<&Node>) -> Result<Wasm> {
    let input = root::path(format!("target/wasm32-unknown-unknown/release/{element}.wasm"));
    let compiled = fs::read(&input).with_context(|| format!("reading {}", input.display()))?;
    let more = if element == "dashboard" { FEATURES_OF_DASHBOARD } else { &[] };
    let key = Sha256::new()
        .chain_update(&compiled)
        .chain_update(if node.is_some() { "optimised" } else { "as is" })
        .chain_update(OPTIMISE.concat())
        .chain_update(RENAME)
        .chain_update(assemble::SOURCES.concat())
        .chain_update(FEATURES.concat())
        .chain_update(more.concat())
        .chain_update(VERSIONS.concat())
        .finalize();
    let folder = root::cache(element);
    let cached = Cached {
        stamp: folder.join("stamp"),
        wasm: folder.join("module.wasm"),
        glue: folder.join("glue.js"),
        lazy: folder.join("lazy.wasm"),
        key: format!("{key:x}"),
    };
    if let Some(wasm) = cached.read() {
        return Ok(wasm);
    }
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    say(format!("wasm-bindgen: {element}"));
    assemble::element(element, &input, &folder)?;
    if let Some(node) = node {
        say(format!("wasm-opt -Oz: {element}"));
        optimise(node, &cached.lazy, more)?;
        let renamed = optimise(node, &cached.wasm, &[more, &[RENAME]].concat())?;
        let glue = fs::read_to_string(&cached.glue)
            .with_context(|| format!("reading {}", cached.glue.display()))?;
        fs::write(&cached.glue, names::rename(&glue, &renamed)?)
            .with_context(|| format!("writing {}", cached.glue.display()))?;
    }
    fs::write(&cached.stamp, &cached.key)
        .with_context(|| format!("writing {}", cached.stamp.display()))?;
    cached.read().context("what was just written can't be read again")
}

/// Optimises a module of ours as the dashboard's is.
pub fn optimise_as_dashboard(node: &Node, module: &Path) -> Result<()> {
    optimise(node, module, FEATURES_OF_DASHBOARD).map(|_| ())
}

/// Has wasm-opt make a module small, where it is; what it printed. `more` are further arguments.
fn optimise(node: &Node, module: &Path, more: &[&str]) -> Result<String> {
    let optimised = module.with_extension("optimised.wasm");
    let mut tool = node.tool("wasm-opt");
    tool.args(OPTIMISE).args(FEATURES).args(more).arg(module);
    let printed = output(tool.arg("-o").arg(&optimised))?;
    fs::rename(&optimised, module).context("taking wasm-opt's output")?;
    Ok(printed)
}

/// The files of the last run, and whether they fit this one.
struct Cached {
    stamp: PathBuf,
    wasm: PathBuf,
    glue: PathBuf,
    lazy: PathBuf,
    key: String,
}

impl Cached {
    fn read(&self) -> Option<Wasm> {
        if fs::read_to_string(&self.stamp).ok()? != self.key {
            return None;
        }
        let lazy = fs::read(&self.lazy).ok()?;
        let (bytes, glue) = (fs::read(&self.wasm).ok()?, fs::read_to_string(&self.glue).ok()?);
        Some(Wasm { bytes, glue, lazy })
    }
}
