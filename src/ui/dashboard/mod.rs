//! The staff's dashboard, in floors. Each floor uses those above it in this list and none below it:
//!
//! 1. [`model`]: what is known and asked: responses, filter, periods, analysis, the tree of units. No page, no store.
//! 2. [`text`]: words that several panels share. No page, no store.
//! 3. [`panels`]: a folder for each panel: its title, text, table and picture, and how parts of it are picked.
//! 4. [`output`] and [`import`]: what leaves the dashboard (report, wall, published figures, saved files), and how files
//!    come in.
//! 5. [`records`]: what staff do with the responses themselves.
//! 6. [`account`]: signing in at a collector, and the responses that come from it.
//! 7. [`shell`]: the component, its message, the timers and the lazy chunk.
//!
//! Numbers come from [`hailong_core::figures`] only.

mod account;
mod import;
mod model;
mod output;
mod panels;
mod records;
mod shell;
mod text;

pub use account::feature::Message as AccountMessage;
pub use import::file_reader::Imported;
pub use import::import_job::Done;
pub use import::message::Message as ImportMessage;
pub use import::reasons::of_row as reason_of;
pub use model::filters::Message as FilterMessage;
pub use model::view_text;
pub use output::published::{PublicProps, Shown};
pub use shell::app::{Collected, DashboardApp, DashboardEvent, DashboardProps};
pub use shell::lazy;
pub use shell::message::Message;

#[cfg(test)]
mod tests;
