//! The Rust tests in tests/browser and the engine's, inside Chromium: wasm-bindgen's runner, built from this
//! workspace, serves the test binaries and drives the browser through its WebDriver.
use crate::command::{cargo, run, say};
use crate::root;
use crate::setup::{self, TARGET};
use anyhow::{Context, Result};
use serde_json::json;
use std::fs;

/// Packages with tests that a browser runs. The engine's kernel is another one there.
const TESTS: &[(&str, &[&str])] =
    &[("hailong", &["--test", "browser"]), ("hailong-engine", &["--lib", "--test", "it"])];

/// What a container needs: no sandbox (root has none), no GPU, and no traffic of the browser's own.
const CHROMIUM: &[&str] = &[
    "headless",
    "no-sandbox",
    "disable-gpu",
    "disable-dev-shm-usage",
    "disable-quic",
    "no-first-run",
    "disable-background-networking",
    "disable-component-update",
    "disable-sync",
];

/// Builds the runner, then runs the tests.
pub fn tests() -> Result<()> {
    let toolchain = setup::toolchain()?;
    let browser = setup::browser()?;
    say("building the runner (a minute the first time)");
    run(cargo().args(["build", "--quiet", "--locked", "--package", "browser-runner"]))?;
    let runner =
        root::path("target/debug/browser-runner").with_extension(std::env::consts::EXE_EXTENSION);

    let capabilities = root::cache("webdriver.json");
    let options = json!({
        "goog:chromeOptions": { "binary": browser.chromium, "args": CHROMIUM }
    });
    fs::create_dir_all(root::cache(""))
        .and_then(|()| fs::write(&capabilities, options.to_string()))
        .with_context(|| format!("writing {}", capabilities.display()))?;

    for (package, binaries) in TESTS {
        let mut tests = toolchain.cargo();
        tests
            .args(["test", "--locked", "--package", package])
            .args(*binaries)
            .args(["--target", TARGET])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &runner)
            .env("CHROMEDRIVER", &browser.chromedriver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities)
            // Seconds for all tests of a binary; twenty otherwise, which a busy machine may need for a few.
            .env("WASM_BINDGEN_TEST_TIMEOUT", "180");
        if !toolchain.has_std() {
            tests.env("RUSTC_BOOTSTRAP", "1").arg("-Zbuild-std=std,panic_abort");
        }
        run(&mut tests)?;
    }
    Ok(())
}
