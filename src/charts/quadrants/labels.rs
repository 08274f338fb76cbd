//! Where the numbers and names of points go, so that none stands on another or on a point, nor a name on a line. First the
//! numbers, by the order of the points, then as many names as there is room for.

use super::input::{QuadrantPoint, QuadrantsInput};
use crate::charts::canvas::{Canvas, Pencil, SMALL};
use crate::charts::plot::Coordinates;
use crate::charts::scene::{Anchor, Weight};
use crate::charts::text::LINE;

/// A point's radius.
pub(super) const DOT: f64 = 5.0;
/// A name that is longer is only in the words below.
const LONGEST_NAME: f64 = 190.0;
/// From here on a line leads from a number to its point.
const FAR: f64 = 16.0;
/// How far from a point its number may be, the nearest first.
const REACH: [f64; 5] = [12.0, 18.0, 26.0, 36.0, 48.0];
/// Around a point, the best place first: right, left, above, below, and between these.
const AROUND: [(f64, f64); 8] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (0.8, -0.8),
    (-0.8, -0.8),
    (0.8, 0.8),
    (-0.8, 0.8),
];

/// Left, top, right, bottom.
type Bounds = [f64; 4];

/// A number that has its place, and how far its line has to reach.
struct Placed {
    middle: (f64, f64),
    far: bool,
    /// Which way from the point.
    way: (f64, f64),
    box_: Bounds,
}

/// Writes them.
pub(super) fn draw(canvas: &Canvas, input: &QuadrantsInput, plot: &Coordinates) {
    let width = |text: &str, weight| canvas.measure.width(text, SMALL, weight);
    let dots: Vec<Bounds> = input.points.iter().map(|point| around(at(plot, point), DOT)).collect();
    let lines: Vec<Bounds> = input.points.iter().filter_map(|point| upright(plot, point)).collect();
    let mut taken: Vec<Bounds> = Vec::new();
    let mut numbers: Vec<Option<Placed>> = Vec::new();
    for (index, point) in input.points.iter().enumerate() {
        let number = (index + 1).to_string();
        let half = width(&number, Weight::Bold) / 2.0;
        let at = at(plot, point);
        let candidates = REACH.iter().flat_map(|reach| AROUND.map(|way| (*reach, way)));
        let free = candidates
            .map(|(reach, way)| {
                let middle = (at.0 + way.0 * (reach - 4.0 + half), at.1 + way.1 * reach);
                let box_ = text_box(middle, half);
                Placed { middle, far: reach > FAR, way, box_ }
            })
            .filter(|placed| is_free(placed.box_, plot, &dots, &taken));
        let mut free: Vec<Placed> = free.collect();
        // Rather near and over a line than far from its point.
        let clear = free.iter().position(|placed| !placed.far && is_clear(placed.box_, &lines));
        let placed = (!free.is_empty()).then(|| free.swap_remove(clear.unwrap_or(0)));
        taken.extend(placed.as_ref().map(|placed| placed.box_));
        numbers.push(placed);
    }
    for (index, (point, placed)) in input.points.iter().zip(&numbers).enumerate() {
        let Some(placed) = placed else { continue };
        if placed.far {
            let pencil = Pencil::new(canvas.theme.muted, 1.0);
            canvas.line("leader", &[at(plot, point), placed.middle], pencil);
        }
        let mut look = canvas.strong(Anchor::Middle);
        look.size = SMALL;
        canvas.text_over("label", &(index + 1).to_string(), placed.middle, look);
        // The name goes on from the number, away from the point.
        let name = width(&point.label, Weight::Regular);
        let [left, _, right, _] = placed.box_;
        let (x, anchor, box_) = if placed.way.0 >= 0.0 {
            let x = right + 3.0;
            (x, Anchor::Start, [x - 2.0, placed.box_[1], x + name + 3.0, placed.box_[3]])
        } else {
            let x = left - 3.0;
            (x, Anchor::End, [x - name - 3.0, placed.box_[1], x + 2.0, placed.box_[3]])
        };
        if name <= LONGEST_NAME && is_free(box_, plot, &dots, &taken) && is_clear(box_, &lines) {
            taken.push(box_);
            canvas.text_over("label", &point.label, (x, placed.middle.1), canvas.note(anchor));
        }
    }
}

fn at(plot: &Coordinates, point: &QuadrantPoint) -> (f64, f64) {
    plot.at((point.share, point.strength))
}

fn is_free(box_: Bounds, plot: &Coordinates, dots: &[Bounds], taken: &[Bounds]) -> bool {
    let [left, top, right, bottom] = plot.bounds();
    let inside = box_[0] >= left && box_[2] <= right && box_[1] >= top && box_[3] <= bottom;
    inside && dots.iter().chain(taken).all(|other| !is_over(box_, *other))
}

fn is_clear(box_: Bounds, lines: &[Bounds]) -> bool {
    lines.iter().all(|line| !is_over(box_, *line))
}

/// The line of a point's interval.
fn upright(plot: &Coordinates, point: &QuadrantPoint) -> Option<Bounds> {
    let [low, high] = point.interval?;
    let x = at(plot, point).0;
    Some([x - 0.5, plot.y(high), x + 0.5, plot.y(low)])
}

fn is_over(a: Bounds, b: Bounds) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn around((x, y): (f64, f64), reach: f64) -> Bounds {
    [x - reach, y - reach, x + reach, y + reach]
}

fn text_box((x, y): (f64, f64), half: f64) -> Bounds {
    [x - half - 2.0, y - LINE / 2.0, x + half + 2.0, y + LINE / 2.0]
}
