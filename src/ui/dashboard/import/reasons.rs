//! Why a file or a row wasn't taken, in the reader's language.

use hailong_core::import::{ImportError, Reason, ReasonKind, Refused};

use crate::i18n::Language;
use crate::i18n::dashboard::words;
use crate::i18n::fill;

/// Why a file can't be read.
pub fn of_file(language: Language, name: &str, error: &ImportError) -> String {
    let words = words(language);
    let name = ("name", name);
    match error {
        ImportError::Empty => fill(words.error_empty, &[name]),
        ImportError::Utf16 => fill(words.error_utf16, &[name]),
        ImportError::Workbook => fill(words.error_workbook, &[name]),
        ImportError::RowTooLong { line } => {
            fill(words.error_row_too_long, &[name, ("line", &line.to_string())])
        }
        ImportError::OpenQuote { line } => {
            fill(words.error_open_quote, &[name, ("line", &line.to_string())])
        }
        ImportError::NoColumn { found, wanted } => {
            let some = |names: &[String]| names[..names.len().min(12)].join(", ");
            let (found, wanted) = (some(found), some(wanted));
            fill(words.error_no_column, &[name, ("found", &found), ("wanted", &wanted)])
        }
        ImportError::NoNamedColumn { column, found, .. } => {
            let found = found[..found.len().min(12)].join(", ");
            fill(words.error_named_column, &[name, ("column", column), ("found", &found)])
        }
        ImportError::NotObjects { wanted } => {
            let wanted = wanted[..wanted.len().min(12)].join(", ");
            fill(words.error_not_objects, &[name, ("wanted", &wanted)])
        }
        ImportError::NoRows { .. } => fill(words.error_no_rows, &[name]),
        ImportError::ColumnTwice(column) => {
            fill(words.error_column_twice, &[name, ("column", column)])
        }
        ImportError::Json { line, byte, expected } => {
            let (line, byte) = (line.to_string(), byte.to_string());
            let place = [name, ("line", &line), ("byte", &byte), ("expected", expected)];
            fill(words.error_json, &place)
        }
        other => other.to_string(),
    }
}

/// Why a row was refused: all its reasons.
pub fn of_row(language: Language, refused: &Refused) -> String {
    let reasons: Vec<String> = refused.reasons.iter().map(|reason| one(language, reason)).collect();
    reasons.join("; ")
}

fn one(language: Language, reason: &Reason) -> String {
    let words = words(language);
    let column = ("column", reason.column.as_deref().unwrap_or_default());
    let value = ("value", reason.value.as_str());
    match &reason.kind {
        ReasonKind::FieldCount { expected, found } => {
            let (expected, found) = (expected.to_string(), found.to_string());
            fill(words.reason_field_count, &[("expected", &expected), ("found", &found)])
        }
        ReasonKind::NotUtf8 => fill(words.reason_not_utf8, &[column]),
        ReasonKind::NotALevel(levels) => {
            let known: Vec<String> =
                levels.iter().map(|level| level.in_words(language.tag())).collect();
            fill(words.reason_level, &[column, value, ("known", &known.join(", "))])
        }
        ReasonKind::NotAnOption(known) => {
            fill(words.reason_option, &[column, value, ("known", &known.join(", "))])
        }
        ReasonKind::NotANumber => fill(words.reason_number, &[column, value]),
        ReasonKind::NotADate => fill(words.reason_date, &[column, value]),
        ReasonKind::DuplicateId => fill(words.reason_duplicate, &[column, value]),
        ReasonKind::TooLong(most) => {
            fill(words.reason_long, &[column, ("known", &most.to_string())])
        }
        ReasonKind::Json { byte, expected } => {
            fill(words.reason_json, &[("byte", &byte.to_string()), ("expected", expected)])
        }
        ReasonKind::NotARecord => words.reason_not_a_record.to_owned(),
        ReasonKind::Nested => fill(words.reason_nested, &[column]),
        ReasonKind::Twice => fill(words.reason_twice, &[column]),
        ReasonKind::NotAText => fill(words.reason_not_a_text, &[column, value]),
        _ => reason.to_string(),
    }
}
