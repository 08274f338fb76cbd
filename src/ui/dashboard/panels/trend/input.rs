//! The trend's finding and its chart's input.

use hailong_core::calendar::Month;
use hailong_core::figures::{Figures, Group};

use crate::charts::{BeyondLimits, Cell, TrendInput, TrendPoint};
use crate::i18n::{drill, fill, percent, whole};
use crate::ui::dashboard::model::drill::periods::Step;
use crate::ui::dashboard::text::events;
use crate::ui::dashboard::text::findings::{Found, between, found};
use crate::ui::dashboard::text::limits;
use crate::ui::dashboard::text::limits::Beyond;
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::period_name::first_upper;
use crate::ui::dashboard::text::shares::{cell, percents};

/// The last month, or longer period, and how many are outside of their limits: what the alerts tell of, too. Where there are
/// too few for limits, the best and the worst.
pub fn title(figures: &Figures, names: &Names, step: Step) -> String {
    let dated = figures.by_month.iter();
    let mut found: Vec<(Month, &Group, Found)> = dated
        .filter_map(|group| {
            let month = Month::parse(&group.value)?;
            let found = found(step.name(month, names.words()), &group.share)?;
            Some((month, group, Found { apart: Some(group.share), ..found }))
        })
        .collect();
    let words = names.words();
    let Some(last) = found.last().map(|(month, ..)| *month) else {
        return words.trend_plain.to_owned();
    };
    // The highest and the lowest of what can be compared with the last one.
    let (count, first) = (found.len(), found[0].0);
    let own = events::stretch_of(names, step, last);
    found.retain(|(month, ..)| events::stretch_of(names, step, *month) == own);
    let since = match found.len() == count {
        true => String::new(),
        false => events::since(names, first, step.last(last)),
    };
    let Some((.., last)) = found.last() else {
        return words.trend_plain.to_owned();
    };
    let is_limited = |group: &Group| limits::limits(group, figures, names, step).is_some();
    let limited = found.iter().filter(|(_, group, _)| is_limited(group)).count();
    let is_outside = |group: &Group| limits::beyond(group, figures, names, step).is_some();
    let outside = found.iter().filter(|(_, group, _)| is_outside(group)).count();
    let places = [
        ("last", &*last.name),
        ("share", &percent(names.language, last.share, 1)),
        ("n", &outside.to_string()),
        ("of", &limited.to_string()),
    ];
    let sentence = |text| first_upper(&fill(text, &places));
    let own = drill::words(names.language);
    if limited > 0 {
        let text = match (step, outside) {
            (Step::Month, 0) => words.trend_usual,
            (Step::Month, _) => words.trend_unusual,
            (_, 0) => own.period_usual,
            _ => own.period_unusual,
        };
        return sentence(text) + &since;
    }
    let texts = match step {
        Step::Month => [words.trend_finding, words.trend_alike, words.trend_one],
        _ => [own.period_finding, own.period_alike, own.period_one],
    };
    let [apart, alike, one] = texts.map(sentence);
    let found: Vec<Found> = found.into_iter().map(|(.., found)| found).collect();
    between(names, &found, &apart, &alike, &one) + &since
}

/// The months, or longer periods by their first ones, from the first to the last that has responses; one without any
/// between them is a gap.
pub fn input(figures: &Figures, names: &Names, step: Step) -> TrendInput {
    let mut points: Vec<TrendPoint> = Vec::new();
    let mut expected: Option<Month> = None;
    for group in &figures.by_month {
        // Responses without a date have no place on a line.
        let Some(month) = Month::parse(&group.value) else { continue };
        while let Some(gap) = expected.filter(|&expected| expected < month) {
            let why = names.words().no_answers.to_owned();
            points.push(point(gap, String::new(), Cell::Hidden(why), names, step));
            expected = step.next(gap);
        }
        let n = group.share.n.map_or(String::new(), |n| whole(names.language, n));
        let cell = cell(&group.share, figures, names);
        points.push(TrendPoint {
            limits: limits::limits(group, figures, names, step),
            beyond: beyond(group, figures, names, step),
            ..point(month, n, cell, names, step)
        });
        expected = step.next(month);
    }
    let mut input = TrendInput {
        points,
        marks: Vec::new(),
        n_heading: names.words().column_n.to_owned(),
        empty: names.words().no_months.to_owned(),
        reference: names.words().reference.to_owned(),
        percent: percents(names),
    };
    events::mark(&mut input, names, step);
    input
}

fn point(month: Month, n: String, cell: Cell, names: &Names, step: Step) -> TrendPoint {
    TrendPoint {
        key: month.to_string(),
        label: step.name(month, names.words()),
        n,
        cell,
        limits: None,
        beyond: None,
        is_apart: false,
        events: String::new(),
    }
}

/// What is said of a month outside of its limits.
fn beyond(group: &Group, figures: &Figures, names: &Names, step: Step) -> Option<BeyondLimits> {
    let words = names.words();
    let (verdict, mark, is_low) = match limits::beyond(group, figures, names, step)? {
        Beyond::Below => (words.trend_low, words.trend_low_mark, true),
        Beyond::Above => (words.trend_high, words.trend_high_mark, false),
    };
    let share = percent(names.language, group.share.top_share?, 1);
    let mark = fill(mark, &[("share", &share)]);
    Some(BeyondLimits { mark, verdict: verdict.to_owned(), is_low })
}
