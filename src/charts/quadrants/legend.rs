//! The words below the plot, or beside it: under each quadrant's heading its items, each with its number.

use super::input::{Quadrant, QuadrantsInput};
use crate::charts::canvas::{Canvas, SMALL};
use crate::charts::measure::TextMeasure;
use crate::charts::scene::Anchor;
use crate::charts::text::{Fitters, LINE};

/// From this width on it has two columns.
const TWO_COLUMNS: f64 = 440.0;
/// Room for a number.
const NUMBER: f64 = 26.0;
const GAP: f64 = 10.0;

/// Where it all goes.
pub(super) struct Legend {
    blocks: Vec<Block>,
    /// Where it ends.
    pub bottom: f64,
}

struct Block {
    heading: String,
    /// Number and lines of each item; where there is none one line without a number says so.
    items: Vec<(String, Vec<String>)>,
    left: f64,
    top: f64,
}

/// How wide a column beside the plot has to be: as the longest name, within a third of all.
pub(super) fn column(input: &QuadrantsInput, measure: &dyn TextMeasure, width: f64) -> f64 {
    let fit = Fitters::new(measure);
    let names = input.points.iter().map(|point| fit.small.width(&point.label) + NUMBER);
    let headings = input.headings.iter().map(|heading| fit.strong.width(heading));
    let longest = names.chain(headings).fold(0.0, f64::max);
    (longest + 14.0).min(width / 3.0).ceil()
}

/// Lays it out from `top` on, between two places: in two columns where there is room, as the quadrants stand.
pub(super) fn lay_out(
    input: &QuadrantsInput,
    measure: &dyn TextMeasure,
    [from, to]: [f64; 2],
    top: f64,
) -> Legend {
    let width = to - from;
    let columns = if width < TWO_COLUMNS { 1 } else { 2 };
    let room = width / columns as f64 - 12.0;
    let fit = Fitters::new(measure);
    let mut blocks: Vec<Block> = Vec::new();
    let (mut row_top, mut row_bottom) = (top, top);
    for (at, (quadrant, heading)) in Quadrant::ALL.into_iter().zip(&input.headings).enumerate() {
        if at % columns == 0 {
            row_top = row_bottom + if at > 0 { GAP } else { 0.0 };
        }
        let own = input.points.iter().enumerate().filter(|(_, point)| point.quadrant == quadrant);
        let mut items: Vec<(String, Vec<String>)> = own
            .map(|(index, point)| {
                let lines = fit.small.lines(&point.label, room - NUMBER, 2);
                ((index + 1).to_string(), lines)
            })
            .collect();
        if items.is_empty() {
            items.push((String::new(), vec![fit.small.cut(&input.none, room - NUMBER)]));
        }
        let lines: usize = items.iter().map(|(_, lines)| lines.len()).sum();
        let left = from + (at % columns) as f64 * (width / columns as f64);
        let height = (lines as f64 + 1.0) * LINE + 4.0;
        row_bottom = row_bottom.max(row_top + height);
        blocks.push(Block { heading: fit.strong.cut(heading, room), items, left, top: row_top });
    }
    Legend { blocks, bottom: row_bottom }
}

impl Legend {
    /// Writes it.
    pub(super) fn draw(&self, canvas: &Canvas) {
        for block in &self.blocks {
            let mut y = block.top + LINE / 2.0;
            canvas.text("heading", &block.heading, (block.left, y), canvas.strong(Anchor::Start));
            y += LINE + 2.0;
            for (number, lines) in &block.items {
                let mut look = canvas.strong(Anchor::End);
                look.size = SMALL;
                let x = block.left + NUMBER - 6.0;
                if !number.is_empty() {
                    canvas.text("label", number, (x, y), look);
                }
                for line in lines {
                    let at = (block.left + NUMBER, y);
                    canvas.text("label", line, at, canvas.note(Anchor::Start));
                    y += LINE;
                }
            }
        }
    }
}
