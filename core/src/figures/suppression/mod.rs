//! Cell suppression along lines of views, with complementary suppression so that no small cell can be had by
//! subtraction: the cells of a view ([`cells`]), what is hidden of them ([`protection`]), and which lines of views have to
//! be counted for that ([`lines`]).
//!
//! The suppression of a table of two fields is in `figures::cross_tab`.

mod cells;
mod lines;
mod protection;

pub(super) use cells::{Cell, Cells};
pub(super) use protection::{Hidden, Line, Protection, Rows, subsets};

#[cfg(test)]
pub(super) use protection::merge;
