//! A share month by month: a line with its interval's band, broken where a month has nothing to show.
//!
//! Dashed lines say between which shares a month usually is; one outside of them is a diamond and has a word.
//!
//! What happened is an upright line with its words above; numbered, with the words below, where these have no room.
//!
//! Classes: `event`, `event breaks`, `number`, `band`, `band-edge`, `line`, `limit`, `interval`, `dot`, `dot reference`, `dot beyond`, `dot beyond low`,
//! `value`, `tick`, `grid`, `gap`, `note`, `hidden`.

mod labels;
mod marks;

use super::canvas::{Canvas, Pencil, SMALL};
use super::colour::Theme;
use super::estimate::{Cell, Estimate, Formatter};
use super::measure::TextMeasure;
use super::scale::Scale;
use super::scene::{Anchor, Scene, Weight};
use super::text::{Fitter, LINE};
use marks::Marks;

const PLOT: f64 = 200.0;
const TOP: f64 = 24.0;
const DOT: f64 = 4.5;

/// Months in the order of time, without holes: a month that nobody answered in is hidden, not absent.
#[derive(Clone)]
pub struct TrendInput {
    /// The months.
    pub points: Vec<TrendPoint>,
    /// What happened, in the order of time.
    pub marks: Vec<TrendMark>,
    /// What n is called, left of the n below the months, e.g. "n".
    pub n_heading: String,
    /// What stands where there are no months.
    pub empty: String,
    /// What marks months that are for reference only.
    pub reference: String,
    /// Formats a tick.
    pub percent: Formatter,
}

/// One month.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendPoint {
    /// Stable over redraws.
    pub key: String,
    /// Its name, short, e.g. "06/2026".
    pub label: String,
    /// How many it is about, e.g. "1.204"; not drawn for a hidden one.
    pub n: String,
    /// Its share.
    pub cell: Cell,
    /// Between which shares it would usually be; `None` where that isn't known.
    pub limits: Option<[f64; 2]>,
    /// What is said where it is outside of them.
    pub beyond: Option<BeyondLimits>,
    /// Whether it can't be compared with the month before: nothing is drawn from the one to the other.
    pub is_apart: bool,
    /// What happened in it, for the table and for whoever listens; empty where nothing did.
    pub events: String,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendMark {
    /// When: 2.0 is where the third month begins.
    pub at: f64,
    /// What, in a few words.
    pub text: String,
    /// Whether what came after can't be compared with what came before.
    pub breaks: bool,
}

/// A month that is outside of what months waver by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeyondLimits {
    /// Its share with a word, e.g. "61,2 % thấp": written out in the picture before others are.
    pub mark: String,
    /// The same as a sentence's part, for the table and for whoever listens.
    pub verdict: String,
    /// Whether it is below.
    pub is_low: bool,
}

/// Where the months stand.
struct Frame {
    left: f64,
    step: f64,
    /// The plot's upper edge.
    top: f64,
    scale: Scale,
}

impl Frame {
    fn x(&self, index: usize) -> f64 {
        self.left + (index as f64 + 0.5) * self.step
    }

    fn y(&self, share: f64) -> f64 {
        self.scale.place(share)
    }
}

/// Draws it.
pub fn draw(input: &TrendInput, theme: &Theme, measure: &dyn TextMeasure, width: f64) -> Scene {
    if input.points.is_empty() {
        let canvas = Canvas::new(theme, measure, width, 2.0 * LINE);
        canvas.text("hidden", &input.empty, (0.0, LINE), canvas.note(Anchor::Start));
        return canvas.finish();
    }
    let limits = limits(input);
    let visible = estimates(input).next().is_some();
    let scale = |top: f64| Scale::around(estimates(input).chain(&limits), (top + PLOT, top));
    // How wide they are doesn't hang on where they stand.
    let ticks_at = |scale: &Scale| match visible {
        true => scale.ticks_up(&input.percent),
        false => Vec::new(),
    };
    let small = |text: &str| measure.width(text, SMALL, Weight::Regular);
    let ticks = ticks_at(&scale(TOP));
    let left = ticks.iter().map(|(_, text)| small(text)).fold(small(&input.n_heading), f64::max);
    let left = left.ceil() + 10.0;
    let right = width - 6.0;
    let step = (right - left) / input.points.len() as f64;
    let marks = Marks::new(input, (left, step), measure, width);
    let top = TOP + marks.above();
    let frame = Frame { left, step, top, scale: scale(top) };
    let ticks = ticks_at(&frame.scale);
    let labels = labels::months(input, &frame, &small, width);
    let values = labels::values(input, &frame, measure, width);
    // A value below a dip may hang out of the plot; the months make room.
    let lowest = values.iter().map(|(_, at)| at.1 + LINE / 2.0).fold(top + PLOT + 6.0, f64::max);
    let height = lowest + LINE * if labels.with_n { 2.0 } else { 1.0 };
    let canvas = Canvas::new(theme, measure, width, (height + marks.below()).ceil());

    gaps(&canvas, input, &frame);
    for (y, _) in &ticks {
        canvas.line("grid", &[(left, *y), (right, *y)], Pencil::new(theme.grid, 1.0));
    }
    for (y, text) in &ticks {
        canvas.text("tick", text, (left - 8.0, *y), canvas.note(Anchor::End));
    }
    if let (false, Cell::Hidden(why)) = (visible, &input.points[0].cell) {
        let fit = Fitter { measure, size: SMALL, weight: Weight::Regular };
        let at = ((left + right) / 2.0, top + PLOT / 2.0);
        canvas.text("hidden", &fit.cut(why, right - left), at, canvas.note(Anchor::Middle));
    }
    let runs = runs(input);
    for run in &runs {
        band(&canvas, &frame, run);
    }
    marks.lines(&canvas, top + PLOT);
    limit_lines(&canvas, input, &frame);
    for run in runs.iter().filter(|run| run.len() > 1) {
        let points: Vec<_> = run.iter().map(|(i, e)| (frame.x(*i), frame.y(e.share))).collect();
        canvas.line("line", &points, Pencil::new(theme.value, 2.5).round());
    }
    // Full dots first: neighbours of one kind become fewer nodes.
    for reference in [false, true] {
        for (index, point) in input.points.iter().enumerate() {
            let Some(estimate) = point.cell.estimate() else { continue };
            let at = (frame.x(index), frame.y(estimate.share));
            match (reference, point.cell.is_reference()) {
                (false, false) => match &point.beyond {
                    None => canvas.dot("dot", at, DOT, theme.value),
                    Some(beyond) => diamond(&canvas, at, beyond.is_low),
                },
                (true, true) => canvas.hollow_dot("dot reference", at, DOT, theme.value),
                _ => {}
            }
        }
    }
    for (text, at) in values {
        canvas.text_over("value", text, at, canvas.strong(Anchor::Middle));
    }
    let y = lowest + LINE / 2.0;
    for (index, x) in labels.shown {
        let point = &input.points[index];
        canvas.text("tick", &point.label, (x, y), canvas.note(Anchor::Middle));
        if labels.with_n && point.cell.estimate().is_some() {
            canvas.text("note", &point.n, (x, y + LINE), canvas.note(Anchor::Middle));
        }
    }
    if labels.with_n {
        canvas.text("note", &input.n_heading, (left - 8.0, y + LINE), canvas.note(Anchor::End));
    }
    marks.words(&canvas, input, height);
    for (index, point) in input.points.iter().enumerate() {
        let n = format!("{} {}", input.n_heading, point.n);
        let mut label = point.cell.line(&point.label, &n, &input.reference);
        if let Some(beyond) = &point.beyond {
            label = [&*label, " · ", &*beyond.verdict].concat();
        }
        if !point.events.is_empty() {
            label = [&*label, " · ", &*point.events].concat();
        }
        let x = frame.x(index) - frame.step / 2.0;
        canvas.region(&point.key, label, [x, 0.0, frame.step, canvas.height()]);
    }
    canvas.finish()
}

fn estimates(input: &TrendInput) -> impl Iterator<Item = &Estimate> {
    input.points.iter().filter_map(|point| point.cell.estimate())
}

/// The limits as estimates without words: the axis takes them in.
fn limits(input: &TrendInput) -> Vec<Estimate> {
    let visible = input.points.iter().filter(|point| point.cell.estimate().is_some());
    let bare = |[low, high]: [f64; 2]| {
        let (text, range) = (String::new(), String::new());
        Estimate { share: low, low, high, text, range }
    };
    visible.filter_map(|point| point.limits).map(bare).collect()
}

/// A step for each month, as its limits are its own: they hang on how many answered.
fn limit_lines(canvas: &Canvas, input: &TrendInput, frame: &Frame) {
    let pencil = Pencil::new(canvas.theme.muted, 1.0).dashed(3.0, 3.0);
    for end in [0, 1] {
        let mut run: Vec<(f64, f64)> = Vec::new();
        for (index, point) in input.points.iter().enumerate() {
            let limits = point.limits.filter(|_| point.cell.estimate().is_some());
            if point.is_apart && !run.is_empty() {
                canvas.line("limit", &std::mem::take(&mut run), pencil);
            }
            if let Some(limits) = limits {
                let (x, y) = (frame.x(index), frame.y(limits[end]));
                run.extend([(x - frame.step / 2.0, y), (x + frame.step / 2.0, y)]);
            }
            if limits.is_none() || index + 1 == input.points.len() {
                if !run.is_empty() {
                    canvas.line("limit", &run, pencil);
                }
                run.clear();
            }
        }
    }
}

/// A month outside of its limits.
fn diamond(canvas: &Canvas, (x, y): (f64, f64), is_low: bool) {
    let reach = DOT + 3.0;
    let corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)];
    match is_low {
        true => canvas.area("dot beyond low", &corners, canvas.theme.low),
        false => canvas.area("dot beyond", &corners, canvas.theme.value),
    }
}

/// Months that follow one another, can be compared and can be seen.
fn runs(input: &TrendInput) -> Vec<Vec<(usize, &Estimate)>> {
    let mut runs = vec![Vec::new()];
    for (index, point) in input.points.iter().enumerate() {
        if point.is_apart {
            runs.push(Vec::new());
        }
        match point.cell.estimate() {
            Some(estimate) => runs.last_mut().expect("starts with one").push((index, estimate)),
            None => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// A hidden month is shaded: the break in the line is meant.
fn gaps(canvas: &Canvas, input: &TrendInput, frame: &Frame) {
    for (index, point) in input.points.iter().enumerate() {
        if point.cell.estimate().is_none() {
            let at = [frame.x(index) - frame.step / 2.0, frame.top, frame.step, PLOT];
            canvas.rect("gap", at, 0.0, canvas.theme.sunken);
        }
    }
}

fn band(canvas: &Canvas, frame: &Frame, run: &[(usize, &Estimate)]) {
    let lower: Vec<_> = run.iter().map(|(i, e)| (frame.x(*i), frame.y(e.low))).collect();
    let upper: Vec<_> = run.iter().map(|(i, e)| (frame.x(*i), frame.y(e.high))).collect();
    let theme = canvas.theme;
    if run.len() == 1 {
        // A band of one month has no width.
        let pencil = Pencil::new(theme.interval, 2.0);
        canvas.line("interval", &[lower[0], upper[0]], pencil);
        return;
    }
    let around: Vec<_> = upper.iter().copied().chain(lower.iter().rev().copied()).collect();
    canvas.area("band", &around, theme.band);
    // The band alone is too pale to be seen by everyone.
    let pencil = Pencil::new(theme.interval, 1.0);
    canvas.line("band-edge", &upper, pencil);
    canvas.line("band-edge", &lower, pencil);
}
