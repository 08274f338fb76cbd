//! The pictures in docs/images/, and those of every state of the form and of every chart (the gallery) in
//! target/screenshots/: scripts drive the browser, this serves what they look at.
use crate::command::{run, say};
use crate::{dist, root, serve, setup};
use anyhow::{Context, Result};
use std::fs;

/// Takes them all anew.
pub fn take() -> Result<()> {
    let node = setup::node()?;
    let browser = setup::browser()?;
    let dist = dist::build()?;
    let address = serve::background(&dist.folder)?;
    let images = root::path("docs/images");
    let everything = root::path("target/screenshots");
    for folder in [&images, &everything] {
        fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    }
    say("taking the pictures in docs/images and target/screenshots (some minutes)");
    for script in ["tests/e2e/screenshots.mjs", "tests/e2e/screenshots-gallery.mjs"] {
        run(node
            .command()
            .arg(script)
            .env("HAILONG_URL", format!("http://{address}/"))
            .env("HAILONG_IMAGES", &images)
            .env("HAILONG_SCREENSHOTS", &everything)
            .env("CHROMIUM", &browser.chromium))?;
    }
    Ok(())
}
