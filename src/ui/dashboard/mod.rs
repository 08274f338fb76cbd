//! The staff's dashboard.
//!
//! [`state`] holds the responses, the filter and the figures; [`inputs`] and [`findings`] turn figures
//! into what the charts draw and into sentences; [`queue`] and [`loading`] bring responses in from the store and
//! from files; [`further`] asks what changed and what matters, [`change`], [`drivers`] and [`alerts`] say it, [`events`] when the method changed; the rest
//! draws. [`published`] shows the same of a file of figures. Numbers come from [`hailong_core::figures`] only.

pub mod alerts;
mod app;
mod body;
mod cards;
pub mod change;
mod chart;
mod comments;
pub mod comparing;
mod counting;
mod crossing;
mod data;
mod drill;
pub mod drivers;
pub mod events;
mod filters;
pub mod findings;
pub mod further;
mod grid;
mod import;
pub mod inputs;
mod loading;
mod made_up;
mod multiples;
pub mod names;
mod panels;
pub mod period;
mod picture;
mod published;
mod queue;
pub mod rare;
mod reasons;
mod records;
mod report;
mod results;
mod saving;
mod settle;
mod sight;
pub mod source;
pub mod state;
mod trouble;
pub mod view;
mod wall;

pub use app::{DashboardApp, DashboardEvent, DashboardProps, Message};
pub use loading::Imported;
pub use published::{PublicProps, Shown};
pub use queue::Done;
pub use reasons::of_row as reason_of;

#[cfg(test)]
mod tests;

#[cfg(test)]
mod events_tests;

#[cfg(test)]
mod further_tests;
