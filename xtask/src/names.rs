//! The names by which a WebAssembly module and its glue know each other. wasm-bindgen's are sentences
//! (`__wbg_addEventListener_847fd86b8c33ec43`), written out in both files; wasm-opt gives the module one letter
//! or two for each, and the same is done to the glue here.
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use std::collections::HashMap;

/// What wasm-opt calls the one module that everything is imported from, once it renames.
const MODULE: &str = "a";

/// What wasm-opt's `--minify-imports-and-exports-and-modules` prints.
#[derive(Deserialize)]
struct Renamed {
    /// Module, old name, new name.
    imports: Vec<(String, String, String)>,
    /// Old name, new name.
    exports: Vec<(String, String)>,
}

/// The glue of the module that wasm-opt printed this of. A name that is forgotten would be a page that doesn't
/// start, so each must be found where it is expected.
pub fn rename(glue: &str, printed: &str) -> Result<String> {
    let renamed: Renamed =
        serde_json::from_str(printed).context("wasm-opt printed another kind of list of names")?;
    let Some((module, ..)) = renamed.imports.first() else { return Ok(glue.to_owned()) };
    ensure!(
        renamed.imports.iter().all(|(other, ..)| other == module),
        "the module imports from more than one module"
    );
    let mut imports: HashMap<_, _> =
        renamed.imports.iter().map(|(_, old, new)| (old.as_str(), new.as_str())).collect();
    let exports: HashMap<_, _> =
        renamed.exports.iter().map(|(old, new)| (old.as_str(), new.as_str())).collect();
    let mut kept = String::with_capacity(glue.len());
    for line in glue.lines() {
        let body = line.trim_start();
        kept += &line[..line.len() - body.len()];
        kept += &uses(&member(body, module, &mut imports), &exports)?;
        kept.push('\n');
    }
    if let Some((name, _)) = imports.iter().next() {
        bail!("the glue has no import called {name}");
    }
    Ok(kept)
}

/// A line of the object of imports, by its new name; any other line as it is. Each name comes once.
fn member(line: &str, module: &str, imports: &mut HashMap<&str, &str>) -> String {
    let Some((name, rest)) = line.split_once(": ") else { return line.to_owned() };
    let plain = name.trim_matches('"');
    let new = if plain == module { Some(MODULE) } else { imports.remove(plain) };
    new.map_or_else(|| line.to_owned(), |new| format!("{new}: {rest}"))
}

/// A line whose every `wasm.name` is an export's new name.
fn uses(line: &str, exports: &HashMap<&str, &str>) -> Result<String> {
    let of_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut parts = line.split("wasm.");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c| !of_name(c)).unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        let new = exports
            .get(name)
            .with_context(|| format!("the glue uses {name}, which isn't exported"))?;
        kept += &format!("wasm.{new}{rest}");
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = r#"{"imports": [["./x_bg.js", "__wbg_now_12", "b"], ["./x_bg.js", "__wbg_nowhere", "c"]],
        "exports": [["memory", "d"], ["go_on", "e"], ["go", "f"]]}"#;

    #[test]
    fn imports_and_uses_of_exports_are_renamed() {
        let glue = "const import0 = {\n  __wbg_now_12: function() {\n  return wasm.go(wasm.memory, wasm.go_on);\n},\n\
                    __wbg_nowhere: go,\n};\nreturn { \n\"./x_bg.js\": import0,\n};\n";
        let expected = "const import0 = {\n  b: function() {\n  return wasm.f(wasm.d, wasm.e);\n},\n\
                        c: go,\n};\nreturn { \na: import0,\n};\n";
        assert_eq!(rename(glue, PRINTED).unwrap(), expected);
    }

    #[test]
    fn a_name_that_is_missing_is_refused() {
        let check = |glue: &str| rename(glue, PRINTED).unwrap_err().to_string();
        assert_eq!(check("__wbg_now_12: f,"), "the glue has no import called __wbg_nowhere");
        assert_eq!(check("wasm.stop()"), "the glue uses stop, which isn't exported");
    }
}
