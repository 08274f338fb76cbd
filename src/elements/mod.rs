//! The custom elements: attributes, events, teardown. The one place that knows the page.
//!
//! The classes themselves are in shell.js, because only JavaScript can extend `HTMLElement`.

mod bridge;
mod collector;
pub mod dashboard;
mod dashboard_inner;
mod dashboard_values;
mod draft_name;
pub mod form;
mod form_files;
mod hash;
pub mod kiosk;
mod page;
mod published;
mod remember;
