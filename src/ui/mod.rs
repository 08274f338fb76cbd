//! The two interfaces, each around a pure state that is tested without a browser.

pub mod dashboard;
pub mod form;
pub mod shared;
