//! Events: what is wrong with one, and what a change of method parts.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{problems, sound};
use crate::calendar::Month;
use crate::json::Value as Own;
use crate::questionnaire::{Event, Text, read, read_asked, stretch};

fn check(events: Value, expected: &[&str]) {
    assert_eq!(problems(|file| file["events"] = events.clone()), expected, "{events}");
}

#[test]
fn in_the_order_of_time() {
    let events = read(&sound().to_string()).unwrap().events;
    let dates: Vec<&str> = events.iter().map(|event| event.date.as_str()).collect();
    assert_eq!(dates, ["2025-12-15", "2026-07-01"]);
    assert_eq!(events[1].label.get("en"), "New form");
    assert_eq!((events[1].month, events[1].day), (Month::new(2026, 7).unwrap(), 1));
    assert_eq!([events[0].breaks, events[1].breaks], [false, true]);
}

#[test]
fn what_is_wrong_with_one() {
    check(json!([]), &[]);
    check(json!({}), &["/events: must be a list"]);
    check(json!([3]), &["/events/0: must be an object"]);
    check(json!([{"label": "E"}]), &["/events/0/date: missing"]);
    check(json!([{"date": "2026-07-01"}]), &["/events/0/label: missing"]);
    check(json!([{"date": 2026, "label": "E"}]), &["/events/0/date: must be a string"]);
    for date in
        ["", "2026-02-30", "2026-7-1", "01/07/2026", "2026-07-01T00:00", "2026-07", "ngày 1/7"]
    {
        let day = "/events/0/date: must be a day such as 2026-07-01";
        check(json!([{"date": date, "label": "E"}]), &[day]);
    }
    let blank = "/events/0/label: must be a text that isn't empty";
    check(json!([{"date": "2026-07-01", "label": " "}]), &[blank]);
    check(json!([{"date": "2026-07-01", "label": {"vi": "E", "en": ""}}]), &[blank]);
    let one = json!({"date": "2026-07-01", "label": {"vi": "E"}, "breaks": "yes", "what": 1});
    check(
        json!([one]),
        &[
            "/events/0: unknown member \"what\"",
            "/events/0/label: no text in \"en\"",
            "/events/0/breaks: must be true or false",
        ],
    );
    let twice = json!([{"date": "2026-07-01", "label": "E"}, {"date": "2026-06-01", "label": "F"},
                       {"date": "2026-07-01", "label": "G"}]);
    check(twice, &["/events/2/date: \"2026-07-01\" is used twice"]);
    let many = |count: u32| -> Value {
        (1..=count).map(|day| json!({"date": format!("2026-07-{day:02}"), "label": "E"})).collect()
    };
    check(many(20), &[]);
    check(many(21), &["/events: at most 20 possible"]);
}

#[test]
fn a_form_does_not_read_them() {
    let mut file = sound();
    file["events"] = json!([{"date": "never"}]);
    let asked = read_asked(&Own::from(file)).unwrap();
    assert_eq!(asked.events, []);
}

fn event(day: u32, breaks: bool) -> Event {
    // The days of two years of twelve months of 28 days.
    let (month, day) = (day / 28, day % 28 + 1);
    let month = Month::new(2025 + (month / 12) as i32, month % 12 + 1).unwrap();
    Event { date: format!("{month}-{day:02}"), month, day, label: Text::plain("E"), breaks }
}

proptest! {
    /// Naively: each day has the number of changes up to it, and a period is of one stretch if all its days have the same.
    #[test]
    fn a_stretch_is_of_days_of_one_method(
        days in prop::collection::btree_map(0_u32..24 * 28, any::<bool>(), 0..6),
        one in (0_u32..24, 1_u32..4),
        other in (0_u32..24, 1_u32..4),
    ) {
        let events: Vec<Event> = days.iter().map(|(day, breaks)| event(*day, *breaks)).collect();
        let method = |day: u32| days.iter().filter(|(at, breaks)| **breaks && **at <= day).count();
        let methods = |(first, count): (u32, u32)| -> Vec<usize> {
            let mut all: Vec<usize> = (first * 28..(first + count) * 28).map(method).collect();
            all.dedup();
            all
        };
        let month = |at: u32| Month::new(2025 + (at / 12) as i32, at % 12 + 1).unwrap();
        let of = |(first, count): (u32, u32)| {
            stretch(&events, month(first), month(first + count - 1))
        };
        prop_assert_eq!(of(one).is_mixed(), methods(one).len() > 1);
        if !of(one).is_mixed() && !of(other).is_mixed() {
            prop_assert_eq!(of(one) == of(other), methods(one) == methods(other));
        } else if of(one).is_mixed() != of(other).is_mixed() {
            prop_assert_ne!(of(one), of(other));
        }
    }
}
