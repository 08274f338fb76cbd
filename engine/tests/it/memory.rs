//! No memory at any point: each large request is refused once, and from then on, and the table is as it was.

#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use hailong_engine::{Breakdown, Compaction, Filter, Key, Measure, Source, Table};

use crate::both::Both;
use crate::generate::Dice;
use crate::oracle::{Asked, Model};

/// Requests from this size on grow with the number of rows, and may be refused; those of one chunk are smaller.
const LARGE: usize = (1 << 14) + 1;
const ROWS: usize = 9_000;

thread_local! {
    /// Large requests that are still granted, and how many are refused after them.
    static GRANTED: Cell<(usize, usize)> = const { Cell::new((usize::MAX, 0)) };
}

/// The system's memory, but for what a thread refuses itself.
struct Refusing;

impl Refusing {
    fn refuses(size: usize) -> bool {
        let mut refuses = false;
        if size >= LARGE {
            GRANTED.with(|granted| match granted.get() {
                (0, 0) => {}
                (0, refused) => {
                    refuses = true;
                    granted.set((0, refused - 1));
                }
                (left, refused) => granted.set((left - 1, refused)),
            });
        }
        refuses
    }
}

// SAFETY: it is the system's allocator; no memory is a possible answer to each request.
unsafe impl GlobalAlloc for Refusing {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if Self::refuses(layout.size()) {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if Self::refuses(layout.size()) {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller's promise.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if Self::refuses(size) {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller's promise.
        unsafe { System.realloc(at, layout, size) }
    }
}

#[global_allocator]
static MEMORY: Refusing = Refusing;

/// Does something with so many large requests granted and the next ones refused.
fn with<T>(granted: usize, refused: usize, act: impl FnOnce() -> T) -> T {
    GRANTED.set((granted, refused));
    let done = act();
    GRANTED.set((usize::MAX, 0));
    done
}

/// A table with all kinds of columns, rows sorted by two dimensions, more in the tail, some deleted.
fn table_and_model(tail: usize) -> (Table, Model) {
    use hailong_engine::{Dimension, Item, Number, Pool, Schema, Scored};
    let schema = Schema {
        items: vec![Item::FIVE; 3],
        dimensions: vec![
            Dimension::One,
            Dimension::One,
            Dimension::One,
            Dimension::One,
            Dimension::Several(20),
        ],
        numbers: vec![Number::Plain, Number::Weight],
        pools: vec![Pool { items: vec![Scored { item: 0, reversed: true }] }],
        sort: vec![0, 1],
        deletes: true,
    };
    let mut dice = Dice::new(1);
    let mut both = Both::of(crate::generate::Plan::of(schema, vec![4, 5, 100, 30_000, 0]));
    both.append(&mut dice, ROWS, 3);
    both.compact();
    both.append(&mut dice, tail, 4);
    both.delete(&mut dice, 2000);
    (both.table, both.model)
}

fn check(table: &Table, model: &Model) {
    assert_eq!(table.internal_validate(), Vec::<String>::new());
    assert_eq!(table.len(), model.len());
    let breakdown = Breakdown {
        by: vec![Key::Dimension(1)],
        measures: vec![Measure::Rows, Measure::Levels(1), Measure::Pool(0)],
    };
    if table.count(&Filter::all(), &[]).is_ok() {
        model.check_counts(table, &Asked::default(), &[breakdown]);
    }
}

/// Refuses each large request in turn until there are no more. The act says whether it got what it wanted.
fn refuse_each(tail: usize, act: impl Fn(&mut Table) -> bool) {
    let (table, model) = table_and_model(tail);
    let mut refusals = 0;
    for refused in [1, usize::MAX] {
        for granted in 0.. {
            let mut table = table.clone();
            let is_done = with(granted, refused, || act(&mut table));
            check(&table, &model);
            // Once there is memory it works.
            table.commit().expect("there is memory");
            table.compact().expect("there is memory");
            check(&table, &model);
            if is_done {
                break;
            }
            refusals += 1;
        }
    }
    assert!(refusals > 2, "{refusals} refusals: has it asked for memory?");
}

#[test]
fn settling_without_memory_leaves_the_table_as_it_was() {
    refuse_each(4000, |table| table.commit().is_ok());
}

#[test]
fn compacting_without_memory_leaves_the_table_as_it_was() {
    refuse_each(9000, |table| table.compact().is_ok());
}

/// Whoever tries again after an error must not get rows twice.
#[test]
fn a_compaction_that_is_tried_again_counts_no_row_twice() {
    // Without staged rows nothing is known of how wide their codes are.
    [0, 9000].into_iter().for_each(|tail| refuse_each(tail, compact_stubbornly));
}

/// Goes on after errors; whether there was none.
fn compact_stubbornly(table: &mut Table) -> bool {
    let empty = Table::new(hailong_engine::Schema::default()).expect("a sound schema");
    let mut compaction = Compaction::new(std::mem::replace(table, empty));
    let (mut is_done, mut errors) = (false, 0);
    while !is_done && errors < 3 {
        match compaction.step(2000) {
            Ok(done) => is_done = done,
            Err(_) => errors += 1,
        }
    }
    *table = compaction.finish();
    is_done && errors == 0
}

#[test]
fn answers_without_memory_are_errors() {
    let (mut table, model) = table_and_model(9000);
    table.compact().expect("there is memory");
    let by = |dimension| Breakdown::by(dimension, vec![Measure::Levels(0)]);
    let acts: [&dyn Fn() -> bool; 3] = [
        &|| table.count_one(&Filter::all(), by(3)).is_ok(),
        &|| table.numbers(&Filter::all(), 0).is_ok(),
        &|| table.weighted(&Filter::all(), Some(3), &[], 1).is_ok(),
    ];
    for act in acts {
        let mut refusals = 0;
        while !with(refusals, 1, act) {
            refusals += 1;
        }
        assert!(refusals > 0, "has it asked for memory?");
        check(&table, &model);
    }
}

#[test]
fn a_row_without_memory_is_refused_and_leaves_the_table_as_it_was() {
    let (table, model) = table_and_model(0);
    let mut dice = Dice::new(2);
    let row = &model.rows[dice.place(ROWS)];
    let mut refusals = 0;
    for granted in 0..6 {
        let mut table = table.clone();
        let mut model = model.clone();
        for _ in 0..ROWS {
            match with(granted, 1, || table.append(&row.as_row())) {
                Ok(_) => model.append(row.clone()),
                Err(_) => refusals += 1,
            }
        }
        table.commit().expect("there is memory");
        check(&table, &model);
    }
    assert!(refusals > 2, "{refusals} refusals: has it asked for memory?");
}
