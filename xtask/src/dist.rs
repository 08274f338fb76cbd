//! `dist/`: all that a portal needs, static files only. It is gathered in memory and then written where it
//! differs, so that what is no longer made doesn't stay.
use crate::command::say;
use crate::setup::{self, Node};
use crate::{compress, licences, module, root, wasm};
use anyhow::{Context, Result};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Presets and schemas, copied without their white space.
const DATA_FOLDERS: &[&str] = &["questionnaires", "units", "procedures", "reports", "schema"];

/// The demo portal's pages at the root; the rest of it is in `portal/`.
const PAGES: &[&str] = &["index.html", "kiosk.html", "staff.html", "gallery.html"];

/// The states of the gallery that share a questionnaire. A dashboard shows all that was imported for a questionnaire's
/// id, so each has a copy with an id of its own.
const STATES: &[&str] = &["empty", "one", "reference", "suppressed", "many", "ends", "units-300"];

/// Files by their paths inside dist/, with `/`; the compressed twins aren't among them.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A dist/ that is in step with the sources.
pub struct Dist {
    /// Where it is.
    pub folder: PathBuf,
    /// What is in it.
    pub files: Files,
}

/// Builds it as it ships: optimised and minified.
pub fn build() -> Result<Dist> {
    let node = setup::node().context("dist/ is optimised and minified by tools that need Node")?;
    make(Some(&node))
}

/// Builds it with what is there: without Node it works all the same but is larger.
pub fn build_for_this_machine() -> Result<Dist> {
    match setup::node() {
        Ok(node) => make(Some(&node)),
        Err(error) => {
            say(format!(
                "going on without wasm-opt and esbuild, so the files are larger than those that ship: {error:#}"
            ));
            make(None)
        }
    }
}

fn make(node: Option<&Node>) -> Result<Dist> {
    let toolchain = setup::toolchain()?;
    wasm::compile(&toolchain)?;
    let mut files = Files::new();
    for element in wasm::ELEMENTS {
        let wasm = wasm::bind(element, node)?;
        let text = module::assemble(element, &wasm, node)?;
        files.insert(format!("{element}.js"), text.into_bytes());
        files.insert(format!("{element}_bg.wasm"), wasm.bytes);
        files.insert(format!("{element}_lazy.wasm"), wasm.lazy);
    }
    for folder in DATA_FOLDERS {
        gather(&root::path(folder), &format!("{folder}/"), &mut files)?;
    }
    gather(&root::path("portal"), "portal/", &mut files)?;
    // package.json and the types belong to the root of what is published.
    gather(&root::path("npm"), "", &mut files)?;
    gallery(&mut files)?;
    // A server of static files is no collector; hai-long serve says so of itself.
    files.insert("collector.json".to_owned(), b"{\"collector\":null}".to_vec());
    files.extend(licences::files()?);
    for page in PAGES {
        let path = root::path(page);
        let bytes = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        files.insert((*page).to_owned(), bytes);
    }
    let dist = Dist { folder: root::path("dist"), files };
    dist.write()?;
    Ok(dist)
}

/// The page that shows every chart in every state.
fn gallery(files: &mut Files) -> Result<()> {
    gather(&root::path("gallery"), "gallery/", files)?;
    let plain = files.remove("gallery/plain.json").context("gallery/plain.json is missing")?;
    let plain = String::from_utf8(plain).context("gallery/plain.json isn't UTF-8")?;
    for state in STATES {
        let own = plain.replacen("\"id\":\"gallery\"", &format!("\"id\":\"gallery-{state}\""), 1);
        files.insert(format!("gallery/{state}.json"), own.into_bytes());
    }
    Ok(())
}

/// Reads a folder's files, all levels; a folder that isn't there has none.
fn gather(folder: &Path, prefix: &str, files: &mut Files) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        // Editors and systems leave hidden files; a README explains the folder, not the site.
        if name.starts_with('.') || name == "README.md" {
            continue;
        }
        let target = format!("{prefix}{name}");
        if path.is_dir() {
            gather(&path, &format!("{target}/"), files)?;
        } else {
            let bytes = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
            files.insert(target, squeezed(&path, bytes)?);
        }
    }
    Ok(())
}

/// JSON without its white space, other files as they are. Broken JSON fails here, with its line.
fn squeezed(path: &Path, bytes: Vec<u8>) -> Result<Vec<u8>> {
    if path.extension().is_none_or(|end| end != "json") {
        return Ok(bytes);
    }
    let text =
        std::str::from_utf8(&bytes).with_context(|| format!("{} isn't UTF-8", path.display()))?;
    serde_json::from_str::<serde::de::IgnoredAny>(text)
        .with_context(|| format!("{} isn't JSON", path.display()))?;
    Ok(without_white_space(text).into_bytes())
}

/// Keeps the order of members and the digits of numbers, which reading and writing values would not.
fn without_white_space(json: &str) -> String {
    let (mut inside, mut escaped) = (false, false);
    json.chars()
        .filter(|&character| {
            if inside {
                inside = escaped || character != '"';
                escaped = !escaped && character == '\\';
                true
            } else {
                inside = character == '"';
                !character.is_ascii_whitespace()
            }
        })
        .collect()
}

impl Dist {
    fn write(&self) -> Result<()> {
        let mut wanted = BTreeMap::new();
        for (name, bytes) in &self.files {
            if compress::is_compressible(name) {
                if !root::cache("compressed").is_dir() {
                    say("compressing with brotli and gzip");
                }
                wanted.insert(format!("{name}.br"), compress::brotli(bytes)?);
                wanted.insert(format!("{name}.gz"), compress::gzip(bytes)?);
            }
            wanted.insert(name.clone(), bytes.clone());
        }
        for (name, bytes) in &wanted {
            let path = self.folder.join(name);
            if fs::read(&path).is_ok_and(|found| found == *bytes) {
                continue;
            }
            let parent = path.parent().expect("a file in dist/ has a folder");
            fs::create_dir_all(parent)
                .and_then(|()| fs::write(&path, bytes))
                .with_context(|| format!("writing {}", path.display()))?;
        }
        sweep(&self.folder, "", &wanted)
    }
}

/// Removes what this build didn't make.
fn sweep(folder: &Path, prefix: &str, wanted: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let path = entry.path();
        if !path.is_dir() {
            if !wanted.contains_key(&name) {
                fs::remove_file(&path).with_context(|| format!("removing {}", path.display()))?;
            }
            continue;
        }
        sweep(&path, &format!("{name}/"), wanted)?;
        if fs::read_dir(&path)?.next().is_none() {
            fs::remove_dir(&path).with_context(|| format!("removing {}", path.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_loses_white_space_outside_of_strings_only() {
        for (input, expected) in [
            ("{ \"a\" : [ 1.50, 2 ] }\n", "{\"a\":[1.50,2]}"),
            (r#"{"a b": "c \" d \\", "e": " "}"#, r#"{"a b":"c \" d \\","e":" "}"#),
        ] {
            assert_eq!(without_white_space(input), expected);
        }
    }

    #[test]
    fn the_npm_package_has_the_crates_version() {
        let package = fs::read_to_string(root::path("npm/package.json")).unwrap();
        let package: serde_json::Value = serde_json::from_str(&package).unwrap();
        assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
    }

    #[test]
    fn broken_json_names_its_file() {
        let error = squeezed(Path::new("units/x.json"), b"{,}".to_vec()).unwrap_err();
        assert!(format!("{error:#}").contains("units/x.json"), "{error:#}");
    }
}
