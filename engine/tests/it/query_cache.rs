//! Cached answers are those of counting anew, and they read no rows.

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use hailong_engine::{
    Breakdown, Dimension, Filter, Item, Key, Measure, QueryCache, QueryError, Row, Schema, Source,
    Table,
};

use crate::both::Both;
use crate::generate::{Dice, asked, breakdown};
use crate::oracle::Asked;

impl Both {
    /// Questions whose filters are about the same columns, with time to prepare between some of them, and rows that come
    /// and go.
    pub fn ask_a_memory(&mut self, dice: &mut Dice, questions: u64) {
        self.commit();
        let mut memory = QueryCache::new(self.table.clone());
        let breakdowns: Vec<Breakdown> =
            (0..=dice.below(2)).map(|_| breakdown(dice, &self.model)).collect();
        let mut shape = asked(dice, &self.model);
        for _ in 0..questions {
            if dice.one_in(6) {
                self.change_with(&mut memory, dice);
            }
            if dice.one_in(5) {
                shape = asked(dice, &self.model);
            }
            // Other codes of the same columns, as far as they come up.
            let other = asked(dice, &self.model);
            for (at, codes) in &mut shape.dimensions {
                if let Some((_, others)) = other.dimensions.iter().find(|(own, _)| own == at) {
                    codes.clone_from(others);
                }
            }
            for (at, levels) in &mut shape.items {
                if let Some((_, others)) = other.items.iter().find(|(own, _)| own == at) {
                    levels.clone_from(others);
                }
            }
            self.model.check_counts(&memory, &shape, &breakdowns);
            self.model.check_counts(&memory, &Asked::default(), &breakdowns);
            while !dice.one_in(4) && memory.prepare() {}
        }
    }

    fn change_with(&mut self, memory: &mut QueryCache, dice: &mut Dice) {
        if dice.one_in(2) {
            let row = self.plan.row(dice, 3);
            memory.change().append(&row.as_row()).expect("a row of the schema");
            self.append_row(row);
            self.commit();
        } else {
            self.delete(dice, 3);
            for (at, _) in self.model.rows.iter().enumerate().filter(|(_, row)| !row.alive) {
                memory.change().delete(self.handle(at));
            }
        }
        memory.change().commit().expect("there is memory");
    }
}

/// Rows of three units and four channels, the channels not in order, with one item and what was chosen of two options.
fn query_cache() -> QueryCache {
    let schema = Schema {
        items: vec![Item::FIVE],
        dimensions: vec![Dimension::One, Dimension::One, Dimension::Several(2)],
        sort: vec![0],
        deletes: true,
        ..Schema::default()
    };
    let mut table = Table::new(schema).unwrap();
    for row in 0..600_u32 {
        let (level, unit, channel) = (1 + row % 5, row % 3, row * 7 % 4);
        let row = Row { items: &[level as u8], dimensions: &[unit, channel, 1], numbers: &[] };
        table.append(&row).unwrap();
    }
    table.compact().unwrap();
    QueryCache::new(table)
}

fn levels_by(dimension: usize) -> Breakdown {
    Breakdown::by(dimension, vec![Measure::Levels(0)])
}

fn prepare_all(memory: &QueryCache) -> usize {
    let before = memory.row_queries();
    while memory.prepare() {}
    memory.row_queries() - before
}

#[test]
fn other_codes_of_what_was_filtered_need_no_rows() {
    let memory = query_cache();
    let channel = |codes: &[u32]| Filter::all().only(1, codes.iter().copied());
    memory.count_one(&channel(&[2]), levels_by(0)).unwrap();
    assert_eq!(memory.row_queries(), 1, "the first is counted as it is asked");
    assert_eq!(prepare_all(&memory), 3, "a step for each unit");
    let before = memory.row_queries();
    for codes in [&[2][..], &[0, 3], &[], &[9]] {
        let recalled = memory.count_one(&channel(codes), levels_by(0)).unwrap();
        assert_eq!(recalled, (*memory).count_one(&channel(codes), levels_by(0)).unwrap());
    }
    // The same numbers, asked for the other way round, and by both.
    let unit = Filter::all().only(0, [1]);
    memory.count_one(&unit, levels_by(1)).unwrap();
    let both = Breakdown { by: vec![Key::Dimension(1), Key::Dimension(0)], ..levels_by(0) };
    let recalled = memory.count_one(&Filter::all(), both.clone()).unwrap();
    assert_eq!(recalled, (*memory).count_one(&Filter::all(), both).unwrap());
    assert_eq!(memory.row_queries(), before, "no row was looked at again");
}

#[test]
fn what_is_asked_of_all_is_kept_at_once() {
    let memory = query_cache();
    let whole = Breakdown::whole(vec![Measure::Rows]);
    for _ in 0..3 {
        assert_eq!(memory.count_one(&Filter::all(), whole.clone()).unwrap().number(0, 0, 0), 600);
    }
    assert_eq!(memory.row_queries(), 1);
    assert_eq!(prepare_all(&memory), 0);
}

#[test]
fn a_change_makes_it_forget() {
    let mut memory = query_cache();
    let whole = Breakdown::whole(vec![Measure::Rows]);
    let web = Filter::all().only(1, [0]);
    memory.count_one(&web, whole.clone()).unwrap();
    prepare_all(&memory);
    assert_eq!(memory.count_one(&web, whole.clone()).unwrap().number(0, 0, 0), 150);
    let row = Row { items: &[5], dimensions: &[0, 0, 1], numbers: &[] };
    memory.change().append(&row).unwrap();
    assert_eq!(memory.count_one(&web, whole.clone()).unwrap_err(), QueryError::Uncommitted);
    memory.change().commit().unwrap();
    assert_eq!(memory.count_one(&web, whole).unwrap().number(0, 0, 0), 151);
}

#[test]
fn what_is_half_ready_answers_nothing() {
    let mut memory = query_cache();
    let whole = || Breakdown::whole(vec![Measure::Rows]);
    let web = Filter::all().only(1, [0]);
    memory.count_one(&web, whole()).unwrap();
    assert!(memory.prepare(), "one unit of three");
    assert_eq!(memory.count_one(&web, whole()).unwrap().number(0, 0, 0), 150);
    // What changes meanwhile isn't added to what was counted before.
    let row = Row { items: &[5], dimensions: &[0, 0, 1], numbers: &[] };
    memory.change().append(&row).unwrap();
    memory.change().commit().unwrap();
    assert_eq!(prepare_all(&memory), 0);
    memory.count_one(&web, whole()).unwrap();
    prepare_all(&memory);
    assert_eq!(memory.count_one(&web, whole()).unwrap().number(0, 0, 0), 151);
}

#[test]
fn what_is_missed_most_often_is_made_ready_first() {
    let memory = query_cache();
    let web = Filter::all().only(1, [0]);
    let (rows, levels) = (Breakdown::whole(vec![Measure::Rows]), levels_by(0));
    for asked in [&rows, &levels, &levels] {
        memory.count_one(&web, asked.clone()).unwrap();
    }
    // A step for each of three units.
    for _ in 0..3 {
        memory.prepare();
    }
    let before = memory.row_queries();
    memory.count_one(&web, levels).unwrap();
    assert_eq!(memory.row_queries(), before);
    memory.count_one(&web, rows).unwrap();
    assert_eq!(memory.row_queries(), before + 1);
}

#[test]
fn options_that_overlap_are_counted_each_time() {
    let memory = query_cache();
    let chose = Filter::all().only(2, [0]);
    for asked in 1..4 {
        memory.count_one(&chose, levels_by(0)).unwrap();
        assert_eq!((prepare_all(&memory), memory.row_queries()), (0, asked));
    }
}

#[test]
fn what_is_wrong_is_said_as_the_table_says_it() {
    let memory = query_cache();
    let unknown = Filter::all().only(7, [0]);
    assert_eq!(
        memory.count_one(&unknown, levels_by(0)).unwrap_err(),
        (*memory).count_one(&unknown, levels_by(0)).unwrap_err()
    );
    assert!(memory.count_one(&Filter::all(), levels_by(9)).is_err());
    assert_eq!(prepare_all(&memory), 0);
}
