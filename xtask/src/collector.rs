//! `cargo xtask serve`: the collector on a SQLite of its own, with the pages that use it.
use crate::command::{cargo, command, output, run, say};
use crate::{dist, root, serve};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The folder of the data. Not below target/: `cargo clean` would take responses with it.
const DATA: &str = "data";

/// Builds the program as it ships, optimised; where it is.
pub fn build() -> Result<PathBuf> {
    say("cargo build: the collector, optimised (four minutes the first time)");
    build_as("server")?;
    Ok(program("server"))
}

/// Builds it as the tests have it, which is a matter of a minute and quick enough for one machine.
pub fn build_for_this_machine() -> Result<PathBuf> {
    say("cargo build: the collector (one to two minutes the first time)");
    build_as("dev")?;
    Ok(program("debug"))
}

fn build_as(profile: &str) -> Result<()> {
    run(cargo().args(["build", "--locked", "--package", "hailong-collector", "--profile", profile]))
}

fn program(folder: &str) -> PathBuf {
    root::path("target")
        .join(folder)
        .join("hai-long")
        .with_extension(std::env::consts::EXE_EXTENSION)
}

/// Builds, serves and stays until Ctrl-C.
pub fn serve(port: u16) -> Result<()> {
    // Before the build: a minute of waiting only to hear that the port is taken would be unkind.
    drop(serve::bind(port)?);
    let dist = dist::build_for_this_machine()?;
    let program = build_for_this_machine()?;
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
