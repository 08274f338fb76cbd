//! Figures: every number that a dashboard, an export or the command line shows.
//!
//! All counts leave the crate through this module, suppressed. A table can be filled and filtered from outside, but its
//! counts are private to the crate; [`figures`] counts a view and suppresses its small cells as the last step, so no panel
//! and no export can show a number that must be hidden. docs/figures.md describes the JSON.
//!
//! In reading order: `thresholds` is the rule of suppression, `model` the figures. `count` asks the engine,
//! `suppression` decides which cells are hidden, `publish` makes figures of the rest; `compute` calls these three.
//! `breakdown`, `compare`, `cross_tab`, `drivers`, `weighted` and `over_time` are the other kinds of figures,
//! `numbers` those of answers that aren't levels, and `read` reads published ones back. `cell_key` makes noisy figures, for
//! readers who may filter freely.

mod breakdown;
mod cell_key;
mod compare;
mod compute;
mod count;
mod cross_tab;
mod drivers;
mod error;
mod model;
mod numbers;
mod over_time;
mod protected_view;
mod publish;
mod read;
mod suppression;
mod thresholds;
mod weighted;

pub use breakdown::grouped;
pub use cell_key::{NOISE, Noise, NoiseMethod, noisy_figures, noisy_grouped, noisy_overall};
pub use compare::{Compared, ComparedView, Comparison, Verdict, compare};
pub use compute::{figures, overall};
pub use cross_tab::{
    CrossAssociation, CrossCell, CrossRow, CrossTab, MOST_CROSS_CELLS, Margin, cross_tab,
};
pub use drivers::{Driver, Drivers, drivers};
pub use error::FiguresError;
pub use model::{
    FactorFigures, Figures, Group, GroupFigures, GroupedFigures, Index, ItemFigures, Overall,
    Share, TrendFigures,
};
pub use numbers::{NumberFigures, Numbers};
pub use over_time::over_time;
pub use publish::sort_by_rank;
pub use read::{Published, read_published};
pub use thresholds::{Status, Thresholds};
pub use weighted::{WeightedFigures, WeightedShare, weighted};

#[cfg(test)]
mod tests;
