//! Loads the collector as citizens and staff do, on this machine, and prints what was measured as JSON.
//!
//! `hailong-bench-collector PROGRAM QUESTIONNAIRES RESPONSES`: `PROGRAM` is `hai-long`, `QUESTIONNAIRES` the folder with
//! `short.json`, `RESPONSES` how many are sent at each number of connections.
#![forbid(unsafe_code)]

mod load;
#[path = "../../../tests/collector/postgres.rs"]
mod postgres;
mod program;
/// What `postgres.rs` takes of the tests.
mod server {
    pub use crate::program::{Folder, free};
}

use std::path::PathBuf;
use std::time::Instant;

use serde_json::{Value, json};

use crate::load::{create, pull};
use crate::program::Program;

/// Connections at once: a counter, and a busy day.
const CONNECTIONS: [usize; 2] = [8, 32];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().expect("PROGRAM QUESTIONNAIRES RESPONSES");
    let (program, questionnaires) = (PathBuf::from(next()), PathBuf::from(next()));
    let responses = next().parse().expect("RESPONSES is a number");
    let mut results = serde_json::Map::new();

    let sqlite = Program::start(&program, &questionnaires, None);
    results.insert("sqlite_start_ms".into(), json!(sqlite.started.as_millis()));
    results.insert("memory_at_rest_kb".into(), json!(sqlite.memory_kb()));
    measure("sqlite", &sqlite, responses, &mut results);
    let begun = Instant::now();
    let (rows, bytes) = pull(sqlite.address, &sqlite.token());
    results.insert("pull_rows".into(), json!(rows));
    results.insert("pull_mb".into(), json!(bytes as f64 / 1e6));
    results.insert("pull_s".into(), json!(begun.elapsed().as_secs_f64()));
    results.insert("memory_after_kb".into(), json!(sqlite.memory_kb()));
    drop(sqlite);

    if let Some(database) = postgres::Postgres::start() {
        let program = Program::start(&program, &questionnaires, Some(database.url()));
        measure("postgres", &program, responses, &mut results);
    }
    println!("{}", Value::Object(results));
}

fn measure(
    name: &str,
    program: &Program,
    responses: usize,
    results: &mut serde_json::Map<String, Value>,
) {
    for connections in CONNECTIONS {
        let created = create(program.address, connections, responses);
        results.insert(
            format!("{name}_creates_per_s_{connections}"),
            json!(created.per_second.round()),
        );
        results.insert(format!("{name}_p50_ms_{connections}"), json!(created.quantile_ms(0.5)));
        results.insert(format!("{name}_p99_ms_{connections}"), json!(created.quantile_ms(0.99)));
    }
}
