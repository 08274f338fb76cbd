//! The component and all that only it knows: its message, its timers, the lazy chunk. Nothing below imports from here.
//!
//! [`app`] hands a message to its feature, [`effects`] carries out what the feature asks for. [`lazy`] is the table of the
//! lazy chunk, [`fetching`] fetches it, [`waiting`] is what waits for it. [`focus`]
//! keeps the focus near when a redraw takes away what had it.

mod account;
pub mod app;
mod body;
mod counting;
mod effects;
mod fetching;
mod focus;
pub mod lazy;
pub mod message;
mod timers;
mod waiting;
