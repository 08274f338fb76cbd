//! The printed report of what is looked at: an A4 document in the manner of an office's, of the same figures, findings,
//! charts and tables as the panels.
//!
//! [`button`] begins it; [`content`] is its words, pure; [`sheet`] its elements; [`pieces`] cuts a chart that is longer than a page; [`frame`]
//! prints it, and nothing of the portal around it. It counts nothing and hides nothing of its own: what isn't in the
//! figures isn't in it.

mod button;
mod content;
mod frame;
mod pieces;
mod sheet;

pub use button::{Printout, report};
pub use frame::frame;
pub use pieces::pieces;

#[cfg(test)]
mod tests;
