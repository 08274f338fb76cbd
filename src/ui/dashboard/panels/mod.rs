//! The panels of one set of figures, and what they share: the chart with its table, the keys and the pointer.

pub mod cards;
pub mod chart;
pub mod chunk_status;
pub mod comments;
pub mod cross_tab;
pub mod drill;
pub mod filters;
pub mod grid;
pub mod list;
pub mod multiples;
pub mod near_viewport;
pub mod page_visible;
pub mod periods;
pub mod picture;
pub mod results;
