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

use hailong_engine::{Dimension, Item, Pool, Schema, Scored};

/// The dimensions: unit, month, service, channel, age. In this order everywhere.
const DIMENSIONS: usize = 5;
const UNIT: usize = 0;
const MONTH: usize = 1;

/// A table of so many items of five levels, sorted by unit, month and service, with one pool of all items.
///
/// Items may be "not applicable", as those of every questionnaire that we ship: none of the data is, but a table
/// that couldn't keep it would be another engine.
fn schema(items: usize) -> Schema {
    let all = (0..items).map(|item| Scored { item, reversed: false }).collect();
    Schema {
        items: vec![Item::FIVE; items],
        dimensions: vec![Dimension::One; DIMENSIONS],
        pools: vec![Pool { items: all }],
        sort: vec![UNIT, MONTH, 2],
        ..Schema::default()
    }
}
