//! Codes as large as can be, and answers that would be: nothing takes memory by the size of a code.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use hailong_engine::{
    Breakdown, Dimension, Filter, Item, Key, Measure, MeasurePart, Number, QueryError, Schema,
    Scored, Source, Table,
};

use crate::oracle::{Asked, Model, ModelRow};

/// As large as a code can be.
const LAST_CODE: u32 = u32::MAX - 1;

/// A hundred rows, the last with the largest codes.
fn table_and_model(sort: Vec<usize>) -> (Table, Model) {
    let schema = Schema {
        items: vec![Item::FIVE],
        dimensions: vec![Dimension::One, Dimension::One, Dimension::One],
        numbers: vec![Number::Weight],
        sort,
        ..Schema::default()
    };
    let mut table = Table::new(schema.clone()).expect("a sound schema");
    let mut model = Model::new(schema);
    for at in 0..100_u32 {
        let code = if at == 99 { LAST_CODE } else { at % 50 };
        let row = ModelRow {
            items: vec![(at % 6) as u8],
            dimensions: vec![code, code, at % 2],
            numbers: vec![0.5],
            alive: true,
        };
        table.append(&row.as_row()).expect("a row of the schema");
        model.append(row);
    }
    table.commit().expect("there is memory");
    (table, model)
}

#[test]
fn a_huge_code_is_filtered_by_and_not_grouped_by() {
    for sort in [vec![], vec![0], vec![2, 0], vec![1, 2]] {
        let (mut table, model) = table_and_model(sort);
        for _ in 0..2 {
            assert_eq!(table.internal_validate(), Vec::<String>::new());
            let some = [vec![], vec![LAST_CODE], vec![0, u32::MAX], vec![4_194_304, LAST_CODE, 1]];
            for codes in some {
                let dimensions = vec![
                    (0, codes.into_iter().collect()),
                    (1, (0..60).chain([LAST_CODE]).collect()),
                ];
                let asked = Asked { dimensions, ..Asked::default() };
                let breakdown = Breakdown::by(2, vec![Measure::Rows, Measure::Levels(0)]);
                model.check_counts(&table, &asked, &[breakdown]);
                model.check_weights(&table, &asked, Some(2), &[0], 0);
            }
            table.compact().expect("there is memory");
        }
    }
}

#[test]
fn an_answer_that_would_be_huge_is_refused() {
    let (table, _) = table_and_model(vec![0]);
    let check = |by: &[usize], measures: &[Measure], numbers: u128| {
        let by = by.iter().map(|&dimension| Key::Dimension(dimension)).collect();
        let breakdown = Breakdown { by, measures: measures.to_vec() };
        let answer = table.count_one(&Filter::all(), breakdown);
        assert_eq!(answer.err(), Some(QueryError::TooLarge { numbers }));
    };
    let values = u128::from(u32::MAX);
    check(&[0], &[Measure::Rows], values);
    check(&[0], &[Measure::Levels(0), Measure::Rows], 8 * values);
    check(&[0, 2], &[Measure::Rows], 2 * values);
    check(&[0, 1, 0, 1], &[Measure::Rows], values * values * values * values);
    check(&[0; 9], &[Measure::Rows], u128::MAX);
    // Groups without numbers are groups, too.
    check(&[0, 1, 0], &[], values * values * values);
    let item = MeasurePart::Item(Scored { item: 0, reversed: false });
    check(&[], &[Measure::Moments(vec![item; 10_000])], 1 + 20_000 + 10_000 * 20_001);

    let weighted = table.weighted(&Filter::all(), Some(0), &[], 0);
    assert!(matches!(weighted, Err(QueryError::TooLarge { .. })), "{weighted:?}");
}

/// Weighted counts take more memory for each group than rows do.
#[test]
fn weights_of_many_groups_are_refused_before_memory_ends() {
    let (mut table, _) = table_and_model(vec![]);
    let row = ModelRow {
        items: vec![1],
        dimensions: vec![0, 0, 100_000_000],
        numbers: vec![1.0],
        alive: true,
    };
    table.append(&row.as_row()).expect("a row of the schema");
    table.commit().expect("there is memory");
    let weighted = table.weighted(&Filter::all(), Some(2), &[0], 0).map(|_| ());
    assert!(matches!(weighted, Err(QueryError::TooLarge { .. })), "{weighted:?}");
}

/// Codes take no more bits than the largest one needs; those at a border need one more than those before it.
#[test]
fn a_code_at_a_border_of_widths_is_kept() {
    for border in [1, 2, 63, 64, 65, 127, 128, 255, 256, 257, 65_535, 65_536, 65_537, 4_194_304] {
        for sort in [vec![], vec![0]] {
            let schema = Schema { dimensions: vec![Dimension::One], sort, ..Schema::default() };
            let mut table = Table::new(schema.clone()).expect("a sound schema");
            let mut model = Model::new(schema);
            for dimensions in [vec![0], vec![border - 1], vec![border]] {
                let row = ModelRow { items: vec![], dimensions, numbers: vec![], alive: true };
                table.append(&row.as_row()).expect("a row of the schema");
                model.append(row);
            }
            table.commit().expect("there is memory");
            for _ in 0..2 {
                for codes in [vec![border], vec![border - 1, border], vec![0]] {
                    let dimensions = vec![(0, codes.into_iter().collect())];
                    let asked = Asked { dimensions, ..Asked::default() };
                    let rows = Breakdown::whole(vec![Measure::Rows]);
                    model.check_counts(&table, &asked, &[rows]);
                }
                table.compact().expect("there is memory");
            }
        }
    }
}
