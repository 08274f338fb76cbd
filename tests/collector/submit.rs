//! A response on its way in: stored once, or refused with everything that is wrong with it.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::http::{Answer, Request, raw};
use crate::made_up::{SUBMITTED, response};
use crate::postgres::Postgres;
use crate::server::Server;

fn submit(server: &Server, response: &Value) -> Answer {
    Request::post("/v1/responses", &response.to_string()).ask(server.address)
}

fn on_each(test: impl Fn(&Server)) {
    test(&Server::sqlite());
    if let Some(postgres) = Postgres::start() {
        test(&Server::postgres(&postgres.url()));
    }
}

#[test]
fn a_response_is_stored_once_however_often_it_comes() {
    on_each(|server| {
        let id = Uuid::now_v7();
        let first = response(id, 4);
        let answers: Vec<Answer> = (0..3).map(|_| submit(server, &first)).collect();
        assert_eq!(answers.iter().map(|answer| answer.status).collect::<Vec<_>>(), [201, 200, 200]);
        let received = |answer: &Answer| answer.json()["received"].as_i64();
        assert_eq!(received(&answers[0]), received(&answers[2]), "the time of the first");
        assert_eq!(answers[0].json()["id"], json!(id));

        // The same person at the same form has changed an answer.
        let mut changed = first.clone();
        changed["answers"]["overall"] = json!(2);
        changed["submitted"] = json!(SUBMITTED + 1);
        assert_eq!(submit(server, &changed).status, 200);
        assert_eq!(submit(server, &first).status, 200, "the earlier one comes late");
        assert_eq!(server.stored().len(), 1);
        assert_eq!(server.stored()[0]["answers"], json!({"overall": 2}));

        // Somebody else at a duplicated tab.
        let other = submit(server, &response(id, 5));
        assert_eq!((other.status, other.code()), (409, "conflict".to_owned()));
        assert_eq!(server.stored()[0]["answers"], json!({"overall": 2}), "what is stored stays");
        assert_eq!(server.stored()[0].get("sitting"), None);
    });
}

#[test]
fn every_fault_is_told_with_its_place_in_both_languages() {
    let server = Server::sqlite();
    let mut wrong = response(Uuid::now_v7(), 9);
    wrong["unit"] = json!("atlantis");
    wrong["answers"]["secret"] = json!("x");
    let answer = submit(&server, &wrong);
    assert_eq!((answer.status, answer.code()), (422, "invalid".to_owned()));
    let problems = answer.json()["error"]["problems"].clone();
    let paths: Vec<&str> = problems
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|problem| problem["path"].as_str())
        .collect();
    assert_eq!(paths, ["/answers/overall", "/answers/secret", "/unit"]);
    for problem in problems.as_array().expect("a list") {
        for member in ["code", "vi", "en"] {
            assert!(problem[member].as_str().is_some_and(|text| !text.is_empty()), "{problem}");
        }
    }
    assert_eq!(server.stored().len(), 0);
}

#[test]
fn what_is_not_a_response_is_refused_and_readable_across_origins() {
    let server = Server::sqlite();
    let sound = response(Uuid::now_v7(), 3).to_string();
    let large = format!("{sound}{}", " ".repeat(64 * 1024));
    let mut unknown = response(Uuid::now_v7(), 3);
    unknown["questionnaire"] = json!("nowhere");
    let mut future = response(Uuid::now_v7(), 3);
    future["version"] = json!(99);
    for (body, status, code) in [
        (sound[..sound.len() - 1].to_owned(), 400, "not_json"),
        ("\u{feff}{}".to_owned(), 400, "not_json"),
        (String::new(), 400, "not_json"),
        ("[]".to_owned(), 422, "invalid"),
        ("null".to_owned(), 422, "invalid"),
        (large, 413, "too_large"),
        (unknown.to_string(), 422, "invalid"),
        (future.to_string(), 422, "invalid"),
        (format!("{{\"a\":{}", "[".repeat(60_000)), 400, "not_json"),
        ("{\"questionnaire\": \"\\ud800\"}".to_owned(), 400, "not_json"),
    ] {
        let answer = Request::post("/v1/responses", &body).ask(server.address);
        assert_eq!((answer.status, &*answer.code()), (status, code), "{:.80}", body);
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{code}");
    }
    let form = "POST /v1/responses HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}";
    assert_eq!(raw(server.address, form.as_bytes()).expect("an answer").code(), "media_type");
    assert_eq!(server.stored().len(), 0);
    assert_eq!(
        Request::post("/v1/responses", &sound).ask(server.address).status,
        201,
        "it is well"
    );
}

#[test]
fn a_wrong_clock_is_kept_beside_the_right_one() {
    let server = Server::sqlite();
    for time in [-86_400_000, 0, 4_102_444_800_000_i64] {
        let mut response = response(Uuid::now_v7(), 3);
        (response["started"], response["submitted"]) = (json!(time), json!(time));
        assert_eq!(submit(&server, &response).status, 201, "{time}");
    }
    let stored = server.stored();
    let times: Vec<i64> =
        stored.iter().filter_map(|response| response["submitted"].as_i64()).collect();
    assert_eq!(times, [-86_400_000, 0, 4_102_444_800_000]);
    assert!(stored.iter().all(|response| response["received"].as_i64() > Some(SUBMITTED)));
    assert_eq!(stored[2]["suspect"], json!(["clock"]));
}

#[test]
fn a_hall_behind_one_address_and_a_flush_pass() {
    let server = Server::sqlite();
    std::thread::scope(|scope| {
        for lane in 0..10 {
            let server = &server;
            scope.spawn(move || {
                for _ in 0..70 {
                    let answer = submit(server, &response(Uuid::now_v7(), 1 + lane % 5));
                    assert_eq!(answer.status, 201, "{}", answer.body);
                }
            });
        }
    });
    assert_eq!(server.stored().len(), 700);
}
