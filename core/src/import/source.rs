//! The bytes of a file of any format, which is told from the first of them.

use super::csv::{CsvRows, TakesRows};
use super::error::ImportError;
use super::json::parse::is_space;
use super::json::{JsonRecords, Layout, TakesRecords};
use super::taken::LONGEST_ROW;

const MARK: &[u8] = "\u{feff}".as_bytes();

/// A file that is read.
pub(super) enum Source {
    /// So far its format isn't known.
    Unknown(Vec<u8>),
    Csv(Box<CsvRows>),
    Json(JsonRecords),
}

impl Source {
    pub(super) fn new() -> Self {
        Self::Unknown(Vec::new())
    }

    pub(super) fn is_json(&self) -> bool {
        matches!(self, Self::Json(_))
    }

    /// Whether it is a JSON array.
    pub(super) fn is_array(&self) -> bool {
        matches!(self, Self::Json(records) if records.layout() == Layout::Array)
    }

    /// Takes the next bytes of the file and gives every row or record that they complete.
    pub(super) fn push<T: TakesRows + TakesRecords>(
        &mut self,
        bytes: &[u8],
        taker: &mut T,
    ) -> Result<(), ImportError> {
        match self {
            Self::Csv(rows) => Ok(rows.push(bytes, taker)?),
            Self::Json(records) => records.push(bytes, taker),
            Self::Unknown(head) => {
                head.extend_from_slice(bytes);
                match format(head, false) {
                    None => Ok(()),
                    Some(format) => self.begin(format, taker),
                }
            }
        }
    }

    /// The file has ended.
    pub(super) fn finish<T: TakesRows + TakesRecords>(
        &mut self,
        taker: &mut T,
    ) -> Result<(), ImportError> {
        if let Self::Unknown(head) = self {
            let format = format(head, true).flatten();
            self.begin(format, taker)?;
        }
        match self {
            Self::Csv(rows) => Ok(rows.finish(taker)?),
            Self::Json(records) => records.finish(taker),
            Self::Unknown(_) => Ok(()),
        }
    }

    fn begin<T: TakesRows + TakesRecords>(
        &mut self,
        layout: Option<Layout>,
        taker: &mut T,
    ) -> Result<(), ImportError> {
        let Self::Unknown(head) = self else { return Ok(()) };
        let head = std::mem::take(head);
        match layout {
            Some(layout) => {
                let text = head.strip_prefix(MARK).unwrap_or(&head);
                *self = Self::Json(JsonRecords::new(layout, head.len() - text.len()));
                self.push(text, taker)
            }
            None => {
                *self = Self::Csv(Box::new(CsvRows::new()));
                self.push(&head, taker)
            }
        }
    }
}

/// What a file is that begins so: JSON laid out in this way, or CSV. `None` where it isn't told yet, unless
/// that `is_all`. A header may well begin with a bracket, but not with one and then another or a quote.
fn format(head: &[u8], is_all: bool) -> Option<Option<Layout>> {
    if is_all || head.len() > LONGEST_ROW {
        return Some(begins_json(head).flatten());
    }
    if MARK.starts_with(head) {
        return None;
    }
    begins_json(head)
}

fn begins_json(head: &[u8]) -> Option<Option<Layout>> {
    let text = head.strip_prefix(MARK).unwrap_or(head);
    let mut signs = text.iter().filter(|byte| !is_space(**byte));
    match signs.next()? {
        b'{' => signs.next().map(|next| matches!(next, b'"' | b'}').then_some(Layout::Lines)),
        b'[' => signs.next().map(|next| matches!(next, b'{' | b']').then_some(Layout::Array)),
        _ => Some(None),
    }
}
