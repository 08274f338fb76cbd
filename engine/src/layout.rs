//! The layout of a part: which planes hold which item, dimension and pool.

use crate::bits::bits_for;
use crate::kernel::Selector;
use crate::schema::{Dimension, Schema};

/// A dimension of more values than this is kept as a column of codes: picking values out of planes takes a step
/// for each.
const MOST_IN_PLANES: u32 = 64;

/// Consecutive planes, the lowest bit first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Planes {
    pub(crate) first: usize,
    pub(crate) bits: usize,
}

impl Planes {
    pub(crate) fn of<T>(self, chunk: &[T]) -> &[T] {
        &chunk[self.first..self.first + self.bits]
    }
}

/// Where a dimension's codes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DimensionStorage {
    /// Rows are sorted by it, as the level of this number.
    Sorted(usize),
    Planes(Planes),
    /// A plane for each option.
    Options(Planes),
    /// A column of codes, the one of this number.
    Column(usize),
}

#[derive(Clone, Debug)]
pub(crate) struct ItemPlanes {
    pub(crate) planes: Planes,
    /// Picks the rows with a valid answer.
    pub(crate) valid: Selector,
    /// Picks the rows with a satisfied answer, as asked and turned round.
    pub(crate) top: [Selector; 2],
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct PoolPlanes {
    /// Satisfied answers.
    pub(crate) top: Planes,
    /// Valid answers.
    pub(crate) answered: Planes,
}

#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) items: Vec<ItemPlanes>,
    /// The planes of dimensions come first, then those of pools …
    pub(crate) first_pool: usize,
    /// … and the planes of all items are the last ones, in the order of the bits of a staged row.
    pub(crate) first_item: usize,
    pub(crate) pools: Vec<PoolPlanes>,
    pub(crate) dimensions: Vec<DimensionStorage>,
    pub(crate) columns: usize,
    /// Planes in a chunk.
    pub(crate) planes: usize,
}

impl Layout {
    /// With rows sorted by the first `sorted` of the schema's dimensions to sort by.
    pub(crate) fn new(schema: &Schema, cardinalities: &[u32], sorted: usize) -> Self {
        let mut planes = 0;
        let mut take = |bits: usize| {
            let first = planes;
            planes += bits;
            Planes { first, bits }
        };
        // In the order in which they are read: a filter's, a group's, and then, for long, the items'.
        let mut columns = 0;
        let dimensions =
            schema.dimensions.iter().enumerate().map(|(at, dimension)| match *dimension {
                Dimension::Several(options) => DimensionStorage::Options(take(options.into())),
                Dimension::One => {
                    let level = schema.sort[..sorted].iter().position(|&sorted| sorted == at);
                    match level {
                        Some(level) => DimensionStorage::Sorted(level),
                        None if cardinalities[at] <= MOST_IN_PLANES => DimensionStorage::Planes(
                            take(bits_for(cardinalities[at].saturating_sub(1))),
                        ),
                        None => {
                            columns += 1;
                            DimensionStorage::Column(columns - 1)
                        }
                    }
                }
            });
        let dimensions = dimensions.collect();
        let first_pool = take(0).first;
        let pools = schema.pools.iter().map(|pool| {
            let bits = bits_for(pool.items.len() as u32);
            PoolPlanes { top: take(bits), answered: take(bits) }
        });
        let pools = pools.collect();
        let items: Vec<ItemPlanes> = schema
            .items
            .iter()
            .map(|item| {
                let largest = item.largest();
                let pick = |codes: u16| Selector::of_codes(codes, largest);
                ItemPlanes {
                    planes: take(bits_for(largest.into())),
                    valid: pick(item.valid_codes()),
                    top: [pick(item.top_codes(false)), pick(item.top_codes(true))],
                }
            })
            .collect();
        let of_items: usize = items.iter().map(|item| item.planes.bits).sum();
        Self {
            items,
            first_pool,
            first_item: planes - of_items,
            pools,
            dimensions,
            columns,
            planes,
        }
    }
}
