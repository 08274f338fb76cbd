//! The custom elements.
pub mod dashboard;
pub mod form;
