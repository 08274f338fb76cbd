//! The units' finding and their chart's input.

use std::cmp::Ordering;
use std::ops::Range;

use hailong_core::figures::{Figures, Group, Status};
use hailong_core::filter::UNIT;

use crate::charts::{RankingInput, RankingRow, UnitVsRest};
use crate::i18n::{fill, whole};
use crate::ui::dashboard::model::units_vs_rest::sides;
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::shares::{cell, n, percents};

/// Which units, as wholes, are clearly below and above the rest: by name where it is one, else how many.
pub fn title(figures: &Figures, names: &Names) -> String {
    let words = names.words();
    let sides = sides(figures);
    if sides.iter().all(Option::is_none) {
        return words.units_plain.to_owned();
    }
    let part = |side: Ordering, text: &'static str| {
        let groups = figures.by_unit.iter().zip(&sides);
        let own: Vec<&Group> =
            groups.filter(|(_, of)| **of == Some(side)).map(|(group, _)| group).collect();
        let units = match &*own {
            [] => return None,
            [only] => names.value(UNIT, &only.value),
            some => fill(words.units_some, &[("n", &whole(names.language, some.len() as u64))]),
        };
        Some(fill(text, &[("units", &units)]))
    };
    let found =
        [part(Ordering::Less, words.units_below), part(Ordering::Greater, words.units_above)];
    let found: Vec<String> = found.into_iter().flatten().collect();
    match found.is_empty() {
        true => words.units_alike.to_owned(),
        false => fill(words.units_apart, &[("found", &found.join("; "))]),
    }
}

/// The units, those that may be ranked from the best to the worst. Framed are those that don't differ from all other
/// responses by more than chance.
pub fn input(figures: &Figures, names: &Names) -> RankingInput {
    let words = names.words();
    // Responses that don't say their unit are no unit.
    let named: Vec<(&Group, Option<Ordering>)> = figures
        .by_unit
        .iter()
        .zip(sides(figures))
        .filter(|(group, _)| !group.value.is_empty())
        .collect();
    let ranked = named.iter().filter(|(group, _)| group.share.status == Status::Shown);
    // One with few answers may be alike though one between it and the others isn't: then there are two frames.
    let mut alike: Vec<Range<usize>> = Vec::new();
    for (at, (_, side)) in ranked.enumerate() {
        match alike.last_mut() {
            _ if *side != Some(Ordering::Equal) => {}
            Some(frame) if frame.end == at => frame.end += 1,
            _ => alike.push(at..at + 1),
        }
    }
    let row = |(group, side): &(&Group, Option<Ordering>)| RankingRow {
        key: group.value.clone(),
        label: names.value(UNIT, &group.value),
        n: n(group.share.n, names),
        cell: cell(&group.share, figures, names),
        vs_rest: match side {
            Some(Ordering::Less) => UnitVsRest::Below,
            Some(Ordering::Greater) => UnitVsRest::Above,
            _ => UnitVsRest::Alike,
        },
        verdict: match side {
            Some(Ordering::Less) => words.heat_is_below.to_owned(),
            Some(Ordering::Greater) => words.heat_is_above.to_owned(),
            _ => String::new(),
        },
    };
    let reference = whole(names.language, figures.thresholds.reference_below);
    RankingInput {
        rows: named.iter().map(row).collect(),
        alike,
        unranked: fill(words.unranked, &[("n", &reference)]),
        empty: words.no_units.to_owned(),
        percent: percents(names),
    }
}
