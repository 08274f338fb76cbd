//! Importance against performance: how strongly each item goes with the result of all, upwards, and its own share, to
//! the right; two lines part it into four quadrants. Each point has a number and, where there is room, its name beside
//! it; below, or where there is room beside, the names stand by quadrant, so that no point is without one.
//!
//! Classes: `dot`, `dot low`, `dot reference`, `interval` (with the same), `cut`, `grid`, `tick`, `label`, `note`,
//! `leader`, `heading`, `hidden`.

mod labels;
mod legend;

use super::axis::Axis;
use super::canvas::{Canvas, Pencil, SMALL};
use super::colour::{Colour, Theme};
use super::estimate::{Estimate, Formatter};
use super::measure::TextMeasure;
use super::scale::Scale;
use super::scene::{Anchor, Scene, Weight};
use super::text::{Fitter, LINE};

/// From this width on the words below stand in two columns.
const NARROW: f64 = 440.0;
/// From here on they stand beside the plot.
const WIDE: f64 = 640.0;
/// Between the plot and words beside it.
const ASIDE: f64 = 24.0;
const DOT: f64 = 5.0;
/// How high the plot is.
const PLOT: f64 = 300.0;

/// Where an item stands. The order is that of the words below the plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quadrant {
    /// It matters and is weak: at the top left.
    Improve,
    /// It matters and is strong: at the top right.
    Keep,
    /// It matters less and is weak: at the bottom left.
    Later,
    /// It matters less and is strong: at the bottom right.
    Hold,
}

impl Quadrant {
    /// All of them in their order.
    pub const ALL: [Self; 4] = [Self::Improve, Self::Keep, Self::Later, Self::Hold];

    fn is_top(self) -> bool {
        matches!(self, Self::Improve | Self::Keep)
    }

    fn is_left(self) -> bool {
        matches!(self, Self::Improve | Self::Later)
    }
}

/// The items and the lines between them.
#[derive(Clone)]
pub struct QuadrantsInput {
    /// The items, by quadrant and, within each, from the strongest on.
    pub points: Vec<QuadrantPoint>,
    /// The share and the strength at which the lines stand.
    pub cuts: (f64, f64),
    /// What to do in each quadrant, in the order of [`Quadrant::ALL`].
    pub headings: [String; 4],
    /// What the axis to the right is.
    pub performance: String,
    /// What the axis upwards is.
    pub importance: String,
    /// What stands where there are no items.
    pub empty: String,
    /// What stands under a heading without items.
    pub none: String,
    /// What marks those that are for reference only.
    pub reference: String,
    /// Formats a tick of shares.
    pub percent: Formatter,
    /// Formats a tick of strengths.
    pub strength: Formatter,
}

/// One item.
#[derive(Clone, Debug, PartialEq)]
pub struct QuadrantPoint {
    /// Stable over redraws.
    pub key: String,
    /// Its name.
    pub label: String,
    /// Its share, 0 to 1.
    pub share: f64,
    /// How strongly it goes with the result of all, −1 to 1.
    pub strength: f64,
    /// The interval of that; `None` where there is none.
    pub interval: Option<[f64; 2]>,
    /// All of it in words.
    pub text: String,
    /// Where it stands.
    pub quadrant: Quadrant,
    /// Whether few answered.
    pub is_reference: bool,
}

/// The plot.
struct Plot {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    across: Scale,
    up: Axis,
}

impl Plot {
    fn at(&self, point: &QuadrantPoint) -> (f64, f64) {
        (self.across.place(point.share), self.up.place(point.strength))
    }
}

/// Draws it.
pub fn draw(input: &QuadrantsInput, theme: &Theme, measure: &dyn TextMeasure, width: f64) -> Scene {
    let small = Fitter { measure, size: SMALL, weight: Weight::Regular };
    if input.points.is_empty() {
        let canvas = Canvas::new(theme, measure, width, 2.0 * LINE);
        let text = small.cut(&input.empty, width);
        canvas.text("hidden", &text, (0.0, LINE), canvas.note(Anchor::Start));
        return canvas.finish();
    }
    // The words of an axis, and those of the two upper quadrants, have a line each above the plot.
    let top = 2.0 * LINE + 10.0;
    let bottom = top + PLOT;
    let strengths = || {
        let ends = |point: &QuadrantPoint| point.interval.unwrap_or([point.strength; 2]);
        input.points.iter().flat_map(move |point| {
            let [low, high] = ends(point);
            [low, point.strength, high]
        })
    };
    let up = Axis::over(strengths().chain([input.cuts.1]), 5, 4, (bottom - 8.0, top + 8.0));
    let ticks_up = up.ticks_up(&input.strength);
    let widest = ticks_up.iter().map(|(_, text)| small.width(text)).fold(0.0, f64::max);
    let left = widest.ceil() + 10.0;
    let beside = if width < WIDE { 0.0 } else { legend::column(input, measure, width) + ASIDE };
    let plot_width = width - beside;
    let right = plot_width - 8.0;
    let shares: Vec<Estimate> = input
        .points
        .iter()
        .map(|point| point.share)
        .chain([input.cuts.0])
        .map(|share| Estimate {
            share,
            low: share,
            high: share,
            text: String::new(),
            range: String::new(),
        })
        .collect();
    let across = Scale::around(shares.iter(), (left + 14.0, right - 14.0));
    let plot = Plot { left, right, top, bottom, across, up };

    let ticks_y = bottom + LINE + 8.0;
    let plot_bottom = ticks_y + 2.0 * LINE;
    let legend = match beside > 0.0 {
        true => legend::lay_out(input, measure, [plot_width + ASIDE, width], 2.0),
        false => legend::lay_out(input, measure, [0.0, width], plot_bottom + 12.0),
    };
    let height = legend.bottom.max(plot_bottom).ceil();
    let canvas = Canvas::new(theme, measure, width, height);

    for (y, text) in &ticks_up {
        canvas.line("grid", &[(left, *y), (right, *y)], Pencil::new(theme.grid, 1.0));
        canvas.text("tick", text, (left - 6.0, *y), canvas.note(Anchor::End));
    }
    for (x, text) in plot.across.ticks_across(&input.percent, measure) {
        canvas.line("grid", &[(x, top), (x, bottom)], Pencil::new(theme.grid, 1.0));
        canvas.text("tick", &text, (x, ticks_y + LINE / 2.0), canvas.note(Anchor::Middle));
    }
    titles(&canvas, input, &plot, &small, (plot_width, ticks_y + LINE));
    let (x, y) = (plot.across.place(input.cuts.0), plot.up.place(input.cuts.1));
    let pencil = Pencil::new(theme.muted, 1.0).dashed(5.0, 4.0);
    canvas.line("cut", &[(x, top), (x, bottom)], pencil);
    canvas.line("cut", &[(left, y), (right, y)], pencil);

    for point in &input.points {
        let (kind, colour) = colours(point, theme);
        if let Some([low, high]) = point.interval {
            let (x, _) = plot.at(point);
            let ends = [(x, plot.up.place(low)), (x, plot.up.place(high))];
            canvas.line(["interval", kind].concat(), &ends, Pencil::new(colour, 1.0));
        }
    }
    for point in &input.points {
        let (kind, colour) = colours(point, theme);
        match point.is_reference {
            true => canvas.hollow_dot("dot reference", plot.at(point), DOT, colour),
            false => canvas.dot(["dot", kind].concat(), plot.at(point), DOT, colour),
        }
    }
    labels::draw(&canvas, input, &plot);
    legend.draw(&canvas);
    for (index, point) in input.points.iter().enumerate() {
        let (x, y) = plot.at(point);
        let mut label = [&(index + 1).to_string(), ". ", &*point.text].concat();
        if point.is_reference {
            label = [&*label, " · ", &input.reference].concat();
        }
        canvas.region(&point.key, label, [x - 12.0, y - 12.0, 24.0, 24.0]);
    }
    canvas.finish()
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
    plot: &Plot,
    small: &Fitter,
    (width, below): (f64, f64),
) {
    let up = small.cut(&["↑ ", &*input.importance].concat(), width);
    canvas.text("note", &up, (0.0, LINE / 2.0), canvas.note(Anchor::Start));
    let across = small.cut(&[&*input.performance, " →"].concat(), width);
    let at = (width, below + LINE / 2.0);
    canvas.text("note", &across, at, canvas.note(Anchor::End));
    let bold = Fitter { measure: canvas.measure, size: SMALL, weight: Weight::Bold };
    let room = (plot.right - plot.left) / 2.0 - 8.0;
    for (quadrant, heading) in Quadrant::ALL.into_iter().zip(&input.headings) {
        let y = match quadrant.is_top() {
            true => plot.top - LINE / 2.0 - 2.0,
            false => plot.bottom + LINE / 2.0 + 4.0,
        };
        let (x, anchor) = match quadrant.is_left() {
            true => (plot.left, Anchor::Start),
            false => (plot.right, Anchor::End),
        };
        let mut look = canvas.note(anchor);
        look.weight = Weight::Bold;
        canvas.text("heading", &bold.cut(heading, room), (x, y), look);
    }
}
