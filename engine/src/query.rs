//! The queries: breakdowns, their keys and their measures.

use crate::error::QueryError;
use crate::schema::{Dimension, Schema, Scored};

/// What rows are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// The values of a dimension. Of one with several options a row is in the group of each that was chosen;
    /// the group after the last option is of rows that chose none.
    Dimension(usize),
    /// The codes of an item: 0 missing, the levels, then "not applicable" if it is an answer.
    Item(usize),
}

/// A part of an index, in whose sums persons vary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// One item.
    Item(Scored),
    /// A pool of the schema.
    Pool(usize),
}

/// What is counted of each group. All of them are sums over rows, so that the measures of two sets of rows that
/// don't overlap add up to those of both.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Rows: one number.
    Rows,
    /// Rows by an item's code: missing, each level, then "not applicable" if it is an answer.
    Levels(usize),
    /// Rows with a valid answer to at least one of some items: one number.
    AnsweredAny(Vec<usize>),
    /// Rows with a valid answer to each of some items: one number.
    AnsweredAll(Vec<usize>),
    /// A pool's satisfied answers and its valid answers: two numbers.
    Pool(usize),
    /// How persons vary in the sums of some parts. With a row's satisfied answers to the parts a₁…aₙ and its valid
    /// answers m₁…mₙ in one vector v = (a₁…aₙ, m₁…mₙ): the rows with any valid answer; Σvᵢ for each i; Σvᵢvⱼ for
    /// each i ≤ j, row by row. That is 1 + 2n + n(2n+1) numbers.
    Moments(Vec<Part>),
    /// Over the rows with a valid answer to each of some items: how many they are; for each item how many are at
    /// each level, turned round where it is reversed; and the sum of the squared totals.
    Complete(Vec<Scored>),
}

/// Rows grouped by some keys (none for all in one), and what is counted of each group.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Breakdown {
    /// The keys; a group has a value of each.
    pub by: Vec<Key>,
    /// The measures.
    pub measures: Vec<Measure>,
}

/// More numbers than this in one answer are refused: a gibibyte.
const MOST_NUMBERS: u128 = 1 << 27;

impl Measure {
    /// How many numbers it has for each group.
    pub(crate) fn width(&self, schema: &Schema) -> usize {
        match self {
            Self::Rows | Self::AnsweredAny(_) | Self::AnsweredAll(_) => 1,
            Self::Levels(item) => usize::from(schema.items[*item].largest()) + 1,
            Self::Pool(_) => 2,
            Self::Moments(parts) => {
                // Saturating: where addresses have 32 bits, the numbers of some ten thousand parts are more.
                let numbers = 2 * parts.len();
                numbers.saturating_mul(numbers + 1) / 2 + numbers + 1
            }
            Self::Complete(items) => {
                let levels =
                    items.iter().map(|scored| usize::from(schema.items[scored.item].levels));
                2 + levels.sum::<usize>()
            }
        }
    }

    fn check(&self, schema: &Schema) -> Result<(), QueryError> {
        let item = |item: usize| known("item", item, schema.items.len());
        let pool = |pool: usize| known("pool", pool, schema.pools.len());
        match self {
            Self::Rows => Ok(()),
            Self::Levels(one) => item(*one),
            Self::AnsweredAny(items) | Self::AnsweredAll(items) => {
                items.iter().try_for_each(|&one| item(one))
            }
            Self::Pool(one) => pool(*one),
            Self::Moments(parts) => parts.iter().try_for_each(|part| match *part {
                Part::Item(scored) => item(scored.item),
                Part::Pool(one) => pool(one),
            }),
            Self::Complete(items) => items.iter().try_for_each(|scored| item(scored.item)),
        }
    }
}

impl Key {
    /// How many groups it makes.
    pub(crate) fn groups(self, schema: &Schema, cardinalities: &[u32]) -> usize {
        match self {
            Self::Dimension(dimension) => match schema.dimensions[dimension] {
                Dimension::One => cardinalities[dimension].max(1) as usize,
                Dimension::Several(options) => usize::from(options) + 1,
            },
            Self::Item(item) => usize::from(schema.items[item].largest()) + 1,
        }
    }

    fn check(self, schema: &Schema) -> Result<(), QueryError> {
        match self {
            Self::Dimension(dimension) => known("dimension", dimension, schema.dimensions.len()),
            Self::Item(item) => known("item", item, schema.items.len()),
        }
    }
}

impl Breakdown {
    /// All rows in one group.
    pub fn whole(measures: Vec<Measure>) -> Self {
        Self { by: Vec::new(), measures }
    }

    /// Rows by the values of a dimension.
    pub fn by(dimension: usize, measures: Vec<Measure>) -> Self {
        Self { by: vec![Key::Dimension(dimension)], measures }
    }

    pub(crate) fn check(&self, schema: &Schema, cardinalities: &[u32]) -> Result<(), QueryError> {
        self.by.iter().try_for_each(|key| key.check(schema))?;
        self.measures.iter().try_for_each(|measure| measure.check(schema))?;
        let widths = self.measures.iter().map(|measure| measure.width(schema) as u128);
        self.check_size(schema, cardinalities, widths.sum())
    }

    /// Whether an answer of so many numbers for each group is small enough. Groups without numbers are counted, too.
    pub(crate) fn check_size(
        &self,
        schema: &Schema,
        cardinalities: &[u32],
        width: u128,
    ) -> Result<(), QueryError> {
        let numbers = width.max(1).saturating_mul(self.groups(schema, cardinalities));
        if numbers > MOST_NUMBERS { Err(QueryError::TooLarge { numbers }) } else { Ok(()) }
    }

    fn groups(&self, schema: &Schema, cardinalities: &[u32]) -> u128 {
        let groups = self.by.iter().map(|key| key.groups(schema, cardinalities) as u128);
        groups.fold(1, u128::saturating_mul)
    }

    /// How many numbers its answer has. It must have been [checked](Self::check).
    pub(crate) fn numbers(&self, schema: &Schema, cardinalities: &[u32]) -> u128 {
        let widths = self.measures.iter().map(|measure| measure.width(schema) as u128);
        widths.sum::<u128>().saturating_mul(self.groups(schema, cardinalities))
    }
}

pub(crate) fn known(what: &'static str, index: usize, len: usize) -> Result<(), QueryError> {
    if index < len { Ok(()) } else { Err(QueryError::Unknown(what, index)) }
}
