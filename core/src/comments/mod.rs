//! What people wrote: kept to be read, searched and redacted by staff, on their own device.
//!
//! Comments are no figures and never meet them: nothing here is counted for a chart, an event, a file of figures or the
//! public. A text can tell who wrote it, the more so beside a unit and a month; so there is no day here, only the month.
//!
//! [`Comments`] takes the same rows as the table does ([`Encoded`] with its texts), and lets the same ones through a
//! [`Filter`](crate::filter::Filter). [`Search`] finds words without regard to accents, [`Tally`] counts what is said often; both go on in steps, so
//! that a page stays alive. [`suspects`] finds what looks like a telephone number, [`Cuts`] take it out.

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
