//! The small bar of a figure's card: 0 to 100 %, the interval, the value.
//!
//! Classes: `track`, `interval`, `value`, `value reference`.

use super::axis::Axis;
use super::canvas::{Canvas, Pencil};
use super::colour::Theme;
use super::estimate::Cell;
use super::measure::TextMeasure;
use super::scene::Scene;

const HEIGHT: f64 = 28.0;

/// One share.
#[derive(Clone, Debug, PartialEq)]
pub struct IntervalInput {
    /// What it is, for those who don't see it.
    pub name: String,
    /// How many it is about, e.g. "n = 1.204".
    pub n: String,
    /// The share.
    pub cell: Cell,
    /// What marks one that is for reference only.
    pub reference: String,
}

/// Draws it.
pub fn draw(input: &IntervalInput, theme: &Theme, measure: &dyn TextMeasure, width: f64) -> Scene {
    let canvas = Canvas::new(theme, measure, width, HEIGHT);
    let middle = HEIGHT / 2.0;
    canvas.rect("track", [0.0, middle - 3.0, width, 6.0], 3.0, theme.grid);
    if let Some(estimate) = input.cell.estimate() {
        // The tick is 4 wide and must not be cut at 0 or 100 %.
        let shares = Axis::all_shares();
        let place = |share: f64| shares.place(share, (2.0, width - 2.0));
        let (low, high) = (place(estimate.low), place(estimate.high));
        let (left, wide) = (low, (high - low).max(2.0));
        canvas.rect("interval", [left, middle - 5.0, wide, 10.0], 3.0, theme.interval);
        let x = place(estimate.share);
        if input.cell.is_reference() {
            let at = [x - 2.0, middle - 10.0, 4.0, 20.0];
            canvas.rect("surface", at, 2.0, theme.surface);
            canvas.frame("value reference", at, 2.0, Pencil::new(theme.value, 1.5));
        } else {
            canvas.rect("value", [x - 2.0, middle - 10.0, 4.0, 20.0], 2.0, theme.value);
        }
    }
    let label = input.cell.line(&input.name, &input.n, &input.reference);
    canvas.region("interval", label, [0.0, 0.0, width, HEIGHT]);
    canvas.finish()
}
