//! From a share to a place: plotters' coordinate over a range that suits the data, and its ticks.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

use super::backend::UNITS;
use super::canvas::SMALL;
use super::estimate::{Estimate, Formatter};
use super::measure::TextMeasure;
use super::scene::Weight;

/// The distances between ticks, in hundredths, that people count in.
const STEPS: [u32; 5] = [5, 10, 20, 25, 50];

/// Part of 0–100 %, laid over pixels.
pub(super) struct Scale {
    coord: RangedCoordf64,
    pixels: (f64, f64),
    low: u32,
    high: u32,
}

impl Scale {
    /// Covers all intervals, ends at multiples of 5 %, and is never so short that chance looks large.
    pub fn around<'e>(estimates: impl Iterator<Item = &'e Estimate>, pixels: (f64, f64)) -> Self {
        let (mut low, mut high) = (1.0_f64, 0.0_f64);
        for estimate in estimates {
            low = low.min(estimate.low).min(estimate.share);
            high = high.max(estimate.high).max(estimate.share);
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        let mut low = ((low.clamp(0.0, 1.0) * 20.0 + 1e-9).floor() * 5.0) as u32;
        let mut high = ((high.clamp(0.0, 1.0) * 20.0 - 1e-9).ceil() * 5.0) as u32;
        while high - low < 20 {
            low = low.saturating_sub(5);
            if high - low < 20 {
                high = (high + 5).min(100);
            }
        }
        Self::new(low, high, pixels)
    }

    /// 0 to 100 %.
    pub fn whole(pixels: (f64, f64)) -> Self {
        Self::new(0, 100, pixels)
    }

    fn new(low: u32, high: u32, pixels: (f64, f64)) -> Self {
        let coord = (f64::from(low) / 100.0..f64::from(high) / 100.0).into();
        Self { coord, pixels, low, high }
    }

    /// Where a share stands.
    pub fn place(&self, share: f64) -> f64 {
        let range = self.coord.range();
        let units = |pixels: f64| (pixels * UNITS).round() as i32;
        let ends = (units(self.pixels.0), units(self.pixels.1));
        f64::from(self.coord.map(&share.clamp(range.start, range.end), ends)) / UNITS
    }

    /// Ticks of a horizontal axis whose labels stand clear of one another.
    pub fn ticks_across(
        &self,
        format: &Formatter,
        measure: &dyn TextMeasure,
    ) -> Vec<(f64, String)> {
        self.ticks(
            |ticks| {
                let half = |text: &str| measure.width(text, SMALL, Weight::Regular) / 2.0;
                ticks.windows(2).all(|pair| {
                    pair[1].0 - half(&pair[1].1) - (pair[0].0 + half(&pair[0].1)) >= 20.0
                })
            },
            format,
        )
    }

    /// Its two ends: nothing that it covers lies beyond them.
    pub fn ends(&self, format: &Formatter) -> [(f64, String); 2] {
        [self.low, self.high].map(|end| {
            let share = f64::from(end) / 100.0;
            (self.place(share), format(share))
        })
    }

    /// Ticks of a vertical axis, a few.
    pub fn ticks_up(&self, format: &Formatter) -> Vec<(f64, String)> {
        self.ticks(|ticks| ticks.len() <= 6, format)
    }

    /// The finest ticks that satisfy.
    fn ticks(
        &self,
        satisfies: impl Fn(&[(f64, String)]) -> bool,
        format: &Formatter,
    ) -> Vec<(f64, String)> {
        let mut ticks = Vec::new();
        for step in STEPS {
            let first = self.low.div_ceil(step);
            ticks = (first..=self.high / step)
                .map(|n| f64::from(n * step) / 100.0)
                .map(|share| (self.place(share), format(share)))
                .collect();
            if satisfies(&ticks) {
                break;
            }
        }
        ticks
    }
}
