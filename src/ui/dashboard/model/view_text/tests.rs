//! Views that are read and written.

use std::collections::BTreeSet;

use hailong_core::questionnaire::read as read_questionnaire;
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::*;

const ASKED: &str = r#"{
  "id": "q", "version": 1, "languages": ["vi"], "title": "Q", "minutes": 1,
  "scales": {"two": {"levels": [{"label": "không"}, {"label": "có"}], "top": 1}},
  "pages": [{"id": "p", "title": "P", "questions": [
    {"id": "yes", "kind": "item", "scale": "two", "label": "Có?"},
    {"id": "field", "kind": "choice", "filter": true, "label": "Lĩnh vực",
      "options": [{"value": "land", "label": "Đất đai"}, {"value": "civil", "label": "Hộ tịch"}]},
    {"id": "wishes", "kind": "choices", "label": "Mong gì?",
      "options": [{"value": "fast", "label": "Nhanh"}, {"value": "near", "label": "Gần"}]}
  ]}]
}"#;

fn questionnaire() -> Questionnaire {
    read_questionnaire(ASKED).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// What is read of a text, written again, and what was left out.
fn check(text: &str, wanted: &str, left_out: &[&str]) {
    let (View { filter, .. }, problems) = read(text, &questionnaire());
    assert_eq!(again(text, &questionnaire()), wanted, "{text}");
    let problems: Vec<String> = problems.iter().map(LeftOut::to_string).collect();
    assert_eq!(problems.len(), left_out.len(), "{text}: {problems:?}");
    for (problem, part) in problems.iter().zip(left_out) {
        assert!(problem.contains(part), "{text}: {problem}");
    }
    assert_eq!(filter.check(&questionnaire()), Ok(()), "{text}");
}

#[test]
fn a_text_with_too_many_values_of_a_field_is_refused() {
    let units = |from: usize, to: usize| -> String {
        let all: Vec<String> = (from..to).map(|at| format!("u{at:05}")).collect();
        ["unit=", &all.join(",")].concat()
    };
    let most = units(0, MOST_VALUES);
    check(&most, &most, &[]);
    check(&units(0, MOST_VALUES + 1), "", &["unit has 4001 values; a view takes at most 4000"]);
    // Also in several parts; the rest of the view is shown.
    let parts = [&*most, "&field=land&", &units(MOST_VALUES, MOST_VALUES + 1)].concat();
    check(&parts, "field=land", &["4001 values"]);
    // What is wrong of a text of many faults is told as far as it can be read.
    let (view, left_out) = read(&"x=1&".repeat(20_000), &questionnaire());
    assert_eq!((view, left_out.len()), (View::default(), MOST_LEFT_OUT));
}

#[test]
fn views_are_read_and_what_says_nothing_is_left_out() {
    for same in [
        "",
        "unit=soc-son",
        "month=2026-03..2026-08&unit=noi-bai,soc-son",
        "month=,2025-12..2026-01,2026-03",
        "unit=",
        "field=,civil&wishes=fast",
        "unit=X%C3%A3%20S%C3%B3c%2CS%C6%A1n%3D%26%25",
        "yes=2",
        "~compare=2025-10..2025-12:2026-01..2026-03",
        "month=2026-03&~compare=2026-02:2025-02",
        "~compare=2025-01,2025-03..2025-05:2024-01..2024-12",
    ] {
        check(same, same, &[]);
    }
    check("&&unit=b,a,a&unit=c&", "unit=a,b,c", &[]);
    check("month=2026-04,2026-03", "month=2026-03..2026-04", &[]);
    check("unit=Xã A", "unit=X%C3%A3%20A", &[]);
    check("wishes=fast,fast", "wishes=fast", &[]);
    check("unit", "", &["\"unit\" is no FIELD"]);
    check("colour=red&unit=a", "unit=a", &["no filter \"colour\"; there are unit, month"]);
    check("month=2026-13,2026-3,2026-03", "month=2026-03", &["\"2026-13\"", "\"2026-3\""]);
    check("month=2026-08..2026-03&unit=a", "unit=a", &["2026-08..2026-03"]);
    check("month=0001-01..9999-12", "", &["no month"]);
    check("month=2026-03..", "", &["no month"]);
    check("field=land,sea", "field=land", &["field has no option \"sea\"; there are land, civil"]);
    check("wishes=fast,near", "wishes=fast", &["one option at a time; \"near\""]);
    check("unit=%,a,%C3,%+1,%2", "unit=a", &["\"%\"", "\"%C3\"", "\"%+1\"", "\"%2\""]);
}

#[test]
fn periods_are_read_and_what_cant_be_compared_is_left_out() {
    check("~compare=2026-02%3A2025-02", "~compare=2026-02:2025-02", &[]);
    check("%7Ecompare=2026-02:2025-02%2C2025-01", "~compare=2026-02:2025-01..2025-02", &[]);
    check("~compare=2026-02,2026-02:2025-02", "~compare=2026-02:2025-02", &[]);
    for none in ["", "2026-02", "2026-02:", ":2026-02", "2026-13:2026-01", "2026-02..:2026-01"] {
        let text = ["unit=a&~compare=", none].concat();
        check(&text, "unit=a", &["is no two periods such as"]);
    }
    check("~compare=2026-01:2026-02:2026-03", "", &["is no two periods"]);
    check("~compare=0001-01..9999-12:2026-02", "", &["is no two periods"]);
    check("~compare=%2", "", &["percent-encoded"]);
    let shared = "2026-01..2026-03:2026-03";
    check(&["~compare=", shared].concat(), "", &[&[shared, "\" share a month"].concat()]);
    check(
        "~compare=2026-01:2026-02&~compare=2026-03:2026-04",
        "~compare=2026-01:2026-02",
        &["one option at a time; \"2026-03:2026-04\""],
    );
    check("compare=2026-01:2026-02", "", &["no filter \"compare\""]);
}

#[test]
fn months_of_more_than_a_hundred_years_are_a_slip_in_however_many_ranges() {
    let century = |first: u32| format!("{first:04}-01..{:04}-12", first + 99);
    let most = ["1900-01..1949-12", "1951-01..2000-12"].join(",");
    for one in [most.clone(), century(1900)] {
        for same in [["month=", &one].concat(), ["month=,", &one].concat()] {
            check(&same, &same, &[]);
        }
        check(&["month=", &one, ","].concat(), &["month=,", &one].concat(), &[]);
        for same in [[&one, ":2026-02"].concat(), ["2026-02:", &one].concat()] {
            let same = ["~compare=", &same].concat();
            check(&same, &same, &[]);
        }
        let more = [&*one, ",2026-01"].concat();
        check(
            &["month=", &more].concat(),
            &["month=", &one].concat(),
            &["\"2026-01\" is no month"],
        );
        for many in [[&more, ":2026-02"].concat(), ["2026-02:", &more].concat()] {
            check(&["~compare=", &many].concat(), "", &["is no two periods"]);
        }
    }
    // Nothing of this is gone through: it would take minutes.
    let all: Vec<String> = (0..98).map(|at| century(1 + at * 100)).collect();
    let (before, now) = all.split_at(49);
    let text = ["~compare=", &before.join(","), ":", &now.join(",")].concat();
    check(&text, "", &["is no two periods"]);
}

/// Two periods of any months within some years, such as may stand beside each other.
fn periods() -> impl Strategy<Value = Periods> {
    let month = (2_023..2_027i32, 1..=12u32)
        .prop_map(|(year, month)| Month::new(year, month).expect("a month of the calendar"));
    let sides = vec((month, any::<bool>()), 2..40);
    sides.prop_filter_map("two that share no month", |all| {
        let side = |which: bool| -> Vec<Month> {
            let own: BTreeSet<Month> =
                all.iter().filter(|(_, side)| *side == which).map(|(month, _)| *month).collect();
            own.into_iter().collect()
        };
        let (before, now) = (side(true), side(false));
        let is_whole = !before.is_empty() && !now.is_empty();
        Periods::apart(before, now).ok().filter(|_| is_whole)
    })
}

fn filters() -> impl Strategy<Value = Filter> {
    let month = (2_000..2_030i32, 1..=12u32).prop_map(|(year, month)| {
        (MONTH, Month::new(year, month).map(|month| month.to_string()).unwrap_or_default())
    });
    let near = (1..=12u32).prop_map(|month| (MONTH, format!("2026-{month:02}")));
    let unit = any::<String>().prop_map(|unit| ("unit", unit));
    let channel = "[a-z.,=&%+ ]{0,6}".prop_map(|channel| ("channel", channel));
    let field = prop_oneof![Just("land"), Just("civil"), Just("")];
    let field = field.prop_map(|field| ("field", field.to_owned()));
    let pairs = vec(prop_oneof![month, near, unit, channel, field], 0..30);
    (pairs, proptest::option::of(Just("near"))).prop_map(|(pairs, wish)| {
        let mut filter = Filter::all();
        let wish = wish.map(|wish| ("wishes", wish.to_owned()));
        for (field, value) in pairs.into_iter().chain(wish) {
            filter.allow(field, value);
        }
        filter
    })
}

proptest! {
    #[test]
    fn what_was_written_comes_back_as_it_was(
        filter in filters(),
        periods in proptest::option::of(periods()),
    ) {
        let text = write(&filter, periods.as_ref());
        prop_assert!(text.is_ascii(), "{}", text);
        let alone = write(&filter, None);
        prop_assert_eq!(text.strip_prefix(&*alone).map(str::is_empty), Some(periods.is_none()));
        let view = View { filter, periods };
        prop_assert_eq!(read(&text, &questionnaire()), (view, Vec::new()), "{}", text);
    }

    #[test]
    fn any_text_is_read_as_a_view_that_can_be_counted(
        text in "((unit|month|field|wishes|~compare=|:|x|%)?[=&,]?(2026-0[1-9]|\\.\\.|near|fast|%[0-9A-F]{2}|\\PC){0,3}){0,8}",
    ) {
        let (view, _) = read(&text, &questionnaire());
        prop_assert_eq!(view.filter.check(&questionnaire()), Ok(()));
        if let Some(Periods { before, now }) = &view.periods {
            prop_assert!(!before.is_empty() && !now.is_empty());
            prop_assert!(before.iter().all(|month| !now.contains(month)));
        }
        let again = read(&write(&view.filter, view.periods.as_ref()), &questionnaire());
        prop_assert_eq!(again, (view, Vec::new()));
    }
}
