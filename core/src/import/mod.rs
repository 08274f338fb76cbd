//! An existing survey's file becomes responses: CSV, a JSON array of objects, or an object a line (NDJSON).
//!
//! The file comes in pieces, so that a page stays alive while a long one is read, and its format is told from
//! its first bytes. The header of a CSV file, or the names of the members of JSON objects, are matched to the
//! questionnaire's columns; every row is either a response or refused with all of its reasons, and a refused
//! row keeps its fields, so that nothing is lost.
//!
//! What a field means is said once, in `row`. [`Importer::push`] reads every field so, and is the oracle;
//! [`Importer::push_encoded`] remembers in a `plan` what `row` has said of fields before, and leaves to it
//! every row that isn't plain.

mod answer_format;
mod cell_keys;
mod columns;
pub(crate) mod composed;
mod csv;
mod encoded;
mod error;
mod export;
mod fast_csv;
mod importer;
mod json;
mod memo;
mod months;
mod plan;
mod preview;
mod readable;
mod reading;
mod reason;
mod refusals;
mod row;
mod scan;
mod source;
mod taken;
mod values;
mod weights;
mod write;

pub use columns::{Columns, Target};
pub use encoded::{Encoded, EncodedRow};
pub use error::ImportError;
pub use export::{header_row, response_row};
pub use importer::{Batch, EncodedBatch, Importer};
pub use preview::Preview;
pub use reason::{Reason, ReasonKind};
pub use refusals::{Refusals, Refused};
pub use write::write_row;

#[cfg(test)]
mod tests;
