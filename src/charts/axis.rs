//! From a number that may be below zero to a place: differences of shares and correlations, in hundredths. Shares have
//! their own [`Scale`](super::scale::Scale), which knows where they end.

use super::canvas::SMALL;
use super::estimate::Formatter;
use super::measure::TextMeasure;
use super::scene::Weight;

/// The distances between ticks, in hundredths, that people count in.
const STEPS: [i32; 6] = [1, 2, 5, 10, 20, 50];

/// The clear space between two ticks' words.
const APART: f64 = 24.0;

/// A range from hundredths to hundredths, laid over pixels.
pub(super) struct Axis {
    low: i32,
    high: i32,
    pixels: (f64, f64),
}

impl Axis {
    /// Covers all values, ends at multiples of `unit` hundredths and is at least so many of these long, or chance
    /// would look large.
    pub fn over(
        values: impl Iterator<Item = f64>,
        unit: i32,
        least: i32,
        pixels: (f64, f64),
    ) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.filter(|value| value.is_finite()) {
            low = low.min(value);
            high = high.max(value);
        }
        if low > high {
            (low, high) = (0.0, 0.0);
        }
        let units = |value: f64| value.clamp(-1.0, 1.0) * 100.0 / f64::from(unit);
        let (mut low, mut high) =
            ((units(low) + 1e-9).floor() as i32, (units(high) - 1e-9).ceil() as i32);
        while high - low < least {
            low -= 1;
            high += i32::from(high - low < least);
        }
        Self { low: low * unit, high: high * unit, pixels }
    }

    /// Where a value stands.
    pub fn place(&self, value: f64) -> f64 {
        let (from, to) = self.pixels;
        let span = f64::from(self.high - self.low);
        let part = ((value * 100.0 - f64::from(self.low)) / span).clamp(0.0, 1.0);
        from + part * (to - from)
    }

    /// Ticks of a horizontal axis whose words stand clear of one another.
    pub fn ticks_across(
        &self,
        format: &Formatter,
        measure: &dyn TextMeasure,
    ) -> Vec<(f64, String)> {
        self.ticks(format, |ticks| {
            let half = |text: &str| measure.width(text, SMALL, Weight::Regular) / 2.0;
            ticks.windows(2).all(|pair| {
                let clear = pair[1].0 - pair[0].0 - half(&pair[0].1) - half(&pair[1].1);
                clear >= APART
            })
        })
    }

    /// Ticks of a vertical axis, a few.
    pub fn ticks_up(&self, format: &Formatter) -> Vec<(f64, String)> {
        self.ticks(format, |ticks| ticks.len() <= 6)
    }

    /// The finest ticks that satisfy; none where not even the coarsest do.
    fn ticks(
        &self,
        format: &Formatter,
        satisfies: impl Fn(&[(f64, String)]) -> bool,
    ) -> Vec<(f64, String)> {
        let at = |step: i32| {
            let first = self.low.div_euclid(step) + i32::from(self.low.rem_euclid(step) > 0);
            (first..=self.high.div_euclid(step))
                .map(|n| f64::from(n * step) / 100.0)
                .map(|value| (self.place(value), format(value)))
                .collect::<Vec<_>>()
        };
        STEPS.into_iter().map(at).find(|ticks| satisfies(ticks)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::charts::WidthTable;

    /// Of values the ends of the axis and its ticks, over 300 pixels.
    fn check(values: &[f64], expected: ([f64; 2], &str)) {
        let axis = Axis::over(values.iter().copied(), 5, 2, (0.0, 300.0));
        let format: Formatter = Rc::new(|value| format!("{:.0}", value * 100.0));
        let ticks = axis.ticks_across(&format, &WidthTable);
        let words: Vec<&str> = ticks.iter().map(|(_, text)| text.as_str()).collect();
        let ends = [axis.low, axis.high].map(f64::from);
        assert_eq!((ends, words.join(" ").as_str()), expected, "{values:?}");
        for (x, text) in &ticks {
            let value: f64 = text.parse().unwrap();
            let expected = (value - ends[0]) / (ends[1] - ends[0]) * 300.0;
            assert!((x - expected).abs() < 1e-9, "{text} at {x}");
        }
    }

    #[test]
    fn ends_are_round_and_zero_is_where_it_is() {
        check(&[-0.031, 0.012], ([-5.0, 5.0], "-4 -2 0 2 4"));
        check(&[0.0], ([-5.0, 5.0], "-4 -2 0 2 4"));
        check(&[], ([-5.0, 5.0], "-4 -2 0 2 4"));
        check(&[-0.05, 0.05], ([-5.0, 5.0], "-4 -2 0 2 4"));
        check(&[-1.0, 1.0], ([-100.0, 100.0], "-100 -50 0 50 100"));
        check(&[-0.4, -0.32, 0.0], ([-40.0, 0.0], "-40 -30 -20 -10 0"));
        check(&[f64::NAN, 0.3], ([25.0, 35.0], "26 28 30 32 34"));
    }
}
