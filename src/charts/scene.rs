//! The display list: what a chart draws, as data. It knows neither plotters nor Yew.

use std::borrow::Cow;

use super::colour::Colour;

/// A chart, drawn. Lengths are CSS pixels, y grows downwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// What is painted, from the back to the front.
    pub marks: Vec<Mark>,
    /// What a pointer or the arrow keys can visit: a row, a month.
    pub regions: Vec<Region>,
    /// How many regions stand side by side, row after row, where they are the cells of a table; 0 where they are a list.
    /// There may be thousands of such cells, so that the page has a node for the visited one alone.
    pub across: usize,
}

/// One thing that is painted.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its role, for stylesheets: "grid", "value", "level-4 of-5". Each chart's file lists its own.
    pub class: Cow<'static, str>,
    /// A tooltip, where the mark says less than there is to know.
    pub title: Option<String>,
    /// Its geometry.
    pub shape: Shape,
    /// Its colours; a stylesheet may override them by class.
    pub paint: Paint,
}

/// A mark's geometry.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle with corners rounded by `radius`.
    Rect {
        /// Left.
        x: f64,
        /// Top.
        y: f64,
        /// Extent to the right.
        width: f64,
        /// Extent downwards.
        height: f64,
        /// Of its corners.
        radius: f64,
    },
    /// An open line through points.
    Line(Vec<(f64, f64)>),
    /// A closed area.
    Area(Vec<(f64, f64)>),
    /// A circle.
    Circle {
        /// Centre.
        x: f64,
        /// Centre.
        y: f64,
        /// Radius.
        radius: f64,
    },
    /// One line of text.
    Text {
        /// Where the anchor is.
        x: f64,
        /// The baseline.
        y: f64,
        /// The words.
        content: String,
        /// What of the text stands at x.
        anchor: Anchor,
        /// The font's size.
        size: f64,
        /// The font's weight.
        weight: Weight,
    },
}

/// What of a text stands at its x.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// How heavy a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400.
    Regular,
    /// 700.
    Bold,
}

/// A mark's colours.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Paint {
    /// Of its inside.
    pub fill: Option<Colour>,
    /// Of its outline; behind the letters where the mark is a text.
    pub stroke: Option<Colour>,
    /// How wide the outline is.
    pub stroke_width: f64,
    /// Length of dashes and of the gaps between them.
    pub dash: Option<(f64, f64)>,
    /// Whether a line ends in half circles.
    pub cap: Cap,
}

/// How a line ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cap {
    /// Cut off.
    #[default]
    Butt,
    /// In a half circle.
    Round,
}

/// A part of the chart with a name: what a tooltip says, and what a screen reader hears at an arrow key.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Stable over redraws.
    pub key: String,
    /// Everything that is known about it, in words.
    pub label: String,
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Extent to the right.
    pub width: f64,
    /// Extent downwards.
    pub height: f64,
}
