//! The printed report of the view: an A4 document laid out as an office's letter, with the findings, charts and tables of the
//! panels.
//!
//! [`button`] starts it; [`content`] is its text; [`sheet`] its elements; [`pieces`] cuts a chart that is longer than a page;
//! [`frame`] prints it without the portal around it. Nothing is counted or hidden here. It is in the lazy chunk, but for its
//! button.

mod button;
mod content;
mod frame;
mod pieces;
mod sheet;

pub use button::{Printout, printout, report};
pub use frame::frame;
pub use pieces::pieces;

#[cfg(test)]
mod tests;
