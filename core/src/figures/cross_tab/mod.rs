//! Two fields set against each other: persons by both, what part of a row or column they are, and whether the two
//! go together.
//!
//! What may be shown is decided three times, and a number is shown only if all agree:
//!
//! 1. a value of one field, with its margin, is hidden where the filter on it hides the responses
//!    (`Protection::groups`);
//! 2. a cell is hidden where the filter on both values hides them ([`pairs`]), so that nothing is in the table that
//!    a filter doesn't show;
//! 3. [`suppression`] goes over the table as a whole, the hidden values of a field as one line: their sum can be had
//!    from the margins, and has to be as safe as the others.

mod network;
mod pairs;
mod suppression;
mod table;

pub use table::{
    CrossAssociation, CrossCell, CrossRow, CrossTab, MOST_CROSS_CELLS, Margin, cross_tab,
};
