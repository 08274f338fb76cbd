//! Events above the months: each with its words beside its line where the words of all have room in one row; else each
//! with a number, and its words below the chart.

use super::input::TrendInput;
use crate::charts::canvas::{Canvas, Pencil};
use crate::charts::scene::Anchor;
use crate::charts::text::{Fitter, LINE};

/// Of a number's dot.
const RADIUS: f64 = 9.0;
/// How high a row is.
const ROW: f64 = LINE + 2.0;
/// Between a line and its words, and between words.
const CLEAR: f64 = 5.0;
/// Lines of words for each number.
const MOST: usize = 3;

pub(super) struct Events {
    /// Rows above the plot.
    rows: usize,
    placed: Vec<PlacedEvent>,
    /// What the numbers stand for, in lines.
    legend: Vec<Vec<String>>,
}

/// One event.
struct PlacedEvent {
    x: f64,
    row: usize,
    breaks: bool,
    /// Where its words begin or end; `None` where they stand below and it has a number.
    words: Option<(f64, Anchor)>,
}

impl Events {
    /// Places them: by where a time is, between the left edge of the plot and the chart's right one.
    pub(super) fn new(
        input: &TrendInput,
        place: impl Fn(f64) -> f64,
        (left, width): (f64, f64),
        fit: &Fitter,
    ) -> Self {
        let mut placed: Vec<PlacedEvent> = input
            .marks
            .iter()
            .map(|mark| {
                let (x, breaks) = (place(mark.at), mark.breaks);
                PlacedEvent { x, row: 0, breaks, words: None }
            })
            .collect();
        let widths: Vec<f64> = input.marks.iter().map(|mark| fit.width(&mark.text)).collect();
        if let Some(words) = beside(&placed, &widths, left, width) {
            for (event, words) in placed.iter_mut().zip(words) {
                event.words = Some(words);
            }
            let rows = usize::from(!placed.is_empty());
            return Self { rows, placed, legend: Vec::new() };
        }
        // Where the last dot of each row ends.
        let mut ends: Vec<f64> = Vec::new();
        for event in &mut placed {
            let (from, to) = (event.x - RADIUS - 1.0, event.x + RADIUS + 1.0);
            event.row = ends.iter().position(|end| *end <= from).unwrap_or(ends.len());
            match ends.get_mut(event.row) {
                Some(end) => *end = to,
                None => ends.push(to),
            }
        }
        let room = width - 2.0 * RADIUS - CLEAR;
        let legend = input.marks.iter().map(|mark| fit.lines(&mark.text, room, MOST)).collect();
        Self { rows: ends.len(), placed, legend }
    }

    /// The room above the plot.
    pub(super) fn above(&self) -> f64 {
        self.rows as f64 * ROW
    }

    /// The room below everything else.
    pub(super) fn below(&self) -> f64 {
        let lines: usize = self.legend.iter().map(Vec::len).sum();
        if lines == 0 { 0.0 } else { lines as f64 * LINE + 2.0 * CLEAR }
    }

    /// The lines, down to the plot's lower edge.
    pub(super) fn lines(&self, canvas: &Canvas, bottom: f64) {
        for PlacedEvent { x, row, breaks, .. } in &self.placed {
            let points = [(*x, row_at(*row) - LINE / 2.0), (*x, bottom)];
            match breaks {
                true => canvas.line("event breaks", &points, Pencil::new(canvas.theme.text, 2.0)),
                false => canvas.line("event", &points, Pencil::new(canvas.theme.muted, 1.0)),
            }
        }
    }

    /// The words or numbers; the words of the numbers from `y` on.
    pub(super) fn words(&self, canvas: &Canvas, input: &TrendInput, y: f64) {
        for (at, event) in self.placed.iter().enumerate() {
            match event.words {
                Some((x, anchor)) => {
                    let at_row = (x, row_at(event.row));
                    canvas.text("event", &input.marks[at].text, at_row, canvas.note(anchor));
                }
                None => number(canvas, at + 1, (event.x, row_at(event.row))),
            }
        }
        let mut y = y + CLEAR + LINE / 2.0;
        for (at, lines) in self.legend.iter().enumerate() {
            number(canvas, at + 1, (RADIUS, y));
            for line in lines {
                let x = 2.0 * RADIUS + CLEAR;
                canvas.text("event", line, (x, y), canvas.note(Anchor::Start));
                y += LINE;
            }
        }
    }
}

/// The middle of a row.
fn row_at(row: usize) -> f64 {
    (row as f64 + 0.5) * ROW
}

/// Where the words of each stand in one row: right of its line or else left of it, neither on other words nor on other
/// lines. `None` where they have no room.
fn beside(
    placed: &[PlacedEvent],
    widths: &[f64],
    left: f64,
    width: f64,
) -> Option<Vec<(f64, Anchor)>> {
    let mut end = left;
    let mut words = Vec::new();
    for (at, (event, own)) in placed.iter().zip(widths).enumerate() {
        let next = placed.get(at + 1).map_or(width, |next| next.x - CLEAR);
        let (start, before) = (event.x + CLEAR, event.x - CLEAR);
        let (from, to, place) = if start + own <= next {
            (start, start + own, (start, Anchor::Start))
        } else {
            (before - own, event.x, (before, Anchor::End))
        };
        if from < end {
            return None;
        }
        end = to + CLEAR;
        words.push(place);
    }
    Some(words)
}

/// A number in a dot.
fn number(canvas: &Canvas, number: usize, at: (f64, f64)) {
    canvas.dot("number", at, RADIUS, canvas.theme.muted);
    let mut look = canvas.note(Anchor::Middle);
    look.colour = canvas.theme.surface;
    canvas.text("number", &number.to_string(), at, look);
}
