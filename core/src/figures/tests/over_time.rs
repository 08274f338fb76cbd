//! The trend of the months and their control limits.

use super::cases::{Item, Row, questionnaire, response, table};
use super::known::row;
use crate::calendar::Month;
use crate::figures::{Figures, Thresholds, figures, read_published};
use crate::filter::Filter;
use crate::questionnaire::{Event, Questionnaire, Text};

const ITEM: Item = Item { levels: 5, top: 2, not_applicable: true, reversed: false, factor: 1 };

/// Months from February 2026 on: satisfied, answers.
fn of(months: &[(usize, usize)], items: &[Item], overall: Option<usize>) -> Figures {
    let q = questionnaire(items, overall, 0);
    let mut rows: Vec<Row> = Vec::new();
    for (month, (top, n)) in months.iter().enumerate() {
        let answers = |level: u8| vec![level; items.len()];
        rows.extend((0..*n).map(|at| Row {
            month: month as u32 + 2,
            ..row(1, &answers(if at < *top { 5 } else { 1 }))
        }));
    }
    let responses: Vec<_> = rows.iter().enumerate().map(|(at, row)| response(at, row)).collect();
    let table = table(&q, &responses);
    figures(&q, table.counted(), &Filter::all(), Thresholds::default(), false).unwrap()
}

#[test]
fn by_hand() {
    // 50 %, 60 %, 80 %, 90 %: each pair goes up, 2 of 24 orders do as much; slopes 10, 15, 40/3, 20, 15, 10.
    let found = of(&[(20, 40), (24, 40), (32, 40), (36, 40)], &[ITEM], Some(0));
    let trend = found.trend.unwrap();
    assert_eq!((trend.months_used, trend.tau), (4, 1.0));
    assert!((trend.p - 2.0 / 24.0).abs() < 1e-15);
    assert!((trend.slope - (0.4 / 3.0 + 0.15) / 2.0).abs() < 1e-12);
    // 112 of 160: 0.7 ± 3·√(0.7·0.3/40).
    let reach = 3.0 * (0.7_f64 * 0.3 / 40.0).sqrt();
    for month in &found.by_month {
        let [low, high] = month.limits.unwrap();
        assert!((low - (0.7 - reach)).abs() < 1e-12 && (high - (0.7 + reach)).abs() < 1e-12);
    }
    assert!(found.by_unit.iter().all(|unit| unit.limits.is_none()));
}

#[test]
fn hidden_months_are_left_out() {
    // February has five persons, so March, the smallest of the others, is hidden with it.
    let months = [(5, 5), (20, 40), (24, 48), (32, 50), (36, 60), (30, 45)];
    let found = of(&months, &[ITEM], Some(0));
    let limits: Vec<bool> = found.by_month.iter().map(|month| month.limits.is_some()).collect();
    assert_eq!(limits, [false, false, true, true, true, true]);
    assert_eq!(found.trend.unwrap().months_used, 4);
    // With what is left the same comes out.
    let left = of(&[(24, 48), (32, 50), (36, 60), (30, 45)], &[ITEM], Some(0));
    assert_eq!(left.trend, found.trend);
    assert_eq!(left.by_month[0].limits, found.by_month[2].limits);
}

#[test]
fn too_few_months_have_no_trend() {
    let check = |months: &[(usize, usize)], expected: Option<usize>| {
        let found = of(months, &[ITEM], Some(0)).trend;
        assert_eq!(found.map(|trend| trend.months_used), expected, "{months:?}");
    };
    check(&[], None);
    check(&[(20, 40), (30, 40)], None);
    check(&[(20, 40), (30, 40), (30, 50)], Some(3));
    check(&[(20, 40); 5], None);
}

#[test]
fn several_answers_of_a_person_do_not_narrow_the_limits() {
    let months = [(20, 40), (30, 40), (16, 40), (28, 40)];
    let one = of(&months, &[ITEM], None);
    let four = of(&months, &[ITEM; 4], None);
    let width = |figures: &Figures| {
        let [low, high] = figures.by_month[0].limits.unwrap();
        high - low
    };
    // Laney's limits know the months, not how many answers a person gave.
    assert!((width(&one) - width(&four)).abs() < 1e-9);
    assert_eq!(one.trend, four.trend);
}

/// Eight months of forty persons, each with two answers; one answer of the last month is dissatisfied.
#[test]
fn one_dissatisfied_answer_is_within_the_limits() {
    let q = questionnaire(&[ITEM; 2], None, 0);
    let rows = (0..320)
        .map(|at| Row { month: at / 40 + 2, ..row(1, &[if at == 300 { 2 } else { 5 }, 5]) });
    let responses: Vec<_> = rows.enumerate().map(|(at, row)| response(at, &row)).collect();
    let table = table(&q, &responses);
    let found = figures(&q, table.counted(), &Filter::all(), Thresholds::default(), false).unwrap();
    let last = found.by_month.last().unwrap();
    assert_eq!((found.by_month.len(), last.share.top_share), (8, Some(79.0 / 80.0)));
    let [low, high] = last.limits.unwrap();
    // p ± 3σ begins at 98.5 %; up to two dissatisfied answers of 80 are chance.
    assert!((low, high) == (78.0 / 80.0, 1.0), "{low} {high}");
}

/// The same months where the method changed on these days.
fn broken(months: &[(usize, usize)], days: &[&str]) -> Figures {
    let mut q = questionnaire(&[ITEM], Some(0), 0);
    q.events = days
        .iter()
        .map(|day| Event {
            date: (*day).to_owned(),
            month: Month::parse(&day[..7]).unwrap(),
            day: day[8..].parse().unwrap(),
            label: Text::plain("E"),
            breaks: true,
        })
        .collect();
    let rows = months.iter().enumerate().flat_map(|(month, (top, n))| {
        (0..*n).map(move |at| Row {
            month: month as u32 + 2,
            ..row(1, &[if at < *top { 5 } else { 1 }])
        })
    });
    let responses: Vec<_> = rows.enumerate().map(|(at, row)| response(at, &row)).collect();
    let table = table(&q, &responses);
    figures(&q, table.counted(), &Filter::all(), Thresholds::default(), false).unwrap()
}

#[test]
fn each_stretch_has_its_own_limits() {
    let before = [(20, 40), (24, 40), (22, 40), (26, 40)];
    let after = [(36, 40), (35, 40), (37, 40), (38, 40)];
    let both: Vec<(usize, usize)> = before.iter().chain(&after).copied().collect();
    let limits = |figures: &Figures| -> Vec<Option<[f64; 2]>> {
        figures.by_month.iter().map(|month| month.limits).collect()
    };
    // As though each stretch were alone: from June on it is counted another way.
    let parts = [of(&before, &[ITEM], Some(0)), of(&after, &[ITEM], Some(0))];
    let found = broken(&both, &["2026-06-01"]);
    assert_eq!(limits(&found), [limits(&parts[0]), limits(&parts[1])].concat());
    assert_eq!(found.trend, parts[1].trend);
    assert_ne!(limits(&found), limits(&of(&both, &[ITEM], Some(0))));
    // Within June: it is of both, and so of neither.
    let found = broken(&both, &["2026-06-02"]);
    let rest = of(&after[1..], &[ITEM], Some(0));
    assert_eq!(limits(&found), [limits(&parts[0]), vec![None], limits(&rest)].concat());
    assert_eq!(found.trend, rest.trend);
    // Before the first day and after the last one nothing is parted.
    let whole = of(&both, &[ITEM], Some(0));
    assert_eq!(limits(&broken(&both, &["2026-02-01", "2026-10-01"])), limits(&whole));
    // The last month is mixed: nothing can be said of where it goes.
    assert_eq!(broken(&both, &["2026-09-09"]).trend, None);
}

#[test]
fn what_was_published_before_a_break_was_known_is_parted_too() {
    let months = [(20, 40), (24, 40), (22, 40), (26, 40), (36, 40), (35, 40), (37, 40), (38, 40)];
    let (whole, parted) = (of(&months, &[ITEM], Some(0)), broken(&months, &["2026-06-01"]));
    let mut q = questionnaire(&[ITEM], Some(0), 0);
    let read = |q: &Questionnaire| {
        let json = serde_json::to_value(&whole).unwrap();
        read_published(q, &json.into()).unwrap().figures
    };
    assert_eq!(read(&q), whole);
    q.events.push(Event {
        date: "2026-06-01".to_owned(),
        month: Month::new(2026, 6).unwrap(),
        day: 1,
        label: Text::plain("E"),
        breaks: true,
    });
    let found = read(&q);
    assert_eq!((found.by_month, found.trend), (parted.by_month, parted.trend));
}
