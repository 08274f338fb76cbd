//! What the one who runs the collector does on the command line.

use std::process::Output;

use uuid::Uuid;

use crate::http::Request;
use crate::made_up::response;
use crate::server::{Folder, Server};

fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_link_signs_in_once() {
    let server = Server::sqlite();
    let link = server.run(&["admin", "link", "--page", "https://portal.example/staff.html"], "");
    let (page, token) = link.trim().split_once("#hl-sign-in=").expect("a link");
    assert_eq!(page, "https://portal.example/staff.html");
    let body = serde_json::json!({"link": token}).to_string();
    let first = Request::post("/v1/sessions", &body).ask(server.address);
    assert_eq!(
        (first.status, &first.json()["account"]["role"]),
        (201, &serde_json::json!("administrator"))
    );
    let second = Request::post("/v1/sessions", &body).ask(server.address);
    assert_eq!((second.status, second.code()), (401, "bad_sign_in".to_owned()));
}

#[test]
fn who_is_revoked_or_signs_out_is_out() {
    let server = Server::sqlite();
    let token = server.signed_in("lan", "analyst", &[]);
    let who = |token: &str| Request::get("/v1/session").by(token).ask(server.address);
    assert_eq!(who(&token).json()["account"]["name"], "lan");
    assert_eq!(Request::delete("/v1/session").by(&token).ask(server.address).status, 204);
    assert_eq!((who(&token).status, who(&token).code()), (401, "signed_out".to_owned()));
    let token = server.token("lan", "a long password").expect("it signs in again");
    server.run(&["account", "revoke", "lan"], "");
    assert_eq!(who(&token).status, 401);
    assert_eq!(server.token("lan", "a long password"), None);
    let list = server.run(&["account", "list"], "");
    assert!(list.contains("lan\tanalyst\tall units\trevoked"), "{list}");
}

#[test]
fn guessing_is_slowed_down_and_says_how_long() {
    let server = Server::sqlite();
    server.signed_in("lan", "analyst", &[]);
    let body = r#"{"name": "lan", "password": "a wrong password"}"#;
    let answers: Vec<_> =
        (0..8).map(|_| Request::post("/v1/sessions", body).ask(server.address)).collect();
    let statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    assert!(statuses.starts_with(&[401, 401]) && statuses.ends_with(&[429]), "{statuses:?}");
    let wait = answers[7].header("retry-after").and_then(|wait| wait.parse().ok());
    assert!(wait.is_some_and(|wait: u32| (1..=60).contains(&wait)), "{wait:?}");
}

#[test]
fn a_questionnaire_that_is_closed_takes_nothing_more() {
    let server = Server::sqlite();
    let submit = || {
        Request::post("/v1/responses", &response(Uuid::now_v7(), 3).to_string()).ask(server.address)
    };
    assert_eq!(submit().status, 201);
    server.run(&["questionnaire", "close", "short", "--days", "0"], "");
    let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while submit().status == 201 {
        assert!(std::time::Instant::now() < until, "the running collector hears of it");
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    assert_eq!((submit().status, submit().code()), (410, "closed".to_owned()));
    let list = server.run(&["questionnaire", "list"], "");
    assert!(list.contains("short\tversion 1\tclosed"), "{list}");
}

#[test]
fn what_is_wrong_is_said_with_what_mends_it() {
    let server = Server::sqlite();
    for (arguments, expected) in [
        (&["account", "add", "x", "--role", "king"][..], "administrator, analyst, reader, officer"),
        (&["account", "add", "x", "--role", "reader"], "12 characters or more"),
        (&["account", "revoke", "nobody"], "there is no account"),
        (&["questionnaire", "publish", "/nowhere.json"], "/nowhere.json"),
        (&["questionnaire", "close", "nowhere"], "questionnaire list"),
        (&["backup", "/proc/nowhere/b"], "error"),
        (&["restore", "/nowhere.sqlite"], "/nowhere.sqlite"),
    ] {
        let output = server.try_run(arguments, "short\n");
        assert!(!output.status.success(), "{arguments:?}");
        assert!(error(&output).contains(expected), "{arguments:?}: {}", error(&output));
    }
    let doctor = server.try_run(&["doctor"], "");
    let text = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert!(
        text.contains("5. accounts: WRONG: nobody can sign in: `hai-long admin link`"),
        "{text}"
    );
}

#[test]
fn a_published_version_never_changes() {
    let server = Server::sqlite();
    let folder = Folder::new();
    let file = folder.0.join("short.json");
    let text =
        include_str!("../../questionnaires/short.json").replace("Ý kiến của Ông/Bà\"", "Khác\"");
    std::fs::write(&file, text).expect("it is written");
    let output = server.try_run(&["questionnaire", "publish", &file.to_string_lossy()], "");
    assert!(error(&output).contains("higher \"version\""), "{}", error(&output));
}

#[test]
fn a_database_of_a_newer_program_is_left_alone() {
    let mut server = Server::sqlite();
    server.kill();
    let sql = "insert into _sqlx_migrations (version, description, success, checksum, execution_time) \
               values (99999, 'later', 1, x'00', 0)";
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let url = format!("sqlite://{}", server.file().display());
        let pool = sqlx::SqlitePool::connect(&url).await.expect("it opens");
        sqlx::query(sql).execute(&pool).await.expect("it writes");
        pool.close().await;
    });
    let output = server.try_run(&["serve", "--listen", "127.0.0.1:0"], "");
    assert!(!output.status.success());
    assert!(error(&output).contains("newer version of this program"), "{}", error(&output));
}

#[test]
fn everything_moves_to_postgresql_and_back() {
    let Some(postgres) = crate::postgres::Postgres::start() else { return };
    let mut server = Server::sqlite();
    let mut first = Uuid::nil();
    for at in 0..50 {
        let id = Uuid::now_v7();
        first = if at == 0 { id } else { first };
        let text = response(id, 1 + at % 5).to_string();
        assert_eq!(Request::post("/v1/responses", &text).ask(server.address).status, 201);
    }
    let officer = server.signed_in("officer", "officer", &[]);
    let path = format!("/v1/responses/{first}");
    assert_eq!(Request::delete(&path).by(&officer).ask(server.address).status, 204);
    server.kill();
    let sorted = |server: &Server| {
        let mut stored: Vec<String> = server.stored().iter().map(ToString::to_string).collect();
        stored.sort();
        stored
    };
    let before = sorted(&server);
    assert_eq!(before.len(), 49);
    let said = server.run(&["move", "--to", &postgres.url()], "");
    assert!(said.contains("50 rows"), "{said}");
    let again = server.try_run(&["move", "--to", &postgres.url()], "");
    assert!(error(&again).contains("only an empty database"), "{}", error(&again));

    let moved = Server::postgres(&postgres.url());
    assert_eq!(sorted(&moved), before);
    assert!(moved.token("officer", "a long password").is_some(), "accounts come along");
    let back = server.folder.0.join("back.sqlite");
    assert!(moved.run(&["move", "--to", &back.to_string_lossy()], "").contains("50 rows"));
}

#[test]
fn figures_are_published_without_small_cells_and_without_small_steps() {
    let server = Server::sqlite();
    let submit = |count: usize, unit: &str| {
        for at in 0..count {
            let mut response = response(Uuid::now_v7(), 1 + u32::try_from(at % 5).unwrap_or(0));
            response["unit"] = serde_json::json!(unit);
            let answer = Request::post("/v1/responses", &response.to_string()).ask(server.address);
            assert_eq!(answer.status, 201, "{}", answer.body);
        }
    };
    let folder = Folder::new();
    let file = folder.0.join("short.json");
    let out = file.to_string_lossy();
    let publish = ["figures", "publish", "short", "--out", &out];
    submit(9, "soc-son");
    assert!(error(&server.try_run(&publish, "")).contains("too few responses"));
    assert!(!file.exists());
    submit(11, "soc-son");
    submit(15, "da-phuc");
    submit(3, "trung-gia");
    server.run(&publish, "");
    let read = || -> serde_json::Value {
        serde_json::from_str(&std::fs::read_to_string(&file).expect("it is there")).expect("JSON")
    };
    let first = read();
    assert_eq!(first["n"], 38);
    let units = first["by_unit"].as_array().expect("a list");
    assert!(units.iter().all(|unit| unit["n"].as_u64().is_none_or(|n| n >= 10)), "{units:?}");
    let hidden = units.iter().filter(|unit| unit["status"] == "hidden").count();
    assert!(hidden >= 2, "the small one, and one from which it would follow: {units:?}");
    submit(9, "da-phuc");
    assert!(server.run(&publish, "").contains("stays as it is"));
    assert_eq!(read(), first);
    submit(1, "da-phuc");
    server.run(&publish, "");
    assert_eq!(read()["n"], 48);
    std::fs::write(&file, "something else").expect("it is written");
    assert!(error(&server.try_run(&publish, "")).contains("left alone"));
}
