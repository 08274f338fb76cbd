//! Chromium, its driver and a font with every Vietnamese letter.
use super::debian;
use crate::command::find;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// The browser that the tests drive.
#[derive(Clone, Debug)]
pub struct Browser {
    /// The browser itself, for the end-to-end tests.
    pub chromium: PathBuf,
    /// Its WebDriver, for unit tests in the browser.
    pub chromedriver: PathBuf,
}

/// Finds both (`CHROMIUM` and `CHROMEDRIVER` outrank the PATH), or installs them.
pub fn browser() -> Result<Browser> {
    if let Some(found) = look() {
        // A machine without the font but with a browser isn't ours to change: Chromium takes what it finds.
        return Ok(found);
    }
    let why = "Chromium or its driver isn't on the PATH, and the tests in a browser need them";
    let remedy = "Install Chromium and chromedriver of one version, or name them by the environment \
                  variables CHROMIUM and CHROMEDRIVER";
    debian::install(&["chromium", "chromium-driver", "fonts-noto-core"], why, remedy)?;
    match look() {
        Some(found) => Ok(found),
        None => bail!("{why}, even after installing.\n{remedy}"),
    }
}

fn look() -> Option<Browser> {
    Some(Browser {
        chromium: named("CHROMIUM")
            .or_else(|| find(&["chromium", "chromium-browser", "google-chrome"]))?,
        chromedriver: named("CHROMEDRIVER").or_else(|| find(&["chromedriver"]))?,
    })
}

fn named(variable: &str) -> Option<PathBuf> {
    let path = std::env::var_os(variable)?;
    Path::new(&path).is_file().then(|| path.into())
}
