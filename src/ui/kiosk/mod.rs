//! The form on a tablet in a hall: an invitation, the form, the thanks, and nothing of the last person left.
//!
//! [`state`] says what is shown when; the other files draw it and listen. The form itself is [`super::form`], made
//! anew for each person. Only `kiosk.js` has any of this.

mod app;
mod clerk;
pub mod device;
mod facts;
mod gesture;
mod hours;
mod listen;
mod message;
mod props;
mod screens;
mod settings;
pub mod state;
mod waiting;

pub use app::KioskApp;
pub use props::KioskProps;
pub use settings::Settings;
pub use waiting::Waiting;
