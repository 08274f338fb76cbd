//! Units from the best to the worst: a dot with its interval each, so that what differs only by chance
//! is seen to overlap.
//!
//! Classes: `dot`, `dot below`, `dot reference`, `interval` (with the same), `label`, `value`, `note`,
//! `hidden`, `grid`, `tick`, `alike`, `divider`.

use std::ops::Range;

use super::canvas::{Canvas, LABEL, Pencil, SMALL};
use super::colour::Theme;
use super::estimate::{Cell, Estimate, Formatter, Standing};
use super::measure::TextMeasure;
use super::scale::Scale;
use super::scene::{Anchor, Scene, Weight};
use super::text::{Fitter, LINE};

const NARROW: f64 = 480.0;
const DOT: f64 = 6.0;
/// From here on the ticks stand at both ends.
const LONG: usize = 12;
/// From here on each has one line: its value stands beside its interval, not above.
const DENSE: usize = 24;
/// Between the end of an interval and a value beside it, and between a name and its number of responses.
const BESIDE: f64 = 12.0;

/// Units in the order to show; those for reference and the hidden ones go below by themselves.
#[derive(Clone)]
pub struct RankingInput {
    /// The units.
    pub rows: Vec<RankingRow>,
    /// Neighbours among the shown rows that chance alone may have ordered: framed together.
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
    /// How it compares.
    pub standing: Standing,
}

/// How the rows are laid out.
#[derive(Clone, Copy)]
struct Frame {
    narrow: bool,
    dense: bool,
    /// Where the names end.
    column: f64,
    /// Where the numbers of responses end, and where the dots begin.
    numbers: f64,
    left: f64,
    right: f64,
}

struct Place<'a> {
    row: &'a RankingRow,
    label: Vec<String>,
    hidden: Vec<String>,
    top: f64,
    height: f64,
    /// Where the dot stands.
    middle: f64,
}

/// Draws it.
pub fn draw(input: &RankingInput, theme: &Theme, measure: &dyn TextMeasure, width: f64) -> Scene {
    let shown = || input.rows.iter().filter(|row| matches!(row.cell, Cell::Shown(_)));
    let reference = || input.rows.iter().filter(|row| row.cell.is_reference());
    let hidden = || input.rows.iter().filter(|row| row.cell.estimate().is_none());
    if input.rows.is_empty() {
        let canvas = Canvas::new(theme, measure, width, 2.0 * LINE);
        canvas.text("hidden", &input.empty, (0.0, LINE), canvas.note(Anchor::Start));
        return canvas.finish();
    }
    let fit = Fitter { measure, size: LABEL, weight: Weight::Regular };
    let small = Fitter { measure, size: SMALL, weight: Weight::Regular };
    let frame = Frame::new(input, &fit, &small, width);
    let Frame { narrow, left, right, .. } = frame;
    let scale = Scale::around(estimates(input), (left, right));
    let has_axis = estimates(input).next().is_some();
    let both_ends = has_axis && shown().count() > LONG;

    let mut y = if both_ends { LINE + 6.0 } else { 6.0 };
    let mut places = Vec::new();
    let mut place = |row, y: &mut f64| {
        // The words' room and the room of what stands in place of a dot.
        let room = if narrow { [width - 16.0; 2] } else { [frame.column, width - left] };
        let placed = Place::new(row, &fit, &small, *y, room, frame);
        *y += placed.height;
        places.push(placed);
    };
    shown().for_each(|row| place(row, &mut y));
    let ranked = shown().count();
    let divider = reference().next().is_some().then(|| {
        let at = y + if ranked > 0 { 10.0 } else { 0.0 };
        y = at + 4.0 + LINE;
        at
    });
    reference().for_each(|row| place(row, &mut y));
    // The axis ends where the dots end; hidden units follow it.
    let axis_bottom = y;
    y += if has_axis { 6.0 + LINE } else { 0.0 };
    hidden().for_each(|row| place(row, &mut y));

    let canvas = Canvas::new(theme, measure, width, y.ceil());
    if has_axis {
        let top = if both_ends { LINE + 4.0 } else { 2.0 };
        axis(&canvas, input, &scale, top, axis_bottom);
    }
    frames(&canvas, input, &places[..ranked], if narrow { 0.5 } else { left - 18.0 });
    if let Some(y) = divider {
        let pencil = Pencil::new(theme.border, 1.0);
        if ranked > 0 {
            canvas.line("divider", &[(0.0, y), (width, y)], pencil);
        }
        let text = small.cut(&input.unranked, width);
        canvas.text("note", &text, (0.0, y + 4.0 + LINE / 2.0), canvas.note(Anchor::Start));
    }
    for place in &places {
        words(&canvas, place, frame);
        if let Some(estimate) = place.row.cell.estimate() {
            dot(&canvas, place, estimate, &scale, frame.dense);
        }
        let label = place.row.cell.line(&place.row.label, &place.row.n, &input.unranked);
        canvas.region(&place.row.key, label, [0.0, place.top, width, place.height]);
    }
    canvas.finish()
}

impl Frame {
    fn new(input: &RankingInput, fit: &Fitter, small: &Fitter, width: f64) -> Self {
        let narrow = width < NARROW;
        let dense = estimates(input).count() > DENSE;
        let widest =
            |of: &dyn Fn(&RankingRow) -> f64| input.rows.iter().map(of).fold(0.0, f64::max);
        let n = |row: &RankingRow| small.width(&row.n);
        let column = if narrow {
            0.0
        } else {
            let name =
                |row: &RankingRow| fit.width(&row.label).max(if dense { 0.0 } else { n(row) });
            let longest = widest(&name).ceil();
            longest.min((width * 0.3).max(longest * 0.58).min(width * 0.4))
        };
        let numbers = if dense && !narrow { column + BESIDE + widest(&n).ceil() } else { column };
        let bold = Fitter { weight: Weight::Bold, ..*fit };
        let values = estimates(input).map(|estimate| bold.width(&estimate.text));
        let value = if dense { BESIDE + values.fold(0.0, f64::max).ceil() - 20.0 } else { 0.0 };
        let left = if narrow { 16.0 } else { numbers + 28.0 };
        Self { narrow, dense, column, numbers, left, right: width - 24.0 - value }
    }
}

impl<'a> Place<'a> {
    fn new(
        row: &'a RankingRow,
        fit: &Fitter,
        small: &Fitter,
        top: f64,
        [room, hidden_room]: [f64; 2],
        frame: Frame,
    ) -> Self {
        let Frame { narrow, dense, .. } = frame;
        let label = fit.lines(&row.label, room, 2);
        let lines = label.len() as f64;
        let visible = row.cell.estimate().is_some();
        let hidden = match &row.cell {
            Cell::Hidden(why) => small.lines(why, hidden_room, 2),
            _ => Vec::new(),
        };
        let height = match (narrow, visible) {
            (true, true) if dense => 8.0 + lines * LINE + 22.0,
            (false, true) if dense => lines * LINE + 8.0,
            (true, true) => 8.0 + lines * LINE + 42.0,
            (true, false) => 12.0 + (lines + hidden.len() as f64) * LINE,
            (false, true) => ((lines + 1.0) * LINE + 14.0).max(52.0),
            (false, false) => lines.max(hidden.len() as f64) * LINE + 10.0,
        };
        let middle = match (narrow, visible) {
            (true, true) if dense => top + 8.0 + lines * LINE + 10.0,
            (false, true) if dense => top + height / 2.0,
            (true, _) => top + 8.0 + lines * LINE + 28.0,
            // The value above the dot and the dot share the row's height.
            (false, true) => top + height / 2.0 + 6.0,
            (false, false) => top + height / 2.0,
        };
        Self { row, label, hidden, top, height, middle }
    }
}

fn estimates(input: &RankingInput) -> impl Iterator<Item = &Estimate> {
    input.rows.iter().filter_map(|row| row.cell.estimate())
}

fn axis(canvas: &Canvas, input: &RankingInput, scale: &Scale, top: f64, bottom: f64) {
    let ticks = scale.ticks_across(&input.percent, canvas.measure);
    for (x, _) in &ticks {
        let pencil = Pencil::new(canvas.theme.grid, 1.0);
        canvas.line("grid", &[(*x, top), (*x, bottom)], pencil);
    }
    for (x, text) in &ticks {
        let look = canvas.note(Anchor::Middle);
        canvas.text("tick", text, (*x, bottom + 4.0 + LINE / 2.0), look);
        if top > LINE {
            canvas.text("tick", text, (*x, LINE / 2.0 + 1.0), look);
        }
    }
}

fn frames(canvas: &Canvas, input: &RankingInput, shown: &[Place], left: f64) {
    let right = canvas.width() - 0.5;
    for range in &input.alike {
        let Some(rows) = shown.get(range.clone()).filter(|rows| rows.len() > 1) else {
            continue;
        };
        let (first, last) = (&rows[0], &rows[rows.len() - 1]);
        let (top, bottom) = (first.top + 1.0, last.top + last.height - 1.0);
        let pencil = Pencil::new(canvas.theme.interval, 1.0).dashed(4.0, 4.0);
        canvas.frame("alike", [left, top, right - left, bottom - top], 8.0, pencil);
    }
}

fn words(canvas: &Canvas, place: &Place, frame: Frame) {
    let Frame { narrow, dense, column, numbers, left, .. } = frame;
    let visible = place.row.cell.estimate().is_some();
    let (x, anchor) = if narrow { (8.0, Anchor::Start) } else { (column, Anchor::End) };
    let lines = place.label.len() as f64;
    let below = if visible && !dense { 1.0 } else { 0.0 };
    let first = if narrow {
        place.top + 8.0 + LINE / 2.0
    } else {
        place.top + place.height / 2.0 - (lines - 1.0 + below) * LINE / 2.0
    };
    for (i, line) in place.label.iter().enumerate() {
        canvas.text_over("label", line, (x, first + i as f64 * LINE), canvas.label(anchor));
    }
    let (x, y) = if narrow {
        (x, first + lines * LINE)
    } else {
        (left, place.middle - (place.hidden.len() as f64 - 1.0) * LINE / 2.0)
    };
    for (i, line) in place.hidden.iter().enumerate() {
        canvas.text("hidden", line, (x, y + i as f64 * LINE), canvas.note(Anchor::Start));
    }
    if visible && narrow {
        // Beside the last line of the name, if there is room; else it is in the region and the table.
        let end = place
            .label
            .last()
            .map_or(0.0, |line| canvas.measure.width(line, LABEL, Weight::Regular));
        let n_width = canvas.measure.width(&place.row.n, SMALL, Weight::Regular);
        if x + end + 12.0 + n_width <= canvas.width() - 8.0 {
            let at = (canvas.width() - 8.0, first + (lines - 1.0) * LINE);
            canvas.text_over("note", &place.row.n, at, canvas.note(Anchor::End));
        }
    } else if visible {
        let at = if dense { (numbers, place.middle) } else { (column, first + lines * LINE) };
        canvas.text_over("note", &place.row.n, at, canvas.note(Anchor::End));
    }
}

fn dot(canvas: &Canvas, place: &Place, estimate: &Estimate, scale: &Scale, dense: bool) {
    let theme = canvas.theme;
    let reference = place.row.cell.is_reference();
    let (kind, colour) = match place.row.standing {
        _ if reference => (" reference", theme.value),
        Standing::Below => (" below", theme.low),
        Standing::Alike => ("", theme.value),
    };
    let y = place.middle;
    let (x, low, high) =
        (scale.place(estimate.share), scale.place(estimate.low), scale.place(estimate.high));
    let pencil = Pencil::new(colour, if reference { 2.0 } else { 4.0 }).round();
    canvas.line(format!("interval{kind}"), &[(low, y), (high, y)], pencil);
    if reference {
        canvas.hollow_dot("dot reference", (x, y), DOT - 1.0, colour);
    } else {
        canvas.dot(format!("dot{kind}"), (x, y), DOT, colour);
    }
    if dense {
        let at = (high.max(x) + BESIDE, y);
        canvas.text_over("value", &estimate.text, at, canvas.strong(Anchor::Start));
        return;
    }
    let half = canvas.measure.width(&estimate.text, LABEL, Weight::Bold) / 2.0;
    let x = x.max(half + 4.0).min(canvas.width() - half - 4.0);
    canvas.text_over("value", &estimate.text, (x, y - DOT - 10.0), canvas.strong(Anchor::Middle));
}
