//! Brings responses in: from the store, and from files in slices short enough that the page stays alive.

use std::cell::Cell;
use std::rc::Rc;

use hailong_core::calendar::Millis;
use hailong_core::import::{Encoded, ImportError, Importer, Refusals};
use hailong_core::json::Value;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::response::Response;
use hailong_wire::response_from_json;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// The first slice of a file; the next are as long as this one's time allows.
const SLICE: f64 = 65_536.0;
const LONGEST_SLICE: f64 = 64.0 * SLICE;
/// A slice takes so long to read, after which the page gets its turn. Its rows are counted in by the page in
/// about the same time again, so that both stay below 8 ms.
const SLICE_TIME: Millis = 4;

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
    pub refused: Rc<Refusals>,
    /// Whether rows are told by their number, as objects of a JSON array, rather than by their line.
    pub counts_records: bool,
    /// Its header.
    pub header: Rc<Vec<String>>,
    /// Whether the store keeps it.
    pub kept: bool,
    /// Why a file that the store keeps can't be read any more: it counts for nothing.
    pub failure: Option<Failure>,
}

impl Imported {
    /// A file that can't be read any more.
    pub fn broken(id: String, name: String, failure: Failure) -> Self {
        let (refused, header) = Default::default();
        let (accepted, counts_records, failure) = (0, false, Some(failure));
        Self { id, name, accepted, refused, counts_records, header, kept: true, failure }
    }
}

/// Why a file could not be read to its end.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The browser can't read it.
    Read,
    /// It isn't a file that can be imported.
    File(ImportError),
    /// A person has stopped it.
    Stopped,
}

/// Whether a person has stopped the reading of a file.
#[derive(Clone, Default)]
pub struct Stop(Rc<Cell<bool>>);

impl Stop {
    /// Stops it.
    pub fn stop(&self) {
        self.0.set(true);
    }

    fn check(&self) -> Result<(), Failure> {
        if self.0.get() { Err(Failure::Stopped) } else { Ok(()) }
    }
}

/// How long the next slice of a file may be, by how long the last one took.
struct Pace {
    slice: f64,
}

impl Pace {
    fn new() -> Self {
        Self { slice: SLICE }
    }

    /// The last slice took so long, by a clock of whole milliseconds, which may also have been set.
    fn took(&mut self, time: Millis) {
        let factor = match time {
            ..=1 => 2.0,
            time => SLICE_TIME as f64 / time as f64,
        };
        self.slice = (self.slice * factor.min(2.0)).floor().clamp(SLICE / 16.0, LONGEST_SLICE);
    }
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
pub async fn fingerprint(blob: &Blob, stop: &Stop) -> Result<String, Failure> {
    // FNV-1a: the files that one office imports differ by chance, not by malice.
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let (size, mut at, mut hash) = (blob.size(), 0.0, OFFSET);
    while at < size {
        let end = (at + 16.0 * SLICE).min(size);
        let bytes = bytes(blob, at, end).await?;
        stop.check()?;
        hash = bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME));
        at = end;
    }
    Ok(format!("{size}-{hash:016x}"))
}

/// What was read of a file besides its rows.
pub struct FileRead {
    /// With the header and how it was matched.
    pub importer: Importer,
    /// The rows that did not become responses.
    pub refused: Refusals,
    /// How many did.
    pub accepted: u64,
}

/// Reads a file from beginning to end, unless it is stopped. A row whose id is `taken` is refused, so that it
/// neither counts twice nor quietly takes the place of another. `clock` gives milliseconds; `take` gets the rows
/// of each slice and how much was read, 0 to 1.
pub async fn read_file(
    questionnaire: &Questionnaire,
    blob: &Blob,
    mut importer: Importer,
    stop: &Stop,
    clock: impl Fn() -> Millis,
    mut take: impl FnMut(Encoded, f64),
) -> Result<FileRead, Failure> {
    let (mut refused, mut accepted) = (Refusals::default(), 0);
    let mut pace = Pace::new();
    let size = blob.size();
    let mut at = 0.0;
    while at < size {
        let end = (at + pace.slice).min(size);
        let bytes = bytes(blob, at, end).await?;
        stop.check()?;
        let begin = clock();
        let batch = importer.push_encoded(questionnaire, &bytes).map_err(Failure::File)?;
        at = end;
        accepted += batch.accepted.len() as u64;
        refused.extend(batch.refused);
        take(batch.accepted.clone(), at / size);
        pace.took(clock() - begin);
    }
    let batch = importer.finish_encoded(questionnaire).map_err(Failure::File)?;
    accepted += batch.accepted.len() as u64;
    refused.extend(batch.refused);
    take(batch.accepted.clone(), 1.0);
    Ok(FileRead { importer, refused, accepted })
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_SLICE, Pace, SLICE};

    #[test]
    fn a_slice_is_as_long_as_its_time_allows() {
        let mut pace = Pace::new();
        let mut check = |times: &[i64], slices: f64| {
            times.iter().for_each(|time| pace.took(*time));
            assert_eq!(pace.slice, SLICE * slices, "{times:?}");
        };
        check(&[0, 1], 4.0);
        check(&[4], 4.0);
        check(&[8], 2.0);
        check(&[64], 0.125);
        check(&[1000], 0.0625);
        check(&[0; 40], LONGEST_SLICE / SLICE);
        // A clock that was set back.
        check(&[-1000], LONGEST_SLICE / SLICE);
    }
}
