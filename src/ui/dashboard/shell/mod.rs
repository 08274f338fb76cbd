//! The component and all that only it knows: its message, its timers, the lazy chunk. Nothing below imports from here.

pub mod app;
pub mod body;
pub mod counting;
pub mod effects;
pub mod lazy;
