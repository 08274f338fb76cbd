//! Running other programs: says what runs, and what to do when it isn't there or fails.
use anyhow::{Context, Result, bail};
use std::{
    cell::Cell,
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Tells the reader what begins now: before, not after, since it may take a while.
pub fn say(what: impl std::fmt::Display) {
    println!("· {what}");
}

thread_local! {
    static IS_AT_LOW_PRIORITY: Cell<bool> = const { Cell::new(false) };
}

/// Does something whose commands give way to those of other threads, where the system knows how.
pub fn at_low_priority<T>(work: impl FnOnce() -> T) -> T {
    IS_AT_LOW_PRIORITY.set(true);
    let done = work();
    IS_AT_LOW_PRIORITY.set(false);
    done
}

/// A command that runs in the repository's root.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = match find(&["nice"]).filter(|_| IS_AT_LOW_PRIORITY.get()) {
        Some(nice) => {
            let mut command = Command::new(nice);
            command.args(["-n", "10"]).arg(program);
            command
        }
        None => Command::new(program),
    };
    command.current_dir(crate::root::root());
    command
}

/// Cargo, as the very one that runs this program.
pub fn cargo() -> Command {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // Else these would outrank the flags that a build of ours sets.
    cargo.env_remove("CARGO_ENCODED_RUSTFLAGS");
    cargo
}

/// Runs a command with its output visible; fails when it fails.
pub fn run(command: &mut Command) -> Result<()> {
    let name = line(command);
    let status = command.status().with_context(|| format!("couldn't start `{name}`"))?;
    if !status.success() {
        bail!("`{name}` failed ({status}); its own message stands above");
    }
    Ok(())
}

/// Runs a command and returns what it printed; its errors stay visible.
pub fn output(command: &mut Command) -> Result<String> {
    let name = line(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("couldn't start `{name}`"))?;
    if !output.status.success() {
        bail!("`{name}` failed ({})", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{name}` didn't print UTF-8"))
}

/// The first of these programs that is on the PATH.
pub fn find(programs: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    programs.iter().find_map(|program| {
        std::env::split_paths(&path)
            .map(|folder| folder.join(program))
            .find(|file| is_executable(file))
    })
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(file: &Path) -> bool {
    file.is_file()
}

/// A command as one would type it, for messages.
fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_programs_on_the_path() {
        assert!(find(&["no-such-program-anywhere", "cargo"]).is_some());
        assert!(find(&["no-such-program-anywhere"]).is_none());
    }

    #[test]
    fn a_low_priority_is_that_of_its_work_alone() {
        let name = |command: Command| command.get_program().to_string_lossy().into_owned();
        let low = at_low_priority(|| name(command("cargo")));
        assert_eq!(low.ends_with("nice"), find(&["nice"]).is_some(), "{low}");
        assert_eq!(name(command("cargo")), "cargo");
    }

    #[test]
    fn a_failure_names_the_command() {
        let error = run(command("cargo").arg("no-such-command").stderr(Stdio::null())).unwrap_err();
        assert!(error.to_string().contains("cargo no-such-command"), "{error}");
    }
}
