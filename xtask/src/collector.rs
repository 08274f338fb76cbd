//! `cargo xtask serve`: the collector on a SQLite of its own, with the pages that use it.
use crate::command::{cargo, command, output, run, say};
use crate::{dist, root, serve};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The folder of the data. Not below target/: `cargo clean` would take responses with it.
const DATA: &str = "data";

/// Builds the program; where it is.
pub fn build() -> Result<PathBuf> {
    say("cargo build: the collector (two to four minutes the first time)");
    run(cargo().args([
        "build",
        "--locked",
        "--package",
        "hailong-collector",
        "--profile",
        "server",
    ]))?;
    Ok(root::path("target/server/hai-long").with_extension(std::env::consts::EXE_EXTENSION))
}

/// Builds, serves and stays until Ctrl-C.
pub fn serve(port: u16) -> Result<()> {
    // Before the build: a minute of waiting only to hear that the port is taken would be unkind.
    drop(serve::bind(port)?);
    let dist = dist::build_for_this_machine()?;
    let program = build()?;
    let data = root::path(DATA);
    let link = link(&program, &data, port)?;
    println!("\nCitizens:  http://127.0.0.1:{port}/");
    println!("Staff:     {link}  (signs in once, within half an hour)");
    println!("The data:  {}  (Ctrl-C ends it)\n", data.display());
    run(command(&program)
        .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--data"])
        .arg(&data)
        .arg("--files")
        .arg(&dist.folder))
}

/// The address with which an administrator signs in.
fn link(program: &Path, data: &Path, port: u16) -> Result<String> {
    let page = format!("http://127.0.0.1:{port}/staff.html");
    let link =
        output(command(program).args(["admin", "link", "--page", &page, "--data"]).arg(data));
    Ok(link.context("making a link for the staff")?.trim().to_owned())
}
