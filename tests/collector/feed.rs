//! Readers miss nothing and get nothing twice, while others write, delete and restore.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use uuid::Uuid;

use crate::http::{Answer, Request};
use crate::made_up::{QUESTIONNAIRE, response};
use crate::postgres::Postgres;
use crate::server::Server;
use crate::submissions;

/// A reader of the feed, as the dashboard is one.
struct Reader<'a> {
    server: &'a Server,
    token: String,
    cursor: String,
    has: BTreeMap<String, Value>,
    twice: usize,
}

impl<'a> Reader<'a> {
    fn new(server: &'a Server, token: String) -> Self {
        Self { server, token, cursor: String::new(), has: BTreeMap::new(), twice: 0 }
    }

    fn ask(&self, extra: &str) -> Answer {
        let path = format!("/v1/feed?questionnaire={QUESTIONNAIRE}&cursor={}{extra}", self.cursor);
        Request::get(&path).by(&self.token).ask(self.server.address)
    }

    /// A page; whether there is more.
    fn pull(&mut self, extra: &str) -> bool {
        let answer = self.ask(extra);
        assert_eq!(answer.status, 200, "{}", answer.body);
        let page = answer.json();
        self.cursor = page["cursor"].as_str().expect("a cursor").to_owned();
        for response in page["responses"].as_array().expect("a list") {
            let id = response["id"].as_str().expect("an id").to_owned();
            self.twice += usize::from(self.has.insert(id, response.clone()).is_some());
        }
        for gone in page["gone"].as_array().expect("a list") {
            self.has.remove(gone.as_str().expect("an id"));
        }
        page["more"].as_bool().expect("a truth")
    }

    fn pull_all(&mut self) {
        while self.pull("&limit=100") {}
    }
}

fn submit(server: &Server, response: &Value) -> Answer {
    Request::post("/v1/responses", &response.to_string()).ask(server.address)
}

/// Eight writers, spread over the collectors, and a reader that polls all the time.
fn eight_writers(servers: &[&Server]) {
    let each = submissions().div_ceil(8);
    let written = AtomicUsize::new(0);
    let token = servers[0].signed_in("reader", "analyst", &[]);
    let mut reader = Reader::new(servers[0], token);
    std::thread::scope(|scope| {
        for lane in 0..8 {
            let (server, written) = (servers[lane % servers.len()], &written);
            scope.spawn(move || {
                for _ in 0..each {
                    // A hall of eight is slower than this, but for the limit.
                    while submit(server, &response(Uuid::now_v7(), 3)).status == 429 {
                        std::thread::sleep(Duration::from_millis(500));
                    }
                    written.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        while written.load(Ordering::SeqCst) < 8 * each {
            reader.pull("&limit=37");
        }
    });
    reader.pull_all();
    println!("{} written by eight, {} read, {} twice", 8 * each, reader.has.len(), reader.twice);
    assert_eq!((reader.has.len(), reader.twice), (8 * each, 0));
}

#[test]
fn a_reader_misses_nothing_of_sqlite() {
    eight_writers(&[&Server::sqlite()]);
}

#[test]
fn a_reader_misses_nothing_of_two_collectors_on_one_postgresql() {
    let Some(postgres) = Postgres::start() else { return };
    let server = Server::postgres(&postgres.url());
    let another = server.another();
    eight_writers(&[&server, &another]);
}

#[test]
fn a_reader_misses_nothing_of_a_postgresql_that_was_handed_over() {
    let Ok(url) = std::env::var("HAILONG_TEST_DSN") else { return };
    eight_writers(&[&Server::postgres(&url)]);
}

#[test]
fn a_new_response_is_heard_of_at_once_and_silence_ends() {
    let server = Server::sqlite();
    let mut reader = Reader::new(&server, server.signed_in("a", "administrator", &[]));
    reader.pull_all();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(700));
            assert_eq!(submit(&server, &response(Uuid::now_v7(), 3)).status, 201);
        });
        let begun = Instant::now();
        reader.pull("&wait=25");
        let took = begun.elapsed();
        assert_eq!(reader.has.len(), 1);
        assert!((Duration::from_millis(600)..Duration::from_secs(4)).contains(&took), "{took:?}");
    });
    let begun = Instant::now();
    let cursor = reader.cursor.clone();
    assert!(!reader.pull("&wait=1"));
    assert!(begun.elapsed() >= Duration::from_millis(900), "it is held");
    assert_eq!(reader.cursor, cursor);
}

#[test]
fn an_analyst_gets_the_rows_of_its_units_and_hears_what_is_gone() {
    let server = Server::sqlite();
    for unit in ["soc-son", "da-phuc", "da-phuc"] {
        let mut response = response(Uuid::now_v7(), 3);
        response["unit"] = json!(unit);
        assert_eq!(submit(&server, &response).status, 201);
    }
    let mut of_one = Reader::new(&server, server.signed_in("one", "analyst", &["soc-son"]));
    let mut of_all = Reader::new(&server, server.signed_in("all", "analyst", &["ha-noi"]));
    let mut of_none = Reader::new(&server, server.signed_in("none", "analyst", &["trung-gia"]));
    for (reader, expected) in [(&mut of_one, 1), (&mut of_all, 3), (&mut of_none, 0)] {
        reader.pull_all();
        assert_eq!(reader.has.len(), expected);
    }
    assert!(of_one.has.values().all(|response| response["unit"] == "soc-son"));

    let officer = server.signed_in("officer", "officer", &[]);
    let id = of_one.has.keys().next().expect("it has one").clone();
    let path = format!("/v1/responses/{id}");
    assert_eq!(Request::delete(&path).by(&of_one.token).ask(server.address).status, 403);
    assert_eq!(Request::delete(&path).by(&officer).ask(server.address).status, 204);
    assert_eq!(Request::delete(&path).by(&officer).ask(server.address).status, 404);
    for (reader, expected) in [(&mut of_one, 0), (&mut of_all, 2), (&mut of_none, 0)] {
        reader.pull_all();
        assert_eq!(reader.has.len(), expected);
    }
}

#[test]
fn a_response_is_found_by_its_receipt() {
    let server = Server::sqlite();
    let id = Uuid::try_parse("0198c0de-0000-7000-8000-89abcdef0123").expect("a UUID");
    assert_eq!(submit(&server, &response(id, 3)).status, 201);
    let officer = server.signed_in("officer", "officer", &[]);
    let find = |receipt: &str| {
        let path = format!("/v1/responses?questionnaire={QUESTIONNAIRE}&receipt={receipt}");
        Request::get(&path).by(&officer).ask(server.address)
    };
    let found = find("89AB-CDEF-0123").json();
    assert_eq!(found["found"][0]["id"], json!(id));
    assert_eq!(found["found"][0].get("answers"), None);
    assert_eq!(find("0000-0000-0000").json(), json!({"found": []}));
    assert_eq!(find("89AB").code(), "bad_request");
}

#[test]
fn everybody_begins_anew_after_a_backup_was_restored() {
    let mut server = Server::sqlite();
    let backup = server.folder.0.join("backup.sqlite");
    let backup = backup.to_string_lossy();
    assert_eq!(submit(&server, &response(Uuid::now_v7(), 1)).status, 201);
    let token = server.signed_in("a", "administrator", &[]);
    server.run(&["backup", &backup], "");
    let lost = Uuid::now_v7();
    assert_eq!(submit(&server, &response(lost, 2)).status, 201);
    let mut reader = Reader::new(&server, token.clone());
    reader.pull_all();
    let (cursor, before) = (reader.cursor.clone(), reader.has.len());
    assert_eq!(before, 2);
    drop(reader);
    server.kill();
    server.run(&["restore", &backup], "");
    server.start();
    let mut reader = Reader::new(&server, token);
    reader.cursor = cursor;
    let refused = reader.ask("");
    assert_eq!((refused.status, refused.code()), (410, "epoch".to_owned()));
    reader.cursor.clear();
    reader.pull_all();
    assert_eq!(reader.has.len(), 1, "what came after the backup");
    assert!(
        !server.try_run(&["backup", &backup], "").status.success(),
        "a backup overwrites nothing"
    );
}

#[test]
fn responses_whose_time_is_over_go_and_readers_hear_of_it() {
    let mut server = Server::sqlite();
    for _ in 0..3 {
        assert_eq!(submit(&server, &response(Uuid::now_v7(), 3)).status, 201);
    }
    let token = server.signed_in("a", "administrator", &[]);
    // Two of them came long ago.
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", server.file().display()))
            .await
            .expect("it opens");
        sqlx::query("update response set received = 1 where seq < 3")
            .execute(&pool)
            .await
            .expect("it writes");
        pool.close().await;
    });
    let cursor = {
        let mut reader = Reader::new(&server, token.clone());
        reader.pull_all();
        assert_eq!(reader.has.len(), 3);
        reader.cursor
    };
    server.restart_with(&["--keep-days", "365"]);
    let until = Instant::now() + Duration::from_secs(10);
    while server.stored().len() > 1 {
        assert!(Instant::now() < until, "they go");
        std::thread::sleep(Duration::from_millis(100));
    }
    let mut reader = Reader::new(&server, token);
    reader.cursor = cursor;
    let gone = reader.ask("").json()["gone"].as_array().map(Vec::len);
    assert_eq!(gone, Some(2));
    reader.cursor.clear();
    reader.pull_all();
    assert_eq!(reader.has.len(), 1);
}
