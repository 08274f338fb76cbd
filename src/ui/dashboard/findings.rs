//! What a panel's title says: the finding, not the kind of chart. Only cells that may be ranked are
//! named.

use hailong_core::figures::{Figures, Status};
use hailong_core::filter::{MONTH, UNIT};
use hailong_core::questionnaire::Scale;

use super::inputs;
use super::names::Names;
use crate::charts::Standing;
use crate::i18n::{fill, percent};

/// A name and its share.
type Found = (String, f64);

/// The best and the worst item of a scale.
pub fn items(figures: &Figures, names: &Names, scale: &Scale) -> String {
    let ids = names.questionnaire.items().filter(|(_, _, its, _)| its.id == scale.id);
    // The item that asks for the result of all isn't one among the others.
    let ids: Vec<&str> = ids
        .map(|(_, item, ..)| item.id.as_str())
        .filter(|id| figures.overall.item.as_deref() != Some(id))
        .collect();
    let shown = figures
        .items
        .iter()
        .filter(|item| item.status == Status::Shown && ids.contains(&item.id.as_str()));
    let found = shown.filter_map(|item| Some((names.item(&item.id), item.top_share?)));
    let words = names.words();
    between(names, found.collect(), words.items_finding, words.items_plain)
}

/// The best and the worst factor.
pub fn factors(figures: &Figures, names: &Names) -> String {
    let shown = figures.factors.iter().filter(|factor| factor.share.status == Status::Shown);
    let found =
        shown.filter_map(|factor| Some((names.factor(&factor.id), factor.share.top_share?)));
    let words = names.words();
    between(names, found.collect(), words.factors_finding, words.factors_plain)
}

/// The last month, and the best and the worst.
pub fn trend(figures: &Figures, names: &Names) -> String {
    let shown = figures
        .by_month
        .iter()
        .filter(|group| group.share.status == Status::Shown && !group.value.is_empty());
    let found: Vec<Found> = shown
        .filter_map(|group| Some((names.value(MONTH, &group.value), group.share.top_share?)))
        .collect();
    let words = names.words();
    let Some((last, share)) = found.last().cloned() else {
        return words.trend_plain.to_owned();
    };
    let text = if found.len() > 2 { words.trend_finding } else { words.trend_one };
    let text = fill(text, &[("last", &last), ("share", &percent(names.language, share, 1))]);
    between(names, found, &text, &text)
}

/// Whether a unit is clearly below the best.
pub fn units(figures: &Figures, names: &Names) -> String {
    let words = names.words();
    let shown: Vec<_> =
        figures.by_unit.iter().filter(|group| group.share.status == Status::Shown).collect();
    let (Some(best), Some(worst), true) = (shown.first(), shown.last(), shown.len() > 1) else {
        return words.units_plain.to_owned();
    };
    let input = inputs::units(figures, names);
    let below = input.rows.iter().any(|row| row.standing == Standing::Below);
    if !below {
        return words.units_alike.to_owned();
    }
    let (best, worst) = (names.value(UNIT, &best.value), names.value(UNIT, &worst.value));
    fill(words.units_apart, &[("best", &best), ("worst", &worst)])
}

/// Fills a sentence with the highest and the lowest; the plain one where there aren't two.
fn between(names: &Names, found: Vec<Found>, sentence: &str, plain: &str) -> String {
    let highest = found.iter().max_by(|a, b| a.1.total_cmp(&b.1));
    let lowest = found.iter().min_by(|a, b| a.1.total_cmp(&b.1));
    let (Some((best, high)), Some((worst, low)), true) = (highest, lowest, found.len() > 1) else {
        return plain.to_owned();
    };
    let (high, low) = (percent(names.language, *high, 1), percent(names.language, *low, 1));
    fill(sentence, &[("best", best), ("high", &high), ("worst", worst), ("low", &low)])
}
