//! Which months and which values are written out, so that none stands on another.

use super::{DOT, Frame, TrendInput};
use crate::charts::canvas::LABEL;
use crate::charts::measure::TextMeasure;
use crate::charts::scene::Weight;
use crate::charts::text::LINE;

/// Months that divide a year.
const EVERY: [usize; 7] = [1, 2, 3, 4, 6, 12, 24];
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
    frame: &Frame,
    small: &dyn Fn(&str) -> f64,
    width: f64,
) -> Months {
    let count = input.points.len();
    let place = |every: usize, text: &dyn Fn(usize) -> f64| -> Option<Vec<(usize, f64)>> {
        let mut end = f64::NEG_INFINITY;
        let mut places = Vec::new();
        for index in (0..count).filter(|index| (count - 1 - index).is_multiple_of(every)) {
            let half = text(index) / 2.0;
            let x = frame.x(index).max(half).min(width - half);
            if x - half < end + CLEAR {
                return None;
            }
            end = x + half;
            places.push((index, x));
        }
        Some(places)
    };
    let label = |index: usize| small(&input.points[index].label);
    let both = |index: usize| label(index).max(small(&input.points[index].n));
    let fitting = EVERY.iter().find_map(|every| place(*every, &label).map(|at| (*every, at)));
    let Some((every, shown)) = fitting else {
        // Not even every other year: the last one alone.
        let half = label(count - 1) / 2.0;
        let x = frame.x(count - 1).max(half).min(width - half);
        return Months { shown: vec![(count - 1, x)], with_n: false };
    };
    let any_n = input.points.iter().any(|point| point.cell.estimate().is_some());
    // n of every second month would look like n of all, so it is all or none.
    match place(1, &both) {
        Some(shown) if every == 1 && any_n => Months { shown, with_n: true },
        _ => Months { shown, with_n: false },
    }
}

/// All values if none stands on another; otherwise those of months outside of their limits, the last, the highest, the
/// lowest and the first, as far as they fit. Each with the middle of its place.
pub(super) fn values<'a>(
    input: &'a TrendInput,
    frame: &Frame,
    measure: &dyn TextMeasure,
    width: f64,
) -> Vec<(&'a str, (f64, f64))> {
    let seen: Vec<_> = input
        .points
        .iter()
        .enumerate()
        .filter_map(|(index, point)| point.cell.estimate().map(|e| (index, e)))
        .collect();
    let places: Vec<Place> = seen
        .iter()
        .map(|(index, estimate)| {
            let text = match &input.points[*index].beyond {
                Some(beyond) => &beyond.mark,
                None => &estimate.text,
            };
            let half = measure.width(text, LABEL, Weight::Bold) / 2.0;
            let x = frame.x(*index).max(frame.left + half).min(width - half);
            // Clear of the band, and so of the line within it; and of the dot, where the interval ends at it, as at
            // 100 %. In a dip both leave upwards, so the room is below.
            let clear = LINE / 2.0 + DOT;
            let dot = frame.y(estimate.share);
            let y = if is_dip(input, *index, estimate.share) {
                (frame.y(estimate.low) + 11.0 + DOT / 2.0).max(dot + clear)
            } else {
                (frame.y(estimate.high) - 10.0 - DOT / 2.0).min(dot - clear)
            };
            Place { text, x, y, half }
        })
        .collect();
    let dots: Vec<_> = seen.iter().map(|(i, e)| (frame.x(*i), frame.y(e.share))).collect();
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
struct Place<'a> {
    text: &'a str,
    x: f64,
    y: f64,
    half: f64,
}

impl Place<'_> {
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
