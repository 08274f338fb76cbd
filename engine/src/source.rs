//! The trait of what answers queries: [`crate::Table`] counts rows, [`crate::QueryCache`] keeps a table's answers.

use crate::counts::Counts;
use crate::error::QueryError;
use crate::filter::Filter;
use crate::query::Breakdown;
use crate::schema::Schema;

/// Something that counts rows: a table, or a cache of a table's answers, which gives the same numbers.
pub trait Source {
    /// The columns.
    fn schema(&self) -> &Schema;

    /// For each dimension how many values occur at most: codes are below it. Of one with several options it says
    /// nothing.
    fn cardinalities(&self) -> &[u32];

    /// Counts what a filter lets through, once for each breakdown.
    fn count(&self, filter: &Filter, breakdowns: &[Breakdown]) -> Result<Vec<Counts>, QueryError>;

    /// Counts one breakdown.
    fn count_one(&self, filter: &Filter, breakdown: Breakdown) -> Result<Counts, QueryError> {
        let mut counts = self.count(filter, &[breakdown])?;
        counts.pop().ok_or(QueryError::OutOfMemory)
    }
}
