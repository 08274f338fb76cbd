//! The table: takes rows in, deletes them by handle, answers queries.

use std::fmt;

use crate::counts::Counts;
use crate::error::{OutOfMemory, QueryError, RowError, SchemaError};
use crate::evaluate;
use crate::filter::Filter;
use crate::kernel;
use crate::layout::DimensionStorage;
use crate::part::Part;
use crate::query::Breakdown;
use crate::row::Row;
use crate::schema::{Dimension, Schema};
use crate::source::Source;
use crate::staging::Staging;

/// Names a row of one table for good, in the order in which rows were appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Handle(pub(crate) u32);

/// Rows in two parts: the main one is sorted and sliced; the tail is what came since.
///
/// ```
/// use hailong_engine::{Breakdown, Dimension, Filter, Item, Measure, Row, Schema, Source, Table};
///
/// let schema = Schema { items: vec![Item::FIVE], dimensions: vec![Dimension::One], ..Schema::default() };
/// let mut table = Table::new(schema).unwrap();
/// for (level, unit) in [(5, 0), (4, 1), (1, 1), (0, 1)] {
///     table.append(&Row { items: &[level], dimensions: &[unit], numbers: &[] }).unwrap();
/// }
/// table.commit().unwrap();
/// let levels = Breakdown::whole(vec![Measure::Levels(0)]);
/// let counts = table.count_one(&Filter::all().only(0, [1]), levels).unwrap();
/// assert_eq!(counts.get(0, 0), [1, 1, 0, 0, 1, 0, 0]); // missing, levels 1 to 5, not applicable
/// ```
#[derive(Clone)]
pub struct Table {
    pub(crate) schema: Schema,
    pub(crate) cardinalities: Vec<u32>,
    pub(crate) main: Part,
    /// The rows that aren't in the main part …
    pub(crate) staging: Staging,
    /// … and the same, sliced, as far as they are committed.
    pub(crate) tail: Part,
    /// Whether the tail has all staged rows.
    pub(crate) committed: bool,
    /// Where the row of each handle is; empty if rows can't be deleted.
    pub(crate) places: Vec<Where>,
    pub(crate) next: u32,
}

/// Where a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Where(u32);

impl Where {
    const GONE: Self = Self(u32::MAX);
    const STAGED: u32 = 1 << 31;

    pub(crate) fn main(row: usize) -> Self {
        Self(row as u32)
    }

    pub(crate) fn staged(row: usize) -> Self {
        Self(row as u32 | Self::STAGED)
    }
}

impl Table {
    /// Without rows; or everything that is wrong with the schema.
    pub fn new(schema: Schema) -> Result<Self, Vec<SchemaError>> {
        let problems = schema.problems();
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self::empty(schema))
    }

    pub(crate) fn empty(schema: Schema) -> Self {
        let cardinalities = vec![0; schema.dimensions.len()];
        Self {
            main: Part::empty(&schema, &cardinalities),
            tail: Part::empty(&schema, &cardinalities),
            staging: Staging::new(&schema),
            committed: true,
            places: Vec::new(),
            next: 0,
            cardinalities,
            schema,
        }
    }

    /// Appends a row. It counts once the table was [committed](Self::commit).
    pub fn append(&mut self, row: &Row<'_>) -> Result<Handle, RowError> {
        row.check(&self.schema)?;
        // The last place of all would be taken for a row that is gone.
        if self.next >= Where::STAGED - 1 {
            return Err(RowError::Full);
        }
        if self.schema.deletes {
            self.places.try_reserve(1).map_err(OutOfMemory::from)?;
        }
        self.staging.push(&self.schema, row, self.next)?;
        if self.schema.deletes {
            self.places.push(Where::staged(self.staging.len() - 1));
        }
        for ((cardinality, &code), kind) in
            self.cardinalities.iter_mut().zip(row.dimensions).zip(&self.schema.dimensions)
        {
            if *kind == Dimension::One {
                *cardinality = (*cardinality).max(code + 1);
            }
        }
        let handle = Handle(self.next);
        self.next += 1;
        self.committed = false;
        Ok(handle)
    }

    /// Takes a row out of all counts; whether it was there. A table whose schema doesn't say so deletes nothing.
    pub fn delete(&mut self, handle: Handle) -> bool {
        let Some(place) = self.places.get_mut(handle.0 as usize) else { return false };
        let place = std::mem::replace(place, Where::GONE);
        if place == Where::GONE {
            return false;
        }
        let row = (place.0 & !Where::STAGED) as usize;
        if place.0 & Where::STAGED == 0 {
            return self.main.delete(row);
        }
        self.staging.delete(row);
        // The tail is the staged rows in their order, but for those that were dead when it was sliced.
        if let Ok(row) = self.tail.handles.binary_search(&handle.0) {
            self.tail.delete(row);
        }
        true
    }

    /// Whether all rows that were appended are taken into account.
    pub fn is_committed(&self) -> bool {
        self.committed
    }

    /// The dimensions that most rows are sorted by, which a filter on them therefore picks as some ranges.
    pub(crate) fn sorted_by(&self) -> impl Iterator<Item = usize> {
        let places = self.main.layout.dimensions.iter().enumerate();
        places
            .filter(|(_, place)| matches!(place, DimensionStorage::Sorted(_)))
            .map(|(dimension, _)| dimension)
    }

    /// How many rows count, or will once they are committed.
    pub fn len(&self) -> usize {
        let staged = (0..self.staging.len()).filter(|&row| self.staging.is_alive(row)).count();
        self.main.rows - self.main.dead + staged
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes that its rows take.
    pub fn bytes(&self) -> usize {
        self.main.bytes() + self.tail.bytes() + self.staging.bytes() + self.places.capacity() * 4
    }

    /// The sum of all words of the main part's slices: how long memory takes to be read, as a yardstick.
    pub fn sum_of_words(&self) -> u64 {
        kernel::sum_words(&self.main.planes)
    }

    pub(crate) fn parts(&self) -> Result<[&Part; 2], QueryError> {
        if self.committed { Ok([&self.main, &self.tail]) } else { Err(QueryError::Uncommitted) }
    }
}

impl Source for Table {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn cardinalities(&self) -> &[u32] {
        &self.cardinalities
    }

    fn count(&self, filter: &Filter, breakdowns: &[Breakdown]) -> Result<Vec<Counts>, QueryError> {
        let parts = self.parts()?;
        filter.check(&self.schema)?;
        let mut counts = Vec::with_capacity(breakdowns.len());
        for breakdown in breakdowns {
            breakdown.check(&self.schema, &self.cardinalities)?;
            counts.push(Counts::zero(breakdown, &self.schema, &self.cardinalities)?);
        }
        for part in parts {
            evaluate::count(part, &self.schema, filter, breakdowns, &mut counts);
        }
        Ok(counts)
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table")
            .field("rows", &self.len())
            .field("bytes", &self.bytes())
            .finish_non_exhaustive()
    }
}
