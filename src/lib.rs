//! Hài Lòng's web package: two custom elements over `hailong-core`.
//!
//! The tour, in reading order:
//!
//! 1. [`i18n`]: every word of the interface, and how numbers and dates are written.
//! 2. [`platform`]: the clock and random bytes, which the core crate doesn't have.
//! 3. [`storage`]: where responses and drafts are kept.
//! 4. [`charts`]: from an aggregate and its labels to a drawing.
//! 5. [`ui`]: the form and the dashboard, each a Yew component around a pure state.
//! 6. [`elements`]: the custom elements, the one place that knows the page.
//!
//! docs/architecture.md says which module may use which, and a test holds it; docs/glossary.md explains the words.
#![forbid(unsafe_code)]

pub mod charts;
pub mod elements;
pub mod i18n;
pub mod platform;
pub mod storage;
pub mod ui;
