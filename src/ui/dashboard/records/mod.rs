//! What staff do with the responses themselves, in the panel of the data: publish figures of them, take them along, look at
//! their quality and delete one.
//!
//! [`walk`] goes through the responses, which the table doesn't have; [`export`] writes them, [`quality`] looks at them,
//! [`deletion`] deletes one. Nothing is counted here for a panel. All but [`door`] is a part of the lazy chunk.

pub mod deletion;
pub mod door;
pub mod export;
pub mod feature;
pub mod quality;
mod receipt_lookup;
pub mod walk;
