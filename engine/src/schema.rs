//! The columns of a table. They are fixed when the table is made; only the number of codes of a dimension grows.

use crate::error::SchemaError;

/// The most levels of an item: 0 to 10.
pub(crate) const MOST_LEVELS: u8 = 11;
/// The most options of a field of which several may be chosen.
const MOST_OPTIONS: u8 = 32;
/// The most items of a pool: sums are kept in few bits.
const MOST_IN_POOL: usize = 1023;

/// An item: one level of a scale, or not applicable, or no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Levels, 1 to 11.
    pub levels: u8,
    /// Whether "not applicable" is an answer.
    pub not_applicable: bool,
    /// Levels from this one on are satisfied, 1 to `levels`.
    pub top_from: u8,
}

/// A field by which rows are filtered and grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// One of any number of values; a row's code is the value's number, from 0.
    One,
    /// Any of so many options (32 at most); a row's code has a bit for each that was chosen.
    Several(u8),
}

/// A column of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// Any finite number, NaN for none.
    Plain,
    /// A weight: finite and not negative.
    Weight,
}

/// An item as it counts in a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Scored {
    /// The item.
    pub item: usize,
    /// Whether its levels are turned round.
    pub reversed: bool,
}

/// Items that are counted together: the sums of a row's satisfied and valid answers are kept with the row, so
/// that the pooled share of any group, and how persons vary in it, costs a few bits a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// The items, each turned round or not.
    pub items: Vec<Scored>,
}

/// All columns of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schema {
    /// The items.
    pub items: Vec<Item>,
    /// The dimensions.
    pub dimensions: Vec<Dimension>,
    /// The numbers.
    pub numbers: Vec<Number>,
    /// The pools.
    pub pools: Vec<Pool>,
    /// The dimensions that rows are sorted by, the first first. Only as many are used as leave runs of some
    /// length; filters on them and groups by them are the cheapest.
    pub sort: Vec<usize>,
    /// Whether rows can be deleted: each then costs eight bytes more.
    pub deletes: bool,
}

impl Item {
    /// An item of five levels of which the upper two are satisfied.
    pub const FIVE: Self = Self { levels: 5, not_applicable: true, top_from: 4 };

    /// The largest code: 0 is missing, then the levels, then "not applicable" if it is an answer.
    pub(crate) fn largest(self) -> u8 {
        self.levels + u8::from(self.not_applicable)
    }

    /// The codes that are levels, as bits.
    pub(crate) fn valid_codes(self) -> u16 {
        ((1 << self.levels) - 1) << 1
    }

    /// The codes of satisfied answers, as bits; of the turned level if `reversed`.
    pub(crate) fn top_codes(self, reversed: bool) -> u16 {
        let top = |level: u8| {
            let level = if reversed { self.levels + 1 - level } else { level };
            level >= self.top_from
        };
        (1..=self.levels).filter(|&level| top(level)).fold(0, |codes, level| codes | 1 << level)
    }
}

impl Schema {
    /// Everything that is wrong with it; nothing if a table can be made of it.
    pub fn problems(&self) -> Vec<SchemaError> {
        let mut problems = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            if !(1..=MOST_LEVELS).contains(&item.levels) {
                problems.push(SchemaError::Levels { item: at, levels: item.levels });
            } else if !(1..=item.levels).contains(&item.top_from) {
                problems.push(SchemaError::Top { item: at, top_from: item.top_from });
            }
        }
        for (at, dimension) in self.dimensions.iter().enumerate() {
            if let Dimension::Several(options) = *dimension
                && !(1..=MOST_OPTIONS).contains(&options)
            {
                problems.push(SchemaError::Options { dimension: at, options });
            }
        }
        for (at, pool) in self.pools.iter().enumerate() {
            let unknown = pool.items.iter().any(|scored| scored.item >= self.items.len());
            if pool.items.is_empty() || pool.items.len() > MOST_IN_POOL || unknown {
                problems.push(SchemaError::Pool { pool: at });
            }
        }
        for (at, &dimension) in self.sort.iter().enumerate() {
            let twice = self.sort[..at].contains(&dimension);
            if twice || self.dimensions.get(dimension) != Some(&Dimension::One) {
                problems.push(SchemaError::Sort { dimension });
            }
        }
        problems
    }
}
