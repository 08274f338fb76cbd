//! A PostgreSQL of the test's own, from the system's packages.

use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::server::{Folder, free};

/// A running PostgreSQL.
pub struct Postgres {
    programs: PathBuf,
    folder: Folder,
    port: u16,
    /// Not root, as whom it refuses to run.
    user: Option<u32>,
    child: Option<Child>,
}

impl Postgres {
    /// Starts one; `None`, and a word, where none is installed. `cargo xtask test` installs it and says that it is needed.
    pub fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            assert!(
                std::env::var_os("HAILONG_NEEDS_POSTGRES").is_none(),
                "PostgreSQL isn't installed"
            );
            eprintln!("skipped: PostgreSQL isn't installed");
            return None;
        };
        let user = (id(&[]) == Some(0))
            .then(|| id(&["postgres"]).or_else(|| id(&["nobody"])).expect("a user"));
        let mut postgres =
            Self { programs, folder: Folder::new(), port: free().port(), user, child: None };
        if let Some(user) = user {
            chown(&postgres.folder.0, Some(user), None).expect("the folder is given away");
        }
        let mut init = postgres.command("initdb");
        init.args([
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--pgdata",
        ]);
        let output = init.arg(postgres.data()).output().expect("initdb starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        postgres.run();
        Some(postgres)
    }

    /// Starts the server, also after [`Self::kill`].
    pub fn run(&mut self) {
        let mut command = self.command("postgres");
        command.arg("-D").arg(self.data()).args(["-h", "127.0.0.1", "-p", &self.port.to_string()]);
        command.arg("-k").arg(&self.folder.0).args(["-c", "max_connections=200"]);
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
        self.child = Some(child);
        let begun = Instant::now();
        while !self.is_ready() {
            assert!(begun.elapsed() < Duration::from_secs(60), "PostgreSQL isn't ready");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn is_ready(&self) -> bool {
        let mut command = self.command("pg_isready");
        command.args(["-q", "-h", "127.0.0.1", "-p", &self.port.to_string()]);
        command.status().is_ok_and(|status| status.success())
    }

    /// As a power cut would. Its children notice that it is gone.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
            let lock = self.data().join("postmaster.pid");
            let _ = std::fs::remove_file(lock);
            // The children of a killed server hold its memory until they have noticed.
            std::thread::sleep(Duration::from_millis(500));
        }
    }

    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn data(&self) -> PathBuf {
        self.folder.0.join("data")
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command.current_dir("/");
        if let Some(user) = self.user {
            command.uid(user);
        }
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The number of a user; of whoever runs the test where none is named.
fn id(user: &[&str]) -> Option<u32> {
    let output = Command::new("id").arg("-u").args(user).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

/// The folder of PostgreSQL's programs: Debian keeps them out of the PATH.
fn programs() -> Option<PathBuf> {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let debian = debian.filter_map(|version| Some(version.ok()?.path().join("bin")));
    let path = std::env::var_os("PATH")?;
    let has_all = |folder: &Path| {
        ["initdb", "postgres", "pg_isready"].iter().all(|program| folder.join(program).is_file())
    };
    debian.chain(std::env::split_paths(&path)).find(|folder| has_all(folder))
}
