//! Comments: the free texts of responses, for staff to read, search and redact on their own device.
//!
//! Comments never become figures: nothing here is counted for a chart, an event, a file of figures or the public. A text can
//! tell who wrote it, the more so beside a unit and a day, so only the month is kept.
//!
//! [`Comments`] is filled with the same rows as the table ([`Encoded`](crate::import::Encoded) with its texts), and a
//! [`Filter`](crate::filter::Filter) lets the same rows through in both. [`Search`] finds words with or without accents, and
//! [`Tally`] counts frequent compounds; both work in steps, so that the page can draw. [`suspects`] finds what looks like a
//! telephone number, [`Cuts`] takes it out.

mod comment_filter;
mod compounds;
mod cuts;
mod personal;
mod search;
mod store;
mod words;

pub use comment_filter::Wanted;
pub use compounds::{Compound, Tally};
pub use cuts::Cuts;
pub use personal::suspects;
pub use search::{Found, Query, Search};
pub use store::{Comment, Comments, Extent, hash, questions};
pub use words::folded;

#[cfg(test)]
mod tests;
