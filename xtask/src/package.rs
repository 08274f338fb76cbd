//! `cargo xtask package`: what a server needs, as an archive and as a package of Debian: the program, the static files, the
//! service, examples for the proxy, licences, and a list of all that is in it (an SBOM).
use crate::command::{command, find, output, run, say};
use crate::{collector, dist, licences, root};
use anyhow::{Context, Result};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// Where things go, below the root of a Debian system.
const PLACES: &[(&str, &str, u32)] = &[
    ("packaging/hai-long.service", "lib/systemd/system/hai-long.service", 0o644),
    ("packaging/hai-long-figures.service", "lib/systemd/system/hai-long-figures.service", 0o644),
    ("packaging/hai-long-figures.timer", "lib/systemd/system/hai-long-figures.timer", 0o644),
    ("packaging/hai-long.env", "etc/hai-long/hai-long.env", 0o640),
    ("packaging/nginx.conf", "usr/share/doc/hai-long/examples/nginx.conf", 0o644),
    ("packaging/Caddyfile", "usr/share/doc/hai-long/examples/Caddyfile", 0o644),
    ("docs/operations.md", "usr/share/doc/hai-long/operations.md", 0o644),
    ("docs/collector.md", "usr/share/doc/hai-long/collector.md", 0o644),
    ("LICENSE-MIT", "usr/share/doc/hai-long/LICENSE-MIT", 0o644),
    ("LICENSE-APACHE", "usr/share/doc/hai-long/LICENSE-APACHE", 0o644),
];

const PROGRAM: &str = "usr/bin/hai-long";
const DIST: &str = "usr/share/hai-long/dist";
const DOC: &str = "usr/share/doc/hai-long";

/// Makes both in target/package.
pub fn make() -> Result<()> {
    let dist = dist::build()?;
    let program = collector::build()?;
    let version = env!("CARGO_PKG_VERSION");
    let folder = root::path("target/package");
    let tree = folder.join("tree");
    if tree.exists() {
        fs::remove_dir_all(&tree).with_context(|| format!("emptying {}", tree.display()))?;
    }
    copy(&program, &tree.join(PROGRAM), 0o755)?;
    for (from, to, mode) in PLACES {
        copy(&root::path(from), &tree.join(to), *mode)?;
    }
    copy_all(&dist.folder, &tree.join(DIST))?;
    let crates = licences::of_the_collector()?;
    write(&tree.join(DOC).join("THIRD-PARTY.txt"), &crates.text)?;
    write(&tree.join(DOC).join("sbom.cdx.json"), &sbom(version, &crates.list)?)?;

    let archive =
        folder.join(format!("hai-long-{version}-linux-{}.tar.gz", std::env::consts::ARCH));
    run(command("tar")
        .arg("-czf")
        .arg(&archive)
        .args(["--owner=0", "--group=0", "-C"])
        .arg(&tree)
        .arg("."))?;
    say(format!("{}: unpack it below / or run it where it lies", archive.display()));
    match find(&["dpkg-deb"]) {
        Some(dpkg) => {
            let package = debian(&dpkg, &tree, &folder, version)?;
            say(format!("{}: apt install ./FILE", package.display()));
        }
        None => say("no dpkg-deb here, so there is no package for Debian"),
    }
    Ok(())
}

fn debian(dpkg: &Path, tree: &Path, folder: &Path, version: &str) -> Result<PathBuf> {
    let control = tree.join("DEBIAN");
    let architecture =
        output(command(dpkg).arg("--print-architecture").env_remove("DEB_HOST_ARCH"));
    let architecture =
        architecture.map_or_else(|_| "amd64".to_owned(), |name| name.trim().to_owned());
    write(
        &control.join("control"),
        &format!(
            "Package: hai-long\nVersion: {version}\nArchitecture: {architecture}\nSection: web\nPriority: optional\n\
             Maintainer: Hai Long maintainers <root@localhost>\nDepends: libc6 (>= 2.34)\n\
             Description: citizen satisfaction form and dashboard, with the collector between them\n \
             Takes responses in, keeps them in one file of SQLite or in a PostgreSQL, and hands\n them to signed-in staff.\n"
        ),
    )?;
    write(&control.join("conffiles"), "/etc/hai-long/hai-long.env\n")?;
    for script in ["postinst", "prerm"] {
        copy(&root::path("packaging").join(script), &control.join(script), 0o755)?;
    }
    let package = folder.join(format!("hai-long_{version}_{architecture}.deb"));
    run(command(dpkg).args(["--root-owner-group", "--build"]).arg(tree).arg(&package))?;
    fs::remove_dir_all(&control)?;
    Ok(package)
}

/// All crates in the program, in the form of CycloneDX 1.5.
fn sbom(version: &str, crates: &[licences::Linked]) -> Result<String> {
    let component = |linked: &licences::Linked| {
        let (name, version) = (&linked.name, &linked.version);
        json!({"type": "library", "name": name, "version": version, "purl": format!("pkg:cargo/{name}@{version}"),
            "licenses": [{"expression": linked.licence}]})
    };
    let components: Vec<_> = crates.iter().map(component).collect();
    let of = json!({"type": "application", "name": "hai-long", "version": version});
    let sbom = json!({"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {"component": of}, "components": components});
    Ok(serde_json::to_string_pretty(&sbom)?)
}

fn write(to: &Path, text: &str) -> Result<()> {
    make_folder(to)?;
    fs::write(to, text).with_context(|| format!("writing {}", to.display()))
}

fn copy(from: &Path, to: &Path, mode: u32) -> Result<()> {
    make_folder(to)?;
    fs::copy(from, to)
        .with_context(|| format!("copying {} to {}", from.display(), to.display()))?;
    set_mode(to, mode).with_context(|| format!("the rights of {}", to.display()))
}

#[cfg(unix)]
fn set_mode(file: &Path, mode: u32) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) -> std::io::Result<()> {
    Ok(())
}

fn make_folder(of: &Path) -> Result<()> {
    let folder = of.parent().context("a file is in a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("reading {}", from.display()))? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_all(&path, &target)?;
        } else {
            copy(&path, &target, 0o644)?;
        }
    }
    Ok(())
}
