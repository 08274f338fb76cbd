//! From figures to what the charts draw: numbers with their words.

use std::ops::Range;
use std::rc::Rc;

use hailong_core::calendar::Month;
use hailong_core::figures::{Figures, Group, ItemFigures, Share, Status};
use hailong_core::filter::UNIT;
use hailong_core::questionnaire::Scale;
use hailong_core::statistics::difference;

use super::alerts;
use super::alerts::Beyond;
use super::events;
use super::names::Names;
use crate::charts::{
    BeyondLimits, Cell, Estimate, FactorRow, FactorsInput, Formatter, IntervalInput, LevelCount,
    LikertCell, LikertGroup, LikertInput, LikertRow, LikertShares, RankingInput, RankingRow,
    TrendInput, TrendPoint, UnitVsRest,
};
use crate::i18n::{fill, percent, whole};
use crate::ui::dashboard::model::drill::periods::Step;

/// From this on chance alone may well have made a difference.
const SIGNIFICANCE: f64 = 0.05;

/// The result of all.
pub fn overall(figures: &Figures, names: &Names) -> IntervalInput {
    let share = &figures.overall.share;
    IntervalInput {
        name: names.overall(figures),
        n: n(share.n, names),
        cell: cell(share, figures, names),
        reference: names.words().reference.to_owned(),
    }
}

/// The items on one scale, by factor, each factor from its best item to its worst.
pub fn items(figures: &Figures, names: &Names, scale: &Scale) -> LikertInput {
    let questionnaire = &names.questionnaire;
    let on_scale = |item: &ItemFigures| {
        questionnaire
            .items()
            .any(|(_, question, its, _)| question.id == item.id && its.id == scale.id)
    };
    let mut left: Vec<&ItemFigures> = figures.items.iter().filter(|item| on_scale(item)).collect();
    let mut groups = Vec::new();
    for factor in &questionnaire.factors {
        let (mut own, others): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|item| factor.items.contains(&item.id));
        left = others;
        if own.is_empty() {
            continue;
        }
        own.sort_by(|a, b| b.top_share.unwrap_or(-1.0).total_cmp(&a.top_share.unwrap_or(-1.0)));
        let rows = own.into_iter().map(|item| item_row(item, figures, names)).collect();
        groups.push(LikertGroup { heading: Some(names.factor(&factor.id)), rows });
    }
    if !left.is_empty() {
        let heading = (!groups.is_empty()).then(|| names.words().other_items.to_owned());
        let rows = left.into_iter().map(|item| item_row(item, figures, names)).collect();
        groups.push(LikertGroup { heading, rows });
    }
    LikertInput {
        levels: scale.levels.iter().map(|level| names.text(&level.label).to_owned()).collect(),
        groups,
        empty: names.words().no_items.to_owned(),
        reference: names.words().reference.to_owned(),
    }
}

fn item_row(item: &ItemFigures, figures: &Figures, names: &Names) -> LikertRow {
    let language = names.language;
    let shares = item.counts.as_ref().zip(item.n).zip(item.top_share).map(|((counts, n), top)| {
        let level = |&count: &u64| LevelCount {
            count,
            short: format!("{:.0}", count as f64 / n as f64 * 100.0),
            share: percent(language, count as f64 / n as f64, 1),
        };
        LikertShares { levels: counts.iter().map(level).collect(), top: percent(language, top, 0) }
    });
    let cell = match (item.status, shares) {
        (Status::Shown, Some(shares)) => LikertCell::Shown(shares),
        (Status::Reference, Some(shares)) => LikertCell::Reference(shares),
        (status, _) => LikertCell::Hidden(why_hidden(status, figures, names)),
    };
    let is_this = |id: &str| id == item.id;
    let mut items = names.questionnaire.items();
    let reversed = items.any(|(_, question, _, reversed)| is_this(&question.id) && reversed);
    let mut label = names.item(&item.id);
    if reversed {
        // Its own figures are about its own words: a high share is bad.
        label = fill(names.words().reversed, &[("item", &label)]);
    }
    LikertRow { key: item.id.clone(), label, n: n(item.n, names), cell }
}

/// The factors.
pub fn factors(figures: &Figures, names: &Names) -> FactorsInput {
    let row = |factor: &hailong_core::figures::FactorFigures| FactorRow {
        key: factor.id.clone(),
        label: names.factor(&factor.id),
        n: n(factor.share.n, names),
        cell: cell(&factor.share, figures, names),
    };
    FactorsInput {
        rows: figures.factors.iter().map(row).collect(),
        empty: names.words().no_factors.to_owned(),
        reference: names.words().reference.to_owned(),
        percent: ticks(names),
    }
}

/// The months, or longer periods by their first ones, from the first to the last that has responses; one without any
/// between them is a gap.
pub fn trend(figures: &Figures, names: &Names, step: Step) -> TrendInput {
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
            limits: alerts::limits(group, figures, names, step),
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
        percent: ticks(names),
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
    let (verdict, mark, is_low) = match alerts::beyond(group, figures, names, step)? {
        Beyond::Below => (words.trend_low, words.trend_low_mark, true),
        Beyond::Above => (words.trend_high, words.trend_high_mark, false),
    };
    let share = percent(names.language, group.share.top_share?, 1);
    let mark = fill(mark, &[("share", &share)]);
    Some(BeyondLimits { mark, verdict: verdict.to_owned(), is_low })
}

/// The units, those that may be ranked from the best to the worst. Framed are the best one and those that may be
/// below it by chance; the others are below it by more than that.
pub fn units(figures: &Figures, names: &Names) -> RankingInput {
    // Responses that don't say their unit are no unit.
    let named: Vec<&Group> = figures.by_unit.iter().filter(|g| !g.value.is_empty()).collect();
    let ranked = || named.iter().filter(|group| group.share.status == Status::Shown);
    let best = ranked().next().map(|group| &group.share);
    let count = ranked().count();
    let is_below = |group: &Group| best.is_some_and(|best| is_lower(&group.share, best, count));
    // One with few answers may be alike though one above it isn't: then there are two frames.
    let mut alike: Vec<Range<usize>> = Vec::new();
    for (at, group) in ranked().enumerate() {
        match alike.last_mut() {
            _ if is_below(group) => {}
            Some(frame) if frame.end == at => frame.end += 1,
            _ => alike.push(at..at + 1),
        }
    }
    let row = |group: &&Group| RankingRow {
        key: group.value.clone(),
        label: names.value(UNIT, &group.value),
        n: n(group.share.n, names),
        cell: cell(&group.share, figures, names),
        vs_rest: if is_below(group) { UnitVsRest::Below } else { UnitVsRest::Alike },
    };
    let reference = whole(names.language, figures.thresholds.reference_below);
    RankingInput {
        rows: named.iter().map(row).collect(),
        alike,
        unranked: fill(names.words().unranked, &[("n", &reference)]),
        empty: names.words().no_units.to_owned(),
        percent: ticks(names),
    }
}

/// Whether a share of one group of persons is below another's by more than chance, where these two were picked from so
/// many groups because of how they stand. Of fifty groups that are alike the best and the worst are far apart, so the
/// p-value of the two-proportion test counts for all pairs that there are (Bonferroni). Where a person gives several
/// answers that test isn't to be had from a share alone, and the intervals must lie apart.
pub fn is_lower(share: &Share, higher: &Share, groups: usize) -> bool {
    let counts = |share: &Share| {
        let answers = share.answers.filter(|answers| share.n == Some(*answers))?;
        Some(((share.top_share? * answers as f64).round() as u64, answers))
    };
    let Some((low, high)) = counts(share).zip(counts(higher)) else {
        return is_below(share.interval, higher.interval);
    };
    let pairs = groups as f64 * (groups as f64 - 1.0) / 2.0;
    let found = difference(high, low);
    found.is_some_and(|found| found.value > 0.0 && found.p * pairs < SIGNIFICANCE)
}

/// Whether an interval lies wholly below another: more than chance, and then some.
pub fn is_below(interval: Option<[f64; 2]>, other: Option<[f64; 2]>) -> bool {
    interval.zip(other).is_some_and(|([_, high], [low, _])| high < low)
}

/// A share as a chart's cell.
pub fn cell(share: &Share, figures: &Figures, names: &Names) -> Cell {
    let estimate = share.top_share.zip(share.interval).map(|(value, [low, high])| Estimate {
        share: value,
        low,
        high,
        text: percent(names.language, value, 1),
        range: range(names, [low, high]),
    });
    match (share.status, estimate) {
        (Status::Shown, Some(estimate)) => Cell::Shown(estimate),
        (Status::Reference, Some(estimate)) => Cell::Reference(estimate),
        (status, _) => Cell::Hidden(why_hidden(status, figures, names)),
    }
}

/// An interval in words, "83,1 – 85,2 %".
pub fn range(names: &Names, [low, high]: [f64; 2]) -> String {
    let bound = |share| crate::i18n::decimal(names.language, share * 100.0, 1);
    [&bound(low), " – ", &percent(names.language, high, 1)].concat()
}

pub fn why_hidden(status: Status, figures: &Figures, names: &Names) -> String {
    if status == Status::Empty {
        return names.words().no_answers.to_owned();
    }
    let least = whole(names.language, figures.thresholds.hide_below);
    fill(names.words().hidden, &[("n", &least)])
}

pub fn n(n: Option<u64>, names: &Names) -> String {
    n.map_or(String::new(), |n| fill(names.words().n, &[("n", &whole(names.language, n))]))
}

fn ticks(names: &Names) -> Formatter {
    let language = names.language;
    Rc::new(move |share| percent(language, share, 0))
}
