//! What is done to a table and its model, and asked of both, by chance.

use hailong_engine::{Breakdown, Compaction, Dimension, Key, Number, Row, Schema, Table};

use crate::both::Both;
use crate::generate::{Dice, asked, breakdown, small_enough};

impl Both {
    /// Compacts in steps of some rows, at most so many of them; gives up where that isn't enough.
    pub fn compact_in_steps(&mut self, rows: usize, most: usize) {
        let empty = Table::new(Schema::default()).expect("an empty schema is sound");
        let mut compaction = Compaction::new(std::mem::replace(&mut self.table, empty));
        let (mut before, mut is_done) = (compaction.done(), false);
        for _ in 0..most {
            is_done = compaction.step(rows).expect("there is memory");
            let now = compaction.done();
            assert!((before..=1.0).contains(&now), "{before}, then {now}");
            before = now;
            if is_done {
                break;
            }
        }
        self.table = compaction.finish();
        self.committed |= is_done;
    }

    /// One change or question by chance.
    pub fn operate(&mut self, dice: &mut Dice) {
        match dice.below(9) {
            0..3 => {
                let rows = dice.of(&[0, 1, 5, 63, 64, 65, 300, 1023, 1024, 1025, 1500]);
                let quarters = dice.below(4) as u32 + 1;
                self.append(dice, rows, quarters);
            }
            3 => self.commit(),
            4 => {
                let rows = dice.of(&[1, 10, 100, 1000]);
                self.delete(dice, rows);
            }
            5 => self.compact(),
            6 => {
                let rows = dice.of(&[0, 1, 100, 1024, 5000, usize::MAX]);
                let steps = dice.of(&[0, 1, 2, 5, 1_000_000]);
                self.compact_in_steps(rows, steps);
            }
            _ => self.ask(dice),
        }
        self.check_inside();
    }

    /// A few breakdowns under one filter.
    pub fn ask(&mut self, dice: &mut Dice) {
        self.commit();
        let asked = asked(dice, &self.model);
        let mut breakdowns: Vec<Breakdown> =
            (0..=dice.below(3)).map(|_| breakdown(dice, &self.model)).collect();
        if dice.one_in(2) {
            // The same of different groups, which is counted together where rows are sorted by them.
            let measures = breakdowns[0].measures.clone();
            let sort = &self.plan.schema.sort;
            for _ in 0..dice.below(4) {
                let by = sort.iter().filter(|_| dice.one_in(2));
                let by = by.map(|&dimension| Key::Dimension(dimension)).collect();
                let alike = Breakdown { by, measures: measures.clone() };
                breakdowns.push(small_enough(alike, &self.model));
            }
        }
        self.model.check_counts(&self.table, &asked, &breakdowns);
    }

    /// Numbers and weights under one filter.
    pub fn ask_numbers(&mut self, dice: &mut Dice) {
        self.commit();
        let asked = asked(dice, &self.model);
        let schema = &self.plan.schema;
        for (number, kind) in schema.numbers.iter().enumerate() {
            self.model.check_numbers(&self.table, &asked, number);
            if *kind == Number::Weight {
                let by = (!schema.dimensions.is_empty() && !dice.one_in(3))
                    .then(|| dice.place(schema.dimensions.len()));
                let items = match schema.items.len() {
                    0 => Vec::new(),
                    len => dice.several(3, |dice| dice.place(len)),
                };
                self.model.check_weights(&self.table, &asked, by, &items, number);
            }
        }
    }

    /// Rows that don't fit, in the middle of things.
    pub fn append_nonsense(&mut self, dice: &mut Dice) {
        let mut row = self.plan.row(dice, 4);
        match dice.below(3) {
            0 if !row.items.is_empty() => {
                let at = dice.place(row.items.len());
                row.items[at] = dice.below(240) as u8 + 12;
            }
            1 if !row.dimensions.is_empty() => {
                let at = dice.place(row.dimensions.len());
                match self.plan.schema.dimensions[at] {
                    Dimension::Several(32) => row.dimensions.push(0),
                    Dimension::Several(options) => row.dimensions[at] = 1 << options,
                    Dimension::One => row.dimensions[at] = u32::MAX,
                }
            }
            _ => row.numbers.push(1.0),
        }
        let Row { items, dimensions, numbers } = row.as_row();
        self.table.append(&Row { items, dimensions, numbers }).expect_err("a row that doesn't fit");
    }
}
