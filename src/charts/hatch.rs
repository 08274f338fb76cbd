//! Hatching: the sign of a suppressed cell.

use super::canvas::{Canvas, Pencil};

/// Between two lines, measured along an edge.
const APART: f64 = 9.0;

/// A rectangle of diagonal lines on a sunken ground: x, y, width, height. Classes: `untold` and `hatch`.
pub(super) fn ground(canvas: &Canvas, at: [f64; 4]) {
    canvas.rect("untold", at, 0.0, canvas.theme.sunken);
}

/// The lines. Apart from the ground, so that a chart draws first all grounds and then all lines: two nodes of the page.
pub(super) fn lines(canvas: &Canvas, [x, y, width, height]: [f64; 4]) {
    let pencil = Pencil::new(canvas.theme.muted, 1.0);
    let mut reach = APART;
    while reach < width + height {
        let start = (x + (reach - height).max(0.0), y + reach.min(height));
        let end = (x + reach.min(width), y + (reach - width).max(0.0));
        canvas.line("hatch", &[start, end], pencil);
        reach += APART;
    }
}
