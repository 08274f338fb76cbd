use super::*;

const HERE: &str = "https://thu.example/";

fn entry(id: &str) -> Entry {
    Entry { id: id.to_owned(), address: HERE.to_owned(), ..Entry::default() }
}

fn status(status: u16) -> Answer {
    Answer { status, names_id: matches!(status, 200 | 201), wait: 0 }
}

#[test]
fn each_status_has_its_meaning() {
    let check = |code: u16, expected: Verdict| {
        let mut delivery = Delivery::default();
        delivery.begin();
        assert_eq!(delivery.answered(&entry("a"), status(code), 0), expected, "{code}");
    };
    for code in [200, 201] {
        check(code, Verdict::Delivered);
    }
    check(409, Verdict::Taken);
    for code in [400, 401, 403, 404, 410, 413, 415, 422] {
        check(code, Verdict::Refused);
    }
    for code in [0, 204, 302, 405, 408, 418, 429, 500, 502, 503, 504, 511] {
        check(code, Verdict::Later);
    }
}

#[test]
fn a_captive_portals_page_delivers_nothing() {
    let mut delivery = Delivery::default();
    let page = Answer { status: 200, names_id: false, wait: 0 };
    assert_eq!(delivery.answered(&entry("a"), page, 0), Verdict::Later);
}

#[test]
fn an_id_is_changed_once() {
    let mut delivery = Delivery::default();
    let renamed = Entry { is_renamed: true, ..entry("a") };
    assert_eq!(delivery.answered(&renamed, status(409), 0), Verdict::Refused);
}

#[test]
fn without_an_address_nothing_is_sent() {
    let delivery = Delivery::default();
    assert!(!delivery.may_send(&Entry { address: String::new(), ..entry("a") }, 0));
    assert!(delivery.may_send(&entry("a"), 0));
}

#[test]
fn a_server_that_is_away_is_asked_once_a_pass_and_others_all_the_same() {
    let mut delivery = Delivery::default();
    delivery.begin();
    delivery.answered(&entry("a"), status(0), 0);
    assert!(!delivery.may_send(&entry("b"), 0));
    let elsewhere = Entry { address: "https://khac.example/".to_owned(), ..entry("c") };
    assert!(delivery.may_send(&elsewhere, 0));
    delivery.begin();
    assert!(delivery.may_send(&entry("a"), 0), "the next pass asks again");
}

#[test]
fn pauses_double_from_five_seconds_to_ten_minutes() {
    let mut delivery = Delivery::default();
    let mut pauses = Vec::new();
    for _ in 0..70 {
        delivery.begin();
        delivery.answered(&entry("a"), status(0), 0);
        pauses.extend(delivery.end(&[HERE.to_owned()], 0, 0.5));
    }
    assert_eq!(pauses[..9], [5, 10, 20, 40, 80, 160, 320, 600, 600].map(|pause| pause * 1000));
    assert_eq!(pauses.last(), Some(&600_000));
    delivery.begin();
    delivery.answered(&entry("a"), status(201), 0);
    assert_eq!(delivery.end(&[], 0, 0.5), None, "nothing waits");
    delivery.begin();
    delivery.answered(&entry("b"), status(0), 0);
    assert_eq!(delivery.end(&[HERE.to_owned()], 0, 0.5), Some(5_000), "it begins anew");
}

#[test]
fn devices_come_back_at_different_times() {
    for (random, expected) in [(0.0, 4_000), (0.5, 5_000), (1.0, 6_000)] {
        let mut delivery = Delivery::default();
        assert_eq!(delivery.end(&[HERE.to_owned()], 0, random), Some(expected), "{random}");
    }
}

#[test]
fn a_server_that_was_back_for_a_while_is_asked_soon() {
    let mut delivery = Delivery::default();
    for _ in 0..9 {
        delivery.end(&[HERE.to_owned()], 0, 0.5);
    }
    delivery.begin();
    delivery.answered(&entry("a"), status(201), 0);
    delivery.answered(&entry("b"), status(0), 0);
    assert_eq!(delivery.end(&[HERE.to_owned()], 0, 0.5), Some(5_000));
}

#[test]
fn a_server_is_left_alone_for_as_long_as_it_asks() {
    let mut delivery = Delivery::default();
    for code in [429, 503, 500] {
        delivery.begin();
        delivery.answered(&entry("a"), Answer { wait: 90_000, ..status(code) }, 1_000);
        assert_eq!(delivery.end(&[HERE.to_owned()], 1_000, 0.5), Some(90_000), "{code}");
        delivery.begin();
        assert!(!delivery.may_send(&entry("a"), 90_999), "{code}: a network that comes back too");
        assert!(delivery.may_send(&entry("a"), 91_000), "{code}");
        delivery.end(&[], 91_000, 0.5);
    }
    // What is asked for meanwhile makes it no later.
    let mut delivery = Delivery::default();
    delivery.answered(&entry("a"), Answer { wait: 9_000, ..status(429) }, 0);
    for now in [0, 1_000, 2_000, 3_000] {
        assert_eq!(delivery.end(&[HERE.to_owned()], now, 0.5), Some(9_000 - now));
        delivery.begin();
    }
    // A year is a mistake.
    delivery.answered(&entry("a"), Answer { wait: 31_536_000_000, ..status(503) }, 0);
    delivery.begin();
    assert!(!delivery.may_send(&entry("a"), 86_399_999));
    assert!(delivery.may_send(&entry("a"), 86_400_000));
}

#[test]
fn one_response_that_the_server_breaks_on_holds_up_no_other() {
    let mut delivery = Delivery::default();
    delivery.begin();
    delivery.answered(&entry("a"), status(500), 0);
    assert!(delivery.may_send(&entry("b"), 0));
    delivery.answered(&entry("b"), status(201), 0);
    assert!(delivery.is_blamed(&entry("a")));
    assert!(!delivery.is_blamed(&entry("b")));
    assert!(!is_poison(9) && is_poison(10));
}

#[test]
fn a_server_that_breaks_on_all_is_at_fault_itself() {
    let mut delivery = Delivery::default();
    delivery.begin();
    for id in ["a", "b", "c"] {
        assert!(delivery.may_send(&entry(id), 0), "{id}");
        delivery.answered(&entry(id), status(500), 0);
    }
    assert!(!delivery.may_send(&entry("d"), 0), "three in a row are enough");
    assert!(!delivery.is_blamed(&entry("a")));
    delivery.begin();
    assert!(
        !delivery.is_blamed(&entry("a")),
        "what passes later proves nothing of an earlier pass"
    );
}

#[test]
fn a_busy_server_is_no_fault_of_the_response() {
    let mut delivery = Delivery::default();
    delivery.begin();
    delivery.answered(&entry("a"), status(201), 0);
    delivery.answered(&entry("b"), status(503), 0);
    assert!(!delivery.is_blamed(&entry("b")));
    assert!(!delivery.may_send(&entry("c"), 0));
}
