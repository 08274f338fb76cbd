//! Who may pass which door: nobody reads, lists, changes, deletes or dates back anything without the right to, and what is
//! forged gets a 4xx and changes nothing.

use std::io::{Read, Write};

use serde_json::json;
use uuid::Uuid;

use crate::http::{Request, connect, raw};
use crate::made_up::{SUBMITTED, response};
use crate::server::Server;

/// Every door for staff, with a path that is sound.
fn doors(id: Uuid) -> Vec<(&'static str, String)> {
    vec![
        ("GET", "/v1/feed?questionnaire=short".to_owned()),
        ("GET", "/v1/responses?questionnaire=short&receipt=0000-0000-0000".to_owned()),
        ("DELETE", format!("/v1/responses/{id}")),
        ("GET", "/v1/audit".to_owned()),
        ("POST", "/v1/figures".to_owned()),
        ("GET", "/v1/session".to_owned()),
        ("DELETE", "/v1/session".to_owned()),
    ]
}

/// A server with one response, its id, and what is stored.
fn server() -> (Server, Uuid) {
    let (server, id) = (Server::sqlite(), Uuid::now_v7());
    let answer = Request::post("/v1/responses", &response(id, 3).to_string()).ask(server.address);
    assert_eq!(answer.status, 201);
    (server, id)
}

fn is_untouched(server: &Server, id: Uuid) {
    let stored = server.stored();
    assert_eq!(stored.len(), 1);
    assert_eq!((&stored[0]["id"], &stored[0]["answers"]), (&json!(id), &json!({"overall": 3})));
}

#[test]
fn without_a_token_that_is_good_no_door_opens() {
    let (server, id) = server();
    let real = server.signed_in("lan", "administrator", &[]);
    let (shorter, longer) = (&real[..63], format!("{real}0"));
    let upper = real.to_ascii_uppercase();
    let zeros = "0".repeat(64);
    let wrong = [
        "",
        " ",
        "null",
        "admin",
        shorter,
        &longer,
        &upper,
        &zeros,
        "' or 1=1 --",
        "../../etc/passwd",
    ];
    let mut tried = 0;
    for (method, path) in doors(id) {
        let none = Request { method, path: &path, token: None, body: None };
        assert_eq!(none.ask(server.address).status, 401, "{method} {path}");
        for token in wrong {
            let answer = none.by(token).ask(server.address);
            assert_eq!(
                (answer.status, &*answer.code()),
                (401, "signed_out"),
                "{method} {path} {token:?}"
            );
            assert!(!answer.body.contains("overall"), "{}", answer.body);
            tried += 1;
        }
        // The token in the address, or by another scheme, is none.
        let separator = if path.contains('?') { '&' } else { '?' };
        let in_address = format!("{path}{separator}token={real}&access_token={real}");
        let answer =
            Request { method, path: &in_address, token: None, body: None }.ask(server.address);
        assert_eq!(answer.status, 401, "{method} {path}");
        let basic = format!(
            "{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Basic {real}\r\n\r\n"
        );
        assert_eq!(raw(server.address, basic.as_bytes()).expect("an answer").status, 401);
        tried += 2;
    }
    assert!(tried >= 60, "{tried}");
    assert_eq!(
        Request::get("/v1/session").by(&real).ask(server.address).status,
        200,
        "the real one is good"
    );
    is_untouched(&server, id);
}

#[test]
fn a_role_opens_its_own_doors_only() {
    let (server, id) = server();
    let missing = Uuid::now_v7();
    // In the order of `doors`, of which the third is about a response that there isn't.
    for (role, expected) in [
        ("administrator", [200, 200, 404, 200, 415, 200, 204]),
        ("analyst", [200, 403, 403, 403, 415, 200, 204]),
        ("reader", [403, 403, 403, 403, 415, 200, 204]),
        ("officer", [403, 200, 404, 403, 403, 200, 204]),
    ] {
        let token = server.signed_in(role, role, &[]);
        let statuses: Vec<u16> = doors(missing)
            .iter()
            .map(|(method, path)| {
                let answer =
                    Request { method, path, token: Some(&token), body: None }.ask(server.address);
                let may_see = matches!(role, "administrator" | "analyst");
                assert!(may_see || !answer.body.contains("overall"), "{role}: {}", answer.body);
                answer.status
            })
            .collect();
        assert_eq!(statuses, expected, "{role}");
    }
    is_untouched(&server, id);
}

#[test]
fn what_is_forged_changes_nothing() {
    let (server, id) = server();
    let token = server.signed_in("lan", "analyst", &["trung-gia"]);
    let epoch = {
        let answer =
            Request::get("/v1/feed?questionnaire=short").by(&token).ask(server.address).json();
        answer["cursor"].as_str().expect("a cursor").split('.').next().expect("an epoch").to_owned()
    };
    let other = Uuid::new_v4().simple();
    for (query, status, code) in [
        ("", 400, "bad_request"),
        ("questionnaire=", 404, "questionnaire"),
        ("questionnaire=nowhere", 404, "questionnaire"),
        ("questionnaire=short%27%20or%201=1", 404, "questionnaire"),
        ("questionnaire=%00", 404, "questionnaire"),
        ("questionnaire=short&limit=-1", 400, "bad_request"),
        ("questionnaire=short&limit=x", 400, "bad_request"),
        ("questionnaire=short&wait=-1", 400, "bad_request"),
        ("questionnaire=short&cursor=1", 400, "bad_request"),
        (&format!("questionnaire=short&cursor={epoch}"), 400, "bad_request"),
        (&format!("questionnaire=short&cursor={epoch}.-1"), 400, "bad_request"),
        (&format!("questionnaire=short&cursor={epoch}.0.0"), 400, "bad_request"),
        (&format!("questionnaire=short&cursor={epoch}.99999999999999999999"), 400, "bad_request"),
        (&format!("questionnaire=short&cursor={other}.0"), 410, "epoch"),
        ("questionnaire=short&questionnaire=sipas-22", 400, "bad_request"),
    ] {
        let path = format!("/v1/feed?{query}");
        let answer = Request::get(&path).by(&token).ask(server.address);
        assert_eq!((answer.status, &*answer.code()), (status, code), "{query}");
    }
    // More than there is, other units, a role in the address: nothing of another unit's.
    for query in
        ["limit=999999999", "units=soc-son", "unit=soc-son", "role=administrator", "wait=0&limit=0"]
    {
        let path = format!("/v1/feed?questionnaire=short&{query}");
        let answer = Request::get(&path).by(&token).ask(server.address);
        assert_eq!(
            (answer.status, answer.json()["responses"].clone()),
            (200, json!([])),
            "{query}"
        );
    }
    let ahead = format!("/v1/feed?questionnaire=short&cursor={epoch}.9223372036854775807");
    assert_eq!(Request::get(&ahead).by(&token).ask(server.address).json()["responses"], json!([]));
    is_untouched(&server, id);
}

#[test]
fn a_submit_can_change_no_other_s_and_date_nothing_back() {
    let (server, id) = server();
    let submit = |body: &serde_json::Value| {
        Request::post("/v1/responses", &body.to_string()).ask(server.address)
    };
    // Without knowing the sitting, which no answer of the server tells, the response can't be replaced.
    for sitting in [json!(null), json!(""), json!("guess"), json!(Uuid::new_v4())] {
        let mut forged = response(id, 1);
        forged["submitted"] = json!(SUBMITTED + 1_000_000);
        forged["sitting"] = sitting.clone();
        assert_eq!(submit(&forged).status, 409, "{sitting}");
    }
    for (member, value) in [
        ("received", json!(0)),
        ("seq", json!(1)),
        ("bucket", json!(0)),
        ("epoch", json!("x")),
        ("role", json!("administrator")),
        ("gone", json!(true)),
        ("permissions", json!({"write": ["system.Everyone"]})),
        ("__proto__", json!({})),
        ("constructor", json!({})),
        ("questionnaire_id", json!("x")),
        ("deleted", json!(true)),
        ("hash", json!("00")),
    ] {
        let mut forged = response(Uuid::now_v7(), 1);
        forged[member] = value;
        assert_eq!(
            (submit(&forged).status, submit(&forged).code()),
            (422, "invalid".to_owned()),
            "{member}"
        );
    }
    for (member, value) in [
        ("id", json!("00000000-0000-0000-0000-00000000000")),
        ("id", json!("'; drop table response; --")),
        ("id", json!([])),
        ("unit", json!("soc-son\u{0}")),
        ("unit", json!({"$ne": null})),
        ("channel", json!("\u{0}")),
        ("answers", json!({"overall": [3]})),
        ("answers", json!({"overall": "3"})),
        ("answers", json!({"overall": 3.5})),
        ("answers", json!({"overall": true})),
        ("answers", json!({"overall": -1})),
        ("answers", json!({"overall": 3, "comment": "a\u{0}b"})),
        ("answers", json!({"overall": 3, "comment": "x".repeat(5_000)})),
        ("mode", json!("root")),
        ("v", json!(2)),
        ("submitted", json!("2026")),
        ("submitted", json!(9.3e18)),
        ("orders", json!({"overall": ["1"]})),
        ("suspect", json!({})),
        ("language", json!("x".repeat(300))),
        ("sitting", json!(7)),
    ] {
        let mut forged = response(Uuid::now_v7(), 1);
        forged[member] = value.clone();
        assert_eq!(submit(&forged).status, 422, "{member}: {value}");
    }
    is_untouched(&server, id);
}

#[test]
fn paths_and_methods_that_there_are_not() {
    let (server, id) = server();
    let token = server.signed_in("lan", "administrator", &[]);
    for path in [
        "/v1",
        "/v1/",
        "/v1/responses/",
        "/v1/responses/..",
        "/v1/responses/%2e%2e",
        "/v1//feed",
        "/v1/feed/x",
        "/v2/feed",
        "/v1/../v1/session/x",
        "/etc/passwd",
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/v1/responses/1/2",
        "/.git/config",
        "/hai-long.sqlite",
        "/v1/questionnaires/",
        "/v1/questionnaires/..%2f..%2fetc%2fpasswd",
        "/v1/questionnaires/nowhere",
        "/v1/responses/not-a-uuid",
        "/v1/SESSION",
    ] {
        for method in ["GET", "POST", "DELETE"] {
            let answer =
                Request { method, path, token: Some(&token), body: None }.ask(server.address);
            assert!(matches!(answer.status, 404 | 405), "{method} {path}: {}", answer.status);
        }
    }
    for (method, path) in [
        ("PUT", "/v1/responses"),
        ("PATCH", "/v1/responses"),
        ("DELETE", "/v1/responses"),
        ("PUT", "/v1/feed"),
        ("POST", "/v1/feed"),
        ("DELETE", "/v1/feed"),
        ("PUT", "/v1/sessions"),
        ("GET", "/v1/sessions"),
        ("DELETE", "/v1/audit"),
        ("POST", "/v1/audit"),
        ("PUT", "/v1/units"),
        ("DELETE", "/v1/units"),
        ("POST", "/v1/questionnaires/short"),
        ("DELETE", "/v1/questionnaires/short"),
    ] {
        let answer = Request { method, path, token: Some(&token), body: None }.ask(server.address);
        assert_eq!((answer.status, &*answer.code()), (405, "method"), "{method} {path}");
    }
    is_untouched(&server, id);
}

#[test]
fn requests_that_smuggle_or_dawdle() {
    let (server, id) = server();
    let body = response(Uuid::now_v7(), 1).to_string();
    let length = body.len();
    for head in [
        format!("Content-Length: {length}\r\nContent-Length: 0"),
        format!("Content-Length: {length}\r\nTransfer-Encoding: xchunked"),
        format!("Content-Length: {length}\r\nTransfer-Encoding: identity"),
        "Content-Length: -1".to_owned(),
        "Content-Length: 99999999999999999999".to_owned(),
        "Content-Length : 5".to_owned(),
        "Bad Header: x".to_owned(),
    ] {
        let bytes = format!(
            "POST /v1/responses HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n{head}\r\n\r\n{body}"
        );
        // Refused, or hung up on.
        if let Ok(answer) = raw(server.address, bytes.as_bytes()) {
            assert!((400..500).contains(&answer.status), "{head}: {}", answer.status);
        }
    }
    // Two requests in one, of which the second is for staff: each is judged by itself.
    let two = format!(
        "POST /v1/responses HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}\
         DELETE /v1/responses/{id} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    );
    let mut stream = connect(server.address).expect("a connection");
    stream.write_all(two.as_bytes()).expect("it is sent");
    let mut answers = String::new();
    stream.read_to_string(&mut answers).expect("two answers");
    assert!(answers.starts_with("HTTP/1.1 422") && answers.contains("HTTP/1.1 401"), "{answers}");
    // A body that never comes keeps nobody else waiting.
    let mut slow = Vec::new();
    for _ in 0..50 {
        let mut stream = connect(server.address).expect("a connection");
        let head = "POST /v1/responses HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{";
        stream.write_all(head.as_bytes()).expect("it is sent");
        slow.push(stream);
    }
    let sound = response(Uuid::now_v7(), 3).to_string();
    let begun = std::time::Instant::now();
    let stored = Request::post("/v1/responses", &sound).ask(server.address);
    assert!(stored.status == 201 && begun.elapsed().as_secs() < 3, "{stored:?}");
    drop(slow);
    assert_eq!(server.stored().len(), 2);
}
