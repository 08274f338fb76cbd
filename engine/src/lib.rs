//! Counts survey responses, as fast as memory can be read.
//!
//! A response is a row: a level for each item, a code for each dimension, a few numbers. Rows are kept as
//! *bit slices* (O'Neil and Quass, "Improved Query Performance with Variant Indexes", SIGMOD 1997; BitWeaving/V,
//! Li and Patel, SIGMOD 2013): bit 0 of an item's code for 1,024 rows, then bit 1, and so on, so that a
//! population count answers for 64 or 128 rows at once. Rows are sorted by the first dimensions, which then
//! cost nothing to keep and nothing to group by.
//!
//! The tour, in reading order:
//!
//! 1. [`Schema`]: which columns there are, and [`Row`], what one response brings.
//! 2. [`Table`]: rows in, rows out by handle; [`Compaction`], the sorting, in steps.
//! 3. [`Filter`], [`Breakdown`] and [`Measure`]: what is asked; [`Counts`]: the answer.
//! 4. [`Source`]: what answers queries: the table, which counts rows, and [`QueryCache`], which keeps a table's answers.
//!
//! Inside, `part` keeps rows, `layout` says where their bits are, `build` sorts and slices them. `row_selection` says which
//! rows pass a filter, `evaluate` walks over those, `split` parts them into groups, `measure` counts under a mask, and
//! `kernel` is the inner loop.
//!
//! Nothing here knows a questionnaire, a formula or which numbers may be shown. There is no input or output, no
//! clock and no randomness.
#![deny(missing_docs)]

mod bits;
mod build;
mod codes;
mod compaction;
mod counts;
mod decode;
mod error;
mod evaluate;
mod filter;
mod kernel;
mod layout;
mod mask;
mod measure;
mod numbers;
mod part;
mod query;
mod query_cache;
mod row;
mod row_selection;
mod schema;
mod source;
mod split;
mod staging;
mod table;
mod validate;

pub use compaction::Compaction;
pub use counts::Counts;
pub use error::{OutOfMemory, QueryError, RowError, SchemaError};
pub use filter::Filter;
pub use numbers::{NumberSummary, WeightedCounts};
pub use query::{Breakdown, Key, Measure, Part as MeasurePart};
pub use query_cache::QueryCache;
pub use row::Row;
pub use schema::{Dimension, Item, Number, Pool, Schema, Scored};
pub use source::Source;
pub use table::{Handle, Table};
