//! Cuts what few people use off a module, so that it travels in a file of its own: what is reached through the table in
//! `src/ui/form/lazy_chunk.rs` alone, or in `src/ui/dashboard/shell/lazy.rs`.
//!
//! `wasm_split_cli_support` cuts, by the relocations that the linker leaves. It also writes a loader, a JavaScript module
//! of its own; an element is one module that its page's `integrity` covers, so our loader (`src/elements/lazy.js`) takes
//! its place.
use anyhow::{Context, Result, anyhow, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// Our loader, with `SHARED` for what both files work with and `TAG` for the element.
const LOADER: &str = include_str!("../../../src/elements/lazy.js");

/// The name under which the module calls the loader, and with what the chunk's file begins; the chunk's name follows.
const IMPORT: &str = "__wasm_split_load_";
const FILE: &str = "split_";

/// A module that was cut.
pub struct Cut {
    /// Where the larger part is, for wasm-bindgen.
    pub main: PathBuf,
    /// The smaller part.
    pub lazy: Vec<u8>,
    /// What the source calls it: `#[wasm_split(lazy)]`.
    chunk: String,
    /// The exports of the larger part that the smaller one imports.
    shared: Vec<String>,
    /// What wasm-bindgen calls the module that everything is imported from.
    module: String,
    /// The element that the console is told of.
    tag: &'static str,
}

/// Cuts a module; `folder` gets a folder for its parts.
pub fn cut(element: &str, compiled: &[u8], folder: &Path) -> Result<Cut> {
    let folder = folder.join("split");
    // So that nothing of an earlier run can be taken for this one's.
    if folder.is_dir() {
        fs::remove_dir_all(&folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    let main = folder.join("main.wasm");
    // The loader is imported from where all else is, so that one object of imports serves.
    let module = format!("./{element}_bg.js");
    let mut options = Options::new(compiled);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = &module;
    let split = transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .with_context(|| format!("cutting {element}.wasm"))?;
    let [lazy] = &*split.split_modules else {
        return Err(anyhow!("{element} was cut into {} files, not one", split.split_modules.len()));
    };
    let chunk = lazy.file_stem().and_then(|stem| stem.to_str()?.strip_prefix(FILE));
    let chunk = chunk.with_context(|| format!("{} has another name", lazy.display()))?.to_owned();
    let lazy = fs::read(lazy).with_context(|| format!("reading {}", lazy.display()))?;
    let loader = folder.join(&module);
    let loader =
        fs::read_to_string(&loader).with_context(|| format!("reading {}", loader.display()))?;
    let tag = match element {
        "dashboard" => "hai-long-dashboard",
        _ => "hai-long-form",
    };
    Ok(Cut { main, lazy, chunk, shared: shared(&loader)?, module, tag })
}

/// What the tool's own loader takes of the larger part's exports.
fn shared(loader: &str) -> Result<Vec<String>> {
    let names = loader.split_once("const { ").and_then(|(_, rest)| rest.split_once("} = initSync"));
    let (names, _) = names.context("the loader of wasm_split_cli_support has another form")?;
    Ok(names.split(',').map(str::trim).filter(|name| !name.is_empty()).map(Into::into).collect())
}

impl Cut {
    /// wasm-bindgen's glue with our loader in it.
    pub fn with_loader(&self, glue: &str) -> Result<String> {
        let given = format!("\"{}\": import1,", self.module);
        let mut kept = String::with_capacity(glue.len() + LOADER.len());
        let (mut imports, mut gives, mut takes) = (0, 0, 0);
        for line in glue.lines() {
            if line.starts_with("import * as import1 from ") && line.contains(&self.module) {
                imports += 1;
                continue;
            }
            if line.trim() == given {
                gives += 1;
                continue;
            }
            kept += line;
            kept.push('\n');
            if line.trim() == "const import0 = {" {
                takes += 1;
                kept += &format!("{IMPORT}{}: loadLazy,\n", self.chunk);
            }
        }
        ensure!(
            (imports, gives, takes) == (1, 1, 1),
            "wasm-bindgen's glue has another form: the loader is imported {imports} times, given {gives} times \
             and taken {takes} times"
        );
        let shared: Vec<_> =
            self.shared.iter().map(|name| format!("{name}: wasm.{name}")).collect();
        let loader = LOADER.replace("SHARED", &format!("{{ {} }}", shared.join(", ")));
        Ok(kept + &loader.replace("TAG", self.tag))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_with(shared: Vec<String>) -> Cut {
        let module = "./form_bg.js".into();
        Cut {
            main: PathBuf::new(),
            lazy: Vec::new(),
            chunk: "lazy".into(),
            shared,
            module,
            tag: "hai-long-form",
        }
    }

    #[test]
    fn the_loader_takes_its_place_in_the_glue() {
        let shared = shared("x\n  const { table, memory,  } = initSync(undefined);\n").unwrap();
        let glue = "import * as import1 from \"./form_bg.js\"\nconst import0 = {\na: b,\n};\nreturn {\n\
                    \"./form_bg.js\": import0,\n\"./form_bg.js\": import1,\n};\n";
        let kept = cut_with(shared).with_loader(glue).unwrap();
        let expected = "const import0 = {\n__wasm_split_load_lazy: loadLazy,\na: b,\n};\nreturn {\n\
                        \"./form_bg.js\": import0,\n};\n";
        assert!(kept.starts_with(expected), "{kept}");
        assert!(kept.contains("{ table: wasm.table, memory: wasm.memory }"), "{kept}");
        assert!(kept.contains("<hai-long-form>") && !kept.contains("TAG"), "{kept}");
    }

    #[test]
    fn another_form_of_the_tools_is_refused() {
        assert!(shared("export const x;").is_err());
        assert!(cut_with(Vec::new()).with_loader("const import0 = {\n};\n").is_err());
    }
}
