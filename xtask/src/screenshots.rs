//! The pictures in docs/images/: a script drives the browser, this serves what it looks at.
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
    fs::create_dir_all(&images).with_context(|| format!("making {}", images.display()))?;
    say("taking the pictures in docs/images");
    run(node
        .command()
        .arg("tests/e2e/screenshots.mjs")
        .env("HAILONG_URL", format!("http://{address}/"))
        .env("HAILONG_IMAGES", images)
        .env("CHROMIUM", browser.chromium))
}
