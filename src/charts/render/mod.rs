//! From a scene to what is seen: SVG nodes on the page, an SVG or PNG file, the table.
//!
//! `chart` is the Yew component. Its `<svg>` is filled by `drawing`, which keeps its nodes between scenes and matches them
//! by `alignment`; `deferred` postpones that for charts out of sight. `element` makes the elements, for the page and for
//! `svg` files alike. `html` has what lies over a chart, and its table. `sheet` adds a caption for a file, and `png` paints
//! it onto a canvas.
//!
//! A redraw costs style and layout of nodes. So neighbouring marks that look alike become one path, nodes are kept, and the
//! browser is told only what has changed. Only presentation attributes are used: a strict content security policy blocks
//! inline style, and any stylesheet can override them by class.

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
