//! Why a row is refused.

use std::fmt;

use super::readable::visible;
use crate::questionnaire::Level;

/// Why a row was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The column, where it is one column's fault.
    pub column: Option<String>,
    /// What stands there.
    pub value: String,
    /// What is wrong with it.
    pub kind: ReasonKind,
}

/// What can be wrong with a field or a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReasonKind {
    /// The row has another number of fields than the header.
    FieldCount {
        /// Fields of the header.
        expected: usize,
        /// Fields of the row.
        found: usize,
    },
    /// The bytes are not UTF-8.
    NotUtf8,
    /// Not a level of the scale: its levels.
    NotALevel(Vec<Level>),
    /// Not an option of the choice: its values.
    NotAnOption(Vec<String>),
    /// Not a number.
    NotANumber,
    /// Not a date or an instant.
    NotADate,
    /// A row with this id was taken already.
    DuplicateId,
    /// Longer than an id or a name of a unit may be: the most characters.
    TooLong(usize),
    /// A JSON text that breaks.
    Json {
        /// The byte of the record at which it does, 1 for the first.
        byte: u64,
        /// What could have stood there, in signs.
        expected: &'static str,
    },
    /// JSON, but not an object.
    NotARecord,
    /// A list or an object where one value is wanted.
    Nested,
    /// A member that the object has twice.
    Twice,
    /// Not a text.
    NotAText,
    /// Not a weight: a number that is finite and not below 0.
    NotAWeight,
    /// Not a key of a response: a whole number of 16 bits.
    NotACellKey,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(column) = &self.column {
            write!(f, "column \"{}\": \"{}\" ", visible(column), visible(&self.value))?;
        }
        self.kind.fmt(f)
    }
}

impl fmt::Display for ReasonKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FieldCount { expected, found } => {
                write!(f, "{found} fields where the header has {expected}")
            }
            Self::NotUtf8 => f.write_str("is not UTF-8"),
            Self::NotALevel(levels) => {
                let levels: Vec<String> = levels.iter().map(|level| level.in_words("")).collect();
                write!(f, "is not a level of the scale ({})", levels.join(", "))
            }
            Self::NotAnOption(values) => {
                write!(f, "is not an option ({})", values.join(", "))
            }
            Self::NotANumber => f.write_str("is not a number"),
            Self::NotADate => {
                f.write_str("is not a date (2026-01-31, 31/01/2026, 2026-01-31T10:30:00+07:00)")
            }
            Self::DuplicateId => f.write_str("was taken already"),
            Self::TooLong(most) => write!(f, "is longer than {most} characters"),
            Self::Json { byte, expected } => {
                write!(f, "not JSON: byte {byte} is none of {expected}")
            }
            Self::NotARecord => f.write_str("not an object"),
            Self::Nested => f.write_str("is a list or an object, not one value"),
            Self::Twice => f.write_str("stands twice in the object"),
            Self::NotAWeight => f.write_str("is not a weight, a number from 0 on"),
            Self::NotACellKey => f.write_str("is not a key, a whole number from 0 to 65535"),
            Self::NotAText => f.write_str("is not a text"),
        }
    }
}
