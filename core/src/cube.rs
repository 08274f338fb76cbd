//! Counts made beforehand: what a page can be given that must not have the responses, or too many of them.

use hailong_engine::{Cube as Cells, QueryError};

use crate::field::Fields;
use crate::figures::{FiguresError, measures};
use crate::filter::UnknownDimension;
use crate::questionnaire::Questionnaire;
use crate::table::Counted;

/// The counts of each combination of some fields' values. [`crate::figures`] reads it as it reads a table, for filters
/// on these fields; for any other it says that it can't.
///
/// It holds small cells: it takes the place of a table behind the door of [`crate::figures`], and is nothing to be
/// published itself.
#[derive(Clone, Debug)]
pub struct Cube {
    cells: Cells,
    fields: Fields,
}

impl Cube {
    /// By some of the questionnaire's dimensions, of which unit and month must be two for the figures by these.
    pub fn new(
        questionnaire: &Questionnaire,
        counted: Counted<'_>,
        dimensions: &[&str],
    ) -> Result<Self, FiguresError> {
        let known = crate::filter::dimensions(questionnaire);
        let mut places = Vec::new();
        for &name in dimensions {
            match known.iter().position(|own| own == name) {
                Some(place) => places.push(place),
                None => return Err(UnknownDimension { name: name.to_owned(), known }.into()),
            }
        }
        let cells = Cells::new(counted.source, &places, &measures(questionnaire))?;
        Ok(Self { cells, fields: counted.fields.clone() })
    }

    /// What can be counted.
    pub fn counted(&self) -> Counted<'_> {
        Counted { source: &self.cells, fields: &self.fields }
    }

    /// How many combinations occur.
    pub fn len(&self) -> usize {
        self.cells.cells()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Whether a count failed only because a cube doesn't have it.
pub(crate) fn is_not_in_cube(error: &QueryError) -> bool {
    matches!(error, QueryError::NotInCube(_))
}
