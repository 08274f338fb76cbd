//! What has changed: a dot with its interval on either side of zero for each share. What differs by more than chance
//! is a full diamond, what may be chance a dot; so colour isn't needed to tell them apart.
//!
//! plotters draws differences against the rows' places through a [`Plot`]; the words of the rows are ours.
//!
//! Classes: `dot`, `dot better`, `dot worse`, `dot reference`, `interval` (with the same), `label`, `value`, `note`,
//! `hidden`, `grid`, `zero`, `tick`, `heading`.

use super::axis::{Axis, Tick};
use super::canvas::{Canvas, Pencil};
use super::colour::Theme;
use super::estimate::{Cell, Estimate, Formatter};
use super::measure::TextMeasure;
use super::plot::{Coordinates, Plot};
use super::rows::{DotRoom, DotRow, RowLayout};
use super::scene::{Anchor, Scene};
use super::text::{Fitters, LINE};

const DOT: f64 = 5.0;
const DIAMOND: f64 = 7.5;
/// The axis is at least so many times five points long.
const LEAST: u32 = 2;
/// Between the words of a row and its marks.
const GAP: f64 = 32.0;
/// Between the end of an interval and its value.
const BESIDE: f64 = 12.0;
/// How far the lines go above and below a dot on a phone.
const BAND: f64 = 13.0;

const ROOM: DotRoom = DotRoom {
    notes_above: 1.0,
    above: [28.0, BAND],
    notes_beside: 1.0,
    beside: 12.0,
    least: 0.0,
    below: 0.0,
};

/// Differences, in groups.
#[derive(Clone)]
pub struct DifferenceInput {
    /// The groups, none without rows.
    pub groups: Vec<DifferenceGroup>,
    /// What stands where there are none.
    pub empty: String,
    /// What marks those that are for reference only.
    pub reference: String,
    /// Formats a tick, a fraction from −1 to 1, e.g. "+5".
    pub points: Formatter,
}

/// Rows that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferenceGroup {
    /// What they are.
    pub heading: Option<String>,
    /// From the top.
    pub rows: Vec<DifferenceRow>,
}

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferenceRow {
    /// Stable over redraws.
    pub key: String,
    /// Its name.
    pub label: String,
    /// Both shares, e.g. "81,2 % → 83,3 %"; not drawn for a hidden one.
    pub shares: String,
    /// The difference in place of the share, −1 to 1.
    pub cell: Cell,
    /// Whether it is more than chance.
    pub direction: Direction,
    /// The same in words.
    pub verdict: String,
}

/// What may be said of a difference: the result of a test, which the caller made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Chance alone may have made it.
    #[default]
    Alike,
    /// It is for the better.
    Better,
    /// It is for the worse.
    Worse,
}

/// What all rows share.
struct Frame<'c, 'a> {
    canvas: &'c Canvas<'a>,
    coordinates: &'c Coordinates,
    fit: &'c Fitters<'a>,
    layout: RowLayout,
    /// Whether there is room for values at the left of intervals.
    on_left: bool,
}

/// Draws it.
pub fn draw(
    input: &DifferenceInput,
    theme: &Theme,
    measure: &dyn TextMeasure,
    width: f64,
) -> Scene {
    let all = || input.groups.iter().flat_map(|group| &group.rows);
    let fit = Fitters::new(measure);
    if all().next().is_none() {
        let lines = fit.small.lines(&input.empty, width, 4);
        let canvas = Canvas::new(theme, measure, width, (lines.len() + 1) as f64 * LINE);
        for (at, line) in lines.iter().enumerate() {
            let y = (at + 1) as f64 * LINE;
            canvas.text("hidden", line, (0.0, y), canvas.note(Anchor::Start));
        }
        return canvas.finish();
    }
    let names = all().map(|row| fit.label.width(&row.label).max(fit.small.width(&row.shares)));
    let layout = RowLayout::new(width, names.fold(0.0, f64::max), [0.3, 0.4]).with_indent(8.0);
    let narrow = layout.narrow;
    let words_end = layout.column + GAP;
    let left = if narrow { 20.0 } else { words_end };
    let estimates = || all().filter_map(|row| row.cell.estimate());
    let has_axis = estimates().next().is_some();
    // The values stand beside the intervals: above them the line of zero would run through them.
    let value = |e: &Estimate| fit.strong.width(&e.text).max(fit.label.width(&e.text));
    let room = estimates().map(value).fold(12.0, f64::max).ceil();
    let right = width - 4.0 - BESIDE - room;
    // Of one that is wholly below zero it stands on the left, clear of that line. On a phone there is no room for that.
    let on_left = !narrow && estimates().any(|e| e.high < 0.0);
    let from = if on_left { left + BESIDE + room } else { left };

    let mut y = 6.0;
    let (mut rows, mut headings) = (Vec::new(), Vec::new());
    for group in &input.groups {
        if let Some(heading) = &group.heading {
            headings.push((fit.strong.cut(heading, width), y + LINE / 2.0 + 4.0));
            y += LINE + 8.0;
        }
        for row in &group.rows {
            let named = (row.label.as_str(), &row.cell);
            let placed = DotRow::new(named, &layout, (y, words_end), &ROOM, &fit);
            y += placed.height;
            rows.push((row, placed));
        }
    }
    let bottom = y;
    y += if has_axis { 6.0 + LINE } else { 0.0 };

    let canvas = Canvas::new(theme, measure, width, y.ceil());
    // Zero is what it is about, so it is always there.
    let values = estimates().flat_map(|e| [e.low, e.share, e.high]).chain([0.0]);
    let (axis, height) = (Axis::differences(values, LEAST), canvas.height());
    let coordinates = Coordinates::new(axis, Axis::rows(height), [from, 0.0, right, height]);
    let mut plot = Plot::new(&canvas, &coordinates);
    if has_axis {
        let ticks = coordinates.across().ticks_across((from, right), &input.points, measure);
        // On a phone the words stand above the dots, in the way of lines: these go no further than the dots.
        let seen = rows.iter().filter(|(row, _)| row.cell.estimate().is_some());
        let around = |(_, at): &(_, DotRow)| [at.middle - BAND, at.middle + BAND];
        let bands = if narrow { seen.map(around).collect() } else { vec![[2.0, bottom]] };
        grid(&mut plot, &ticks, &bands, theme);
        for (value, text) in &ticks {
            let at = (coordinates.x(*value), bottom + 4.0 + LINE / 2.0);
            canvas.text("tick", text, at, canvas.note(Anchor::Middle));
        }
    }
    for (text, y) in &headings {
        canvas.text_over("heading", text, (0.0, *y), canvas.strong(Anchor::Start));
    }
    let frame = Frame { canvas: &canvas, coordinates: &coordinates, fit: &fit, layout, on_left };
    for (row, at) in &rows {
        at.words(&canvas, &layout, words_end);
        if let Some(estimate) = row.cell.estimate() {
            frame.shares(row, at);
            frame.dot(&mut plot, row, estimate, at.middle);
            frame.value(row, estimate, at.middle);
        }
        canvas.region(&row.key, line(input, row), at.whole(width));
    }
    canvas.finish()
}

/// The lines to read a value against, from and to these places.
fn grid(plot: &mut Plot, ticks: &[Tick], bands: &[[f64; 2]], theme: &Theme) {
    let ticks = ticks.iter().map(|(value, _)| ("grid", *value, Pencil::new(theme.grid, 1.0)));
    for (class, value, pencil) in ticks.chain([("zero", 0.0, Pencil::new(theme.muted, 1.5))]) {
        for ends in bands {
            plot.line(class, ends.map(|y| (value, y)), pencil);
        }
    }
}

/// Whether it is drawn as more than chance.
fn is_certain(row: &DifferenceRow) -> bool {
    !row.cell.is_reference() && row.direction != Direction::Alike
}

/// Everything about a row in one line.
fn line(input: &DifferenceInput, row: &DifferenceRow) -> String {
    let line = row.cell.line(&row.label, &row.shares, "");
    match &row.cell {
        Cell::Hidden(_) => line,
        Cell::Shown(_) => [&*line, " · ", &*row.verdict].concat(),
        Cell::Reference(_) => [&*line, " · ", &*row.verdict, " · ", &*input.reference].concat(),
    }
}

impl Frame<'_, '_> {
    fn shares(&self, row: &DifferenceRow, at: &DotRow) {
        let (x, anchor) = self.layout.words_at();
        let text = self.fit.small.cut(&row.shares, self.layout.room());
        self.canvas.text_over("note", &text, (x, at.below_label()), self.canvas.note(anchor));
    }

    fn dot(&self, plot: &mut Plot, row: &DifferenceRow, estimate: &Estimate, y: f64) {
        let theme = self.canvas.theme;
        let (kind, colour) = match row.direction {
            _ if row.cell.is_reference() => (" reference", theme.value),
            Direction::Alike => ("", theme.value),
            Direction::Better => (" better", theme.value),
            Direction::Worse => (" worse", theme.low),
        };
        let pencil = Pencil::new(colour, if is_certain(row) { 4.0 } else { 2.0 }).round();
        let ends = [(estimate.low, y), (estimate.high, y)];
        plot.line(["interval", kind].concat(), ends, pencil);
        let (class, at) = (["dot", kind].concat(), [(estimate.share, y)]);
        match is_certain(row) {
            true => plot.diamonds(class, at, DIAMOND, colour),
            false if row.cell.is_reference() => plot.hollow_dots(class, at, DOT, colour),
            false => plot.dots(class, at, DOT, colour),
        }
    }

    fn value(&self, row: &DifferenceRow, estimate: &Estimate, y: f64) {
        let (canvas, x) = (self.canvas, |value| self.coordinates.x(value));
        let (share, low, high) = (x(estimate.share), x(estimate.low), x(estimate.high));
        let (at, anchor) = match self.on_left && estimate.high < 0.0 {
            true => (low.min(share) - BESIDE, Anchor::End),
            false => (high.max(share) + BESIDE, Anchor::Start),
        };
        let look = match is_certain(row) {
            true => canvas.strong(anchor),
            false => canvas.label(anchor),
        };
        // On a phone it may come upon the line of zero: then it stands behind it, where there is room for each.
        let (zero, gap) = (x(0.0), BESIDE / 2.0);
        let end = at + canvas.measure.width(&estimate.text, look.size, look.weight);
        let is_clear = self.on_left || zero + gap < at || end + gap < zero;
        let at = if is_clear { at } else { zero + gap };
        canvas.text_over("value", &estimate.text, (at, y), look);
    }
}
