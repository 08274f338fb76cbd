//! What a panel's title says: the finding, not the kind of chart. Only cells that may be ranked are
//! named, and only those that differ by more than chance are called higher and lower. Units and months are of different
//! persons, and so have a test of the difference; items and factors are of the same ones, and their 95 % intervals
//! mustn't overlap.

use hailong_core::calendar::Month;
use hailong_core::figures::{Figures, Share, Status};
use hailong_core::questionnaire::Scale;

use super::change::first_upper;
use super::events;
use super::inputs;
use super::names::Names;
use crate::charts::{Cell, UnitVsRest};
use crate::i18n::{drill, fill, percent};
use crate::ui::dashboard::model::drill::periods::Step;

/// A name, its share and the share's interval.
struct Found {
    name: String,
    share: f64,
    interval: Option<[f64; 2]>,
    /// The whole share, where the others are of other persons.
    apart: Option<Share>,
}

/// The best and the worst item of a scale.
pub fn items(figures: &Figures, names: &Names, scale: &Scale) -> String {
    // The item that asks for the result of all isn't one among the others, and to agree with one that is
    // asked the other way round is no praise.
    let asked = names.questionnaire.items().filter(|(_, item, its, reversed)| {
        its.id == scale.id && !reversed && figures.overall.item.as_ref() != Some(&item.id)
    });
    let ids: Vec<&str> = asked.map(|(_, item, ..)| item.id.as_str()).collect();
    let shown = figures
        .items
        .iter()
        .filter(|item| item.status == Status::Shown && ids.contains(&item.id.as_str()));
    let found = shown.filter_map(|item| {
        let (share, interval) = (item.top_share?, item.interval);
        Some(Found { name: names.item(&item.id), share, interval, apart: None })
    });
    let found: Vec<Found> = found.collect();
    let words = names.words();
    if let ([only], [_]) = (&*found, &*ids) {
        let share = percent(names.language, only.share, 1);
        return fill(words.items_one, &[("item", &only.name), ("share", &share)]);
    }
    between(names, &found, words.items_finding, words.items_alike, words.items_plain)
}

/// The best and the worst factor.
pub fn factors(figures: &Figures, names: &Names) -> String {
    let found = figures
        .factors
        .iter()
        .filter_map(|factor| found(names.factor(&factor.id), &factor.share))
        .collect::<Vec<_>>();
    let words = names.words();
    between(names, &found, words.factors_finding, words.factors_alike, words.factors_plain)
}

/// The last month, or longer period, and the best and the worst.
pub fn trend(figures: &Figures, names: &Names, step: Step) -> String {
    let dated = figures.by_month.iter();
    let mut found: Vec<(Month, Found)> = dated
        .filter_map(|group| {
            let month = Month::parse(&group.value)?;
            let found = found(step.name(month, names.words()), &group.share)?;
            Some((month, Found { apart: Some(group.share), ..found }))
        })
        .collect();
    let words = names.words();
    let Some(last) = found.last().map(|(month, _)| *month) else {
        return words.trend_plain.to_owned();
    };
    // The highest and the lowest of what can be compared with the last one.
    let (count, first) = (found.len(), found[0].0);
    let own = events::stretch_of(names, step, last);
    found.retain(|(month, _)| events::stretch_of(names, step, *month) == own);
    let since = match found.len() == count {
        true => String::new(),
        false => events::since(names, first, step.last(last)),
    };
    let found: Vec<Found> = found.into_iter().map(|(_, found)| found).collect();
    let Some(last) = found.last() else {
        return words.trend_plain.to_owned();
    };
    let last = [("last", &*last.name), ("share", &percent(names.language, last.share, 1))];
    let sentence = |text| first_upper(&fill(text, &last));
    let own = drill::words(names.language);
    let [apart, alike, one] = match step {
        Step::Month => [words.trend_finding, words.trend_alike, words.trend_one],
        _ => [own.period_finding, own.period_alike, own.period_one],
    };
    between(names, &found, &sentence(apart), &sentence(alike), &sentence(one)) + &since
}

/// Whether a unit is clearly below the best.
pub fn units(figures: &Figures, names: &Names) -> String {
    let words = names.words();
    let input = inputs::units(figures, names);
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

fn found(name: String, share: &Share) -> Option<Found> {
    let Share { status: Status::Shown, top_share: Some(value), interval, .. } = *share else {
        return None;
    };
    Some(Found { name, share: value, interval, apart: None })
}

/// Fills a sentence with the highest and the lowest: `apart` where they differ by more than chance, else
/// `alike`; `plain` where there aren't two.
fn between(names: &Names, found: &[Found], apart: &str, alike: &str, plain: &str) -> String {
    let highest = found.iter().max_by(|a, b| a.share.total_cmp(&b.share));
    let lowest = found.iter().min_by(|a, b| a.share.total_cmp(&b.share));
    let (Some(best), Some(worst), true) = (highest, lowest, found.len() > 1) else {
        return plain.to_owned();
    };
    let is_apart = match (&worst.apart, &best.apart) {
        (Some(worst), Some(best)) => inputs::is_lower(worst, best, found.len()),
        _ => inputs::is_below(worst.interval, best.interval),
    };
    if !is_apart {
        return alike.to_owned();
    }
    let high = percent(names.language, best.share, 1);
    let low = percent(names.language, worst.share, 1);
    let places = [("best", &*best.name), ("high", &high), ("worst", &worst.name), ("low", &low)];
    fill(apart, &places)
}
