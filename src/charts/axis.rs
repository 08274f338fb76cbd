//! The one kind of axis: a range of numbers with round numbers on it, as plotters' [`Ranged`].
//!
//! It says where a value lies between two ends and which values are ticks (plotters' key points). It doesn't draw, and it
//! doesn't format: the words of a tick come from the caller's [`Formatter`].

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};

use super::backend::{UNITS, units};
use super::canvas::SMALL;
use super::estimate::Formatter;
use super::measure::TextMeasure;
use super::scene::Weight;

/// The distances between ticks that people count in. A distance that gives as many ticks as a shorter one comes after it.
const SHARE_STEPS: &[i32] = &[5, 10, 20, 25, 50, 100];
const DIFFERENCE_STEPS: &[i32] = &[1, 2, 5, 10, 20, 50, 100];
/// Months that divide a year, and years.
const MONTH_STEPS: &[i32] = &[1, 2, 3, 4, 6, 12, 24];

/// The clear space between the words of two ticks side by side, in pixels.
const BETWEEN_SHARES: f64 = 20.0;
const BETWEEN_DIFFERENCES: f64 = 24.0;

/// More ticks than this are too many on a vertical axis.
const MOST_UPWARDS: usize = 6;

/// A tick: its value and its words.
pub(super) type Tick = (f64, String);

/// A range of values. Its ends and ticks are whole numbers of steps: hundredths of a share, months, pixels.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    /// The ends, in steps; the first one lies at the left or, upwards, at the bottom.
    ends: [f64; 2],
    /// How many steps a value of 1 is.
    steps_of_one: f64,
    /// The distances that ticks may have, in steps; an axis with none has no ticks.
    distances: &'static [i32],
    /// The step that ticks are counted from.
    origin: f64,
    /// The clear space between the words of ticks side by side.
    between: f64,
    /// Clear space at both ends, in the backend's units.
    inset: i32,
}

impl Axis {
    /// For shares from 0 to 1. It covers all values, ends at multiples of 5 %, and is at least 20 % long, so that
    /// differences by chance don't look large.
    pub fn shares(values: impl IntoIterator<Item = f64>) -> Self {
        let (low, high) = bounds(values).unwrap_or((0.0, 1.0));
        let mut low = (low.clamp(0.0, 1.0) * 20.0 + 1e-9).floor() * 5.0;
        let mut high = (high.clamp(0.0, 1.0) * 20.0 - 1e-9).ceil() * 5.0;
        while high - low < 20.0 {
            low = (low - 5.0).max(0.0);
            if high - low < 20.0 {
                high = (high + 5.0).min(100.0);
            }
        }
        Self::hundredths([low, high], SHARE_STEPS, BETWEEN_SHARES)
    }

    /// For shares, from 0 to 100 % whatever the values are.
    pub fn all_shares() -> Self {
        Self::hundredths([0.0, 100.0], SHARE_STEPS, BETWEEN_SHARES)
    }

    /// For differences of shares and for correlations, −1 to 1. It covers all values, ends at multiples of 5 hundredths and
    /// is at least `least` of these long, so that differences by chance don't look large.
    pub fn differences(values: impl IntoIterator<Item = f64>, least: u32) -> Self {
        const UNIT: f64 = 5.0;
        let (low, high) = bounds(values).unwrap_or((0.0, 0.0));
        let parts = |value: f64| value.clamp(-1.0, 1.0) * 100.0 / UNIT;
        let (mut low, mut high) = ((parts(low) + 1e-9).floor(), (parts(high) - 1e-9).ceil());
        while high - low < f64::from(least) {
            low -= 1.0;
            if high - low < f64::from(least) {
                high += 1.0;
            }
        }
        Self::hundredths([low * UNIT, high * UNIT], DIFFERENCE_STEPS, BETWEEN_DIFFERENCES)
    }

    /// For months: 2.0 is where the third one begins, 2.5 its middle. Ticks are middles, counted back from the last month.
    pub fn months(count: usize) -> Self {
        let end = count as f64;
        Self {
            ends: [0.0, end],
            steps_of_one: 1.0,
            distances: MONTH_STEPS,
            origin: end - 0.5,
            between: 0.0,
            inset: 0,
        }
    }

    /// For rows of differing heights, which a layout has placed already: values are pixels, 0 at the top, and none is a
    /// tick.
    pub fn rows(height: f64) -> Self {
        Self {
            ends: [height, 0.0],
            steps_of_one: 1.0,
            distances: &[],
            origin: 0.0,
            between: 0.0,
            inset: 0,
        }
    }

    fn hundredths(ends: [f64; 2], distances: &'static [i32], between: f64) -> Self {
        Self { ends, steps_of_one: 100.0, distances, origin: 0.0, between, inset: 0 }
    }

    /// The same with clear space at both ends, in pixels.
    pub fn with_inset(self, pixels: f64) -> Self {
        Self { inset: units(pixels), ..self }
    }

    /// Where a value lies between two ends, in pixels.
    pub fn place(&self, value: f64, (from, to): (f64, f64)) -> f64 {
        f64::from(self.map(&value, (units(from), units(to)))) / UNITS
    }

    /// Ticks of a vertical axis: a few.
    pub fn ticks_up(&self, format: &Formatter) -> Vec<Tick> {
        let ticks = self.key_points(MOST_UPWARDS).into_iter();
        ticks.map(|value| (value, format(value))).collect()
    }

    /// Ticks of a horizontal axis: as many as have room for their words.
    pub fn ticks_across(
        &self,
        ends: (f64, f64),
        format: &Formatter,
        measure: &dyn TextMeasure,
    ) -> Vec<Tick> {
        self.most_that_fit(|values| {
            let ticks: Vec<Tick> = values.iter().map(|value| (*value, format(*value))).collect();
            let half = |text: &str| measure.width(text, SMALL, Weight::Regular) / 2.0;
            let is_clear = ticks.windows(2).all(|pair| {
                let [left, right] = [&pair[0], &pair[1]];
                let apart = self.place(right.0, ends) - self.place(left.0, ends);
                apart - half(&left.1) - half(&right.1) >= self.between
            });
            is_clear.then_some(ticks)
        })
        .unwrap_or_default()
    }

    /// What `fit` makes of the most ticks that it accepts; `None` where it accepts no number of them.
    pub fn most_that_fit<T>(&self, fit: impl Fn(&[f64]) -> Option<T>) -> Option<T> {
        let mut most = usize::MAX;
        loop {
            let values = self.key_points(most);
            if values.is_empty() {
                return None;
            }
            match fit(&values) {
                Some(fitted) => return Some(fitted),
                None => most = values.len() - 1,
            }
        }
    }

    /// Both ends as ticks: no value lies beyond them.
    pub fn ends(&self, format: &Formatter) -> [Tick; 2] {
        let Range { start, end } = self.range();
        [start, end].map(|value| (value, format(value)))
    }

    /// The first and the last tick at this distance, counted in distances from the origin.
    fn span(&self, distance: i32) -> (i32, i32) {
        let count = |end: f64| (end - self.origin) / f64::from(distance);
        (count(self.ends[0]).ceil() as i32, count(self.ends[1]).floor() as i32)
    }
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (from, to): (i32, i32)) -> i32 {
        let inset = self.inset * (to - from).signum();
        let (from, to) = (from + inset, to - inset);
        let [low, high] = self.ends;
        let part = ((value * self.steps_of_one - low) / (high - low)).clamp(0.0, 1.0);
        from + (part * f64::from(to - from)).round() as i32
    }

    /// The most that the hint allows; of two distances with as many ticks the longer one's, which have more room.
    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        let most = hint.max_num_points();
        let spans = self.distances.iter().map(|distance| (*distance, self.span(*distance)));
        let count = |(first, last): (i32, i32)| (last - first + 1).max(0) as usize;
        let found = spans
            .filter(|(_, span)| count(*span) <= most)
            .max_by_key(|(distance, span)| (count(*span), *distance));
        let Some((distance, (first, last))) = found else { return Vec::new() };
        let value = |n: i32| (self.origin + f64::from(n * distance)) / self.steps_of_one;
        (first..=last).map(value).collect()
    }

    fn range(&self) -> Range<f64> {
        let [low, high] = self.ends.map(|end| end / self.steps_of_one);
        low..high
    }
}

/// The lowest and the highest of all finite values; `None` where there are none.
fn bounds(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    let finite = values.into_iter().filter(|value| value.is_finite());
    finite.fold(None, |found, value| {
        let (low, high) = found.unwrap_or((value, value));
        Some((low.min(value), high.max(value)))
    })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::charts::measure::WidthTable;

    fn whole() -> Formatter {
        Rc::new(|value| format!("{:.0}", value * 100.0))
    }

    fn words(ticks: &[Tick]) -> String {
        ticks.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Of values the ends of their axis in hundredths, and its ticks over 300 pixels.
    fn check(axis: &Axis, expected: ([f64; 2], &str)) {
        let ticks = axis.ticks_across((0.0, 300.0), &whole(), &WidthTable);
        assert_eq!((axis.ends, words(&ticks).as_str()), expected);
        for (value, text) in &ticks {
            let number: f64 = text.parse().unwrap();
            assert!((value * 100.0 - number).abs() < 1e-9);
            let part = (number - axis.ends[0]) / (axis.ends[1] - axis.ends[0]);
            let place = axis.place(*value, (0.0, 300.0));
            assert!((place - part * 300.0).abs() < 0.05 + 1e-9, "{text} at {place}");
        }
    }

    #[test]
    fn differences_end_at_round_numbers_and_zero_is_where_it_is() {
        let check = |values: &[f64], expected| {
            check(&Axis::differences(values.iter().copied(), 2), expected);
        };
        check(&[-0.031, 0.012], ([-5.0, 5.0], "-4 -2 0 2 4"));
        check(&[0.0], ([-5.0, 5.0], "-4 -2 0 2 4"));
        check(&[], ([-5.0, 5.0], "-4 -2 0 2 4"));
        check(&[-0.05, 0.05], ([-5.0, 5.0], "-4 -2 0 2 4"));
        check(&[-1.0, 1.0], ([-100.0, 100.0], "-100 -50 0 50 100"));
        check(&[-0.4, -0.32, 0.0], ([-40.0, 0.0], "-40 -30 -20 -10 0"));
        check(&[f64::NAN, 0.3], ([25.0, 35.0], "26 28 30 32 34"));
    }

    #[test]
    fn shares_end_at_multiples_of_five_and_are_never_stretched() {
        let check = |values: &[f64], expected| {
            check(&Axis::shares(values.iter().copied()), expected);
        };
        check(&[], ([0.0, 100.0], "0 20 40 60 80 100"));
        check(&[0.71, 0.72], ([60.0, 80.0], "60 65 70 75 80"));
        check(&[1.0], ([80.0, 100.0], "80 85 90 95 100"));
        check(&[0.0], ([0.0, 20.0], "0 5 10 15 20"));
        check(&[0.05, 0.62], ([5.0, 65.0], "10 20 30 40 50 60"));
        check(&[f64::NAN], ([0.0, 100.0], "0 20 40 60 80 100"));
    }

    #[test]
    fn of_as_many_ticks_those_with_the_most_room_are_taken() {
        let points = |values: [f64; 2], most: usize| -> String {
            let points = Axis::shares(values).key_points(most).into_iter();
            points.map(|value| format!("{:.0}", value * 100.0)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(points([0.0, 0.5], 6), "0 10 20 30 40 50");
        assert_eq!(points([0.0, 0.5], 5), "0 25 50");
        assert_eq!(points([0.0, 0.5], 2), "0 50");
        assert_eq!(points([0.0, 1.0], 0), "");
        assert_eq!(Axis::rows(100.0).key_points(9), [] as [f64; 0]);
    }

    #[test]
    fn months_are_counted_back_from_the_last() {
        let points = |count: usize, most: usize| Axis::months(count).key_points(most);
        assert_eq!(points(3, 9), [0.5, 1.5, 2.5]);
        assert_eq!(points(12, 6), [1.5, 3.5, 5.5, 7.5, 9.5, 11.5]);
        assert_eq!(points(13, 2), [0.5, 12.5]);
        assert_eq!(points(100, 1), [] as [f64; 0]);
    }

    #[test]
    fn a_place_is_between_the_ends_and_their_insets() {
        let axis = Axis::all_shares().with_inset(14.0);
        let check = |value: f64, expected: f64| {
            assert_eq!(axis.place(value, (100.0, 300.0)), expected, "{value}");
            assert_eq!(axis.place(value, (300.0, 100.0)), 400.0 - expected, "{value}");
        };
        check(0.0, 114.0);
        check(0.5, 200.0);
        check(1.0, 286.0);
        check(-3.0, 114.0);
        check(7.0, 286.0);
        assert_eq!(Axis::rows(80.0).place(30.0, (80.0, 0.0)), 30.0);
    }
}
