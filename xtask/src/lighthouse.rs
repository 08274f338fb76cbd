//! Lighthouse on the demo portal: its packages are apart from those that building needs, in tests/lighthouse.
use crate::command::{run, say};
use crate::{dist, root, serve, setup};
use anyhow::{Context, Result};

/// Fails where accessibility or best practices are less than 100.
pub fn audit() -> Result<()> {
    let node = setup::node()?;
    let browser = setup::browser()?;
    setup::packages(&root::path("tests/lighthouse"), "lighthouse (180 MB)")?;
    let address = serve::background(&dist::build()?.folder)?;
    say("lighthouse: every page of the demo portal, on a phone and on a screen (a minute)");
    run(node
        .command()
        .arg("tests/lighthouse/audit.mjs")
        .env("HAILONG_URL", format!("http://{address}/"))
        .env("CHROMIUM", browser.chromium))
    .context("a page of the demo portal has less than 100")
}
