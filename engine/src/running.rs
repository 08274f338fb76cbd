//! An answer that follows a filter.

use crate::counts::Counts;
use crate::error::QueryError;
use crate::filter::Filter;
use crate::query::Breakdown;
use crate::schema::Dimension;
use crate::source::Source;

/// The answer to some breakdowns, kept up as values are let through or not: only the rows of the value that changes
/// are counted, and added or taken away.
#[derive(Clone, Debug)]
pub struct Running {
    filter: Filter,
    breakdowns: Vec<Breakdown>,
    counts: Vec<Counts>,
}

impl Running {
    /// Counts for the first time. What it follows must not change but through [`Self::toggle`] and
    /// [`Self::set`]: after rows came or went, begin anew.
    pub fn new(
        source: &dyn Source,
        filter: Filter,
        breakdowns: Vec<Breakdown>,
    ) -> Result<Self, QueryError> {
        let counts = source.count(&filter, &breakdowns)?;
        Ok(Self { filter, breakdowns, counts })
    }

    /// The filter.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The answers, in the order of the breakdowns.
    pub fn counts(&self) -> &[Counts] {
        &self.counts
    }

    /// Lets a value of a dimension through, or no more. Of a dimension that wasn't restricted all other values stay.
    pub fn toggle(
        &mut self,
        source: &dyn Source,
        dimension: usize,
        code: u32,
    ) -> Result<(), QueryError> {
        let kind = source.schema().dimensions.get(dimension);
        let kind = *kind.ok_or(QueryError::Unknown("dimension", dimension))?;
        let values = match kind {
            Dimension::One => source.cardinalities()[dimension],
            Dimension::Several(options) => options.into(),
        };
        let (filter, was_on) = self.filter.toggled(dimension, code, values)?;
        if kind != Dimension::One {
            // A row with several options may pass by another one of them.
            return self.set(source, filter);
        }
        let changed =
            source.count(&self.filter.clone().only(dimension, [code]), &self.breakdowns)?;
        let alike = |(counts, changed): (&Counts, &Counts)| counts.shape() == changed.shape();
        if !self.counts.iter().zip(&changed).all(alike) {
            // Values came since; what was counted doesn't have their groups.
            return self.set(source, filter);
        }
        for (counts, changed) in self.counts.iter_mut().zip(&changed) {
            counts.merge(changed, !was_on);
        }
        self.filter = filter;
        Ok(())
    }

    /// Takes another filter, and counts anew.
    pub fn set(&mut self, source: &dyn Source, filter: Filter) -> Result<(), QueryError> {
        self.counts = source.count(&filter, &self.breakdowns)?;
        self.filter = filter;
        Ok(())
    }
}
