//! Numbers are the same on every machine: one sum over all answers, natively and in a browser, where the kernel is
//! another. Each answer is the model's besides.

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use hailong_engine::{Breakdown, Counts, Dimension, Measure, Number, Source};

use crate::both::Both;
use crate::generate::{Dice, asked, breakdown};
use crate::oracle::Asked;

/// Seeds whose schemas have most of what there is, rows, and the sum of all answers.
const CASES: [(u64, usize, u64); 6] = [
    (1, 1023, 0x48b7050da415f278),
    (6, 1024, 0x7e7d20511029e5db),
    (11, 4097, 0xd8565a019beb7456),
    (17, 5000, 0x8ca95614ece62922),
    (4, 3000, 0x9bc5a8503a7fab00),
    (20, 6000, 0xecb4465076d806a9),
];

/// FNV-1a over the bytes of all numbers.
struct Sum(u64);

impl Sum {
    fn number(&mut self, number: u64) {
        for byte in number.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn counts(&mut self, counts: &Counts, measures: usize) {
        for group in 0..counts.groups() {
            for measure in 0..measures {
                counts.get(group, measure).iter().for_each(|&number| self.number(number));
            }
        }
    }
}

/// A table of so many rows, and some fifty questions.
fn sum_of(seed: u64, rows: usize) -> u64 {
    let mut dice = Dice::new(seed);
    let mut sum = Sum(0xcbf2_9ce4_8422_2325);
    let both = Both::filled(&mut dice, rows);
    let schema = &both.plan.schema;
    for question in 0..10 {
        let asked = if question == 0 { Asked::default() } else { asked(&mut dice, &both.model) };
        let mut breakdowns: Vec<Breakdown> =
            (0..4).map(|_| breakdown(&mut dice, &both.model)).collect();
        // Level counts of all rows go through the stream of chunks.
        let levels = (0..schema.items.len()).map(Measure::Levels);
        breakdowns.push(Breakdown::whole(levels.collect()));
        let answers = both.table.count(&asked.filter(), &breakdowns).expect("a sound question");
        both.model.check_answers(&answers, &asked, &breakdowns);
        for (counts, breakdown) in answers.iter().zip(&breakdowns) {
            sum.counts(counts, breakdown.measures.len());
        }
        for (number, kind) in schema.numbers.iter().enumerate() {
            let numbers = both.table.numbers(&asked.filter(), number).expect("a number");
            sum.number(numbers.sum().to_bits());
            if *kind == Number::Weight {
                let by = schema.dimensions.iter().position(|kind| *kind == Dimension::One);
                let weighted = both.table.weighted(&asked.filter(), by, &[], number);
                for group in weighted.expect("a weight") {
                    sum.number(group.weight.to_bits());
                    sum.number(group.squares.to_bits());
                }
            }
        }
    }
    sum.0
}

#[test]
fn the_same_rows_give_the_same_numbers_on_every_machine() {
    for (seed, rows, expected) in CASES {
        assert_eq!(sum_of(seed, rows), expected, "seed {seed}");
    }
}

/// The properties, from a few seeds.
#[test]
fn programs_of_changes_keep_to_the_model_on_every_machine() {
    for seed in 0..20 {
        let mut dice = Dice::new(seed);
        let mut both = Both::new(&mut dice);
        for _ in 0..8 {
            both.append_nonsense(&mut dice);
            both.operate(&mut dice);
        }
        both.ask(&mut dice);
        both.ask_numbers(&mut dice);
    }
}
