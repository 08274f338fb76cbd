//! An existing survey's CSV file becomes responses.
//!
//! The file comes in pieces, so that a page stays alive while a long one is read. Its header is matched
//! to the questionnaire's columns; every row is either a response or refused with all of its reasons,
//! and a refused row keeps its fields, so that nothing is lost.

mod columns;
mod composed;
mod csv;
mod encoded;
mod error;
mod memo;
mod months;
mod plan;
mod quick;
mod row;
mod scan;
mod values;

use std::collections::HashSet;

use crate::questionnaire::Questionnaire;
use crate::response::Response;

pub use columns::{Columns, Target};
pub use csv::write_row;
pub use encoded::{Encoded, EncodedRow};
pub use error::ImportError;
pub use row::{Reason, ReasonKind};

use csv::{Broken, CsvRows, Row, TakesRows};
use plan::Plan;
use quick::{Quick, Taken};

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

/// Reads one file: [`push`](Self::push) its bytes, then [`finish`](Self::finish).
pub struct Importer {
    rows: CsvRows,
    header: Option<Vec<String>>,
    columns: Option<Columns>,
    seen: HashSet<String>,
    /// Made with the first rows after the header; `None` within for a file that is read the careful way.
    plan: Option<Option<Plan>>,
    encoded: Encoded,
}

/// What a piece of the file gave.
#[derive(Debug, Default)]
pub struct Batch {
    /// The rows that became responses.
    pub accepted: Vec<Response>,
    /// The rows that did not.
    pub refused: Vec<Refused>,
}

/// What a piece of the file gave, as codes.
#[derive(Debug)]
pub struct EncodedBatch<'a> {
    /// The rows that became responses.
    pub accepted: &'a Encoded,
    /// The rows that did not.
    pub refused: Vec<Refused>,
}

impl Importer {
    /// For a file whose header is matched by name.
    pub fn new() -> Self {
        Self {
            rows: CsvRows::new(),
            header: None,
            columns: None,
            seen: HashSet::new(),
            plan: None,
            encoded: Encoded::default(),
        }
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
        let mut accepted = Vec::new();
        let refused = self.step(questionnaire, Some(bytes), Some(&mut accepted))?;
        Ok(Batch { accepted, refused })
    }

    /// The file has ended.
    pub fn finish(&mut self, questionnaire: &Questionnaire) -> Result<Batch, ImportError> {
        let mut accepted = Vec::new();
        let refused = self.step(questionnaire, None, Some(&mut accepted))?;
        Ok(Batch { accepted, refused })
    }

    /// Takes the next bytes, and gives the rows that became responses as codes: the same rows as
    /// [`push`](Self::push), many times faster, without what isn't counted.
    pub fn push_encoded(
        &mut self,
        questionnaire: &Questionnaire,
        bytes: &[u8],
    ) -> Result<EncodedBatch<'_>, ImportError> {
        self.step_encoded(questionnaire, Some(bytes))
    }

    /// The file has ended.
    pub fn finish_encoded(
        &mut self,
        questionnaire: &Questionnaire,
    ) -> Result<EncodedBatch<'_>, ImportError> {
        self.step_encoded(questionnaire, None)
    }

    fn step_encoded(
        &mut self,
        questionnaire: &Questionnaire,
        bytes: Option<&[u8]>,
    ) -> Result<EncodedBatch<'_>, ImportError> {
        if let Some(Some(plan)) = &mut self.plan {
            plan.forget_codes();
        }
        match self.encoded.dimension_count() {
            0 => self.encoded = Encoded::new(questionnaire),
            _ => self.encoded.clear(),
        }
        let refused = self.step(questionnaire, bytes, None)?;
        Ok(EncodedBatch { accepted: &self.encoded, refused })
    }

    /// Reads bytes, or the end of the file where there are none; responses where they are wanted, else codes.
    fn step(
        &mut self,
        questionnaire: &Questionnaire,
        bytes: Option<&[u8]>,
        responses: Option<&mut Vec<Response>>,
    ) -> Result<Vec<Refused>, ImportError> {
        let Self { rows, header, columns, seen, plan, encoded } = self;
        let mut reading = Reading {
            questionnaire,
            header,
            columns,
            seen,
            plan,
            encoded,
            responses,
            refused: Vec::new(),
            failed: None,
        };
        let read = match bytes {
            Some(bytes) => rows.push(bytes, &mut reading),
            None => rows.finish(&mut reading),
        };
        let Reading { refused, failed, .. } = reading;
        read?;
        if let Some(error) = failed {
            return Err(error);
        }
        if bytes.is_none() && self.header.is_none() {
            return Err(ImportError::Empty);
        }
        Ok(refused)
    }
}

/// What is made of the rows of a file.
struct Reading<'a> {
    questionnaire: &'a Questionnaire,
    header: &'a mut Option<Vec<String>>,
    columns: &'a mut Option<Columns>,
    seen: &'a mut HashSet<String>,
    plan: &'a mut Option<Option<Plan>>,
    encoded: &'a mut Encoded,
    /// Where responses go, if they are wanted rather than codes.
    responses: Option<&'a mut Vec<Response>>,
    refused: Vec<Refused>,
    failed: Option<ImportError>,
}

impl TakesRows for Reading<'_> {
    fn quick(&mut self, bytes: &[u8], delimiter: u8) -> Taken {
        if self.responses.is_some() || self.failed.is_some() {
            return Taken::default();
        }
        let (Some(header), Some(columns)) = (&*self.header, &*self.columns) else {
            return Taken::default();
        };
        let Self { questionnaire, seen, encoded, .. } = self;
        let fits = header.len() == columns.targets().len();
        let make = || Plan::new(questionnaire, columns).filter(|_| fits);
        match self.plan.get_or_insert_with(make) {
            Some(plan) => Quick { questionnaire, plan, seen, encoded }.rows(bytes, delimiter),
            None => Taken::default(),
        }
    }

    fn row(&mut self, row: Row) {
        // A row of delimiters alone, as spreadsheets leave them below a table, is a blank line.
        let blank = row.fields.iter().all(|f| f.as_ref().is_some_and(|f| f.trim().is_empty()));
        if self.failed.is_some() || blank {
            return;
        }
        let (Some(names), Some(columns)) = (&*self.header, &*self.columns) else {
            self.take_header(row);
            return;
        };
        match row::response(self.questionnaire, names, columns, &row, self.seen) {
            Ok(response) => match &mut self.responses {
                Some(responses) => responses.push(response),
                None => self.encoded.push(self.questionnaire, &response),
            },
            Err(reasons) => self.refused.push(refuse(row, reasons)),
        }
    }
}

impl Reading<'_> {
    fn take_header(&mut self, row: Row) {
        let names: Vec<String> =
            row.fields.into_iter().map(|f| f.unwrap_or_default().trim().into()).collect();
        if self.columns.is_none() {
            match Columns::by_name(self.questionnaire, &names) {
                Ok(matched) => *self.columns = Some(matched),
                Err(error) => self.failed = Some(error),
            }
        }
        *self.header = Some(names);
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
