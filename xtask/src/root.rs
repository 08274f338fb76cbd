//! Where things are in this repository.
use std::path::{Path, PathBuf};

/// The repository's root, wherever the command was started.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the repository")
}

/// A path below the root.
pub fn path(below: impl AsRef<Path>) -> PathBuf {
    root().join(below)
}

/// Where our own intermediate files are kept: `target/xtask`, so that `cargo clean` takes them too.
pub fn cache(below: impl AsRef<Path>) -> PathBuf {
    path("target/xtask").join(below)
}
