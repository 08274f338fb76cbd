//! The Rust that compiles to WebAssembly: the one that runs us when rustup can complete it, else Debian's.
use super::debian;
use crate::command::{cargo, command, find, output, run, say};
use anyhow::{Result, bail};
use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

/// The target's name for Cargo.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Where Debian keeps the Rust that it builds browsers with.
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_PACKAGES: &[&str] =
    &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];

/// A Cargo and a rustc that can compile std for the browser.
#[derive(Clone, Debug)]
pub enum Toolchain {
    /// The one that runs us; std for the target is there, and std's source too.
    Own,
    /// Debian's packages; std for the target comes from its source only.
    Debian,
}

impl Toolchain {
    /// Cargo as it must be called for the WebAssembly target.
    pub fn cargo(&self) -> Command {
        match self {
            Self::Own => cargo(),
            Self::Debian => {
                let mut cargo = command(DEBIAN_CARGO);
                cargo
                    .env("RUSTC", DEBIAN_RUSTC)
                    .env_remove("CARGO_ENCODED_RUSTFLAGS")
                    // Else Cargo would call the toolchain that rustup chose for us.
                    .env_remove("RUSTUP_TOOLCHAIN")
                    .env_remove("CARGO");
                cargo
            }
        }
    }

    /// Whether code for the target compiles without compiling std first.
    pub fn has_std(&self) -> bool {
        matches!(self, Self::Own)
    }
}

/// Finds a toolchain, or completes one. Costs one `rustc --print sysroot` when nothing is missing.
pub fn toolchain() -> Result<Toolchain> {
    static FOUND: OnceLock<Toolchain> = OnceLock::new();
    if let Some(found) = FOUND.get() {
        return Ok(found.clone());
    }
    let found = look()?;
    Ok(FOUND.get_or_init(|| found).clone())
}

fn look() -> Result<Toolchain> {
    let sysroot = own_sysroot()?;
    let missing = missing_from(&sysroot);
    if missing.is_empty() {
        return Ok(Toolchain::Own);
    }
    if let Some(rustup) = find(&["rustup"]) {
        say(format!("rustup: adding {} (a download)", missing.join(" and ")));
        let added = run(command(&rustup).args(["target", "add", TARGET]))
            .and_then(|()| run(command(&rustup).args(["component", "add", "rust-src"])));
        match added {
            Ok(()) if missing_from(&sysroot).is_empty() => return Ok(Toolchain::Own),
            Ok(()) => say("rustup has added it to another toolchain than the one that runs us"),
            Err(error) => say(format!("{error:#}")),
        }
    }
    if debian_is_complete() {
        say("using Debian's Rust for WebAssembly");
        return Ok(Toolchain::Debian);
    }
    let why = format!(
        "this Rust ({}) can't compile to WebAssembly: {} missing",
        sysroot.display(),
        missing.join(" and ")
    );
    debian::install(DEBIAN_PACKAGES, &why, &remedy())?;
    if !debian_is_complete() {
        bail!("{why}, and Debian's packages didn't help.\n{}", remedy());
    }
    Ok(Toolchain::Debian)
}

fn remedy() -> String {
    format!(
        "Install Rust by https://rustup.rs and run\n  rustup target add {TARGET}\n  rustup component add rust-src\nor, on Debian, as root\n  apt-get install {}",
        DEBIAN_PACKAGES.join(" ")
    )
}

fn own_sysroot() -> Result<PathBuf> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = output(command(rustc).args(["--print", "sysroot"]))?;
    Ok(PathBuf::from(sysroot.trim()))
}

/// What a sysroot lacks, in the words of rustup.
fn missing_from(sysroot: &Path) -> Vec<&'static str> {
    let rustlib = sysroot.join("lib/rustlib");
    let mut missing = Vec::new();
    if !rustlib.join(TARGET).join("lib").is_dir() {
        missing.push("the target wasm32-unknown-unknown");
    }
    if !rustlib.join("src/rust/library/std/Cargo.toml").is_file() {
        missing.push("the component rust-src");
    }
    missing
}

/// Debian's Rust may be an old one, from packages of other names, without std's source.
fn debian_is_complete() -> bool {
    if !Path::new(DEBIAN_CARGO).is_file() {
        return false;
    }
    let sysroot = Command::new(DEBIAN_RUSTC).args(["--print", "sysroot"]).output();
    sysroot.is_ok_and(|sysroot| {
        let sysroot = String::from_utf8_lossy(&sysroot.stdout);
        Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_sysroot_lacks_both() {
        assert_eq!(missing_from(Path::new("/nonexistent")).len(), 2);
    }
}
