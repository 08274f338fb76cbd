//! Questionnaires, responses and honest statistics: all of Hài Lòng that can be proved without a browser.
//!
//! The tour, in reading order:
//!
//! 1. [`questionnaire`]: what is asked. A JSON file, read with every problem listed by its path.
//! 2. [`response`]: what was answered, and [`validate`], what keeps a page from being left.
//! 3. [`mod@unit`], [`procedure`] and [`dossier`]: where, what for and in which case; [`calendar`]: when, by Vietnam's
//!    clock.
//! 4. [`import`]: an existing survey's CSV becomes responses; what can't is refused by line and reason.
//! 5. [`table`]: responses, encoded for the engine that counts them, and the [`filter`] that picks some of them;
//!    [`keyed_table`] for readers who may filter freely.
//! 6. [`statistics`]: the formulas, each with its source.
//! 7. [`figures`]: what may be shown. The only way by which numbers leave this crate, behind the
//!    suppression of small cells.
//! 8. [`comments`]: what people wrote, to be read by staff, searched and redacted. It never meets the figures.
//! 9. [`quality`]: what may be wrong with responses as records.
//! 10. [`illustrative`]: made-up responses from a seed, for a first look.
//!
//! [`json`] is how files come in, [`decimal`] how the form writes numbers.
//!
//! There is no web here, no clock, no randomness and no input or output: time and random bytes come in
//! as arguments.
#![deny(missing_docs)]

mod answer;
pub mod calendar;
pub mod comments;
pub mod decimal;
mod dimensions;
pub mod dossier;
mod field;
pub mod figures;
pub mod filter;
pub mod illustrative;
pub mod import;
pub mod json;
pub mod keyed_table;
pub mod procedure;
pub mod quality;
pub mod questionnaire;
pub mod response;
pub mod statistics;
pub mod table;
pub mod unit;
pub mod validate;
