//! A chart on a sheet of its own, as a scene again: what the page says around it is written above and below, so that a file
//! that is sent on still says what it shows, of which responses and when.

use crate::charts::colour::{Colour, Theme};
use crate::charts::measure::TextMeasure;
use crate::charts::scene::{Anchor, Mark, Paint, Scene, Shape, Weight};
use crate::charts::text::Fitter;

/// Lines of the caption stand apart by so many times their size.
const LEADING: f64 = 1.5;
const MARGIN: f64 = 16.0;
/// Between the caption, the chart and the source.
const GAP: f64 = 12.0;
/// A title of 80 characters and a name of as many in it.
const LINES: usize = 4;

/// The words around a chart in a file: on the page the panel has them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Caption<'a> {
    /// The finding.
    pub title: &'a str,
    /// What is shown.
    pub text: &'a str,
    /// What must be seen at once, such as that the data are made up.
    pub stamp: &'a str,
    /// Below: of how many, of when, by which filter.
    pub source: &'a str,
}

/// The chart with its caption, its source, a margin and a ground.
pub fn sheet(scene: &Scene, theme: &Theme, measure: &dyn TextMeasure, caption: &Caption) -> Scene {
    let lines = |text: &str, size, weight, colour| -> Vec<Line> {
        let lines = Fitter { measure, size, weight }.lines(text, scene.width, LINES);
        lines.into_iter().map(|text| Line { text, size, weight, colour }).collect()
    };
    let mut above = lines(caption.title, 16.0, Weight::Bold, theme.text);
    above.extend(lines(caption.text, 13.0, Weight::Regular, theme.muted));
    above.extend(lines(caption.stamp, 14.0, Weight::Bold, theme.low));
    let below = lines(caption.source, 12.0, Weight::Regular, theme.muted);

    let mut marks = Vec::with_capacity(scene.marks.len() + above.len() + below.len() + 1);
    let mut y = write(&mut marks, above, MARGIN);
    if y > MARGIN {
        y += GAP;
    }
    marks.extend(scene.marks.iter().map(|mark| moved(mark, MARGIN, y)));
    y += scene.height;
    if !below.is_empty() {
        y = write(&mut marks, below, y + GAP);
    }
    let (width, height) = (scene.width + 2.0 * MARGIN, y + MARGIN);
    let ground = Mark {
        class: "ground".into(),
        title: None,
        shape: Shape::Rect { x: 0.0, y: 0.0, width, height, radius: 0.0 },
        paint: Paint { fill: Some(theme.surface), ..Paint::default() },
    };
    marks.insert(0, ground);
    Scene { width, height, marks, regions: Vec::new(), across: 0 }
}

struct Line {
    text: String,
    size: f64,
    weight: Weight,
    colour: Colour,
}

/// Writes lines from `y` on and returns where they end.
fn write(marks: &mut Vec<Mark>, lines: Vec<Line>, mut y: f64) -> f64 {
    for Line { text, size, weight, colour } in lines {
        y += size * LEADING;
        let (x, baseline) = (MARGIN, y - size * 0.4);
        let anchor = Anchor::Start;
        marks.push(Mark {
            class: "caption".into(),
            title: None,
            shape: Shape::Text { x, y: baseline, content: text, anchor, size, weight },
            paint: Paint { fill: Some(colour), ..Paint::default() },
        });
    }
    y
}

fn moved(mark: &Mark, right: f64, down: f64) -> Mark {
    let mut mark = mark.clone();
    match &mut mark.shape {
        Shape::Rect { x, y, .. } | Shape::Circle { x, y, .. } | Shape::Text { x, y, .. } => {
            *x += right;
            *y += down;
        }
        Shape::Line(points) | Shape::Area(points) => {
            for (x, y) in points {
                *x += right;
                *y += down;
            }
        }
    }
    mark
}
