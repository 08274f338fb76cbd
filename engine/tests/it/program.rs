//! What is done to a table and its model, and asked of both, by chance.

use hailong_engine::{
    Breakdown, Compaction, Cube, Dimension, Filter, Key, Measure, Number, QueryError, Row, Running,
    Schema, Source, Table,
};

use crate::both::Both;
use crate::generate::{Dice, asked, breakdown, dimension_breakdown, measure, small_enough};
use crate::oracle::Asked;

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
        self.settled |= is_done;
    }

    /// One change or question by chance.
    pub fn operate(&mut self, dice: &mut Dice) {
        match dice.below(9) {
            0..3 => {
                let rows = dice.of(&[0, 1, 5, 63, 64, 65, 300, 1023, 1024, 1025, 1500]);
                let quarters = dice.below(4) as u32 + 1;
                self.append(dice, rows, quarters);
            }
            3 => self.settle(),
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
        self.settle();
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
        self.settle();
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

    /// A cube of some dimensions answers as the table does, or says what it can't.
    pub fn ask_a_cube(&mut self, dice: &mut Dice) {
        self.settle();
        let schema = &self.plan.schema;
        let one: Vec<usize> = (0..schema.dimensions.len())
            .filter(|&at| schema.dimensions[at] == Dimension::One)
            .collect();
        let mut own: Vec<usize> = one.iter().copied().filter(|_| dice.one_in(2)).collect();
        let measures = dice.several(4, |dice| measure(dice, schema));
        let small = |own: &[usize]| {
            own.iter().fold(1, |all, &at| {
                u64::from(self.model.cardinalities[at].max(1)).min(1 << 40) * all
            }) < 100_000
        };
        while !small(&own) {
            own.pop();
        }
        let cube = Cube::new(&self.table, &own, &measures).expect("few cells");
        assert!(cube.cells() <= self.model.len());
        for _ in 0..3 {
            let mut asked = asked(dice, &self.model);
            let breakdown = dimension_breakdown(dice, &self.model, &own, &measures);
            let is_own = |asked: &Asked| asked.dimensions.iter().all(|(at, _)| own.contains(at));
            if !is_own(&asked) || !asked.items.is_empty() || !asked.numbers.is_empty() {
                let answer = cube.count(&asked.filter(), std::slice::from_ref(&breakdown));
                assert!(matches!(answer, Err(QueryError::NotInCube(_))), "{asked:?}: {answer:?}");
                asked.items.clear();
                asked.numbers.clear();
                asked.dimensions.retain(|(at, _)| own.contains(at));
            }
            self.model.check_counts(&cube, &asked, &[breakdown]);
        }
        self.model.check_whole(&cube, vec![Measure::Rows]);
        if let Some(at) = (0..schema.dimensions.len()).find(|at| !own.contains(at)) {
            let by = Breakdown::by(at, vec![Measure::Rows]);
            let answer = cube.count(&Filter::all(), &[by]);
            assert!(matches!(answer, Err(QueryError::NotInCube(_) | QueryError::TooLarge { .. })));
        }
    }

    /// A running answer after each change of its filter is what the model has from scratch.
    pub fn follow(&mut self, dice: &mut Dice, changes: u64) {
        self.settle();
        let mut now = asked(dice, &self.model);
        let breakdowns: Vec<Breakdown> =
            (0..=dice.below(2)).map(|_| breakdown(dice, &self.model)).collect();
        let running = Running::new(&self.table, now.filter(), breakdowns.clone());
        let mut running = running.expect("a question of the schema");
        for _ in 0..changes {
            let dimensions = self.plan.schema.dimensions.len();
            if dimensions == 0 || dice.one_in(8) {
                now = asked(dice, &self.model);
                running.set(&self.table, now.filter()).expect("a filter of the schema");
            } else {
                let dimension = dice.place(dimensions);
                let values = self.model.cardinalities[dimension];
                let (code, values) = match self.plan.schema.dimensions[dimension] {
                    Dimension::One => (dice.below(u64::from(values.min(6)) + 1) as u32, values),
                    Dimension::Several(options) => {
                        (dice.below(options.into()) as u32, options.into())
                    }
                };
                running.toggle(&self.table, dimension, code).expect("a value of the dimension");
                toggle(&mut now, dimension, code, values);
            }
            self.model.check_answers(running.counts(), &now, &breakdowns);
            let again = self.table.count(running.filter(), &breakdowns);
            assert_eq!(again.as_deref(), Ok(running.counts()), "its filter is what was set");
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

/// As the documentation of `Running::toggle` says it.
fn toggle(now: &mut Asked, dimension: usize, code: u32, values: u32) {
    let at = now.dimensions.iter().position(|(own, _)| *own == dimension);
    let at = at.unwrap_or_else(|| {
        now.dimensions.push((dimension, (0..values).collect()));
        now.dimensions.len() - 1
    });
    let codes = &mut now.dimensions[at].1;
    if !codes.remove(&code) {
        codes.insert(code);
    }
}
