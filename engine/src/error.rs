//! The errors of schemas, rows and queries, each with its place.

use std::fmt;

/// What is wrong with a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemaError {
    /// An item has no level, or more than 11.
    Levels {
        /// The item.
        item: usize,
        /// How many it has.
        levels: u8,
    },
    /// The first satisfied level isn't one of the item's.
    Top {
        /// The item.
        item: usize,
        /// The level.
        top_from: u8,
    },
    /// A field of several choices has no option, or more than 32.
    Options {
        /// The dimension.
        dimension: usize,
        /// How many it has.
        options: u8,
    },
    /// A pool is empty, too large, or names an item that isn't there.
    Pool {
        /// The pool.
        pool: usize,
    },
    /// Rows can't be sorted by it: it isn't there, has several values a row, or is named twice.
    Sort {
        /// The dimension.
        dimension: usize,
    },
}

/// Why a row can't be taken in. The table is as it was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RowError {
    /// It has more or fewer columns than the schema.
    Columns,
    /// A level that the item doesn't have.
    Level {
        /// The item.
        item: usize,
        /// What the row has.
        level: u8,
    },
    /// An option that the field doesn't have.
    Option {
        /// The dimension.
        dimension: usize,
    },
    /// The value's number is the largest there is; nothing could be counted past it.
    Code {
        /// The dimension.
        dimension: usize,
    },
    /// An infinite number, or a weight that is negative or none.
    Number {
        /// The column.
        number: usize,
        /// What the row has.
        value: f64,
    },
    /// Two thousand million rows, with those that were deleted, are the end.
    Full,
    /// There is no memory for more.
    OutOfMemory,
}

/// There isn't enough memory; the table is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfMemory;

/// Why a query can't be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryError {
    /// A dimension, item, number or pool that the schema doesn't have, or not of that kind.
    Unknown(&'static str, usize),
    /// Rows were appended and not committed yet: the counts would leave them out.
    Uncommitted,
    /// So many groups and counts would not fit: split the query.
    TooLarge {
        /// How many numbers the answer would have.
        numbers: u128,
    },
    /// There isn't enough memory.
    OutOfMemory,
}

impl fmt::Display for SchemaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Levels { item, levels } => {
                write!(f, "item {item}: {levels} levels; 1 to 11 are possible")
            }
            Self::Top { item, top_from } => {
                write!(f, "item {item}: no level {top_from} to be satisfied from")
            }
            Self::Options { dimension, options } => {
                write!(f, "dimension {dimension}: {options} options; 1 to 32 are possible")
            }
            Self::Pool { pool } => write!(f, "pool {pool}: empty, too large or of unknown items"),
            Self::Sort { dimension } => write!(f, "rows can't be sorted by dimension {dimension}"),
        }
    }
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Columns => f.write_str("the row doesn't have the schema's columns"),
            Self::Level { item, level } => write!(f, "item {item} has no level {level}"),
            Self::Option { dimension } => {
                write!(f, "dimension {dimension}: an option that there isn't")
            }
            Self::Code { dimension } => write!(f, "dimension {dimension}: too many values"),
            Self::Number { number, value } => write!(f, "number {number} can't be {value}"),
            Self::Full => f.write_str("no more rows can be kept"),
            Self::OutOfMemory => f.write_str("there is no memory for more rows"),
        }
    }
}

impl fmt::Display for OutOfMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there is not enough memory")
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(what, index) => write!(f, "there is no {what} {index}"),
            Self::Uncommitted => f.write_str("rows were appended and not committed"),
            Self::TooLarge { numbers } => write!(f, "the answer would have {numbers} numbers"),
            Self::OutOfMemory => f.write_str("there is not enough memory"),
        }
    }
}

impl std::error::Error for SchemaError {}
impl std::error::Error for RowError {}
impl std::error::Error for OutOfMemory {}
impl std::error::Error for QueryError {}

impl From<std::collections::TryReserveError> for OutOfMemory {
    fn from(_: std::collections::TryReserveError) -> Self {
        Self
    }
}

impl From<OutOfMemory> for RowError {
    fn from(_: OutOfMemory) -> Self {
        Self::OutOfMemory
    }
}

impl From<OutOfMemory> for QueryError {
    fn from(_: OutOfMemory) -> Self {
        Self::OutOfMemory
    }
}
