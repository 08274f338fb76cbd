//! Responses that are sent while everything fails: the program and the database are killed, connections are cut before and
//! after the commit. Every response that was acknowledged is stored, and stored once.

use std::collections::BTreeMap;
use std::io::Write;
use std::net::SocketAddr;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::Value;
use uuid::Uuid;

use crate::http::{Request, connect};
use crate::made_up::{Random, response};
use crate::postgres::Postgres;
use crate::server::Server;
use crate::submissions;

/// How many clients send at once.
const CLIENTS: usize = 8;

/// What the clients have seen.
#[derive(Default)]
struct Seen {
    acknowledged: Mutex<Vec<String>>,
    cut_before: AtomicUsize,
    cut_after: AtomicUsize,
    retried: AtomicUsize,
}

/// Sends one response until it is acknowledged, as the outbox does.
fn deliver(to: SocketAddr, response: &Value, random: &mut Random, seen: &Seen) {
    let text = response.to_string();
    let request = Request::post("/v1/responses", &text);
    loop {
        match random.below(6) {
            // Hangs up in the midst of it.
            0 => {
                seen.cut_before.fetch_add(1, Ordering::Relaxed);
                let bytes = request.bytes();
                if let Ok(mut stream) = connect(to) {
                    let _ = stream.write_all(&bytes[..random.below(bytes.len())]);
                }
            }
            // Sends all of it, and never hears the answer.
            1 => {
                seen.cut_after.fetch_add(1, Ordering::Relaxed);
                if let Ok(mut stream) = connect(to) {
                    let _ = stream.write_all(&request.bytes());
                    std::thread::sleep(Duration::from_millis(
                        u64::try_from(random.below(20)).unwrap_or(0),
                    ));
                }
            }
            _ => match request.send(to) {
                Ok(answer) if matches!(answer.status, 200 | 201) => {
                    let id = answer.json()["id"].as_str().expect("an id").to_owned();
                    seen.acknowledged.lock().expect("no client panics").push(id);
                    return;
                }
                Ok(answer) => {
                    assert!(matches!(answer.status, 429 | 503), "{answer:?}");
                    seen.retried.fetch_add(1, Ordering::Relaxed);
                    std::thread::sleep(Duration::from_millis(20));
                }
                Err(_) => {
                    seen.retried.fetch_add(1, Ordering::Relaxed);
                    std::thread::sleep(Duration::from_millis(20));
                }
            },
        }
    }
}

/// Sends responses from several clients while `disturb` does its worst, a number of times.
fn under_faults(
    what: &str,
    server: &mut Server,
    times: usize,
    mut disturb: impl FnMut(&mut Server, usize),
) {
    let (seen, over) = (Seen::default(), AtomicBool::new(false));
    let (to, each) = (server.address, submissions().div_ceil(CLIENTS));
    let sent = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let mut clients = Vec::new();
        for lane in 0..CLIENTS {
            let (seen, sent) = (&seen, &sent);
            clients.push(scope.spawn(move || {
                let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ (lane as u64 + 1));
                for _ in 0..each {
                    let level = 1 + u32::try_from(random.below(5)).unwrap_or(0);
                    deliver(to, &response(Uuid::now_v7(), level), &mut random, seen);
                    sent.fetch_add(1, Ordering::Relaxed);
                }
            }));
        }
        let over = &over;
        scope.spawn(move || {
            clients.into_iter().for_each(|client| client.join().expect("a client ends"));
            over.store(true, Ordering::SeqCst);
        });
        for time in 0..times {
            // Spread over the whole of it, in mid-load each.
            let due = CLIENTS * each * (time + 1) / (times + 1);
            while sent.load(Ordering::Relaxed) < due && !over.load(Ordering::SeqCst) {
                std::thread::sleep(Duration::from_millis(1));
            }
            disturb(server, time);
        }
    });
    let mut copies: BTreeMap<String, usize> = BTreeMap::new();
    for stored in server.stored() {
        *copies.entry(stored["id"].as_str().expect("an id").to_owned()).or_default() += 1;
    }
    let acknowledged = seen.acknowledged.into_inner().expect("no client panicked");
    let lost = acknowledged.iter().filter(|id| !copies.contains_key(*id)).count();
    let twice = copies.values().filter(|count| **count > 1).count();
    println!(
        "{what}: {} acknowledged, {} stored, {lost} lost, {twice} twice; {times} faults, {} connections cut before and {} after \
         the request was sent, {} attempts repeated",
        acknowledged.len(),
        copies.len(),
        seen.cut_before.into_inner(),
        seen.cut_after.into_inner(),
        seen.retried.into_inner()
    );
    assert_eq!(
        (acknowledged.len(), copies.len(), lost, twice),
        (CLIENTS * each, CLIENTS * each, 0, 0)
    );
}

#[test]
fn nothing_is_lost_when_the_collector_is_killed() {
    let mut server = Server::sqlite();
    under_faults("SQLite, kill -9 of the collector", &mut server, 6, |server, _| {
        server.kill();
        server.start();
    });
}

#[test]
fn nothing_is_lost_when_postgresql_or_a_collector_is_killed() {
    let Some(mut postgres) = Postgres::start() else { return };
    let mut server = Server::postgres(&postgres.url());
    under_faults(
        "PostgreSQL, kill -9 of it and of the collector in turn",
        &mut server,
        4,
        |server, time| {
            if time % 2 == 0 {
                postgres.kill();
                postgres.run();
            } else {
                server.kill();
                server.start();
            }
        },
    );
}

#[test]
fn a_body_that_is_cut_anywhere_is_never_stored() {
    let server = Server::sqlite();
    let text = response(Uuid::now_v7(), 3).to_string();
    let bytes = Request::post("/v1/responses", &text).bytes();
    for end in (1..bytes.len()).step_by(10) {
        let mut stream = connect(server.address).expect("a connection");
        stream.write_all(&bytes[..end]).expect("it is sent");
    }
    assert_eq!(server.stored().len(), 0);
    assert_eq!(Request::post("/v1/responses", &text).ask(server.address).status, 201);
    assert_eq!(server.stored().len(), 1);
}

/// A file system of two megabytes in the place of a folder, where root may make one.
struct SmallDisk(std::path::PathBuf);

impl SmallDisk {
    fn new(folder: &std::path::Path) -> Option<Self> {
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"])
            .arg(folder)
            .status();
        if mount.is_ok_and(|status| status.success()) {
            return Some(Self(folder.to_owned()));
        }
        eprintln!("skipped: only root can make a small disk");
        None
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_is_told_reading_goes_on_and_room_mends_it() {
    let mut server = Server::sqlite();
    let token = server.signed_in("lan", "analyst", &[]);
    server.kill();
    // What is there already moves to the small disk.
    let kept = server.folder.0.with_extension("kept");
    std::fs::rename(&server.folder.0, &kept).expect("it is moved");
    std::fs::create_dir_all(&server.folder.0).expect("a folder");
    let Some(disk) = SmallDisk::new(&server.folder.0) else {
        let _ = std::fs::remove_dir_all(kept);
        return;
    };
    for entry in std::fs::read_dir(&kept).expect("it is there") {
        let path = entry.expect("an entry").path();
        std::fs::copy(&path, server.folder.0.join(path.file_name().expect("a name")))
            .expect("it is copied");
    }
    std::fs::remove_dir_all(kept).expect("it goes");
    let ballast = server.folder.0.join("ballast");
    std::fs::write(&ballast, vec![0; 600_000]).expect("there is room");
    server.start();

    let mut stored = 0;
    let refused = loop {
        let mut long = response(Uuid::now_v7(), 3);
        long["answers"]["comment"] = "đầy đĩa ".repeat(60).into();
        let answer = Request::post("/v1/responses", &long.to_string()).ask(server.address);
        if answer.status != 201 {
            break answer;
        }
        stored += 1;
        assert!(stored < 20_000, "two megabytes are full at last");
    };
    assert_eq!((refused.status, refused.code()), (503, "unavailable".to_owned()));
    assert!(refused.header("retry-after").is_some());
    let feed = Request::get("/v1/feed?questionnaire=short").by(&token).ask(server.address);
    assert_eq!(feed.status, 200, "{}", feed.body);
    assert_eq!(feed.json()["responses"].as_array().map(Vec::len), Some(stored));
    assert_eq!(Request::get("/v1/session").by(&token).ask(server.address).status, 200);

    std::fs::remove_file(ballast).expect("there is room again");
    let sound = response(Uuid::now_v7(), 3).to_string();
    assert_eq!(Request::post("/v1/responses", &sound).ask(server.address).status, 201);
    assert_eq!(server.stored().len(), stored + 1, "nothing that was acknowledged is lost");
    server.kill();
    drop(disk);
}
