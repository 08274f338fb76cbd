//! Words that several panels share: the names of ids, shares and findings in words, the alerts, what periods are called,
//! where numbers come from. Nothing here counts or hides a figure, and nothing draws.

pub mod alerts;
pub mod change;
pub mod events;
pub mod findings;
pub mod limits;
pub mod names;
pub mod partial_period;
pub mod period_name;
pub mod shares;
pub mod source;
