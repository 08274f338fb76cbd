//! Cell suppression along lines of views, with complementary suppression so that no small cell can be had by
//! subtraction: the cells of a view ([`cells`]), what is hidden of them ([`protection`]), which lines of views have to
//! be counted for that ([`lines`]), the sum of a breakdown's hidden groups ([`rest`]), and the persons who answered both of
//! two items ([`answered_both`]).
//!
//! The suppression of a table of two fields is in `figures::cross_tab`.

mod answered_both;
mod cells;
mod lines;
mod protection;
mod rest;

pub(super) use cells::{Cell, Cells};
pub(super) use protection::{Hidden, Line, Protection, Rows, subsets};

#[cfg(test)]
pub(super) use protection::merge;
