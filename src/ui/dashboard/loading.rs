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
    /// Why a file that the store keeps can't be read any more: it counts for nothing.
    pub failure: Option<Failure>,
}

impl Imported {
    /// A file that can't be read any more.
    pub(super) fn broken(id: String, name: String, failure: Failure) -> Self {
        let (refused, header) = Default::default();
        Self { id, name, accepted: 0, refused, header, kept: true, failure: Some(failure) }
    }
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

/// What tells a file from others: its length and its content, whatever its name and date, so that the same
/// file saved twice is the same.
pub async fn fingerprint(blob: &Blob) -> Result<String, Failure> {
    // FNV-1a: the files that one office imports differ by chance, not by malice.
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let (size, mut at, mut hash) = (blob.size(), 0.0, OFFSET);
    while at < size {
        let end = (at + 16.0 * SLICE).min(size);
        let bytes = bytes(blob, at, end).await?;
        hash = bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME));
        at = end;
    }
    Ok(format!("{size}-{hash:016x}"))
}

/// Reads a file from beginning to end. A row whose id is `taken` is refused, so that it neither counts twice
/// nor quietly takes the place of another. `take` gets the rows of each slice and how much was read, 0 to 1.
pub async fn read_file(
    questionnaire: &Questionnaire,
    blob: &Blob,
    columns: Option<Columns>,
    taken: Vec<String>,
    mut take: impl FnMut(Vec<Response>, f64),
) -> Result<(Importer, Vec<Refused>, u64), Failure> {
    let mut importer = columns.map_or_else(Importer::new, Importer::with_columns);
    importer.knows(taken.iter().map(String::as_str));
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
