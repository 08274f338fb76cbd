//! Importance against performance: how strongly each item goes with the result of all, upwards, and its own share, to
//! the right; two lines part it into four quadrants. Each point has a number and, where there is room, its name beside
//! it; below, or where there is room beside, the names stand by quadrant, so that no point is without one.
//!
//! plotters draws shares against strengths through a [`Plot`]; the words are ours.
//!
//! Classes: `dot`, `dot low`, `dot reference`, `interval` (with the same), `cut`, `grid`, `tick`, `label`, `note`,
//! `leader`, `heading`, `hidden`.

mod input;
mod labels;
mod legend;

use super::axis::Axis;
use super::canvas::{Canvas, Pencil, SMALL};
use super::colour::{Colour, Theme};
use super::measure::TextMeasure;
use super::plot::{Coordinates, Plot, Point};
use super::scene::{Anchor, Scene, Weight};
use super::text::{Fitter, Fitters, LINE};
pub use input::{Quadrant, QuadrantPoint, QuadrantsInput};
use labels::DOT;

/// From this width on the names stand beside the plot.
const WIDE: f64 = 640.0;
/// Between the plot and names beside it.
const ASIDE: f64 = 24.0;
/// How high the plot is.
const PLOT: f64 = 300.0;
/// The vertical axis is at least so many times five hundredths long.
const LEAST: u32 = 4;
/// Around all points, within the plot.
const INSET: [f64; 2] = [14.0, 8.0];

/// Draws it.
pub fn draw(input: &QuadrantsInput, theme: &Theme, measure: &dyn TextMeasure, width: f64) -> Scene {
    let fit = Fitters::new(measure);
    if input.points.is_empty() {
        let canvas = Canvas::new(theme, measure, width, 2.0 * LINE);
        let text = fit.small.cut(&input.empty, width);
        canvas.text("hidden", &text, (0.0, LINE), canvas.note(Anchor::Start));
        return canvas.finish();
    }
    let (up, across) = axes(input);
    let ticks_up = up.ticks_up(&input.strength);
    let widest = ticks_up.iter().map(|(_, text)| fit.small.width(text)).fold(0.0, f64::max);
    let beside = if width < WIDE { 0.0 } else { legend::column(input, measure, width) + ASIDE };
    let plot_width = width - beside;
    // The words of an axis, and those of the two upper quadrants, have a line each above the plot.
    let (left, top) = (widest.ceil() + 10.0, 2.0 * LINE + 10.0);
    let (right, bottom) = (plot_width - 8.0, top + PLOT);
    let bounds = [left, top, right, bottom];
    let ticks_across = across.ticks_across((left, right), &input.percent, measure);
    let coordinates = Coordinates::new(across, up, bounds);

    let ticks_y = bottom + LINE + 8.0;
    let plot_bottom = ticks_y + 2.0 * LINE;
    let legend = match beside > 0.0 {
        true => legend::lay_out(input, measure, [plot_width + ASIDE, width], 2.0),
        false => legend::lay_out(input, measure, [0.0, width], plot_bottom + 12.0),
    };
    let canvas = Canvas::new(theme, measure, width, legend.bottom.max(plot_bottom).ceil());

    let mut plot = Plot::new(&canvas, &coordinates);
    let ticks = [ticks_across.len(), ticks_up.len()];
    plot.mesh("grid", ticks, Pencil::new(theme.grid, 1.0));
    for (strength, text) in &ticks_up {
        let at = (left - 6.0, coordinates.y(*strength));
        canvas.text("tick", text, at, canvas.note(Anchor::End));
    }
    for (share, text) in &ticks_across {
        let at = (coordinates.x(*share), ticks_y + LINE / 2.0);
        canvas.text("tick", text, at, canvas.note(Anchor::Middle));
    }
    titles(&canvas, input, bounds, (plot_width, ticks_y + LINE), &fit);
    // The cuts go through the whole plot, beyond the ends of the axes.
    let (x, y) = coordinates.at(input.cuts);
    let pencil = Pencil::new(theme.muted, 1.0).dashed(5.0, 4.0);
    canvas.line("cut", &[(x, top), (x, bottom)], pencil);
    canvas.line("cut", &[(left, y), (right, y)], pencil);

    for point in &input.points {
        let (kind, colour) = colours(point, theme);
        if let Some(ends) = point.interval {
            let ends = ends.map(|strength| (point.share, strength));
            plot.line(["interval", kind].concat(), ends, Pencil::new(colour, 1.0));
        }
    }
    for point in &input.points {
        let (kind, colour) = colours(point, theme);
        match point.is_reference {
            true => plot.hollow_dots("dot reference", [at(point)], DOT, colour),
            false => plot.dots(["dot", kind].concat(), [at(point)], DOT, colour),
        }
    }
    labels::draw(&canvas, input, &coordinates);
    legend.draw(&canvas);
    for (index, point) in input.points.iter().enumerate() {
        let (x, y) = coordinates.at(at(point));
        let mut label = [&(index + 1).to_string(), ". ", &*point.text].concat();
        if point.is_reference {
            label = [&*label, " · ", &input.reference].concat();
        }
        canvas.region(&point.key, label, [x - 12.0, y - 12.0, 24.0, 24.0]);
    }
    canvas.finish()
}

/// The axes, upwards and to the right: they cover all points and the cuts, and upwards the intervals.
fn axes(input: &QuadrantsInput) -> (Axis, Axis) {
    let (share, strength) = input.cuts;
    let strengths = input.points.iter().flat_map(|point| {
        let [low, high] = point.interval.unwrap_or([point.strength; 2]);
        [low, point.strength, high]
    });
    let shares = input.points.iter().map(|point| point.share);
    let up = Axis::differences(strengths.chain([strength]), LEAST).with_inset(INSET[1]);
    (up, Axis::shares(shares.chain([share])).with_inset(INSET[0]))
}

fn at(point: &QuadrantPoint) -> Point {
    (point.share, point.strength)
}

fn colours(point: &QuadrantPoint, theme: &Theme) -> (&'static str, Colour) {
    match point.quadrant {
        _ if point.is_reference => (" reference", theme.value),
        Quadrant::Improve => (" low", theme.low),
        _ => ("", theme.value),
    }
}

/// The words of the axes, and what to do at each corner.
fn titles(
    canvas: &Canvas,
    input: &QuadrantsInput,
    [left, top, right, bottom]: [f64; 4],
    (width, below): (f64, f64),
    fit: &Fitters,
) {
    let up = fit.small.cut(&["↑ ", &*input.importance].concat(), width);
    canvas.text("note", &up, (0.0, LINE / 2.0), canvas.note(Anchor::Start));
    let across = fit.small.cut(&[&*input.performance, " →"].concat(), width);
    let at = (width, below + LINE / 2.0);
    canvas.text("note", &across, at, canvas.note(Anchor::End));
    let bold = Fitter { measure: canvas.measure, size: SMALL, weight: Weight::Bold };
    let room = (right - left) / 2.0 - 8.0;
    for (quadrant, heading) in Quadrant::ALL.into_iter().zip(&input.headings) {
        let y = match quadrant.is_top() {
            true => top - LINE / 2.0 - 2.0,
            false => bottom + LINE / 2.0 + 4.0,
        };
        let (x, anchor) = match quadrant.is_left() {
            true => (left, Anchor::Start),
            false => (right, Anchor::End),
        };
        let mut look = canvas.note(anchor);
        look.weight = Weight::Bold;
        canvas.text("heading", &bold.cut(heading, room), (x, y), look);
    }
}
