//! Units from the best to the worst: a dot with its interval each, so that what differs only by chance
//! is seen to overlap.
//!
//! plotters draws shares against the rows' places through a [`Plot`]; the words of the rows are ours.
//!
//! Classes: `dot`, `dot below`, `dot above`, `dot reference`, `interval` (with the same), `label`, `value`, `note`,
//! `hidden`, `grid`, `tick`, `alike`, `divider`.

use std::ops::Range;

use super::axis::Axis;
use super::canvas::{Canvas, Pencil};
use super::colour::Theme;
use super::estimate::{Cell, Estimate, Formatter, UnitVsRest};
use super::measure::TextMeasure;
use super::plot::{Coordinates, Plot};
use super::rows::{DotRoom, DotRow, RowLayout};
use super::scene::{Anchor, Scene};
use super::text::{Fitters, LINE};

const DOT: f64 = 6.0;
/// From here on the ticks stand at both ends.
const LONG: usize = 12;
/// From here on each has one line: its value stands beside its interval, not above.
const DENSE: usize = 24;
/// Between the end of an interval and a value beside it, and between a name and its number of responses.
const BESIDE: f64 = 12.0;

/// The value above the dot and the dot share the row's height.
const ROOM: DotRoom = DotRoom {
    notes_above: 0.0,
    above: [42.0, 28.0],
    notes_beside: 1.0,
    beside: 14.0,
    least: 52.0,
    below: 6.0,
};

const DENSE_ROOM: DotRoom = DotRoom {
    notes_above: 0.0,
    above: [22.0, 10.0],
    notes_beside: 0.0,
    beside: 8.0,
    least: 0.0,
    below: 0.0,
};

/// Units in the order to show; those for reference and the hidden ones go below by themselves.
#[derive(Clone)]
pub struct RankingInput {
    /// The units.
    pub rows: Vec<RankingRow>,
    /// Neighbours among the shown rows that don't differ from all others by more than chance: framed together.
    pub alike: Vec<Range<usize>>,
    /// What stands above the rows that aren't ranked.
    pub unranked: String,
    /// What stands where there are no units.
    pub empty: String,
    /// Formats a tick.
    pub percent: Formatter,
}

/// One unit.
#[derive(Clone, Debug, PartialEq)]
pub struct RankingRow {
    /// Stable over redraws.
    pub key: String,
    /// Its name.
    pub label: String,
    /// How many it is about, e.g. "n = 1.204"; not drawn for a hidden one.
    pub n: String,
    /// Its share.
    pub cell: Cell,
    /// How it compares with the rest.
    pub vs_rest: UnitVsRest,
    /// The same in words; empty where it doesn't differ.
    pub verdict: String,
}

/// How the rows are laid out.
struct Frame {
    layout: RowLayout,
    /// Whether each has one line.
    dense: bool,
    /// Where the numbers of responses end.
    numbers: f64,
    /// Where the plot begins and ends.
    left: f64,
    right: f64,
}

/// Draws it.
pub fn draw(input: &RankingInput, theme: &Theme, measure: &dyn TextMeasure, width: f64) -> Scene {
    if input.rows.is_empty() {
        let canvas = Canvas::new(theme, measure, width, 2.0 * LINE);
        canvas.text("hidden", &input.empty, (0.0, LINE), canvas.note(Anchor::Start));
        return canvas.finish();
    }
    let shown = || input.rows.iter().filter(|row| matches!(row.cell, Cell::Shown(_)));
    let reference = || input.rows.iter().filter(|row| row.cell.is_reference());
    let hidden = || input.rows.iter().filter(|row| row.cell.estimate().is_none());
    let fit = Fitters::new(measure);
    let frame = Frame::new(input, &fit, width);
    let Frame { layout, left, right, .. } = frame;
    let has_axis = estimates(input).next().is_some();
    let ranked = shown().count();
    let both_ends = has_axis && ranked > LONG;
    let room = if frame.dense { &DENSE_ROOM } else { &ROOM };

    let mut y = if both_ends { LINE + 6.0 } else { 6.0 };
    let mut rows = Vec::new();
    let place = |row: &RankingRow, y: &mut f64| {
        let placed = DotRow::new((&row.label, &row.cell), &layout, (*y, left), room, &fit);
        *y += placed.height;
        placed
    };
    for row in shown() {
        rows.push((row, place(row, &mut y)));
    }
    let divider = reference().next().is_some().then(|| {
        let at = y + if ranked > 0 { 10.0 } else { 0.0 };
        y = at + 4.0 + LINE;
        at
    });
    for row in reference() {
        rows.push((row, place(row, &mut y)));
    }
    // The axis ends where the dots end; hidden units follow it.
    let axis_bottom = y;
    y += if has_axis { 6.0 + LINE } else { 0.0 };
    for row in hidden() {
        rows.push((row, place(row, &mut y)));
    }

    let canvas = Canvas::new(theme, measure, width, y.ceil());
    let shares = estimates(input).flat_map(|e| [e.low, e.share, e.high]);
    let (axis, height) = (Axis::shares(shares), canvas.height());
    let coordinates = Coordinates::new(axis, Axis::rows(height), [left, 0.0, right, height]);
    let mut plot = Plot::new(&canvas, &coordinates);
    if has_axis {
        let top = if both_ends { LINE + 4.0 } else { 2.0 };
        grid(&canvas, &mut plot, &coordinates, input, [top, axis_bottom]);
    }
    frames(&canvas, input, &rows[..ranked], if layout.narrow { 0.5 } else { left - 18.0 });
    if let Some(y) = divider {
        if ranked > 0 {
            let pencil = Pencil::new(theme.border, 1.0);
            canvas.line("divider", &[(0.0, y), (width, y)], pencil);
        }
        let text = fit.small.cut(&input.unranked, width);
        canvas.text("note", &text, (0.0, y + 4.0 + LINE / 2.0), canvas.note(Anchor::Start));
    }
    for (row, at) in &rows {
        at.words(&canvas, &layout, left);
        if let Some(estimate) = row.cell.estimate() {
            number(&canvas, row, at, &frame, &fit);
            dot(&mut plot, row, estimate, at.middle, theme);
            value(&canvas, &coordinates, estimate, at.middle, &frame);
        }
        let mut label = row.cell.line(&row.label, &row.n, &input.unranked);
        if !row.verdict.is_empty() {
            label += " · ";
            label += &row.verdict;
        }
        canvas.region(&row.key, label, at.whole(width));
    }
    canvas.finish()
}

impl Frame {
    fn new(input: &RankingInput, fit: &Fitters, width: f64) -> Self {
        let dense = estimates(input).count() > DENSE;
        let widest =
            |of: &dyn Fn(&RankingRow) -> f64| input.rows.iter().map(of).fold(0.0, f64::max);
        let n = |row: &RankingRow| fit.small.width(&row.n);
        let below = |row: &RankingRow| if dense { 0.0 } else { n(row) };
        let longest = widest(&|row| fit.label.width(&row.label).max(below(row)));
        let layout = RowLayout::new(width, longest, [0.3, 0.4]).with_indent(8.0);
        let numbers = match dense && !layout.narrow {
            true => layout.column + BESIDE + widest(&n).ceil(),
            false => layout.column,
        };
        let values = estimates(input).map(|estimate| fit.strong.width(&estimate.text));
        let value = if dense { BESIDE + values.fold(0.0, f64::max).ceil() - 20.0 } else { 0.0 };
        let left = if layout.narrow { 16.0 } else { numbers + 28.0 };
        Self { layout, dense, numbers, left, right: width - 24.0 - value }
    }
}

fn estimates(input: &RankingInput) -> impl Iterator<Item = &Estimate> {
    input.rows.iter().filter_map(|row| row.cell.estimate())
}

/// The lines to read a share against and their words, below and, where `top` leaves room for them, above.
fn grid(
    canvas: &Canvas,
    plot: &mut Plot,
    coordinates: &Coordinates,
    input: &RankingInput,
    [top, bottom]: [f64; 2],
) {
    let [left, _, right, _] = coordinates.bounds();
    let axis = coordinates.across();
    let ticks = axis.ticks_across((left, right), &input.percent, canvas.measure);
    for (share, _) in &ticks {
        let ends = [(*share, top), (*share, bottom)];
        plot.line("grid", ends, Pencil::new(canvas.theme.grid, 1.0));
    }
    for (share, text) in &ticks {
        let (x, look) = (coordinates.x(*share), canvas.note(Anchor::Middle));
        canvas.text("tick", text, (x, bottom + 4.0 + LINE / 2.0), look);
        if top > LINE {
            canvas.text("tick", text, (x, LINE / 2.0 + 1.0), look);
        }
    }
}

fn frames(canvas: &Canvas, input: &RankingInput, shown: &[(&RankingRow, DotRow)], left: f64) {
    let right = canvas.width() - 0.5;
    for range in &input.alike {
        let Some(rows) = shown.get(range.clone()).filter(|rows| rows.len() > 1) else {
            continue;
        };
        let (first, last) = (&rows[0].1, &rows[rows.len() - 1].1);
        let (top, bottom) = (first.top + 1.0, last.top + last.height - 1.0);
        let pencil = Pencil::new(canvas.theme.interval, 1.0).dashed(4.0, 4.0);
        canvas.frame("alike", [left, top, right - left, bottom - top], 8.0, pencil);
    }
}

/// How many responses a row is about.
fn number(canvas: &Canvas, row: &RankingRow, at: &DotRow, frame: &Frame, fit: &Fitters) {
    let Frame { layout, dense, numbers, .. } = frame;
    let place = if layout.narrow {
        // Beside the last line of the name, if there is room; else it is in the region and the table.
        let (begin, end) = (layout.words_at().0, layout.width - 8.0);
        let used = fit.label.width(at.last_line()) + 12.0 + fit.small.width(&row.n);
        if begin + used > end {
            return;
        }
        (end, at.below_label() - LINE)
    } else if *dense {
        (*numbers, at.middle)
    } else {
        (layout.column, at.below_label())
    };
    canvas.text_over("note", &row.n, place, canvas.note(Anchor::End));
}

fn dot(plot: &mut Plot, row: &RankingRow, estimate: &Estimate, y: f64, theme: &Theme) {
    let is_reference = row.cell.is_reference();
    let (kind, colour) = match row.vs_rest {
        _ if is_reference => (" reference", theme.value),
        UnitVsRest::Below => (" below", theme.low),
        UnitVsRest::Above => (" above", theme.value),
        UnitVsRest::Alike => ("", theme.value),
    };
    let pencil = Pencil::new(colour, if is_reference { 2.0 } else { 4.0 }).round();
    let ends = [(estimate.low, y), (estimate.high, y)];
    plot.line(["interval", kind].concat(), ends, pencil);
    let (class, at) = (["dot", kind].concat(), [(estimate.share, y)]);
    match is_reference {
        true => plot.hollow_dots(class, at, DOT - 1.0, colour),
        false => plot.dots(class, at, DOT, colour),
    }
}

/// The share in words: beside its interval where rows have one line, else above its dot.
fn value(canvas: &Canvas, coordinates: &Coordinates, estimate: &Estimate, y: f64, frame: &Frame) {
    let x = coordinates.x(estimate.share);
    if frame.dense {
        let at = (coordinates.x(estimate.high).max(x) + BESIDE, y);
        canvas.text_over("value", &estimate.text, at, canvas.strong(Anchor::Start));
        return;
    }
    let look = canvas.strong(Anchor::Middle);
    let half = canvas.measure.width(&estimate.text, look.size, look.weight) / 2.0;
    let x = x.max(half + 4.0).min(canvas.width() - half - 4.0);
    canvas.text_over("value", &estimate.text, (x, y - DOT - 10.0), look);
}
