//! What reads printed pages: as text (`pdftotext`) and as pictures (`pdftoppm`), for the end-to-end tests.
use super::debian;
use crate::command::find;
use anyhow::Result;

/// Finds both, or installs them.
pub fn poppler() -> Result<()> {
    if find(&["pdftotext"]).is_some() && find(&["pdftoppm"]).is_some() {
        return Ok(());
    }
    let why =
        "pdftotext and pdftoppm aren't on the PATH, and the tests of what is printed need them";
    debian::install(&["poppler-utils"], why, "Install poppler's tools")
}
