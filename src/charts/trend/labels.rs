//! Which months and which values are written out, so that none stands on another.

use super::input::TrendInput;
use crate::charts::canvas::LABEL;
use crate::charts::measure::TextMeasure;
use crate::charts::plot::Coordinates;
use crate::charts::scene::Weight;
use crate::charts::text::{Fitter, LINE};

/// A dot's radius: values stand clear of it.
pub(super) const DOT: f64 = 4.5;
/// Between the labels of two months.
const CLEAR: f64 = 8.0;

pub(super) struct Months {
    /// Indices with the middle of their labels.
    pub shown: Vec<(usize, f64)>,
    /// Whether there is room for n below.
    pub with_n: bool,
}

/// The most month labels that fit, counted back from the last one.
pub(super) fn months(
    input: &TrendInput,
    coordinates: &Coordinates,
    small: &Fitter,
    width: f64,
) -> Months {
    let label = |index: usize| small.width(&input.points[index].label);
    let both = |index: usize| label(index).max(small.width(&input.points[index].n));
    let place = |index: usize, text: &dyn Fn(usize) -> f64| {
        let half = text(index) / 2.0;
        (coordinates.x(index as f64 + 0.5).max(half).min(width - half), half)
    };
    let fit = |months: &[f64], text: &dyn Fn(usize) -> f64| -> Option<Vec<(usize, f64)>> {
        let mut end = f64::NEG_INFINITY;
        let mut places = Vec::new();
        for index in months.iter().map(|month| *month as usize) {
            let (x, half) = place(index, text);
            if x - half < end + CLEAR {
                return None;
            }
            end = x + half;
            places.push((index, x));
        }
        Some(places)
    };
    let count = input.points.len();
    let Some(shown) = coordinates.across().most_that_fit(|months| fit(months, &label)) else {
        // Not even every other year: the last one alone.
        return Months { shown: vec![(count - 1, place(count - 1, &label).0)], with_n: false };
    };
    // n of every second month would look like n of all, so it is all or none.
    if shown.len() == count && input.shown().next().is_some() {
        let all: Vec<f64> = (0..count).map(|index| index as f64).collect();
        if let Some(shown) = fit(&all, &both) {
            return Months { shown, with_n: true };
        }
    }
    Months { shown, with_n: false }
}

/// All values if none stands on another; otherwise those of months outside of their limits, the last, the highest, the
/// lowest and the first, as far as they fit. Each with the middle of its place.
pub(super) fn values<'a>(
    input: &'a TrendInput,
    coordinates: &Coordinates,
    measure: &dyn TextMeasure,
    width: f64,
) -> Vec<(&'a str, (f64, f64))> {
    let seen: Vec<_> = input.shown().collect();
    let left = coordinates.bounds()[0];
    let x = |index: usize| coordinates.x(index as f64 + 0.5);
    let places: Vec<ValuePlace> = seen
        .iter()
        .map(|(index, estimate)| {
            let text = match &input.points[*index].beyond {
                Some(beyond) => &beyond.mark,
                None => &estimate.text,
            };
            let half = measure.width(text, LABEL, Weight::Bold) / 2.0;
            let x = x(*index).max(left + half).min(width - half);
            // Clear of the band, and so of the line within it; and of the dot, where the interval ends at it, as at
            // 100 %. In a dip both leave upwards, so the room is below.
            let clear = LINE / 2.0 + DOT;
            let dot = coordinates.y(estimate.share);
            let y = if is_dip(input, *index, estimate.share) {
                (coordinates.y(estimate.low) + 11.0 + DOT / 2.0).max(dot + clear)
            } else {
                (coordinates.y(estimate.high) - 10.0 - DOT / 2.0).min(dot - clear)
            };
            ValuePlace { text, x, y, half }
        })
        .collect();
    let dots: Vec<_> = seen.iter().map(|(i, e)| (x(*i), coordinates.y(e.share))).collect();
    let fits = |index: usize, others: &[usize]| {
        let place = &places[index];
        others.iter().all(|other| place.clear_of(&places[*other]))
            && dots.iter().all(|dot| !place.covers(*dot))
    };
    let all: Vec<usize> = (0..places.len()).collect();
    if all.iter().all(|index| fits(*index, &all[..*index])) {
        return places.into_iter().map(|place| (place.text, (place.x, place.y))).collect();
    }
    let share = |index: &usize| seen[*index].1.share;
    let highest = all.iter().copied().max_by(|a, b| share(a).total_cmp(&share(b)));
    let lowest = all.iter().copied().min_by(|a, b| share(a).total_cmp(&share(b)));
    let mut kept: Vec<usize> = Vec::new();
    let is_beyond = |index: &usize| input.points[seen[*index].0].beyond.is_some();
    let beyond = all.iter().copied().rev().filter(is_beyond);
    let others = [all.last().copied(), highest, lowest, Some(0)].into_iter().flatten();
    for index in beyond.chain(others) {
        if !kept.contains(&index) && fits(index, &kept) {
            kept.push(index);
        }
    }
    kept.sort_unstable();
    kept.into_iter().map(|index| (places[index].text, (places[index].x, places[index].y))).collect()
}

/// Where a value would be written.
struct ValuePlace<'a> {
    text: &'a str,
    x: f64,
    y: f64,
    half: f64,
}

impl ValuePlace<'_> {
    fn clear_of(&self, other: &Self) -> bool {
        (self.x - other.x).abs() >= self.half + other.half + 4.0 || (self.y - other.y).abs() >= LINE
    }

    fn covers(&self, (x, y): (f64, f64)) -> bool {
        (self.x - x).abs() < self.half + DOT && (self.y - y).abs() < LINE / 2.0 + DOT
    }
}

/// Whether its visible neighbours are all higher.
fn is_dip(input: &TrendInput, index: usize, share: f64) -> bool {
    let at = |index: Option<usize>| {
        input.points.get(index?).and_then(|point| point.cell.estimate()).map(|e| e.share)
    };
    let neighbours = [at(index.checked_sub(1)), at(Some(index + 1))];
    neighbours.iter().any(Option::is_some) && neighbours.iter().flatten().all(|n| *n > share)
}
