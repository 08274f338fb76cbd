//! The program that is measured, in a folder of its own.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use uuid::Uuid;

/// A folder that goes when it is dropped.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        let folder =
            std::env::temp_dir().join(format!("hai-long-bench-{}", Uuid::new_v4().simple()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A port that nobody listens at.
pub fn free() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    listener.local_addr().expect("an address")
}

pub struct Program {
    pub address: SocketAddr,
    /// How long it took to be ready.
    pub started: Duration,
    program: PathBuf,
    folder: Folder,
    database: Option<String>,
    child: Child,
}

impl Program {
    pub fn start(program: &Path, questionnaires: &Path, database: Option<String>) -> Self {
        let (address, folder) = (free(), Folder::new());
        let command = |arguments: &[&str]| {
            let mut command = Command::new(program);
            command.args(arguments).env("HAI_LONG_DATA", &folder.0).env("HAI_LONG_LOG", "error");
            if let Some(url) = &database {
                command.env("HAI_LONG_DATABASE", url);
            }
            command
        };
        let file = questionnaires.join("short.json");
        let published = command(&["questionnaire", "publish", &file.to_string_lossy()])
            .stdout(Stdio::null())
            .status();
        assert!(published.is_ok_and(|status| status.success()), "{} is published", file.display());
        let begun = Instant::now();
        // One address sends everything here.
        let child = command(&[
            "serve",
            "--listen",
            &address.to_string(),
            "--burst",
            "100000000",
            "--rate",
            "100000000",
        ]);
        let child = { child }.spawn().expect("it starts");
        while TcpStream::connect(address).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(60), "it isn't ready");
            std::thread::sleep(Duration::from_millis(2));
        }
        let started = begun.elapsed();
        Self { address, started, program: program.to_owned(), folder, database, child }
    }

    /// The resident memory.
    pub fn memory_kb(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))
            .unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
    }

    /// The token of a link that signs in once.
    pub fn token(&self) -> String {
        let mut command = Command::new(&self.program);
        command.args(["admin", "link"]).env("HAI_LONG_DATA", &self.folder.0);
        if let Some(url) = &self.database {
            command.env("HAI_LONG_DATABASE", url);
        }
        let output = command.output().expect("a link");
        let link = String::from_utf8_lossy(&output.stdout).into_owned();
        link.trim().split_once("sign-in=").expect("a link").1.to_owned()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
