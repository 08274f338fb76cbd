//! A share month by month: a line with its interval's band, broken where a month has nothing to show.
//!
//! Dashed lines are the control limits, between which a month usually is; a month outside of them is a diamond and has a
//! word. An event is an upright line with its words above; where they have no room it has a number, and its words below.
//!
//! plotters draws months against shares through a [`Plot`]; words and events, which reach out of it, are ours.
//!
//! Classes: `event`, `event breaks`, `number`, `band`, `band-edge`, `line`, `limit`, `interval`, `dot`, `dot reference`,
//! `dot beyond`, `dot beyond low`, `value`, `tick`, `grid`, `gap`, `note`, `hidden`.

mod events;
mod input;
mod labels;

use super::axis::Axis;
use super::canvas::{Canvas, Pencil, SMALL};
use super::colour::Theme;
use super::estimate::{Cell, Estimate};
use super::measure::TextMeasure;
use super::plot::{Coordinates, Plot, Point};
use super::scene::{Anchor, Scene, Weight};
use super::text::{Fitter, LINE};
use events::Events;
pub use input::{BeyondLimits, TrendInput, TrendMark, TrendPoint};
use labels::DOT;

/// How high the plot is.
const PLOT: f64 = 200.0;
/// The room above it, for values.
const TOP: f64 = 24.0;

/// Draws it.
pub fn draw(input: &TrendInput, theme: &Theme, measure: &dyn TextMeasure, width: f64) -> Scene {
    if input.points.is_empty() {
        let canvas = Canvas::new(theme, measure, width, 2.0 * LINE);
        canvas.text("hidden", &input.empty, (0.0, LINE), canvas.note(Anchor::Start));
        return canvas.finish();
    }
    let (months, shares) = (Axis::months(input.points.len()), shares(input));
    let is_visible = input.shown().next().is_some();
    let ticks = if is_visible { shares.ticks_up(&input.percent) } else { Vec::new() };
    let small = Fitter { measure, size: SMALL, weight: Weight::Regular };
    let words = ticks.iter().map(|(_, text)| small.width(text));
    let left = words.fold(small.width(&input.n_heading), f64::max).ceil() + 10.0;
    let right = width - 6.0;
    let events = Events::new(input, |at| months.place(at, (left, right)), (left, width), &small);
    let (top, bottom) = (TOP + events.above(), TOP + events.above() + PLOT);
    let coordinates = Coordinates::new(months, shares, [left, top, right, bottom]);
    let labels = labels::months(input, &coordinates, &small, width);
    let values = labels::values(input, &coordinates, measure, width);
    // A value below a dip may hang out of the plot; the months make room.
    let lowest = values.iter().map(|(_, at)| at.1 + LINE / 2.0).fold(bottom + 6.0, f64::max);
    let height = lowest + LINE * if labels.with_n { 2.0 } else { 1.0 };
    let canvas = Canvas::new(theme, measure, width, (height + events.below()).ceil());

    let mut plot = Plot::new(&canvas, &coordinates);
    gaps(&mut plot, input, theme);
    plot.mesh("grid", [0, ticks.len()], Pencil::new(theme.grid, 1.0));
    for (share, text) in &ticks {
        let at = (left - 8.0, coordinates.y(*share));
        canvas.text("tick", text, at, canvas.note(Anchor::End));
    }
    if let (false, Cell::Hidden(why)) = (is_visible, &input.points[0].cell) {
        let at = ((left + right) / 2.0, top + PLOT / 2.0);
        canvas.text("hidden", &small.cut(why, right - left), at, canvas.note(Anchor::Middle));
    }
    let runs = runs(input);
    for run in &runs {
        interval(&mut plot, run, theme);
    }
    events.lines(&canvas, bottom);
    limits(&mut plot, input, theme);
    for run in runs.iter().filter(|run| run.len() > 1) {
        let points = run.iter().map(|(month, estimate)| (middle(*month), estimate.share));
        plot.line("line", points, Pencil::new(theme.value, 2.5).round());
    }
    dots(&mut plot, input, theme);
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
    events.words(&canvas, input, height);
    for (index, point) in input.points.iter().enumerate() {
        let (from, to) = (coordinates.x(index as f64), coordinates.x(index as f64 + 1.0));
        let at = [from, 0.0, to - from, canvas.height()];
        canvas.region(&point.key, line(input, point), at);
    }
    canvas.finish()
}

/// The vertical axis: it covers intervals and limits of all months that may be seen.
fn shares(input: &TrendInput) -> Axis {
    Axis::shares(input.shown().flat_map(|(index, estimate)| {
        let limits = input.points[index].limits.into_iter().flatten();
        [estimate.low, estimate.share, estimate.high].into_iter().chain(limits)
    }))
}

/// Where a month's dot is on the horizontal axis.
fn middle(month: usize) -> f64 {
    month as f64 + 0.5
}

/// A hidden month is shaded: the break in the line is meant.
fn gaps(plot: &mut Plot, input: &TrendInput, theme: &Theme) {
    let [low, high] = plot.range_up();
    for (index, point) in input.points.iter().enumerate() {
        if point.cell.estimate().is_none() {
            let corners = [(index as f64, high), (index as f64 + 1.0, low)];
            plot.rect("gap", corners, theme.sunken);
        }
    }
}

/// The intervals of months that follow one another.
fn interval(plot: &mut Plot, run: &[(usize, &Estimate)], theme: &Theme) {
    let ends = |of: fn(&Estimate) -> f64| -> Vec<Point> {
        run.iter().map(|(month, estimate)| (middle(*month), of(estimate))).collect()
    };
    let [lower, upper] = [ends(|estimate| estimate.low), ends(|estimate| estimate.high)];
    if run.len() == 1 {
        // A band of one month has no width.
        plot.line("interval", [lower[0], upper[0]], Pencil::new(theme.interval, 2.0));
        return;
    }
    plot.band("band", [&upper, &lower], theme.band);
    // The band alone is too pale to be seen by everyone.
    let pencil = Pencil::new(theme.interval, 1.0);
    plot.line("band-edge", upper, pencil);
    plot.line("band-edge", lower, pencil);
}

/// The control limits: a step for each month, as each month's depend on how many answered in it.
fn limits(plot: &mut Plot, input: &TrendInput, theme: &Theme) {
    let pencil = Pencil::new(theme.muted, 1.0).dashed(3.0, 3.0);
    for end in [0, 1] {
        let mut run: Vec<Point> = Vec::new();
        for (index, point) in input.points.iter().enumerate() {
            let limits = point.limits.filter(|_| point.cell.estimate().is_some());
            if (point.is_apart || limits.is_none()) && !run.is_empty() {
                plot.line("limit", std::mem::take(&mut run), pencil);
            }
            if let Some(limits) = limits {
                let from = index as f64;
                run.extend([(from, limits[end]), (from + 1.0, limits[end])]);
            }
        }
        if !run.is_empty() {
            plot.line("limit", run, pencil);
        }
    }
}

/// Kind by kind and in runs: neighbours of one kind become fewer nodes of the page.
fn dots(plot: &mut Plot, input: &TrendInput, theme: &Theme) {
    for (index, estimate) in input.shown() {
        let (point, at) = (&input.points[index], [(middle(index), estimate.share)]);
        match (&point.beyond, point.cell.is_reference()) {
            (_, true) => {}
            (None, false) => plot.dots("dot", at, DOT, theme.value),
            (Some(beyond), false) if beyond.is_low => {
                plot.diamonds("dot beyond low", at, DOT + 3.0, theme.low);
            }
            (Some(_), false) => plot.diamonds("dot beyond", at, DOT + 3.0, theme.value),
        }
    }
    let reference = input.shown().filter(|(index, _)| input.points[*index].cell.is_reference());
    let points = reference.map(|(index, estimate)| (middle(index), estimate.share));
    plot.hollow_dots("dot reference", points, DOT, theme.value);
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

/// Everything about a month in one line.
fn line(input: &TrendInput, point: &TrendPoint) -> String {
    let n = [&*input.n_heading, " ", &*point.n].concat();
    let mut line = point.cell.line(&point.label, &n, &input.reference);
    let verdict = point.beyond.as_ref().map(|beyond| &beyond.verdict);
    for more in verdict.into_iter().chain([&point.events]).filter(|more| !more.is_empty()) {
        line = [&*line, " · ", more].concat();
    }
    line
}
