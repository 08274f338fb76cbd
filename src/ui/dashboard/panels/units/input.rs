//! The units' finding and their chart's input.

use std::ops::Range;

use hailong_core::figures::{Figures, Group, Status};
use hailong_core::filter::UNIT;

use crate::charts::{Cell, RankingInput, RankingRow, UnitVsRest};
use crate::i18n::{fill, whole};
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::shares::{cell, is_lower, n, percents};

/// Whether a unit is clearly below the best.
pub fn title(input: &RankingInput, names: &Names) -> String {
    let words = names.words();
    let mut ranked = input.rows.iter().filter(|row| matches!(row.cell, Cell::Shown(_)));
    let Some(best) = ranked.next() else {
        return words.units_plain.to_owned();
    };
    let others: Vec<_> = ranked.collect();
    if others.is_empty() {
        return words.units_plain.to_owned();
    }
    // The last one in the order may be like the best where few answered: the one named is the last of
    // those that don't.
    match others.iter().rfind(|row| row.vs_rest == UnitVsRest::Below) {
        Some(worst) => fill(words.units_apart, &[("best", &best.label), ("worst", &worst.label)]),
        None => words.units_alike.to_owned(),
    }
}

/// The units, those that may be ranked from the best to the worst. Framed are the best one and those that may be
/// below it by chance; the others are below it by more than that.
pub fn input(figures: &Figures, names: &Names) -> RankingInput {
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
        percent: percents(names),
    }
}
