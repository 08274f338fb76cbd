//! Gets the tools that the build and the tests need, and asks the network only when one is missing.
mod browser;
mod compiler;
mod debian;
mod node;
mod poppler;
mod postgres;
mod python;
mod toolchain;

pub use browser::{Browser, browser};
pub use compiler::cpp;
pub use node::{Node, node, packages};
pub use poppler::poppler;
pub use postgres::postgres;
pub use python::data_sets;
pub use toolchain::{TARGET, Toolchain, toolchain};

use anyhow::Result;

/// All of it, for `cargo xtask setup`.
pub fn everything() -> Result<()> {
    toolchain()?;
    node()?;
    browser()?;
    cpp()?;
    poppler()?;
    postgres()?;
    data_sets()?;
    println!("Everything is in place.");
    Ok(())
}
