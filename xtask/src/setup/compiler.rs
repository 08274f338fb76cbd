//! A C++ compiler, for libFuzzer.
use super::debian;
use crate::command::find;
use anyhow::Result;

/// Finds one, or installs it.
pub fn cpp() -> Result<()> {
    if std::env::var_os("CXX").is_some() || find(&["c++", "g++", "clang++"]).is_some() {
        return Ok(());
    }
    let why = "there is no C++ compiler on the PATH, and the fuzzer is written in C++";
    debian::install(&["g++"], why, "Install one, or name it by the environment variable CXX")
}
