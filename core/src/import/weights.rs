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
    /// Whether any row had a sound one.
    any: bool,
    /// How many rows had none, and what stood in the first of them, while none had a sound one.
    unsound: usize,
    first: String,
}

/// If so many rows from the first on have no number where the weights should be, it is the wrong column. It isn't fewer
/// because a sorted file may begin with those that have no weight.
const MOST_WITHOUT: usize = 10_000;

impl Weights {
    /// In the column of this name.
    pub(super) fn new(column: &str) -> Self {
        Self {
            column: column.to_owned(),
            found: Vec::new(),
            any: false,
            unsound: 0,
            first: String::new(),
        }
    }

    /// Notes the weight that a row has. An error where it is plain that the column has no weights in it.
    pub(super) fn note(&mut self, weight: &Result<f64, Reason>) -> Result<(), ImportError> {
        match weight {
            Ok(_) => self.any = true,
            Err(reason) => {
                if self.unsound == 0 {
                    self.first.clone_from(&reason.value);
                }
                self.unsound += 1;
            }
        }
        if self.unsound < MOST_WITHOUT { Ok(()) } else { self.check_any() }
    }

    /// Whether the column had weights in it, as far as it was read.
    pub(super) fn check_any(&self) -> Result<(), ImportError> {
        if self.any || self.unsound == 0 {
            return Ok(());
        }
        let (column, value) = (self.column.clone(), self.first.clone());
        Err(ImportError::NotWeights { column, value })
    }

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
