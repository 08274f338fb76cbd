//! From figures to what the charts draw: numbers with their words.

use std::ops::Range;
use std::rc::Rc;

use hailong_core::calendar::Month;
use hailong_core::figures::{Figures, Group, ItemFigures, Share, Status};
use hailong_core::filter::{MONTH, UNIT};
use hailong_core::questionnaire::Scale;

use super::names::Names;
use crate::charts::{
    Cell, Estimate, FactorRow, FactorsInput, Formatter, IntervalInput, LevelCount, LikertCell,
    LikertGroup, LikertInput, LikertRow, LikertShares, RankingInput, RankingRow, Standing,
    TrendInput, TrendPoint,
};
use crate::i18n::{fill, percent, whole};

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

/// The months from the first to the last that has responses; one without any between them is a gap.
pub fn trend(figures: &Figures, names: &Names) -> TrendInput {
    let mut points: Vec<TrendPoint> = Vec::new();
    let mut expected: Option<Month> = None;
    for group in &figures.by_month {
        // Responses without a date have no place on a line.
        let Some(month) = Month::parse(&group.value) else { continue };
        while let Some(gap) = expected.filter(|&expected| expected < month) {
            let why = names.words().no_answers.to_owned();
            points.push(point(&gap.to_string(), String::new(), Cell::Hidden(why), names));
            expected = gap.next();
        }
        let n = group.share.n.map_or(String::new(), |n| whole(names.language, n));
        points.push(point(&group.value, n, cell(&group.share, figures, names), names));
        expected = month.next();
    }
    TrendInput {
        points,
        n_heading: names.words().column_n.to_owned(),
        empty: names.words().no_months.to_owned(),
        reference: names.words().reference.to_owned(),
        percent: ticks(names),
    }
}

fn point(month: &str, n: String, cell: Cell, names: &Names) -> TrendPoint {
    TrendPoint { key: month.to_owned(), label: names.value(MONTH, month), n, cell }
}

/// The units, those that may be ranked from the best to the worst. Framed are the best one and those whose
/// intervals overlap its own; the others are below it by more than chance.
pub fn units(figures: &Figures, names: &Names) -> RankingInput {
    // Responses that don't say their unit are no unit.
    let named: Vec<&Group> = figures.by_unit.iter().filter(|g| !g.value.is_empty()).collect();
    let ranked = || named.iter().filter(|group| group.share.status == Status::Shown);
    let best = ranked().next().and_then(|group| group.share.interval);
    let is_below = |group: &Group| is_below(group.share.interval, best);
    // One with few answers may overlap the best though one above it doesn't: then there are two frames.
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
        standing: if is_below(group) { Standing::Below } else { Standing::Alike },
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

/// Whether an interval lies wholly below another: more than chance, and then some.
pub(super) fn is_below(interval: Option<[f64; 2]>, other: Option<[f64; 2]>) -> bool {
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

fn why_hidden(status: Status, figures: &Figures, names: &Names) -> String {
    if status == Status::Empty {
        return names.words().no_answers.to_owned();
    }
    let least = whole(names.language, figures.thresholds.hide_below);
    fill(names.words().hidden, &[("n", &least)])
}

fn n(n: Option<u64>, names: &Names) -> String {
    n.map_or(String::new(), |n| fill(names.words().n, &[("n", &whole(names.language, n))]))
}

fn ticks(names: &Names) -> Formatter {
    let language = names.language;
    Rc::new(move |share| percent(language, share, 0))
}
