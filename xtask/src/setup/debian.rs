//! Packages of Debian and its relatives: says before that it needs root, and asks for no more than it must.
use crate::command::{command, find, output, run, say};
use anyhow::{Context, Result, bail};

/// Installs packages; `why` opens the message, `remedy` ends it where we can't install.
pub fn install(packages: &[&str], why: &str, remedy: &str) -> Result<()> {
    let Some(apt) = find(&["apt-get"]) else {
        bail!("{why}.\n{remedy}");
    };
    say(why);
    say(format!("installing {} with apt-get: this needs root", packages.join(" ")));
    let is_root = output(command("id").arg("-u"))?.trim() == "0";
    let as_root = || {
        if is_root {
            return Ok(command(&apt));
        }
        let Some(sudo) = find(&["sudo"]) else {
            bail!("{why}, and neither are we root nor is there a sudo.\n{remedy}");
        };
        let mut sudo = command(sudo);
        sudo.arg(&apt);
        Ok(sudo)
    };
    // The lists of a fresh container are empty; without a network this fails and the next line says so.
    run(as_root()?.args(["update", "-q"])).or_else(|error| {
        say(format!("{error:#}; going on with the lists that are there"));
        anyhow::Ok(())
    })?;
    run(as_root()?
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "-y", "-q", "--no-install-recommends"])
        .args(packages))
    .with_context(|| format!("{why}.\n{remedy}"))
}
