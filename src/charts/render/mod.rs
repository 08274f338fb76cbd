//! A scene as SVG: nodes for Yew in `html`, a file in `svg`. Both emit the same elements, made in `element`. For a
//! file it comes onto a `sheet` with its caption; `png` paints that onto a canvas.
//!
//! Style and layout of nodes is what a redraw costs, so neighbouring marks that look alike become one
//! path. Only presentation attributes are used: a strict content security policy blocks inline style,
//! and any stylesheet can override them by class.

mod element;
mod html;
#[cfg(any(test, target_arch = "wasm32"))]
mod png;
mod sheet;
mod svg;

pub use html::{ChartLabel, marked, table_to_html, to_html, visited};
#[cfg(target_arch = "wasm32")]
pub use png::to_png;
pub use sheet::{Caption, sheet};
pub use svg::to_svg_string;
