//! Figures that the server counts: exact for those who may see rows, noisy for readers, and of nobody else's units.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::http::{Answer, Request};
use crate::made_up::response;
use crate::server::Server;

fn submit(server: &Server, count: u32, unit: &str) {
    for at in 0..count {
        let mut response = response(Uuid::now_v7(), 1 + at % 5);
        response["unit"] = json!(unit);
        let answer = Request::post("/v1/responses", &response.to_string()).ask(server.address);
        assert_eq!(answer.status, 201, "{}", answer.body);
    }
}

fn ask(server: &Server, token: &str, body: &Value) -> Answer {
    Request::post("/v1/figures", &body.to_string()).by(token).ask(server.address)
}

fn n(answer: &Answer) -> Option<u64> {
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.json()["n"].as_u64()
}

#[test]
fn an_analyst_s_are_exact_and_a_reader_s_have_noise() {
    let server = Server::sqlite();
    submit(&server, 60, "soc-son");
    submit(&server, 40, "da-phuc");
    submit(&server, 4, "trung-gia");
    let all = json!({"questionnaire": "short"});
    let analyst = server.signed_in("analyst", "analyst", &[]);
    let exact = ask(&server, &analyst, &all);
    assert_eq!(n(&exact), Some(104));
    assert_eq!(exact.json().get("noise"), None);
    let reader = server.signed_in("reader", "reader", &[]);
    let noisy = ask(&server, &reader, &all);
    assert!(
        noisy.json()["noise"].is_object() || noisy.json()["noise"].is_string(),
        "{}",
        noisy.body
    );
    assert!(n(&noisy).is_some_and(|n| n.abs_diff(104) <= 60));
    assert_eq!(ask(&server, &reader, &all).body, noisy.body, "the same question, the same answer");
    for token in [&analyst, &reader] {
        let small = ask(
            &server,
            token,
            &json!({"questionnaire": "short", "filter": {"unit": ["trung-gia"]}}),
        );
        assert_eq!((n(&small), small.json()["status"].clone()), (None, json!("hidden")));
    }

    // New responses are counted at once, and deleted ones no more.
    submit(&server, 6, "soc-son");
    assert_eq!(n(&ask(&server, &analyst, &all)), Some(110));
    let id = server.stored()[0]["id"].as_str().expect("an id").to_owned();
    let officer = server.signed_in("officer", "officer", &[]);
    assert_eq!(
        Request::delete(&format!("/v1/responses/{id}")).by(&officer).ask(server.address).status,
        204
    );
    assert_eq!(n(&ask(&server, &analyst, &all)), Some(109));
}

#[test]
fn a_unit_s_account_gets_the_unit_s_figures() {
    let server = Server::sqlite();
    submit(&server, 30, "soc-son");
    submit(&server, 20, "da-phuc");
    let token = server.signed_in("one", "analyst", &["soc-son"]);
    let filter = |units: Value| json!({"questionnaire": "short", "filter": {"unit": units}});
    assert_eq!(n(&ask(&server, &token, &json!({"questionnaire": "short"}))), Some(30));
    assert_eq!(n(&ask(&server, &token, &filter(json!(["soc-son", "da-phuc"])))), Some(30));
    assert_eq!(ask(&server, &token, &filter(json!(["da-phuc"]))).status, 403);
    for (body, status, code) in [
        (filter(json!([])), 422, "filter"),
        (json!({"questionnaire": "short", "filter": {"secret": ["x"]}}), 422, "filter"),
        (json!({"questionnaire": "nowhere"}), 404, "questionnaire"),
        (json!({"questionnaire": "short", "thresholds": {"hide_below": 1}}), 400, "bad_request"),
        (json!([]), 400, "bad_request"),
    ] {
        let answer = ask(&server, &token, &body);
        assert_eq!((answer.status, &*answer.code()), (status, code), "{body}");
    }
}
