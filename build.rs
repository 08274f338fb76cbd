//! Puts the stylesheets into one string an element, without comments and indentation: they travel inside
//! the WebAssembly module, and a citizen on a slow network shouldn't wait for a comment.
use std::{env, fs, path::Path};

fn main() {
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    for element in ["form", "dashboard"] {
        let mut css = String::new();
        for sheet in ["tokens", element] {
            let path = format!("styles/{sheet}.css");
            println!("cargo::rerun-if-changed={path}");
            css += &squeeze(&fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}")));
        }
        fs::write(Path::new(&out).join(format!("{element}.css")), css)
            .expect("OUT_DIR is writable");
    }
}

/// Drops comments and leading white space; leaves the rest, which brotli handles, as written.
fn squeeze(css: &str) -> String {
    let mut rest = css;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        kept += before;
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept += rest;
    kept.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
