//! What the interfaces draw with. `markup`, `patch`, `listen` and `component` are the form's; the dashboard has Yew.

pub mod component;
pub mod file;
mod listen;
pub mod markup;
mod patch;
