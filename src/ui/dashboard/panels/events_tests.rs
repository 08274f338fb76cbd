//! What is said and drawn where something happened, and where the method changed.

use std::rc::Rc;

use hailong_core::calendar::Month;
use hailong_core::figures::Figures;
use hailong_core::response::Response;
use proptest::prelude::*;

use super::change::words;
use super::trend;
use crate::charts::table;
use crate::charts::table::ShareColumns;
use crate::charts::{TrendInput, TrendPoint};
use crate::i18n::Language;
use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::model::drill::periods::Step;
use crate::ui::dashboard::model::period::Periods;
use crate::ui::dashboard::tests::fixture;
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::{alerts, change, events};

const OPENED: &str = r#"{"date": "2026-03-16", "label": "Mở trụ sở mới"}"#;
const CHANGED: &str = r#"{"date": "2026-07-01", "label": "Đổi phiếu", "breaks": true}"#;

fn names(events: &str) -> Names {
    Names {
        questionnaire: fixture::questionnaire(events),
        units: Rc::default(),
        language: Language::Vietnamese,
    }
}

/// So many of a hundred are satisfied in each month from January 2026 on.
fn looked(good: &[usize], names: &Names) -> (Rc<Figures>, Rc<Analysis>) {
    let mut state = fixture::state(names.questionnaire.clone());
    let responses: Vec<Response> = good
        .iter()
        .enumerate()
        .flat_map(|(at, good)| {
            let month = Month::new(2026, at as u32 + 1);
            let of =
                |count, level| fixture::responses(count, "", month, &[level], fixture::QUESTIONS);
            [of(*good, 5), of(100 - *good, 1)].concat()
        })
        .collect();
    state.insert(&responses);
    state.count();
    state.analyse(Month::new(2027, 1).unwrap());
    (state.figures().unwrap().clone(), state.analysis().unwrap().clone())
}

fn both() -> Names {
    names(&[OPENED, ", ", CHANGED].concat())
}

fn months(text: &str) -> Vec<Month> {
    text.split_whitespace().map(|month| Month::parse(month).unwrap()).collect()
}

const STEADY: [usize; 12] = [80, 82, 78, 81, 79, 80, 50, 52, 48, 51, 49, 50];

#[test]
fn the_trend_marks_what_happened_and_is_broken_where_the_method_changed() {
    let names = both();
    let (figures, analysis) = looked(&STEADY, &names);
    let input = trend::input::input(&figures, &names, Step::Month);
    let marks: Vec<(f64, &str, bool)> =
        input.marks.iter().map(|mark| (mark.at, &*mark.text, mark.breaks)).collect();
    let opened = 2.0 + 15.0 / 31.0;
    assert_eq!(
        marks,
        [(opened, "16/03/2026: Mở trụ sở mới", false), (6.0, "01/07/2026: Đổi phiếu", true)]
    );
    let apart = |point: &&TrendPoint| point.is_apart;
    let apart: Vec<&str> = input.points.iter().filter(apart).map(|point| &*point.label).collect();
    assert_eq!(apart, ["07/2026"]);
    assert_eq!(input.points[6].events, "01/07/2026: Đổi phiếu (phương pháp thay đổi)");
    // Each half is as steady as can be; together no month of it would be usual.
    assert!(input.points.iter().all(|point| point.beyond.is_none() && point.limits.is_some()));
    let (whole, _) = looked(&STEADY, &self::names(""));
    let alone = trend::input::input(&whole, &self::names(""), Step::Month);
    assert!(alone.points.iter().filter(|point| point.beyond.is_some()).count() > 6);
    let said = "; vạch đứng đánh dấu 16/03/2026: Mở trụ sở mới, 01/07/2026: Đổi phiếu; ở vạch đậm";
    assert!(events::text(&input, &names).starts_with(said), "{}", events::text(&input, &names));
    assert_eq!(events::text(&alone, &self::names("")), "");
    let heads = || String::new();
    let columns = ShareColumns {
        name: heads(),
        share: heads(),
        interval: heads(),
        n: heads(),
        note: heads(),
    };
    let table = table::trend(&input, String::new(), columns);
    let notes: Vec<&str> = table.rows.iter().map(|row| &*row[4]).collect();
    assert_eq!((notes[2], notes[3]), ("16/03/2026: Mở trụ sở mới", ""));
    assert_eq!(notes[6], "01/07/2026: Đổi phiếu (phương pháp thay đổi)");
    // Nothing is said of months before July beside those after it.
    assert_eq!(
        trend::input::title(&figures, &names, Step::Month),
        "Tháng 12/2026: 50,0\u{a0}%; các tháng đều trong mức dao động thường ngày (từ khi phương pháp thay đổi ngày 01/07/2026)"
    );
    assert_eq!(alerts::sentences(&figures, Some(&analysis), &names), [""; 0]);
    assert!(!alerts::sentences(&whole, None, &self::names("")).is_empty(), "without the break");
}

#[test]
fn limits_take_six_months_of_a_stretch() {
    let names = names(r#"{"date": "2026-06-01", "label": "Đổi phiếu", "breaks": true}"#);
    let (figures, _) = looked(&STEADY[..11], &names);
    let input = trend::input::input(&figures, &names, Step::Month);
    let drawn: Vec<bool> = input.points.iter().map(|point| point.limits.is_some()).collect();
    assert_eq!(drawn, [[false; 5].as_slice(), &[true; 6]].concat());
}

#[test]
fn a_month_of_two_methods_stands_alone() {
    let names = names(r#"{"date": "2026-07-15", "label": "Đổi phiếu", "breaks": true}"#);
    let (figures, _) = looked(&STEADY, &names);
    let input = trend::input::input(&figures, &names, Step::Month);
    let apart: Vec<usize> = (0..12).filter(|at| input.points[*at].is_apart).collect();
    assert_eq!(apart, [6, 7]);
    assert_eq!(input.points[6].limits, None);
    let (figures, _) = looked(&STEADY[..7], &names);
    let title = trend::input::title(&figures, &names, Step::Month);
    assert_eq!(title, "Tháng 07/2026: 50,0\u{a0}% (từ khi phương pháp thay đổi ngày 15/07/2026)");
}

#[test]
fn a_change_across_a_break_is_not_said_without_a_caution() {
    let (figures, analysis) = looked(&STEADY[..8], &names(CHANGED));
    let check = |events: &str, expected: &str| {
        let names = names(events);
        let title = change::title(&figures, &analysis, &names);
        assert!(title.ends_with(expected), "{title}");
        let card = change::card(&analysis, &names).unwrap();
        assert_eq!(
            card.ends_with("; phương pháp đã thay đổi từ 01/06/2026"),
            expected.contains("phương pháp")
        );
        let text = words::text(&figures, &analysis, &names);
        assert_eq!(
            text.contains("Thận trọng: phương pháp"),
            expected.contains("phương pháp"),
            "{text}"
        );
        let alerts = alerts::sentences(&figures, Some(&analysis), &names);
        assert!(
            alerts.iter().filter(|one| one.contains("so với")).all(|one| one.ends_with(expected))
        );
    };
    // The second quarter against the first.
    let on =
        |day: &str| [r#"{"date": ""#, day, r#"", "label": "Đổi phiếu", "breaks": true}"#].concat();
    check(&on("2026-06-01"), "; phương pháp đã thay đổi từ 01/06/2026");
    check(&on("2026-07-01"), "so với quý I/2026");
    check(&on("2026-01-01"), "so với quý I/2026");
    check(&on("2026-06-01").replace("true", "false"), "so với quý I/2026");
}

#[test]
fn a_change_says_which_change_of_method_lies_between() {
    let names = both();
    let check = |before: &str, now: &str, expected: &str| {
        let periods = Periods { before: months(before), now: months(now) };
        let found = events::short_caution(&names, &periods);
        assert_eq!(found, expected, "{before} – {now}");
        assert_eq!(events::caution(&names, &periods).is_some(), !expected.is_empty());
    };
    let caution = "; phương pháp đã thay đổi từ 01/07/2026";
    check("2026-06", "2026-07", caution);
    check("2026-07", "2026-06", caution);
    check("2026-05 2026-07", "2026-08", caution);
    check("2025-01", "2026-12", caution);
    check("2026-05", "2026-06", "");
    check("2026-07", "2026-08", "");
    check("2026-02", "2026-03", "");
}

/// The points of a trend in a row from January 2025 on.
fn empty_trend(step: Step, count: usize) -> TrendInput {
    let firsts = std::iter::successors(Month::new(2025, 1), |first| step.next(*first));
    let point = |first: Month| TrendPoint {
        key: first.to_string(),
        label: String::new(),
        n: String::new(),
        cell: crate::charts::Cell::Hidden(String::new()),
        limits: None,
        beyond: None,
        is_apart: false,
        events: String::new(),
    };
    TrendInput {
        points: firsts.take(count).map(point).collect(),
        marks: Vec::new(),
        n_heading: String::new(),
        empty: String::new(),
        reference: String::new(),
        percent: Rc::new(|_| String::new()),
    }
}

proptest! {
    /// Naively: a mark lies in the period that its day is in, and two periods are apart if a change lies after the first day
    /// of the earlier one and up to the last day of the later one.
    #[test]
    fn any_events_are_marked_in_their_periods(
        days in prop::collection::btree_map((0_u32..40, 1_u32..29), any::<bool>(), 0..8),
        step in prop::sample::select(vec![Step::Month, Step::Quarter, Step::Year]),
        count in 1_usize..14,
    ) {
        let text: Vec<String> = days.iter().map(|((month, day), breaks)| {
            let (year, month) = (2024 + month / 12, month % 12 + 1);
            format!(r#"{{"date": "{year}-{month:02}-{day:02}", "label": "E", "breaks": {breaks}}}"#)
        }).collect();
        let names = names(&text.join(","));
        let mut input = empty_trend(step, count);
        events::mark(&mut input, &names, step);
        let long = match step { Step::Month => 1, Step::Quarter => 3, Step::Year => 12 };
        // Months since January 2025; the days begin a year before.
        let inside: Vec<((u32, u32), bool)> = days.iter()
            .filter(|((month, _), _)| (12..12 + long * count as u32).contains(month))
            .map(|((month, day), breaks)| ((month - 12, *day), *breaks)).collect();
        prop_assert_eq!(input.marks.len(), inside.len());
        for (mark, ((month, _), breaks)) in input.marks.iter().zip(&inside) {
            prop_assert_eq!(mark.at.floor() as u32, month / long);
            prop_assert_eq!(mark.breaks, *breaks);
        }
        prop_assert!(input.marks.is_sorted_by(|a, b| a.at <= b.at));
        for (at, point) in input.points.iter().enumerate() {
            let (first, end) = (at as u32 * long, (at as u32 + 1) * long);
            let own = inside.iter().filter(|((month, _), _)| (first..end).contains(month)).count();
            prop_assert_eq!(point.events.matches(": E").count(), own);
            let before = first.checked_sub(long);
            let parts = |before: u32| inside.iter().any(|((month, day), breaks)| {
                *breaks && (*month, *day) > (before, 1) && *month < end
            });
            prop_assert_eq!(point.is_apart, before.is_some_and(parts));
        }
    }
}
