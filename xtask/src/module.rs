//! Assembles an element's one JavaScript module: wasm-bindgen's glue, the shell that both elements share, the
//! element's own few lines, and constants: its WASM files' names and integrity hashes. One text, so that the hash
//! that a page writes into its `<script integrity>` covers all that will run.
use crate::command::{run, say};
use crate::root;
use crate::setup::Node;
use crate::wasm::Wasm;
use anyhow::{Context, Result, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};
use std::fs;

/// The module's text for an element; minified when Node is there.
pub fn assemble(element: &str, wasm: &Wasm, node: Option<&Node>) -> Result<String> {
    let shell = source("guard")? + &source("shell")?;
    // The hall's element is defined first and stays; the rest of what the form does on the page is as in form.js.
    let own = match element {
        "kiosk" => source("kiosk")? + &source("form")?,
        _ => source(element)?,
    };
    let constants = constants("", element, "bg", &wasm.bytes)
        + &constants("LAZY_", element, "lazy", &wasm.lazy);
    let glue = by_own_classes(&without_exports(&wasm.glue)?);
    let text = [&*glue, &constants, &shell, &own].join("\n");
    match node {
        Some(node) => minify(element, &text, node),
        None => Ok(text),
    }
}

/// Where a WebAssembly file is, beside the script, and its hash.
fn constants(prefix: &str, element: &str, file: &str, bytes: &[u8]) -> String {
    let integrity = integrity(bytes);
    format!(
        "const {prefix}WASM = new URL(\"./{element}_{file}.wasm\", import.meta.url);\nconst {prefix}INTEGRITY = \"{integrity}\";\n"
    )
}

/// A Subresource Integrity value.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

fn source(name: &str) -> Result<String> {
    let path = root::path(format!("src/elements/{name}.js"));
    fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
}

/// The glue with its declarations as they are but nothing exported: the shell calls them by name, and a page
/// gets nothing but the element.
fn without_exports(glue: &str) -> Result<String> {
    let mut kept = String::with_capacity(glue.len());
    for line in glue.lines() {
        if line.starts_with("export {") {
            continue;
        }
        if line.starts_with("import ") {
            bail!("wasm-bindgen's glue imports something, which one module can't: {line}");
        }
        kept += line.strip_prefix("export ").unwrap_or(line);
        kept.push('\n');
    }
    Ok(kept)
}

/// The glue's questions after a class of the browser's (`x instanceof Window`) as questions after what the browser has
/// written on it: a page may have put something else in the place of the class's name, as MooTools does. The language's
/// own classes have nothing written on them.
fn by_own_classes(glue: &str) -> String {
    const LANGUAGE: [&str; 5] = ["Array", "Error", "Function", "Object", "TypeError"];
    let mut kept = String::with_capacity(glue.len());
    for line in glue.lines() {
        let asked = line.trim().strip_prefix("result = ").and_then(|rest| rest.strip_suffix(';'));
        match asked.and_then(|asked| asked.split_once(" instanceof ")) {
            Some((value, class)) if !LANGUAGE.contains(&class) => {
                kept += &format!("result = isOwn({value}, '{class}');");
            }
            _ => kept += line,
        }
        kept.push('\n');
    }
    kept
}

/// esbuild, cached by its input. It also drops what of the glue nobody calls.
fn minify(element: &str, text: &str, node: &Node) -> Result<String> {
    let folder = root::cache(element);
    let (stamp, input, output) =
        (folder.join("module.stamp"), folder.join("module.js"), folder.join("module.min.js"));
    let key = format!("{:x}", Sha256::digest(text));
    if fs::read_to_string(&stamp).is_ok_and(|found| found == key)
        && let Ok(minified) = fs::read_to_string(&output)
    {
        return Ok(minified);
    }
    say(format!("esbuild: {element}.js"));
    fs::write(&input, text).with_context(|| format!("writing {}", input.display()))?;
    run(node
        .tool("esbuild")
        .arg(&input)
        .args(["--bundle", "--minify", "--format=esm", "--target=es2022"])
        .args(["--charset=utf8", "--legal-comments=none", "--log-level=warning"])
        .arg(format!("--outfile={}", output.display())))?;
    fs::write(&stamp, key).with_context(|| format!("writing {}", stamp.display()))?;
    fs::read_to_string(&output).with_context(|| format!("reading {}", output.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_go_and_declarations_stay() {
        let glue = "export class A {\n}\nexport function f() {}\nlet a;\nexport { initSync, __wbg_init as default };\n";
        assert_eq!(without_exports(glue).unwrap(), "class A {\n}\nfunction f() {}\nlet a;\n");
    }

    #[test]
    fn classes_of_the_browser_are_known_by_what_is_written_on_them() {
        let check = |line: &str, expected: &str| {
            assert_eq!(by_own_classes(line), format!("{expected}\n"));
        };
        check("    result = arg0 instanceof Window;", "result = isOwn(arg0, 'Window');");
        check(
            "result = getObject(arg0) instanceof Element;",
            "result = isOwn(getObject(arg0), 'Element');",
        );
        check("result = arg0 instanceof Array;", "result = arg0 instanceof Array;");
        check("if (x instanceof Window) return;", "if (x instanceof Window) return;");
    }

    #[test]
    fn an_import_is_refused() {
        assert!(without_exports("import { x } from './snippets/x.js';\n").is_err());
    }

    #[test]
    fn integrity_is_what_browsers_read() {
        // printf '' | openssl dgst -sha384 -binary | base64
        assert_eq!(
            integrity(b""),
            "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
        );
    }
}
