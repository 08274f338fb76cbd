//! The public view: the same panels, of a file of figures that were published.
//!
//! It has no store, no import and no filter: what isn't in the file can't be reached from it. [`app`] draws it,
//! [`export`] is how staff make the file, [`object`] what page and file get. Numbers come from
//! [`hailong_core::figures`] only, which reads the file back.

mod app;
mod export;
mod object;

pub use app::{PublicProps, Shown};

pub use app::show;
pub use export::panel;
pub use object::of_published;
