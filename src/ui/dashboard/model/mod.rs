//! What the dashboard knows and what is asked of it. Nothing here draws, waits, or reaches the page or the store.

pub mod analysis;
pub mod comments;
pub mod comparison;
pub mod cross_tab;
pub mod drill;
pub mod effect;
pub mod filters;
pub mod made_up;
pub mod multiples;
pub mod period;
pub mod request;
pub mod state;
pub mod units_vs_rest;
pub mod view;
pub mod view_text;
