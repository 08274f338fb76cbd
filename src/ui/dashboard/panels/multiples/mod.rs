//! The panel of small trends, one for each unit. It is a part of the lazy chunk; what it shows is counted by
//! [`crate::ui::dashboard::model::multiples`].

pub mod input;
pub mod panel;
