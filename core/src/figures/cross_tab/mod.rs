//! The cross-tab: persons by two fields, their shares of rows and columns, and the association of the two.
//!
//! Three checks decide what is hidden, and a number is shown only if none of them hides it:
//!
//! 1. a value of one field, with its margin, is hidden where the filter on it hides the responses
//!    (`Protection::groups`);
//! 2. a cell is hidden where the filter on both values hides them ([`pairs`]), so that the table shows nothing that a filter
//!    would hide;
//! 3. [`suppression`] checks the table as a whole. It takes the hidden values of a field as one line, because their sum
//!    follows from the margins and must not be small either.

mod network;
mod pairs;
mod suppression;
mod table;

pub use table::{
    CrossAssociation, CrossCell, CrossRow, CrossTab, MOST_CROSS_CELLS, Margin, cross_tab,
};
