//! What leaves the dashboard: the printed report, the screen on the wall, published figures, and pictures and tables as files.

pub mod published;
pub mod report;
pub mod saving;
pub mod wall;
