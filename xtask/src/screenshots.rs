//! The pictures in docs/images/, and those of every state of the form in target/screenshots/: a script drives the
//! browser, this serves what it looks at.
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
    run(node
        .command()
        .arg("tests/e2e/screenshots.mjs")
        .env("HAILONG_URL", format!("http://{address}/"))
        .env("HAILONG_IMAGES", images)
        .env("HAILONG_SCREENSHOTS", everything)
        .env("CHROMIUM", browser.chromium))
}
