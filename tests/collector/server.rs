//! The program itself, started in a folder of its own.

use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use uuid::Uuid;

use crate::http::Request;
use crate::made_up::QUESTIONNAIRE;

/// How long a start may take on a busy machine.
const START: Duration = Duration::from_secs(60);

/// A folder that goes with the test.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        let folder =
            std::env::temp_dir().join(format!("hai-long-test-{}", Uuid::new_v4().simple()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A collector that can be started, killed and started again at the same address.
pub struct Server {
    pub address: SocketAddr,
    pub folder: Folder,
    database: Option<String>,
    options: Vec<String>,
    child: Option<Child>,
}

impl Server {
    /// With a SQLite of its own, and the presets published.
    pub fn sqlite() -> Self {
        Self::new(None)
    }

    /// On a PostgreSQL.
    pub fn postgres(url: &str) -> Self {
        Self::new(Some(url.to_owned()))
    }

    fn new(database: Option<String>) -> Self {
        let mut server = Self {
            address: free(),
            folder: Folder::new(),
            database,
            options: Vec::new(),
            child: None,
        };
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository");
        for preset in ["short.json", "sipas-22.json"] {
            let file = root.join("questionnaires").join(preset);
            server.run(&["questionnaire", "publish", &file.to_string_lossy()], "");
        }
        server.run(&["unit", "import", &root.join("units/units.json").to_string_lossy()], "");
        server.start();
        server
    }

    /// Starts it, and waits until it can be used.
    pub fn start(&mut self) {
        let child = self
            .command("serve")
            .args(["--listen", &self.address.to_string()])
            .args(&self.options)
            .env("HAI_LONG_LOG", "error")
            .stdin(Stdio::null())
            .spawn();
        self.child = Some(child.expect("it starts"));
        let begun = Instant::now();
        while !Request::get("/readyz").send(self.address).is_ok_and(|answer| answer.status == 200) {
            assert!(begun.elapsed() < START, "it isn't ready after {START:?}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Starts it with other options.
    pub fn restart_with(&mut self, options: &[&str]) {
        self.kill();
        self.options = options.iter().map(|option| (*option).to_owned()).collect();
        self.start();
    }

    /// As a power cut would.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// A command of the program on the same data, which must work; what it printed.
    pub fn run(&self, arguments: &[&str], input: &str) -> String {
        let output = self.try_run(arguments, input);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
        text(&output.stdout)
    }

    /// The same of one that may fail.
    pub fn try_run(&self, arguments: &[&str], input: &str) -> Output {
        let (first, rest) = arguments.split_first().expect("a command");
        let mut command = Command::new(env!("CARGO_BIN_EXE_hai-long"));
        command.arg(first).args(rest);
        self.place(&mut command);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
        child.wait_with_output().expect("it ends")
    }

    fn command(&self, name: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hai-long"));
        command.arg(name);
        self.place(&mut command);
        command
    }

    fn place(&self, command: &mut Command) {
        command.env("HAI_LONG_DATA", &self.folder.0);
        match &self.database {
            Some(url) => command.env("HAI_LONG_DATABASE", url),
            None => command.env_remove("HAI_LONG_DATABASE"),
        };
    }

    /// Another collector on the same PostgreSQL.
    pub fn another(&self) -> Self {
        let mut server = Self {
            address: free(),
            folder: Folder::new(),
            database: self.database.clone(),
            options: Vec::new(),
            child: None,
        };
        server.start();
        server
    }

    /// The file of the database.
    pub fn file(&self) -> PathBuf {
        self.folder.0.join("hai-long.sqlite")
    }

    /// Signs a new account in; the token.
    pub fn signed_in(&self, name: &str, role: &str, units: &[&str]) -> String {
        let mut arguments = vec!["account", "add", name, "--role", role];
        units.iter().for_each(|unit| arguments.extend(["--unit", unit]));
        self.run(&arguments, "a long password\n");
        self.token(name, "a long password").expect("it signs in")
    }

    /// Signs in with a password; the token.
    pub fn token(&self, name: &str, password: &str) -> Option<String> {
        let body = serde_json::json!({"name": name, "password": password}).to_string();
        let answer = Request::post("/v1/sessions", &body).ask(self.address);
        Some(answer.json()["token"].as_str()?.to_owned())
    }

    /// Everything that is stored, from the database itself.
    pub fn stored(&self) -> Vec<Value> {
        let lines = self.run(&["export", QUESTIONNAIRE], "");
        lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A port that nobody listens at.
pub fn free() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    listener.local_addr().expect("an address")
}
