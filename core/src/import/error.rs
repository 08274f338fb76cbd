//! Why a file can't be read any further.

use std::fmt;

use super::csv::Broken;

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
        /// The columns of the file.
        found: Vec<String>,
        /// The columns that the questionnaire looks for.
        wanted: Vec<String>,
    },
    /// There is no column with the weights that were asked for.
    NoWeights {
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
            Self::NoWeights { column, found } => {
                write!(
                    f,
                    "line 1: no column \"{column}\" for the weights; found {}",
                    found.join(", ")
                )
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
