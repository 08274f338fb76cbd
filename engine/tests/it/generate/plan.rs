//! A schema, and rows that fit it.

use hailong_engine::{Dimension, Item, Number, Pool, Schema, Scored};

use super::Dice;
use crate::oracle::ModelRow;

/// How many values a dimension may have: around each width of codes and the end of what is kept in planes.
const VALUES: [u32; 18] =
    [1, 1, 2, 2, 3, 4, 5, 7, 8, 20, 63, 64, 65, 255, 256, 257, 65_536, 70_000];

/// A schema with what its rows are like.
pub struct Plan {
    pub schema: Schema,
    /// For each dimension how many values its rows have at most.
    values: Vec<u32>,
}

impl Plan {
    /// Of a schema that isn't by chance, with so many values of each dimension.
    pub fn of(schema: Schema, values: Vec<u32>) -> Self {
        Self { schema, values }
    }

    pub fn new(dice: &mut Dice) -> Self {
        // Forty items take several words of a row.
        let most_items = dice.of(&[0, 1, 3, 6, 6, 6, 40]);
        let items = dice.several(most_items, |dice| {
            let levels = dice.below(11) as u8 + 1;
            Item {
                levels,
                not_applicable: dice.one_in(2),
                top_from: dice.below(levels.into()) as u8 + 1,
            }
        });
        let dimensions = dice.several(5, |dice| match dice.below(4) {
            0 => Dimension::Several(dice.of(&[1, 2, 5, 31, 32])),
            _ => Dimension::One,
        });
        let mut values: Vec<u32> = dimensions.iter().map(|_| dice.of(&VALUES)).collect();
        let mut sort: Vec<usize> = Vec::new();
        for _ in 0..dice.below(6) {
            let dimension = dice.below(dimensions.len().max(1) as u64) as usize;
            if dimensions.get(dimension) == Some(&Dimension::One) && !sort.contains(&dimension) {
                sort.push(dimension);
                // Few values, or there would seldom be runs that are long enough.
                if !dice.one_in(4) {
                    values[dimension] = dice.below(5) as u32 + 1;
                }
            }
        }
        let numbers = dice.several(2, |dice| dice.of(&[Number::Plain, Number::Weight]));
        let pools = match items.len() as u64 {
            0 => Vec::new(),
            len => dice.several(2, |dice| {
                let most = dice.of(&[1, 2, 4, 30]);
                let scored = |dice: &mut Dice| Scored {
                    item: dice.below(len) as usize,
                    reversed: dice.one_in(3),
                };
                let items = (0..=dice.below(most)).map(|_| scored(dice)).collect();
                Pool { items }
            }),
        };
        let deletes = dice.one_in(2);
        Self { schema: Schema { items, dimensions, numbers, pools, sort, deletes }, values }
    }

    /// A row. Only so many quarters of each dimension's values occur, that later rows may bring new ones.
    pub fn row(&self, dice: &mut Dice, quarters: u32) -> ModelRow {
        let items = self.schema.items.iter().map(|item| match dice.below(8) {
            0 => 0,
            1 if item.not_applicable => 255,
            _ => dice.below(item.levels.into()) as u8 + 1,
        });
        let items = items.collect();
        let dimensions = self.schema.dimensions.iter().zip(&self.values);
        let dimensions = dimensions.map(|(kind, &values)| match *kind {
            Dimension::One => dice.below(u64::from(values * quarters).div_ceil(4)) as u32,
            Dimension::Several(options) => {
                let (one, other) = (dice.next(), dice.next());
                (one & other & ((1 << options) - 1)) as u32
            }
        });
        let dimensions = dimensions.collect();
        let numbers = self.schema.numbers.iter().map(|kind| match kind {
            Number::Plain => match dice.below(8) {
                0 => f64::NAN,
                1 => dice.of(&[0.0, -0.0, 1e300, -1e-300, f64::MAX]),
                _ => dice.below(64) as f64 / 4.0 - 8.0,
            },
            // Eighths: sums of them and of their squares are exact, in whatever order.
            Number::Weight => dice.below(40) as f64 / 8.0,
        });
        ModelRow { items, dimensions, numbers: numbers.collect(), alive: true }
    }
}
