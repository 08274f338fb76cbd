//! The errors of all functions that make figures.

use std::fmt;

use hailong_engine::QueryError;

use crate::filter::{FilterError, UnknownDimension};

/// Why there are no figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FiguresError {
    /// The filter, or what is asked, names a field that there isn't.
    Unknown(UnknownDimension),
    /// The filter asks for several options of this question at once.
    SeveralOptions(String),
    /// Views are grouped by this question of several choices, and filtered by it as well.
    FilteredOptions(String),
    /// A person can choose several options of this question, so that those who chose two of them can neither be
    /// compared nor be rows of a table.
    Overlaps(String),
    /// One of two views that are compared lets nothing through.
    NoValue(String),
    /// Views are compared along a field that is filtered as well.
    Filtered(String),
    /// Both of two views that are compared take in this value.
    InBoth {
        /// The field.
        field: String,
        /// Its value.
        value: String,
    },
    /// A field can't be set against itself.
    SameField(String),
    /// A table of two fields would have too many cells.
    TooManyCells {
        /// So many.
        cells: usize,
        /// The most there can be.
        most: usize,
    },
    /// It couldn't be counted.
    Count(QueryError),
}

impl fmt::Display for FiguresError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(unknown) => unknown.fmt(f),
            Self::SeveralOptions(field) => FilterError::SeveralOptions(field.clone()).fmt(f),
            Self::FilteredOptions(field) => {
                write!(
                    f,
                    "{field} is filtered, so it can't be grouped by: a person can choose several of its options"
                )
            }
            Self::Overlaps(field) => {
                write!(
                    f,
                    "a person can choose several options of {field}, so who chose one isn't apart from who chose another"
                )
            }
            Self::NoValue(field) => write!(f, "{field} has no value on one side"),
            Self::Filtered(field) => write!(f, "{field} is compared, so it can't be filtered"),
            Self::InBoth { field, value } => {
                write!(f, "{field}=\"{value}\" is on both sides: they must not overlap")
            }
            Self::SameField(field) => write!(f, "{field} can't be set against itself"),
            Self::TooManyCells { cells, most } => {
                write!(f, "the table would have {cells} cells; the most are {most}")
            }
            Self::Count(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for FiguresError {}

impl From<UnknownDimension> for FiguresError {
    fn from(unknown: UnknownDimension) -> Self {
        Self::Unknown(unknown)
    }
}

impl From<FilterError> for FiguresError {
    fn from(error: FilterError) -> Self {
        match error {
            FilterError::Unknown(unknown) => Self::Unknown(unknown),
            FilterError::SeveralOptions(field) => Self::SeveralOptions(field),
        }
    }
}

impl From<QueryError> for FiguresError {
    fn from(error: QueryError) -> Self {
        Self::Count(error)
    }
}
