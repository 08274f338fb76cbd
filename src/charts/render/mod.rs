//! A scene as SVG: on the page a `drawing`, which a Yew component, `chart`, keeps, and which may be `deferred`; a file in `svg`. Both emit the same
//! elements, made in `element`. What lies over a chart and its table are nodes of Yew, in `html`. For a file it comes onto
//! a `sheet` with its caption; `png` paints that onto a canvas.
//!
//! Style and layout of nodes is what a redraw costs, so neighbouring marks that look alike become one
//! path, nodes are kept, and the browser is told only what has changed. Only presentation attributes are used: a strict content security policy blocks inline style,
//! and any stylesheet can override them by class.

mod alignment;
mod chart;
mod deferred;
mod drawing;
mod element;
mod html;
#[cfg(any(test, target_arch = "wasm32"))]
mod png;
mod sheet;
mod svg;

pub use chart::Chart;
pub use html::{marked, table_to_html, visited};
#[cfg(target_arch = "wasm32")]
pub use png::to_png;
pub use sheet::{Caption, sheet};
pub use svg::to_svg_string;
