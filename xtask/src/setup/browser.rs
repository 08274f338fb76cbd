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
    font()?;
    if let Some(found) = look() {
        return Ok(found);
    }
    let why = "Chromium or its driver isn't on the PATH, and the tests in a browser need them";
    let remedy = "Install Chromium and chromedriver of one version, or name them by the environment \
                  variables CHROMIUM and CHROMEDRIVER";
    debian::install(&["chromium", "chromium-driver"], why, remedy)?;
    match look() {
        Some(found) => Ok(found),
        None => bail!("{why}, even after installing.\n{remedy}"),
    }
}

/// What the end-to-end tests measure with (tests/e2e/fonts.conf), and the font with every Vietnamese letter.
fn font() -> Result<()> {
    // Elsewhere browsers know nothing of fontconfig, and take the fonts of the system.
    if !cfg!(target_os = "linux") || has_font() {
        return Ok(());
    }
    let why = "the font Noto Sans isn't there, and the tests in a browser measure with it";
    debian::install(&["fonts-noto-core"], why, "Install Noto Sans in /usr/share/fonts")
}

fn has_font() -> bool {
    let own = std::env::var_os("HOME").map(|home| Path::new(&home).join(".local/share/fonts"));
    let shared = ["/usr/share/fonts", "/usr/local/share/fonts"].map(PathBuf::from);
    shared.into_iter().chain(own).any(|folder| has_noto_sans(&folder))
}

fn has_noto_sans(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            has_noto_sans(&path)
        } else {
            // A file for each weight, or one for all: NotoSans-Regular.ttf, NotoSans[wdth,wght].ttf.
            name.starts_with("NotoSans-Regular") || name.starts_with("NotoSans[")
        }
    })
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

#[cfg(test)]
mod tests {
    use super::has_noto_sans;
    use std::fs;

    #[test]
    fn the_font_is_found_in_folders_below() {
        let folder = crate::root::cache("font-test");
        let below = folder.join("truetype/noto");
        fs::create_dir_all(&below).unwrap();
        fs::write(below.join("NotoSansThai-Regular.ttf"), "").unwrap();
        assert!(!has_noto_sans(&folder));
        let font = below.join("NotoSans-Regular.ttf");
        fs::write(&font, "").unwrap();
        assert!(has_noto_sans(&folder));
        fs::remove_file(font).unwrap();
    }
}
