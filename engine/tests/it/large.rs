//! A table with so many rows that more than four thousand may stay in the tail.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use hailong_engine::{Dimension, Item, Number, Pool, Schema, Scored};

use crate::both::Both;
use crate::generate::{Dice, Plan};

/// A sixteenth of it is more than a small tail.
const MAIN: usize = 70_000;

#[test]
fn a_large_table_sorts_in_a_large_tail_and_keeps_a_smaller_one() {
    let scored = |item, reversed| Scored { item, reversed };
    let schema = Schema {
        items: vec![Item::FIVE, Item { levels: 11, not_applicable: true, top_from: 9 }],
        dimensions: vec![
            Dimension::One,
            Dimension::One,
            Dimension::One,
            Dimension::One,
            Dimension::Several(3),
        ],
        numbers: vec![Number::Weight],
        pools: vec![Pool { items: vec![scored(0, false), scored(1, true)] }],
        sort: vec![0, 1, 2, 3],
        deletes: true,
    };
    let mut dice = Dice::new(16);
    let mut both = Both::of(Plan::of(schema, vec![7, 3, 12, 70_000, 0]));
    both.append(&mut dice, MAIN, 4);
    both.commit();
    for tail in [MAIN / 16 - 1, 1, 200] {
        both.append(&mut dice, tail, 4);
        both.commit();
        both.delete(&mut dice, 300);
        both.check_inside();
        both.ask(&mut dice);
        both.ask_numbers(&mut dice);
    }
}
