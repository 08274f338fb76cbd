//! The column of weights, if the rows of a file have them.

use super::csv::Row;
use super::error::ImportError;
use super::readable::readable;
use super::reason::{Reason, ReasonKind};
use super::write::unguarded;

/// Which column has the weights, and those of the rows that became responses.
pub(super) struct Weights {
    pub(super) column: String,
    pub(super) found: Vec<f64>,
}

impl Weights {
    /// Whether a header has the column, once.
    pub(super) fn check(&self, header: &[String]) -> Result<(), ImportError> {
        match header.iter().filter(|name| **name == self.column).count() {
            0 => {
                let (column, found) = (self.column.clone(), readable(header));
                Err(ImportError::NoWeights { column, found })
            }
            1 => Ok(()),
            _ => Err(ImportError::ColumnTwice(self.column.clone())),
        }
    }

    /// The weight of a row: a number, finite and not below 0. Nothing there is no weight either: what it should have
    /// been isn't known.
    pub(super) fn of_row(&self, header: &[String], row: &Row) -> Result<f64, Reason> {
        let at = header.iter().position(|name| *name == self.column);
        let field = at.and_then(|at| row.fields.get(at)?.as_deref()).unwrap_or_default();
        self.read(field)
    }

    fn read(&self, field: &str) -> Result<f64, Reason> {
        let text = unguarded(field);
        let text = text.trim();
        // A comma is a decimal point; digits in groups aren't guessed at.
        let number = text.parse().or_else(|_| text.replacen(',', ".", 1).parse());
        number.ok().filter(|weight: &f64| weight.is_finite() && *weight >= 0.0).ok_or_else(|| {
            Reason {
                column: Some(self.column.clone()),
                value: field.chars().take(60).collect(),
                kind: ReasonKind::NotAWeight,
            }
        })
    }

    /// Why a record that has no weight is refused.
    pub(super) fn missing(&self) -> Option<Reason> {
        self.read("").err()
    }
}
