//! What a panel draws: a chart's input that can be drawn at any width.

use std::ops::Range;

use crate::charts::{Scene, TextMeasure};

/// A chart that can be drawn. Each panel implements it for the input of its chart, so that a panel of the lazy chunk brings
/// its chart into that chunk alone.
pub trait Drawn {
    /// The picture, so wide, in pixels.
    fn draw(&self, measure: &dyn TextMeasure, width: f64) -> Scene;

    /// How it may be divided where it is higher than its room: on the wall's screen.
    fn division(&self) -> Division {
        Division::Rows
    }

    /// Some of its groups alone; of a chart without groups all of it.
    fn draw_groups(&self, _of: Range<usize>, measure: &dyn TextMeasure, width: f64) -> Scene {
        self.draw(measure, width)
    }
}

/// How a chart may be divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Division {
    /// Between any two of its rows.
    Rows,
    /// So many groups can be drawn each by itself.
    Groups(usize),
    /// It can't be divided, and is shown too high rather than left out.
    Whole,
    /// It can't be divided, and is left out where it doesn't fit.
    WholeOrNot,
}
