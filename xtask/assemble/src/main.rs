//! What `cargo xtask` needs of heavy crates, as a program of its own: they take two minutes of a processor to compile, so
//! xtask speaks without them, and compiles this while rustc compiles the elements. xtask/src/assemble.rs calls it.
//!
//! - `assemble element NAME COMPILED FOLDER`: cuts and binds an element; module.wasm, glue.js and lazy.wasm in the folder.
//! - `assemble web NAME COMPILED FOLDER`: binds a module for the web as it is.
//! - `assemble brotli FROM TO`: compresses a file.
#![forbid(unsafe_code)]

mod bind;
mod split;

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    match arguments {
        ["element", name, compiled, folder] => {
            bind::element(name, Path::new(compiled), Path::new(folder))
        }
        ["web", name, compiled, folder] => bind::web(name, Path::new(compiled), Path::new(folder)),
        ["brotli", from, to] => {
            let bytes = fs::read(from).with_context(|| format!("reading {from}"))?;
            fs::write(to, packed(&bytes)?).with_context(|| format!("writing {to}"))
        }
        _ => bail!("assemble is called by `cargo xtask`: its arguments are in xtask/assemble"),
    }
}

/// Brotli, quality 11.
fn packed(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::packed;

    #[test]
    fn what_is_packed_comes_back_as_it_was() {
        let bytes = "hài lòng ".repeat(50).into_bytes();
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut &packed(&bytes).unwrap()[..], &mut plain).unwrap();
        assert_eq!(plain, bytes);
    }
}
