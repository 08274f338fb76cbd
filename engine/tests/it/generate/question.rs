//! Filters, breakdowns and measures of a schema.

use hailong_engine::{Breakdown, Dimension, Key, Measure, MeasurePart, Schema, Scored};

use super::Dice;
use crate::oracle::{Asked, Model, width};

/// No answer of the properties has more numbers.
const MOST_NUMBERS: usize = 200_000;

/// What rows are asked for, with values that occur, some that don't, and some that can't.
pub fn asked(dice: &mut Dice, model: &Model) -> Asked {
    let schema = &model.schema;
    let mut asked = Asked::default();
    for (dimension, kind) in schema.dimensions.iter().enumerate() {
        if !dice.one_in(3) {
            continue;
        }
        let most = dice.of(&[0, 1, 3, 10]);
        let codes = dice.several(most, |dice| match *kind {
            Dimension::Several(options) => dice.below(options.into()) as u32,
            Dimension::One => match dice.below(8) {
                0 => model.cardinalities[dimension] + dice.below(3) as u32,
                _ if model.rows.is_empty() => 0,
                _ => model.rows[dice.place(model.rows.len())].dimensions[dimension],
            },
        });
        asked.dimensions.push((dimension, codes.into_iter().collect()));
    }
    for (item, kind) in schema.items.iter().enumerate() {
        if dice.one_in(8) {
            let levels = dice.several(8, |dice| match dice.below(4) {
                0 => dice.of(&[0, 255, 12, 200]),
                _ => dice.below(u64::from(kind.levels) + 1) as u8,
            });
            asked.items.push((item, levels));
        }
    }
    for number in 0..schema.numbers.len() {
        if dice.one_in(4) {
            let from = dice.of(&[f64::NEG_INFINITY, -8.0, -0.5, 0.0, 0.125, 1.0, f64::NAN]);
            let to = dice.of(&[f64::INFINITY, 0.0, 1.0, 4.875, 1e301]);
            asked.numbers.push((number, from, to));
        }
    }
    asked
}

fn scored(dice: &mut Dice, schema: &Schema) -> Scored {
    Scored { item: dice.place(schema.items.len()), reversed: dice.one_in(2) }
}

/// A measure that the schema has.
pub fn measure(dice: &mut Dice, schema: &Schema) -> Measure {
    let items = schema.items.len();
    match dice.below(7) {
        1 if items > 0 => Measure::Levels(dice.place(items)),
        2 => Measure::AnsweredAny(some_items(dice, items)),
        3 => Measure::AnsweredAll(some_items(dice, items)),
        4 if !schema.pools.is_empty() => Measure::Pool(dice.place(schema.pools.len())),
        5 => {
            let most = if items > 0 { 3 } else { 0 };
            Measure::Moments(dice.several(most, |dice| match schema.pools.len() {
                pools if pools > 0 && dice.one_in(2) => MeasurePart::Pool(dice.place(pools)),
                _ => MeasurePart::Item(scored(dice, schema)),
            }))
        }
        6 => {
            let most = if items > 0 { 4 } else { 0 };
            Measure::Complete(dice.several(most, |dice| scored(dice, schema)))
        }
        _ => Measure::Rows,
    }
}

fn some_items(dice: &mut Dice, items: usize) -> Vec<usize> {
    if items == 0 { Vec::new() } else { dice.several(4, |dice| dice.place(items)) }
}

/// A breakdown by up to three keys, one of them perhaps twice.
pub fn breakdown(dice: &mut Dice, model: &Model) -> Breakdown {
    let schema = &model.schema;
    let (dimensions, items) = (schema.dimensions.len(), schema.items.len());
    let by = dice.several(3, |dice| match dimensions + items {
        0 => None,
        _ if items == 0 || (dimensions > 0 && !dice.one_in(4)) => {
            Some(Key::Dimension(dice.place(dimensions)))
        }
        _ => Some(Key::Item(dice.place(items))),
    });
    let measures = dice.several(4, |dice| measure(dice, schema));
    small_enough(Breakdown { by: by.into_iter().flatten().collect(), measures }, model)
}

/// Grouped by fewer keys if the model would take long for it.
pub fn small_enough(mut breakdown: Breakdown, model: &Model) -> Breakdown {
    let groups =
        |by: &[Key]| by.iter().fold(1_usize, |all, &key| all.saturating_mul(model.groups(key)));
    let numbers: usize =
        breakdown.measures.iter().map(|measure| width(measure, &model.schema)).sum();
    while groups(&breakdown.by).saturating_mul(numbers.max(1)) > MOST_NUMBERS {
        breakdown.by.pop();
    }
    breakdown
}
