//! Keying in paper forms, quickly and by keyboard: everything on one screen, digits answer and go on.
//!
//! [`state`] says what follows from each key, `ways` what a digit or a typed text means for a question; the other
//! files draw it. Answers, conditions and checks are those of the form's own state. Only `kiosk.js` has any of this.

mod app;
mod control_event;
mod draw;
mod keyboard;
mod message;
mod rows;
pub mod state;
mod ways;

pub use app::AssistedApp;
pub use message::AssistedProps;
