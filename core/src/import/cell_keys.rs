//! The column of keys, if the rows of a file have them.

use super::csv::Row;
use super::error::ImportError;
use super::readable::readable;
use super::reason::{Reason, ReasonKind};
use super::write::unguarded;

/// Which column has the keys, and those of the rows that became responses.
pub(super) struct CellKeys {
    pub(super) column: String,
    pub(super) found: Vec<u16>,
}

impl CellKeys {
    /// Whether a header has the column, once.
    pub(super) fn check(&self, header: &[String]) -> Result<(), ImportError> {
        match header.iter().filter(|name| **name == self.column).count() {
            0 => {
                let (column, found) = (self.column.clone(), readable(header));
                Err(ImportError::NoCellKeys { column, found })
            }
            1 => Ok(()),
            _ => Err(ImportError::ColumnTwice(self.column.clone())),
        }
    }

    /// The key of a row: a whole number of 16 bits.
    pub(super) fn of_row(&self, header: &[String], row: &Row) -> Result<u16, Reason> {
        let at = header.iter().position(|name| *name == self.column);
        self.read(at.and_then(|at| row.fields.get(at)?.as_deref()).unwrap_or_default())
    }

    fn read(&self, field: &str) -> Result<u16, Reason> {
        unguarded(field).trim().parse().map_err(|_| Reason {
            column: Some(self.column.clone()),
            value: field.chars().take(60).collect(),
            kind: ReasonKind::NotACellKey,
        })
    }

    /// Why a record that has no key is refused.
    pub(super) fn missing(&self) -> Option<Reason> {
        self.read("").err()
    }
}
