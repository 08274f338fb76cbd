//! A scene as SVG: nodes for Yew in `html`, a file in `svg`. Both emit the same elements, made here.
//!
//! Style and layout of nodes is what a redraw costs, so neighbouring marks that look alike become one
//! path. Only presentation attributes are used: a strict content security policy blocks inline style,
//! and any stylesheet can override them by class.

mod element;
mod html;
mod svg;

pub use html::{ChartLabel, table_to_html, to_html};
pub use svg::{Caption, to_svg_string};
