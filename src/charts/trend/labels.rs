//! Which months and which values are written out, so that none stands on another.

use super::{DOT, Frame, PLOT, TOP, TrendInput};
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
    // n of every second month would look like n of all, so it is all or none.
    match place(1, &both) {
        Some(shown) if every == 1 => Months { shown, with_n: true },
        _ => Months { shown, with_n: false },
    }
}

/// All values if none stands on another; otherwise the last, the highest, the lowest and the first, as
/// far as they fit. Each with the middle of its place.
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
    let places: Vec<_> = seen
        .iter()
        .map(|(index, estimate)| {
            let share = |index: Option<usize>| {
                let point = input.points.get(index?)?;
                point.cell.estimate().map(|e| e.share)
            };
            let neighbours = [share(index.checked_sub(1)), share(Some(index + 1))];
            let dip = neighbours.iter().flatten().all(|other| *other > estimate.share)
                && neighbours.iter().any(Option::is_some);
            // Clear of the band, and so of the line within it. In a dip both leave upwards, so the room
            // is below.
            let (above, below) = (frame.y(estimate.high) - 10.0, frame.y(estimate.low) + 11.0);
            let (above, below) = (above - DOT / 2.0, below + DOT / 2.0);
            let y = if dip && below + LINE / 2.0 < TOP + PLOT { below } else { above };
            let half = measure.width(&estimate.text, LABEL, Weight::Bold) / 2.0;
            let x = frame.x(*index).max(frame.left + half).min(width - half);
            (estimate.text.as_str(), (x, y), half)
        })
        .collect();
    let clear = |a: &(&str, (f64, f64), f64), b: &(&str, (f64, f64), f64)| {
        (a.1.0 - b.1.0).abs() >= a.2 + b.2 + 4.0 || (a.1.1 - b.1.1).abs() >= LINE
    };
    let all_clear = places.iter().enumerate().all(|(i, a)| places[..i].iter().all(|b| clear(a, b)));
    let all: Vec<usize> = (0..places.len()).collect();
    let by_share = |a: &&usize, b: &&usize| seen[**a].1.share.total_cmp(&seen[**b].1.share);
    let order = match (all_clear, all.iter().max_by(by_share), all.iter().min_by(by_share)) {
        (false, Some(highest), Some(lowest)) => {
            vec![places.len() - 1, *highest, *lowest, 0]
        }
        _ => all,
    };
    let mut kept: Vec<usize> = Vec::new();
    for index in order {
        if kept.iter().all(|other| *other != index && clear(&places[index], &places[*other])) {
            kept.push(index);
        }
    }
    kept.sort_unstable();
    kept.into_iter().map(|index| (places[index].0, places[index].1)).collect()
}
