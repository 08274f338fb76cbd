//! The first rows of a file, before it is imported.

use std::collections::HashMap;

use super::csv::{Row, TakesRows};
use super::error::ImportError;
use super::json::parse::{Json, parse};
use super::json::{Layout, TakesRecords, stored};
use super::reading::MOST_NAMES;
use super::source::Source;
use super::taken::Taken;
use super::write::unguarded;
use crate::questionnaire::Questionnaire;

/// The header and some rows of a file, to look at before it is imported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The names of the columns; of JSON, those that the first objects have.
    pub header: Vec<String>,
    /// The first rows, as they stand in the file.
    pub rows: Vec<Vec<String>>,
}

/// What is seen of a file.
struct Seen<'a> {
    questionnaire: &'a Questionnaire,
    preview: Preview,
    has_header: bool,
    names: HashMap<String, usize>,
    most: usize,
}

impl Preview {
    /// Of the first bytes of a file: at most so many rows, and none that the bytes cut in two.
    pub fn new(
        questionnaire: &Questionnaire,
        bytes: &[u8],
        most: usize,
    ) -> Result<Self, ImportError> {
        let mut seen = Seen {
            questionnaire,
            preview: Self::default(),
            has_header: false,
            names: HashMap::new(),
            most,
        };
        let mut source = Source::new();
        // A whole file may be shorter than its first line; ending it is no harm to a longer one, whose
        // rows past the first few aren't looked at.
        let read = source.push(bytes, &mut seen).and_then(|()| source.finish(&mut seen));
        match read {
            Err(error @ (ImportError::Utf16 | ImportError::Workbook)) => return Err(error),
            Err(error @ ImportError::Json { .. }) if !seen.has_header => return Err(error),
            // The bytes end within a row.
            _ => {}
        }
        if !seen.has_header {
            return Err(ImportError::Empty);
        }
        let mut preview = seen.preview;
        let width = preview.header.len();
        if source.is_json() {
            for row in &mut preview.rows {
                row.resize(width, String::new());
            }
        }
        Ok(preview)
    }
}

impl TakesRows for Seen<'_> {
    fn row(&mut self, row: Row) {
        let fields = row.fields.into_iter().map(Option::unwrap_or_default);
        if !self.has_header {
            self.preview.header = fields.map(|name| unguarded(name.trim()).into_owned()).collect();
            self.has_header = true;
        } else if self.preview.rows.len() < self.most {
            self.preview.rows.push(fields.collect());
        }
    }
}

impl TakesRecords for Seen<'_> {
    fn fast(&mut self, _bytes: &[u8], _layout: Layout) -> Taken {
        Taken::default()
    }

    fn record(&mut self, _number: u64, _line: u64, text: &[u8]) {
        // The names of all records that are there, because columns are matched by them.
        let Ok(Json::Object(members)) = parse(text) else { return };
        self.has_header = true;
        let fields: Vec<(String, String)> = if stored::is_stored(&members) {
            stored::fields(self.questionnaire, &members)
        } else {
            members.into_iter().map(|(name, value)| (name, stored::text(&value))).collect()
        };
        let mut row = Vec::new();
        for (name, field) in fields {
            let next = self.preview.header.len();
            if !self.names.contains_key(&name) {
                if next >= MOST_NAMES {
                    continue;
                }
                self.preview.header.push(name.clone());
                self.names.insert(name.clone(), next);
            }
            let at = self.names[&name];
            row.resize(row.len().max(at + 1), String::new());
            row[at] = field;
        }
        if self.preview.rows.len() < self.most {
            self.preview.rows.push(row);
        }
    }
}
