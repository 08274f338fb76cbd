//! What has changed: a dot with its interval on either side of zero for each share. What differs by more than chance
//! is a full diamond, what may be chance a dot; so colour isn't needed to tell them apart.
//!
//! Classes: `dot`, `dot better`, `dot worse`, `dot reference`, `interval` (with the same), `label`, `value`, `note`,
//! `hidden`, `grid`, `zero`, `tick`, `heading`.

use super::axis::Axis;
use super::canvas::{Canvas, LABEL, Pencil, SMALL};
use super::colour::Theme;
use super::estimate::{Cell, Estimate, Formatter};
use super::measure::TextMeasure;
use super::scene::{Anchor, Scene, Weight};
use super::text::{Fitter, LINE};

const NARROW: f64 = 480.0;
const DOT: f64 = 5.0;
const DIAMOND: f64 = 7.5;
/// The ends of the axis are multiples of five points, and it spans ten at least.
const POINTS: (i32, i32) = (5, 2);
/// Between the end of an interval and its value.
const BESIDE: f64 = 12.0;
/// How far the lines go above and below a dot on a phone.
const BAND: f64 = 13.0;

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

/// What may be said of a difference, decided by a test elsewhere.
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

struct Place<'a> {
    row: &'a DifferenceRow,
    label: Vec<String>,
    hidden: Vec<String>,
    top: f64,
    height: f64,
    /// Where the dot stands.
    middle: f64,
}

/// What all rows share.
struct Frame<'c, 'a> {
    canvas: &'c Canvas<'a>,
    axis: &'c Axis,
    narrow: bool,
    /// Whether there is room for values at the left of intervals.
    on_left: bool,
    /// Where the words end.
    column: f64,
}

/// Draws it.
pub fn draw(
    input: &DifferenceInput,
    theme: &Theme,
    measure: &dyn TextMeasure,
    width: f64,
) -> Scene {
    let all = || input.groups.iter().flat_map(|group| &group.rows);
    if all().next().is_none() {
        let fit = Fitter { measure, size: SMALL, weight: Weight::Regular };
        let lines = fit.lines(&input.empty, width, 4);
        let canvas = Canvas::new(theme, measure, width, (lines.len() + 1) as f64 * LINE);
        for (at, line) in lines.iter().enumerate() {
            let y = (at + 1) as f64 * LINE;
            canvas.text("hidden", line, (0.0, y), canvas.note(Anchor::Start));
        }
        return canvas.finish();
    }
    let fit = Fitter { measure, size: LABEL, weight: Weight::Regular };
    let small = Fitter { measure, size: SMALL, weight: Weight::Regular };
    let bold = Fitter { measure, size: LABEL, weight: Weight::Bold };
    let narrow = width < NARROW;
    let column = if narrow {
        0.0
    } else {
        let names = all().map(|row| fit.width(&row.label).max(small.width(&row.shares)));
        let longest = names.fold(0.0, f64::max).ceil();
        longest.min((width * 0.3).max(longest * 0.58).min(width * 0.4))
    };
    let left = if narrow { 20.0 } else { column + 32.0 };
    let estimates = || all().filter_map(|row| row.cell.estimate());
    // Zero is what it is about, so it is always there.
    let values = estimates().flat_map(|e| [e.low, e.share, e.high]).chain([0.0]);
    // The values stand beside the intervals: above them the line of zero would run through them.
    let bold_value = |e: &Estimate| bold.width(&e.text).max(fit.width(&e.text));
    let room = estimates().map(bold_value).fold(12.0, f64::max).ceil();
    let right = width - 4.0 - BESIDE - room;
    // Of one that is wholly below zero it stands on the left, clear of that line. On a phone there is no room for that.
    let on_left = !narrow && estimates().any(|e| e.high < 0.0);
    let from = if on_left { left + BESIDE + room } else { left };
    let axis = Axis::over(values, POINTS.0, POINTS.1, (from, right));
    let has_axis = estimates().next().is_some();

    let mut y = 6.0;
    let (mut places, mut headings) = (Vec::new(), Vec::new());
    for group in &input.groups {
        if let Some(heading) = &group.heading {
            headings.push((bold.cut(heading, width), y + LINE / 2.0 + 4.0));
            y += LINE + 8.0;
        }
        for row in &group.rows {
            let room = if narrow { [width - 16.0; 2] } else { [column, width - column - 32.0] };
            let place = Place::new(row, &fit, &small, y, room, narrow);
            y += place.height;
            places.push(place);
        }
    }
    let bottom = y;
    y += if has_axis { 6.0 + LINE } else { 0.0 };

    let canvas = Canvas::new(theme, measure, width, y.ceil());
    if has_axis {
        let ticks = axis.ticks_across(&input.points, measure);
        // On a phone the words stand above the dots, in the way of lines: these go no further than the dots.
        let beside = |place: &Place| (place.middle - BAND, place.middle + BAND);
        let seen = places.iter().filter(|place| place.row.cell.estimate().is_some());
        let bands: Vec<(f64, f64)> =
            if narrow { seen.map(beside).collect() } else { vec![(2.0, bottom)] };
        let down = |class: &'static str, x: f64, pencil: Pencil| {
            for &(from, to) in &bands {
                canvas.line(class, &[(x, from), (x, to)], pencil);
            }
        };
        ticks.iter().for_each(|(x, _)| down("grid", *x, Pencil::new(theme.grid, 1.0)));
        down("zero", axis.place(0.0), Pencil::new(theme.muted, 1.5));
        for (x, text) in &ticks {
            canvas.text("tick", text, (*x, bottom + 4.0 + LINE / 2.0), canvas.note(Anchor::Middle));
        }
    }
    for (text, y) in &headings {
        canvas.text_over("heading", text, (0.0, *y), canvas.strong(Anchor::Start));
    }
    let frame = Frame { canvas: &canvas, axis: &axis, narrow, on_left, column };
    for place in &places {
        frame.words(place);
        if let Some(estimate) = place.row.cell.estimate() {
            frame.dot(place, estimate);
        }
        let row = place.row;
        let note = match row.cell.is_reference() {
            true => [&*row.verdict, " · ", &input.reference].concat(),
            false => row.verdict.clone(),
        };
        let mut label = row.cell.line(&row.label, &row.shares, "");
        if row.cell.estimate().is_some() {
            label = [&*label, " · ", &note].concat();
        }
        canvas.region(&row.key, label, [0.0, place.top, width, place.height]);
    }
    canvas.finish()
}

impl<'a> Place<'a> {
    fn new(
        row: &'a DifferenceRow,
        fit: &Fitter,
        small: &Fitter,
        top: f64,
        [room, hidden_room]: [f64; 2],
        narrow: bool,
    ) -> Self {
        let label = fit.lines(&row.label, room, 2);
        let lines = label.len() as f64;
        let visible = row.cell.estimate().is_some();
        let hidden = match &row.cell {
            Cell::Hidden(why) => small.lines(why, hidden_room, 2),
            _ => Vec::new(),
        };
        let height = match (narrow, visible) {
            (true, true) => 8.0 + (lines + 1.0) * LINE + 28.0,
            (true, false) => 12.0 + (lines + hidden.len() as f64) * LINE,
            (false, true) => (lines + 1.0) * LINE + 12.0,
            (false, false) => lines.max(hidden.len() as f64) * LINE + 10.0,
        };
        let middle = match (narrow, visible) {
            (true, _) => top + 8.0 + (lines + 1.0) * LINE + 13.0,
            (false, _) => top + height / 2.0,
        };
        Self { row, label, hidden, top, height, middle }
    }
}

impl Frame<'_, '_> {
    fn words(&self, place: &Place) {
        let canvas = self.canvas;
        let visible = place.row.cell.estimate().is_some();
        let (x, anchor) =
            if self.narrow { (8.0, Anchor::Start) } else { (self.column, Anchor::End) };
        let lines = place.label.len() as f64;
        let below = if visible { 1.0 } else { 0.0 };
        let first = match self.narrow {
            true => place.top + 8.0 + LINE / 2.0,
            false => place.top + place.height / 2.0 - (lines - 1.0 + below) * LINE / 2.0,
        };
        for (i, line) in place.label.iter().enumerate() {
            canvas.text_over("label", line, (x, first + i as f64 * LINE), canvas.label(anchor));
        }
        if visible {
            let fit = Fitter { measure: canvas.measure, size: SMALL, weight: Weight::Regular };
            let room = if self.narrow { canvas.width() - 16.0 } else { self.column };
            let text = fit.cut(&place.row.shares, room);
            canvas.text_over("note", &text, (x, first + lines * LINE), canvas.note(anchor));
            return;
        }
        let (x, y) = match self.narrow {
            true => (x, first + lines * LINE),
            false => {
                let lines = place.hidden.len() as f64;
                (self.column + 32.0, place.middle - (lines - 1.0) * LINE / 2.0)
            }
        };
        for (i, line) in place.hidden.iter().enumerate() {
            canvas.text_over("hidden", line, (x, y + i as f64 * LINE), canvas.note(Anchor::Start));
        }
    }

    fn dot(&self, place: &Place, estimate: &Estimate) {
        let (canvas, axis, theme, y) = (self.canvas, self.axis, self.canvas.theme, place.middle);
        let reference = place.row.cell.is_reference();
        let (kind, colour) = match place.row.direction {
            _ if reference => (" reference", theme.value),
            Direction::Alike => ("", theme.value),
            Direction::Better => (" better", theme.value),
            Direction::Worse => (" worse", theme.low),
        };
        let (x, low, high) =
            (axis.place(estimate.share), axis.place(estimate.low), axis.place(estimate.high));
        let certain = !reference && place.row.direction != Direction::Alike;
        let pencil = Pencil::new(colour, if certain { 4.0 } else { 2.0 }).round();
        canvas.line(["interval", kind].concat(), &[(low, y), (high, y)], pencil);
        if reference {
            canvas.hollow_dot("dot reference", (x, y), DOT, colour);
        } else if certain {
            let (left, right) = ((x - DIAMOND).max(0.0), (x + DIAMOND).min(canvas.width()));
            let corners = [(x, y - DIAMOND), (right, y), (x, y + DIAMOND), (left, y)];
            canvas.area(["dot", kind].concat(), &corners, colour);
        } else {
            canvas.dot("dot", (x, y), DOT, colour);
        }
        let (at, anchor) = match self.on_left && estimate.high < 0.0 {
            true => (low.min(x) - BESIDE, Anchor::End),
            false => (high.max(x) + BESIDE, Anchor::Start),
        };
        let look = match certain {
            true => canvas.strong(anchor),
            false => canvas.label(anchor),
        };
        // On a phone it may come upon the line of zero: then it stands behind it, where there is room for each.
        let (zero, gap) = (axis.place(0.0), BESIDE / 2.0);
        let end = at + canvas.measure.width(&estimate.text, look.size, look.weight);
        let is_clear = self.on_left || zero + gap < at || end + gap < zero;
        let at = if is_clear { at } else { zero + gap };
        canvas.text_over("value", &estimate.text, (at, y), look);
    }
}
