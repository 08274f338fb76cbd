//! Why a file can't be read any further.

use std::fmt;

use super::csv::Broken;
use super::readable::{readable, visible};

/// Why a file can't be read any further.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// A JSON file breaks between its records, or ends within one.
    Json {
        /// The line, 1 for the first.
        line: u64,
        /// The byte of the file, or where no record was read at all, of the first
        /// record, 1 for the first.
        byte: u64,
        /// What could have stood there, in signs.
        expected: &'static str,
    },
    /// No column belongs to a question: the header that was found.
    NoColumn {
        /// The columns of the file, their names cut short and without signs that can't be seen.
        found: Vec<String>,
        /// The columns that the questionnaire looks for.
        wanted: Vec<String>,
    },
    /// It looks like JSON, but not like objects with answers: `{}` or `[1, 2]`.
    NotObjects {
        /// The columns that the questionnaire looks for.
        wanted: Vec<String>,
    },
    /// There are columns, but no row with anything in it.
    NoRows {
        /// The columns of the file, as in [`NoColumn`](Self::NoColumn).
        found: Vec<String>,
    },
    /// There is no column that the questionnaire's `import` names.
    NoNamedColumn {
        /// The member that names it: `unit`, `time`, `channel` or `id`.
        member: &'static str,
        /// Its name.
        column: String,
        /// The columns of the file, as in [`NoColumn`](Self::NoColumn).
        found: Vec<String>,
    },
    /// There is no column with the weights that were asked for.
    NoWeights {
        /// Its name.
        column: String,
        /// The columns of the file.
        found: Vec<String>,
    },
    /// The column with the weights has no number in it.
    NotWeights {
        /// Its name.
        column: String,
        /// What stands in its first row.
        value: String,
    },
    /// There is no column with the keys that were asked for.
    NoCellKeys {
        /// Its name.
        column: String,
        /// The columns of the file.
        found: Vec<String>,
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
            Self::Json { line, byte, expected } => {
                write!(f, "line {line}, byte {byte}: not JSON; one of {expected} was expected")
            }
            Self::NoColumn { found, wanted } => write!(
                f,
                "line 1: no column belongs to a question; found {}; the questionnaire looks for {}",
                found.join(", "),
                wanted.join(", ")
            ),
            Self::NotObjects { wanted } => write!(
                f,
                "line 1: neither a CSV header nor JSON objects with answers; JSON is [{{\"{0}\": …}}, …], or {{\"{0}\": …}} on \
                 each line; the questionnaire looks for {1}",
                wanted.first().map_or("", String::as_str),
                wanted.join(", ")
            ),
            Self::NoRows { found } => write!(
                f,
                "no row has anything in it, below the columns of line 1; they are {}",
                found.join(", ")
            ),
            Self::NoNamedColumn { member, column, found } => write!(
                f,
                "no column \"{column}\", which the questionnaire's import.{member} names; found {}",
                found.join(", ")
            ),
            Self::NotWeights { column, value } => write!(
                f,
                "the column \"{column}\" for the weights has no number from 0 on in it; the first row has \"{}\"",
                visible(value)
            ),
            Self::NoWeights { column, found } => {
                write!(
                    f,
                    "line 1: no column \"{column}\" for the weights; found {}",
                    found.join(", ")
                )
            }
            Self::NoCellKeys { column, found } => {
                write!(f, "line 1: no column \"{column}\" for the keys; found {}", found.join(", "))
            }
            Self::ColumnTwice(name) => write!(f, "line 1: two columns are called \"{name}\""),
        }
    }
}

impl std::error::Error for ImportError {}

impl From<Broken> for ImportError {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Utf16 => Self::Utf16,
            Broken::Workbook => Self::Workbook,
            Broken::RowTooLong { line } => Self::RowTooLong { line },
            Broken::OpenQuote { line } => Self::OpenQuote { line },
        }
    }
}

impl ImportError {
    /// What is wrong with a header in which no name belongs to a question.
    pub(super) fn no_column(header: &[String], wanted: Vec<String>) -> Self {
        let (first, last) = (header.first(), header.last());
        // Of JSON in one line the first name opens a bracket, and the last one closes it or goes on in the next line.
        let is_json = first.zip(last).is_none_or(|(first, last)| {
            let opens = first.starts_with(['[', '{']);
            opens && (first.len() == 1 || last.is_empty() || last.ends_with([']', '}']))
        });
        match is_json {
            true => Self::NotObjects { wanted },
            false => Self::NoColumn { found: readable(header), wanted },
        }
    }
}
