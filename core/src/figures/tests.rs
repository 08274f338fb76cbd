//! The figures against a naive oracle, and what is hidden against every subtraction.

mod bounds;
mod cases;
pub(super) mod cell_key;
mod compare;
mod cross;
mod drivers;
mod exported;
mod grouped;
mod holes;
mod known;
mod lines;
mod oracle;
mod oracle_tests;
mod over_time;
mod periods;
mod published;
mod query_cache;
mod several;
mod span;
mod suppression;
mod weighted;
