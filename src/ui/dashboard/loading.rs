//! Brings responses in: from the store, and from files in slices short enough that the page stays alive.

use std::rc::Rc;

use hailong_core::import::{Columns, ImportError, Importer, Refused};
use hailong_core::json::Value;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::response::Response;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::wire::response_from_json;

/// A slice takes a few milliseconds to read, after which the page gets its turn.
const SLICE: f64 = 65_536.0;

/// A file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// Its key in the store.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The rows that became responses.
    pub accepted: u64,
    /// The rows that did not.
    pub refused: Rc<Vec<Refused>>,
    /// Its header.
    pub header: Rc<Vec<String>>,
    /// Whether the store keeps it.
    pub kept: bool,
}

/// Why a file could not be read to its end.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The browser can't read it.
    Read,
    /// It isn't a file that can be imported.
    File(ImportError),
}

/// The responses among stored records.
pub fn responses(questionnaire: &Questionnaire, stored: &[Value]) -> Vec<Response> {
    // A record that isn't a response of ours stays where it is rather than failing the rest.
    stored.iter().filter_map(|record| response_from_json(questionnaire, record)).collect()
}

/// The bytes of a part of a file.
pub async fn bytes(blob: &Blob, from: f64, to: f64) -> Result<Vec<u8>, Failure> {
    let slice = blob.slice_with_f64_and_f64(from, to).map_err(|_| Failure::Read)?;
    let buffer = JsFuture::from(slice.array_buffer()).await.map_err(|_| Failure::Read)?;
    Ok(Uint8Array::new(buffer.unchecked_ref()).to_vec())
}

/// Reads a file from beginning to end. `take` gets the rows of each slice and how much was read, 0 to 1.
pub async fn read_file(
    questionnaire: &Questionnaire,
    blob: &Blob,
    columns: Option<Columns>,
    mut take: impl FnMut(Vec<Response>, f64),
) -> Result<(Importer, Vec<Refused>, u64), Failure> {
    let mut importer = columns.map_or_else(Importer::new, Importer::with_columns);
    let mut refused = Vec::new();
    let mut accepted = 0;
    let size = blob.size();
    let mut at = 0.0;
    while at < size {
        let end = (at + SLICE).min(size);
        let bytes = bytes(blob, at, end).await?;
        let batch = importer.push(questionnaire, &bytes).map_err(Failure::File)?;
        at = end;
        accepted += batch.accepted.len() as u64;
        refused.extend(batch.refused);
        take(batch.accepted, at / size);
    }
    let batch = importer.finish(questionnaire).map_err(Failure::File)?;
    accepted += batch.accepted.len() as u64;
    refused.extend(batch.refused);
    take(batch.accepted, 1.0);
    Ok((importer, refused, accepted))
}
