//! The interfaces, each around a pure state that is tested without a browser.

pub mod assisted;
pub mod dashboard;
pub mod form;
pub mod kiosk;
pub mod shared;
