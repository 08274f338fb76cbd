//! Our engine and importer, as the benches call them from JavaScript.
//!
//! [`Responses`] is the engine under the workload; [`Loader`] is what comes before it, from a file's bytes.
//! Neither has any cleverness of its own: what they cost is what the crates below cost, and the copies between
//! JavaScript's memory and ours.
#![forbid(unsafe_code)]

mod load;
mod workload;

pub use load::Loader;
pub use workload::Responses;

use std::ops::Range;

use hailong_engine::{Dimension, Item, Pool, Schema, Scored};

/// The dimensions: unit, month, service, channel, age. In this order everywhere.
const DIMENSIONS: usize = 5;
const UNIT: usize = 0;
const MONTH: usize = 1;
const SERVICE: usize = 2;
const CHANNEL: usize = 3;
const AGE: usize = 4;

/// A table of so many items of five levels, sorted by unit, month and service, with one pool of all items.
///
/// Items may be "not applicable", as those of every questionnaire that we ship: none of the data is, but a table
/// that couldn't keep it would be another engine.
fn schema(items: usize) -> Schema {
    Schema {
        items: vec![Item::FIVE; items],
        dimensions: vec![Dimension::One; DIMENSIONS],
        pools: vec![pool(0..items)],
        sort: vec![UNIT, MONTH, SERVICE],
        ..Schema::default()
    }
}

/// The same as the dashboard keeps it: rows can be deleted, are sorted by all dimensions in the order of its
/// filters, and five factors have a pool each.
fn dashboard_schema(items: usize) -> Schema {
    let factor = items.div_ceil(5).max(1);
    let factors = (0..items).step_by(factor).map(|from| pool(from..(from + factor).min(items)));
    Schema {
        pools: std::iter::once(pool(0..items)).chain(factors).collect(),
        sort: vec![UNIT, MONTH, CHANNEL, SERVICE, AGE],
        deletes: true,
        ..schema(items)
    }
}

fn pool(items: Range<usize>) -> Pool {
    Pool { items: items.map(|item| Scored { item, reversed: false }).collect() }
}
