//! The citizen's form.
//!
//! [`state`] says what can happen and what follows from it; the other files draw it. It gets a
//! questionnaire that was read already, and knows neither the page around it nor where responses go:
//! that comes in as [`FormProps`].

mod app;
mod conditions;
mod controls;
mod deed;
mod draw;
mod errors;
mod given;
mod keeping;
mod later;
mod page;
mod paper;
pub mod passing;
mod print;
pub mod rare;
mod receipt;
mod review;
mod settings;
mod settled;
mod speech;
pub mod state;
mod steps;
mod suspect;
mod voice;
mod width;

pub use app::{FormApp, FormEvent, FormProps, response};
pub use given::{given, refused};
pub use receipt::receipt_number;
