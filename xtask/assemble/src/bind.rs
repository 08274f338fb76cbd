//! wasm-bindgen: the module as it is served, and the JavaScript that it is called by.

use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

use crate::split;

/// Cuts an element's module in two and binds the larger part.
pub fn element(name: &str, compiled: &Path, folder: &Path) -> Result<()> {
    let bytes = fs::read(compiled).with_context(|| format!("reading {}", compiled.display()))?;
    let cut = split::cut(name, &bytes, folder)?;
    write(&folder.join("lazy.wasm"), &cut.lazy)?;
    let glue = cut.with_loader(&generate(name, &cut.main, &folder.join("module.wasm"))?)?;
    write(&folder.join("glue.js"), glue.as_bytes())
}

/// Binds a module for the web: `NAME.js` and `NAME_bg.wasm` in the folder.
pub fn web(name: &str, compiled: &Path, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(compiled)
        .out_name(name)
        .web(true)
        .and_then(|bindgen| bindgen.typescript(false).generate(folder))
        // Its errors are of another release of anyhow, as far as the compiler knows.
        .map_err(|error| anyhow!("{error:#}"))
        .with_context(|| format!("binding {}", compiled.display()))
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(file, bytes).with_context(|| format!("writing {}", file.display()))
}

/// Writes the bound module to `wasm` and returns the glue.
fn generate(element: &str, input: &Path, wasm: &Path) -> Result<String> {
    let mut bound = Bindgen::new()
        .input_path(input)
        .out_name(element)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .omit_default_module_path(true)
                // What was cut off works with the memory, the stack and the table of the module.
                .keep_lld_exports(true)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate_output()
        })
        // Its errors are of another release of anyhow, as far as the compiler knows.
        .map_err(|error| anyhow!("{error:#}"))
        .with_context(|| format!("binding {}", input.display()))?;
    // Every crate is listed, most of them with nothing.
    let snippets = bound.snippets().iter();
    let mut foreign: Vec<_> =
        snippets.filter(|(_, files)| !files.is_empty()).map(|(krate, _)| krate).collect();
    foreign.extend(bound.local_modules().keys());
    if !foreign.is_empty() {
        bail!(
            "{element} has crates that bring JavaScript files of their own ({foreign:?}), and an element is \
             one module: find them with `cargo tree` and do without them"
        );
    }
    let glue = bound.js().to_owned();
    write(wasm, &bound.wasm_mut().emit_wasm())?;
    Ok(glue)
}
