//! The dashboard's charts: from a small input of numbers and ready-made labels to a display list.
//!
//! A chart gets labels, not messages: each word and each formatted number comes in from the caller, so that nothing here
//! knows a language. [`render`] turns a [`Scene`] into SVG nodes or a file; [`table`] is each chart's accessible twin.
//!
//! All draw through plotters onto our own backend (`backend`), which records the [`Scene`]. The cartesian ones (trend,
//! quadrants, differences, ranking, small multiples) use its coordinate systems, ranged axes, key points and series (`axis`,
//! `plot`). What has no coordinates (diverging and stacked bars, the heat map, bars beside words) is laid out here (`rows`)
//! and drawn by plotters' shapes alone (`canvas`).
//!
//! Of each chart, `input` is what it is drawn from, where that is long, and the file of its name draws it. Deliberately
//! absent: statistics, thresholds, text for people, the document.

mod axis;
mod backend;
mod canvas;
#[cfg(target_arch = "wasm32")]
mod canvas_measure;
mod colour;
mod difference;
mod estimate;
mod factors;
mod hatch;
mod heat;
mod interval;
mod likert;
mod measure;
mod multiples;
mod plot;
mod quadrants;
mod ranking;
pub mod render;
mod rows;
mod scene;
mod stacked;
pub mod table;
#[cfg(test)]
mod tests;
mod text;
mod trend;

#[cfg(target_arch = "wasm32")]
pub use canvas_measure::CanvasMeasure;
pub use colour::{Colour, Rgb, Theme};
pub use difference::{
    DifferenceGroup, DifferenceInput, DifferenceRow, Direction, draw as draw_difference,
};
pub use estimate::{Cell, Estimate, Formatter, UnitVsRest};
pub use factors::{FactorRow, FactorsInput, draw as draw_factors};
pub use heat::{Against, HeatCell, HeatInput, HeatLegend, HeatRow, SHADES, draw as draw_heat};
pub use interval::{IntervalInput, draw as draw_interval};
pub use likert::{
    LevelCount, LikertCell, LikertGroup, LikertInput, LikertRow, LikertShares, draw as draw_likert,
};
pub use measure::{TextMeasure, WidthTable};
pub use multiples::{Multiple, MultiplesInput, draw as draw_multiples, twin as multiples_twin};
pub use quadrants::{Quadrant, QuadrantPoint, QuadrantsInput, draw as draw_quadrants};
pub use ranking::{RankingInput, RankingRow, draw as draw_ranking};
pub use scene::{Anchor, Mark, Paint, Region, Scene, Shape, Weight};
pub use stacked::{
    OF, Segment, Series, StackedCell, StackedInput, StackedRow, draw as draw_stacked,
};
pub use trend::{BeyondLimits, TrendInput, TrendMark, TrendPoint, draw as draw_trend};
