//! The panels of a view. A panel is a folder that implements [`panel::Panel`], and a line in [`ABOVE`] or [`BELOW`]; the
//! page, the report and the wall's screen take panels from there. The [`cross_tab`] with its heat map and the small trends
//! ([`multiples`]) are panels too; they are in the lazy chunk and counted later, so the shell adds them.
//!
//! [`chart`] shows any panel on the page; [`grid`] is how the keys and the pointer go through a picture.

pub mod alerts;
pub mod cards;
pub mod change;
pub mod chart;
pub mod chunk_status;
pub mod comments;
pub mod cross_tab;
pub mod drill;
pub mod drivers;
pub mod factors;
pub mod filters;
pub mod grid;
pub mod items;
pub mod list;
pub mod multiples;
pub mod near_viewport;
pub mod page_visible;
pub mod panel;
pub mod periods;
pub mod picture;
pub mod results;
pub mod summary;
pub mod text_measure;
pub mod trend;
pub mod units;

#[cfg(test)]
pub mod analysis_tests;

#[cfg(test)]
mod events_tests;

/// Makes the panels of one folder: none where there is nothing to show.
type PanelsOf = for<'a> fn(panel::View<'a>) -> panel::Panels<'a>;

/// The panels above the others, in a grid of their own.
const ABOVE: &[PanelsOf] = &[change::panels, drivers::panels];

/// The others, in their order.
const BELOW: &[PanelsOf] = &[items::panels, units::panels, factors::panels, trend::panels];
