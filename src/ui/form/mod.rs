//! The citizen's form, a Yew component.
//!
//! [`state`] says what can happen and what follows from it, another state and effects; `effects.rs` carries these out. The
//! frame is drawn from the state by `drawing.rs` and its like, each question by a component of its own from
//! `question_props.rs`; `controls/` has a file for each kind of question. The form gets a questionnaire that was read
//! already, and knows neither the page around it nor where responses go: that comes in as [`FormProps`].

mod action;
mod aids;
mod aloud;
mod app;
mod conditions;
mod context;
mod control_event;
mod controls;
mod display_panel;
mod display_settings;
mod drawing;
mod effect;
mod effects;
mod errors;
mod field_state;
mod focus;
mod frame;
mod icon;
mod lazy;
mod lazy_chunk;
mod lazy_words;
mod list_search;
mod page;
mod paper;
mod paper_sheet;
mod persistence;
mod piping;
mod prefill;
mod print;
mod procedures;
mod props;
mod question;
mod question_props;
mod receipt;
mod response;
mod review;
mod save_and_resume;
mod sheet;
mod speech;
pub mod state;
mod steps;
mod submission;
mod suspect;
mod tables;
mod voice;
mod width;

pub use app::FormApp;
pub use lazy_chunk::{is_needed, load};
pub use persistence::failure;
pub use prefill::{refused, setup};
pub use props::{FormEvent, FormProps};
pub use receipt::receipt_number;
pub use response::response;
