//! What may be shown: every number that a dashboard, an export or the command line gives out.
//!
//! This is the only door. A table can be filled and filtered, but its counts are private to the crate;
//! [`figures`] counts what a filter lets through and suppresses small cells as its last step, so that
//! neither a panel nor an export can go around it. docs/figures.md describes the JSON.

mod breakdown;
mod compare;
mod compute;
mod count;
mod cross_tab;
mod drivers;
mod error;
mod model;
mod over_time;
mod protected_view;
mod publish;
mod read;
mod suppression;
mod thresholds;
mod weighted;

pub use breakdown::grouped;
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
pub use over_time::over_time;
pub use publish::sort_by_rank;
pub use read::{Published, read_published};
pub use thresholds::{Status, Thresholds};
pub use weighted::{WeightedFigures, WeightedShare, weighted};

#[cfg(test)]
mod tests;
