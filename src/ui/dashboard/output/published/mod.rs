//! The public view: the panels of a file of figures that were published.
//!
//! It has no store, no import and no filter, so nothing but the file can be reached from it. [`app`] draws it, [`export`]
//! makes the file for staff, [`object`] is the figures as the page and the file get them. Numbers come from
//! [`hailong_core::figures`] only, which reads the file back.

mod app;
mod export;
mod object;

pub use app::{PublicProps, Shown};

pub use app::show;
pub use export::{file, panel};
pub use object::of_published;
