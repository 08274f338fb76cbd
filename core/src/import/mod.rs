//! An existing survey's CSV file becomes responses.
//!
//! The file comes in pieces, so that a page stays alive while a long one is read. Its header is matched
//! to the questionnaire's columns; every row is either a response or refused with all of its reasons,
//! and a refused row keeps its fields, so that nothing is lost.

mod columns;
mod composed;
mod csv;
mod row;

use std::collections::BTreeSet;
use std::fmt;

use crate::questionnaire::Questionnaire;
use crate::response::Response;

pub use columns::{Columns, Target};
pub use csv::write_row;
pub use row::{Reason, ReasonKind};

use csv::{Broken, CsvRows, Row};

/// A row that could not become a response.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// The line on which it begins, 1 for the header.
    pub line: u64,
    /// All that is wrong with it.
    pub reasons: Vec<Reason>,
    /// Its fields as they stood; bytes that are not UTF-8 as U+FFFD.
    pub fields: Vec<String>,
}

/// Why a file can't be read any further.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImportError {
    /// There is nothing in it.
    Empty,
    /// It is UTF-16; CSV UTF-8 is wanted.
    Utf16,
    /// It is a workbook of a spreadsheet program, whatever its name; CSV UTF-8 is wanted.
    Workbook,
    /// A row is longer than a megabyte: most likely a quote that is never closed.
    RowTooLong {
        /// The line on which the row begins.
        line: u64,
    },
    /// A quote is opened and never closed, so that the rest of the file can't be told from the field.
    OpenQuote {
        /// The line on which the row begins.
        line: u64,
    },
    /// No column belongs to a question: the header that was found.
    NoColumn {
        /// The columns of the file.
        found: Vec<String>,
        /// The columns that the questionnaire looks for.
        wanted: Vec<String>,
    },
    /// Two columns have the same name, so it isn't known which is meant.
    ColumnTwice(String),
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the file is empty"),
            Self::Utf16 => f.write_str("the file is UTF-16; save it as CSV UTF-8"),
            Self::Workbook => f.write_str("the file is an Excel workbook; save it as CSV UTF-8"),
            Self::RowTooLong { line } => {
                write!(f, "line {line}: a row of more than a megabyte; is a quote never closed?")
            }
            Self::OpenQuote { line } => {
                write!(f, "line {line}: a quote is opened in this row and never closed")
            }
            Self::NoColumn { found, wanted } => write!(
                f,
                "line 1: no column belongs to a question; found {}; the questionnaire looks for {}",
                found.join(", "),
                wanted.join(", ")
            ),
            Self::ColumnTwice(name) => write!(f, "line 1: two columns are called \"{name}\""),
        }
    }
}

impl std::error::Error for ImportError {}

/// Reads one file: [`push`](Self::push) its bytes, then [`finish`](Self::finish).
pub struct Importer {
    rows: CsvRows,
    header: Option<Vec<String>>,
    columns: Option<Columns>,
    seen: BTreeSet<String>,
}

/// What a piece of the file gave.
#[derive(Debug, Default)]
pub struct Batch {
    /// The rows that became responses.
    pub accepted: Vec<Response>,
    /// The rows that did not.
    pub refused: Vec<Refused>,
}

impl Importer {
    /// For a file whose header is matched by name.
    pub fn new() -> Self {
        Self { rows: CsvRows::new(), header: None, columns: None, seen: BTreeSet::new() }
    }

    /// For a file whose columns a person has matched.
    pub fn with_columns(columns: Columns) -> Self {
        Self { columns: Some(columns), ..Self::new() }
    }

    /// Ids that are known already: a row with one of them is refused as a duplicate.
    pub fn knows<'a>(&mut self, ids: impl IntoIterator<Item = &'a str>) {
        self.seen.extend(ids.into_iter().map(str::to_owned));
    }

    /// The header, once it was read.
    pub fn header(&self) -> Option<&[String]> {
        self.header.as_deref()
    }

    /// How the columns were matched, once the header was read.
    pub fn columns(&self) -> Option<&Columns> {
        self.columns.as_ref()
    }

    /// Takes the next bytes.
    pub fn push(
        &mut self,
        questionnaire: &Questionnaire,
        bytes: &[u8],
    ) -> Result<Batch, ImportError> {
        self.step(questionnaire, |rows, row| rows.push(bytes, row))
    }

    /// The file has ended.
    pub fn finish(&mut self, questionnaire: &Questionnaire) -> Result<Batch, ImportError> {
        let batch = self.step(questionnaire, |rows, row| rows.finish(row))?;
        if self.header.is_none() {
            return Err(ImportError::Empty);
        }
        Ok(batch)
    }

    fn step(
        &mut self,
        questionnaire: &Questionnaire,
        read: impl FnOnce(&mut CsvRows, &mut dyn FnMut(Row)) -> Result<(), Broken>,
    ) -> Result<Batch, ImportError> {
        let mut batch = Batch::default();
        let mut failed = None;
        let Self { rows, header, columns, seen } = self;
        read(rows, &mut |row| {
            // A row of delimiters alone, as spreadsheets leave them below a table, is a blank line.
            let blank = row.fields.iter().all(|f| f.as_ref().is_some_and(|f| f.trim().is_empty()));
            if failed.is_some() || blank {
                return;
            }
            if header.is_none() {
                let names: Vec<String> =
                    row.fields.into_iter().map(|f| f.unwrap_or_default().trim().into()).collect();
                if columns.is_none() {
                    match Columns::by_name(questionnaire, &names) {
                        Ok(matched) => *columns = Some(matched),
                        Err(error) => failed = Some(error),
                    }
                }
                *header = Some(names);
                return;
            }
            if let (Some(names), Some(columns)) = (header.as_ref(), columns.as_ref()) {
                match row::response(questionnaire, names, columns, &row, seen) {
                    Ok(response) => batch.accepted.push(response),
                    Err(reasons) => batch.refused.push(refuse(row, reasons)),
                }
            }
        })
        .map_err(|broken| match broken {
            Broken::Utf16 => ImportError::Utf16,
            Broken::Workbook => ImportError::Workbook,
            Broken::RowTooLong { line } => ImportError::RowTooLong { line },
            Broken::OpenQuote { line } => ImportError::OpenQuote { line },
        })?;
        failed.map_or(Ok(batch), Err)
    }
}

/// The header and some rows of a file, to look at before it is imported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The first rows, as they stand in the file.
    pub rows: Vec<Vec<String>>,
}

impl Preview {
    /// Of the first bytes of a file: at most so many rows, and none that the bytes cut in two.
    pub fn new(bytes: &[u8], most: usize) -> Result<Self, ImportError> {
        let mut found: Vec<Vec<String>> = Vec::new();
        let mut keep = |row: Row| {
            if found.len() <= most {
                found.push(row.fields.into_iter().map(Option::unwrap_or_default).collect());
            }
        };
        let mut rows = CsvRows::new();
        // A whole file may be shorter than its first line; ending it is no harm to a longer one, whose
        // rows past the first few aren't looked at.
        rows.push(bytes, &mut keep).and_then(|()| rows.finish(&mut keep)).or_else(|broken| {
            match broken {
                Broken::Utf16 => Err(ImportError::Utf16),
                Broken::Workbook => Err(ImportError::Workbook),
                // The bytes end within a row.
                _ => Ok(()),
            }
        })?;
        let mut found = found.into_iter();
        let header = found.next().ok_or(ImportError::Empty)?;
        let header = header.into_iter().map(|name| name.trim().to_owned()).collect();
        Ok(Self { header, rows: found.collect() })
    }
}

impl Default for Importer {
    fn default() -> Self {
        Self::new()
    }
}

fn refuse(row: Row, reasons: Vec<Reason>) -> Refused {
    let fields = row.fields.into_iter().map(|f| f.unwrap_or_else(|| "\u{fffd}".into())).collect();
    Refused { line: row.line, reasons, fields }
}

#[cfg(test)]
mod tests;
