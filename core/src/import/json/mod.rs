//! Records out of the bytes of a JSON file that arrive in pieces of any size: an array of objects, or an
//! object a line (NDJSON, "JSON Lines").
//!
//! Here a file is only cut into records, by counting brackets outside of strings or by lines; so a record that
//! is broken in itself is refused by itself. What a record says is [`parse`]'s, and [`fast_record`]'s where it is
//! plain.

pub(super) mod fast_record;
pub(super) mod parse;
mod splitter;
pub(super) mod stored;

pub(super) use splitter::{JsonRecords, Layout, TakesRecords};
