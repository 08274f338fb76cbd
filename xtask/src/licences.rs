//! The licences that go with what is shipped: our own two, and `THIRD-PARTY.txt` with those of every crate that is linked into
//! the WebAssembly, and another one for the collector. A dependency of the build alone is none of them, nor is a macro's crate: its code stays here.
use crate::command::{cargo, output};
use crate::{root, setup};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Ours, in the root of the repository and of what is shipped.
const OWN: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// How the names of files with licences begin, in capitals.
const NAMES: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "UNLICENSE", "NOTICE"];

/// What is in the text of a shipped thing.
struct Shipped {
    /// The package of this workspace.
    package: &'static str,
    /// What it is called.
    name: &'static str,
    /// How cargo is asked for it.
    options: &'static [&'static str],
    /// The target to ask `cargo tree` for, where `cargo metadata` knows of too many crates: it tells those of all packages of
    /// the workspace together, with the features that any of them has switched on.
    tree: Option<&'static str>,
}

const WEB: Shipped = Shipped {
    package: "hailong",
    name: "WebAssembly",
    options: &["--filter-platform", setup::TARGET, "--features", "split,split_dashboard"],
    tree: None,
};

const COLLECTOR: Shipped = Shipped {
    package: "hailong-collector",
    name: "collector",
    options: &[],
    tree: Some("x86_64-unknown-linux-gnu"),
};

const HEADING: &str = "Hài Lòng is under MIT or Apache-2.0, as you choose: LICENSE-MIT, LICENSE-APACHE.\n\
    Its {name} has the following crates in it. Where one offers a choice that MIT is among, it is taken under MIT.\n\
    Rust's standard library is under MIT or Apache-2.0, Copyright (c) The Rust Project Contributors: \
    https://github.com/rust-lang/rust/blob/HEAD/COPYRIGHT\n";

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    #[serde(default)]
    authors: Vec<String>,
    repository: Option<String>,
    manifest_path: String,
    /// `None` for crates of this workspace.
    source: Option<String>,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    /// `None` for what the code itself uses.
    kind: Option<String>,
}

/// All of them, by their names in the root of what is shipped.
pub fn files() -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for name in OWN {
        let path = root::path(name);
        let bytes = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        files.insert(name.to_owned(), bytes);
    }
    files.insert("THIRD-PARTY.txt".to_owned(), third_party(&WEB)?.text.into_bytes());
    Ok(files)
}

/// Those of the collector.
pub fn of_the_collector() -> Result<ThirdParty> {
    third_party(&COLLECTOR)
}

/// Other people's crates in something that is shipped.
pub struct ThirdParty {
    /// All of them with their licences' texts.
    pub text: String,
    /// By name.
    pub list: Vec<Linked>,
}

/// A crate of somebody else's.
pub struct Linked {
    pub name: String,
    pub version: String,
    pub licence: String,
}

/// The text for all crates that are linked.
fn third_party(shipped: &Shipped) -> Result<ThirdParty> {
    let arguments = ["metadata", "--quiet", "--locked", "--format-version", "1"];
    let metadata = output(cargo().args(arguments).args(shipped.options))?;
    let metadata: Metadata =
        serde_json::from_str(&metadata).context("cargo metadata printed another form")?;
    let in_tree = shipped.tree.map(|target| tree(shipped.package, target)).transpose()?;
    let mut list = Vec::new();
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut crates = String::new();
    for package in linked(&metadata, shipped.package)? {
        let title = format!("{} {}", package.name, package.version);
        if in_tree.as_ref().is_some_and(|tree| !tree.contains(&title)) {
            continue;
        }
        let licence = package.license.as_deref().unwrap_or_default();
        ensure!(!licence.is_empty(), "{title} names no licence: it can't be shipped");
        let _ = writeln!(
            crates,
            "- {title}: {licence}; {}",
            package.repository.as_deref().unwrap_or("no address of its sources")
        );
        list.push(Linked {
            name: package.name.clone(),
            version: package.version.clone(),
            licence: licence.to_owned(),
        });
        for text in of(package)? {
            texts.entry(text).or_default().push(title.clone());
        }
    }
    let mut all = format!("{}\n{crates}", HEADING.replace("{name}", shipped.name));
    let mut texts: Vec<_> = texts.into_iter().map(|(text, crates)| (crates, text)).collect();
    texts.sort();
    for (crates, text) in texts {
        let line = "=".repeat(80);
        let _ = write!(all, "\n{line}\n{}\n{line}\n\n{text}\n", crates.join(", "));
    }
    Ok(ThirdParty { text: all, list })
}

/// The names and versions of the crates that are linked into a package's program, for one target.
fn tree(package: &str, target: &str) -> Result<BTreeSet<String>> {
    let arguments = ["tree", "--locked", "--edges", "normal,no-proc-macro", "--prefix", "none"];
    let tree = output(cargo().args(arguments).args(["--package", package, "--target", target]))?;
    // `axum v0.8.9`, and behind it whether it was there before.
    let title = |line: &str| {
        let mut words = line.split(' ');
        Some(format!("{} {}", words.next()?, words.next()?.strip_prefix('v')?))
    };
    Ok(tree.lines().filter_map(title).collect())
}

/// Other people's crates that a package of ours uses, directly or through others, by name.
fn linked<'m>(metadata: &'m Metadata, package: &str) -> Result<Vec<&'m Package>> {
    let packages: BTreeMap<&str, &Package> =
        metadata.packages.iter().map(|package| (&*package.id, package)).collect();
    let nodes: BTreeMap<&str, &Node> =
        metadata.resolve.nodes.iter().map(|node| (&*node.id, node)).collect();
    let ours = metadata
        .packages
        .iter()
        .find(|ours| ours.name == package && ours.source.is_none())
        .with_context(|| format!("cargo metadata doesn't know the package {package}"))?;
    let mut open = vec![&*ours.id];
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        let package = packages.get(id).with_context(|| format!("{id} is no package"))?;
        let is_macro = package.targets.iter().any(|t| t.kind.iter().any(|k| k == "proc-macro"));
        if is_macro || !seen.insert(id) {
            continue;
        }
        let used = nodes.get(id).into_iter().flat_map(|node| &node.deps);
        let used = used.filter(|used| used.dep_kinds.iter().any(|kind| kind.kind.is_none()));
        open.extend(used.map(|used| &*used.pkg));
    }
    let mut linked: Vec<&Package> =
        seen.iter().map(|id| packages[id]).filter(|package| package.source.is_some()).collect();
    linked.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(linked)
}

/// A crate's licence texts: its files, or where it brings none the standard text with its authors.
fn of(package: &Package) -> Result<Vec<String>> {
    let folder = Path::new(&package.manifest_path).parent().context("a manifest has a folder")?;
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        if path.is_file() && NAMES.iter().any(|begin| name.starts_with(begin)) {
            files.push((name, path));
        }
    }
    files.sort();
    let has_mit = files.iter().any(|(name, _)| name.contains("MIT"));
    files.retain(|(name, _)| !(has_mit && name.contains("APACHE")));
    let mut texts = Vec::new();
    for (_, path) in &files {
        let text = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
        texts.push(String::from_utf8_lossy(&text).replace('\r', "").trim().to_owned());
    }
    if texts.is_empty() {
        texts.push(standard(package)?);
    }
    Ok(texts)
}

fn standard(package: &Package) -> Result<String> {
    let licence = package.license.as_deref().unwrap_or_default();
    let authors = match &*package.authors {
        [] => format!("the authors of {}", package.name),
        authors => authors.join(", "),
    };
    let file = if licence.contains("MIT") {
        "LICENSE-MIT"
    } else {
        ensure!(
            licence.contains("Apache-2.0"),
            "{} brings no text of its licence, and {licence} is none that we have",
            package.name
        );
        "LICENSE-APACHE"
    };
    let path = root::path(file);
    let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    // Our own line of copyright is not theirs.
    let is_ours = |line: &&str| line.starts_with("Copyright (c)");
    let kept: Vec<&str> = text.lines().filter(|line| !is_ours(line)).collect();
    Ok(format!("Copyright (c) {authors}\n\n{}", kept.join("\n").trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crate_that_is_linked_is_there_with_a_text() {
        let text = third_party(&WEB).unwrap().text;
        let (list, texts) = text.split_once("====").unwrap();
        let crates: Vec<&str> =
            list.lines().filter_map(|line| line.strip_prefix("- ")?.split(':').next()).collect();
        assert!(crates.len() > 40, "{}", crates.len());
        for title in &crates {
            assert!(texts.contains(title), "{title} has no text");
        }
        let has = |name: &str| crates.iter().any(|title| title.starts_with(&format!("{name} ")));
        for name in ["yew", "plotters", "wasm-bindgen", "csv-core", "statrs", "rlsf"] {
            assert!(has(name), "{name}");
        }
        // Macros and what they are made with stay here, and so do the tools of the build.
        for name in ["syn", "serde_derive", "walrus", "clap"] {
            assert!(!has(name), "{name}");
        }
        let server = of_the_collector().unwrap();
        let has = |name: &str| server.list.iter().any(|linked| linked.name == name);
        assert!(["axum", "tokio", "sqlx", "argon2", "libsqlite3-sys"].into_iter().all(has));
        assert!(!["yew", "sqlx-mysql", "proptest"].into_iter().any(has));
        for ours in ["hailong", "Copyright (c) Hài Lòng"] {
            assert!(!list.contains(&format!("- {ours}")), "{ours}");
        }
    }
}
