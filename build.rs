//! Puts the stylesheets into one string an element, without comments and needless white space: they travel
//! inside the WebAssembly module, and a citizen on a slow network shouldn't wait for a comment.
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    // The file that is cut off is found by them; only there, because they keep the linker from some of its work.
    let is_wasm = env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32");
    for (feature, elements) in
        [("SPLIT", &["form", "kiosk"][..]), ("SPLIT_DASHBOARD", &["dashboard"])]
    {
        if is_wasm && env::var_os(["CARGO_FEATURE_", feature].concat()).is_some() {
            for element in elements {
                println!("cargo::rustc-link-arg-bin={element}=--emit-relocs");
            }
        }
    }
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    // What is printed has a sheet of its own: no token of the screen's look holds on paper.
    let sheets = [
        ("form", sheets("form")),
        ("lazy", folder("styles/form/lazy").expect("the styles of the lazy chunk are there")),
        ("kiosk", sheets("kiosk")),
        ("dashboard", sheets("dashboard")),
        ("paper", vec![PathBuf::from("styles/paper.css")]),
        ("report", vec![PathBuf::from("styles/report.css")]),
    ];
    for (name, paths) in sheets {
        let mut css = String::new();
        for path in paths {
            println!("cargo::rerun-if-changed={}", path.display());
            let sheet = fs::read_to_string(&path);
            css += &squeeze(&sheet.unwrap_or_else(|e| panic!("{}: {e}", path.display())));
        }
        fs::write(Path::new(&out).join(format!("{name}.css")), css).expect("OUT_DIR is writable");
    }
}

/// An element's stylesheets in the order in which they apply: the tokens, then its own, which is one file or
/// a folder of them by name, so that `base.css` comes first. Those of the hall come after the form's.
fn sheets(element: &str) -> Vec<PathBuf> {
    let mut sheets = match element {
        "kiosk" => sheets("form"),
        _ => vec![PathBuf::from("styles/tokens.css")],
    };
    let own = format!("styles/{element}");
    sheets.extend(folder(&own).unwrap_or_else(|| vec![format!("{own}.css").into()]));
    sheets
}

/// The stylesheets of a folder, by name; those of folders in it are for others.
fn folder(path: &str) -> Option<Vec<PathBuf>> {
    println!("cargo::rerun-if-changed={path}");
    let entries = fs::read_dir(path).ok()?;
    let paths = entries.map(|entry| entry.expect("styles can be listed").path());
    let mut own: Vec<_> = paths.filter(|path| path.extension() == Some("css".as_ref())).collect();
    own.sort();
    Some(own)
}

/// Drops comments, and the white space that nothing needs: a run of it becomes one blank, and none beside the
/// signs that part rules, declarations and lists. Not before a colon, where `a :hover` isn't `a:hover`, and not
/// in a string.
fn squeeze(css: &str) -> String {
    let mut rest = css;
    let mut plain = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        plain += before;
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain += rest;
    let mut kept = String::new();
    let mut quote = None;
    let mut blank = false;
    for character in plain.chars() {
        if quote.is_some() {
            quote = quote.filter(|&open| open != character);
        } else if character.is_ascii_whitespace() {
            blank = true;
            continue;
        } else {
            let needed = !matches!(character, '{' | '}' | ';' | ',')
                && !kept.ends_with(['{', '}', ';', ',', ':']);
            if blank && needed && !kept.is_empty() {
                kept.push(' ');
            }
            if character == '}' && kept.ends_with(';') {
                kept.pop();
            }
            quote = matches!(character, '"' | '\'').then_some(character);
        }
        blank = false;
        kept.push(character);
    }
    kept
}
