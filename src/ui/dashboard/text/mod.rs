//! From figures to words: the names of ids, the findings in the panels' titles, the alerts, what changed and what matters
//! most. Nothing here counts or hides a figure.

pub mod alerts;
pub mod change;
pub mod drivers;
pub mod events;
pub mod findings;
pub mod inputs;
pub mod names;
pub mod partial_period;
pub mod source;

#[cfg(test)]
pub mod analysis_tests;

#[cfg(test)]
mod events_tests;
