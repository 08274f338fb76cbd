//! What can't be, or hardly: refused with its place, or counted right; never a panic, a wrong number or memory by the
//! size of a code.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use hailong_engine::{
    Breakdown, Compaction, Counts, Dimension, Filter, Item, Key, Measure, MeasurePart, Number,
    NumberSummary, Pool, QueryError, Row, RowError, Schema, SchemaError, Scored, Source, Table,
};

use crate::oracle::{Asked, Model, ModelRow};

const ITEM: Item = Item { levels: 3, not_applicable: false, top_from: 3 };
/// As large as a code can be.
const LAST_CODE: u32 = u32::MAX - 1;

fn scored(item: usize) -> Scored {
    Scored { item, reversed: false }
}

/// One item with "not applicable" and one without, a dimension, five options, a number and a weight.
fn schema() -> Schema {
    Schema {
        items: vec![Item::FIVE, ITEM],
        dimensions: vec![Dimension::One, Dimension::Several(5)],
        numbers: vec![Number::Plain, Number::Weight],
        pools: vec![Pool { items: vec![scored(0), scored(0), scored(1)] }],
        sort: vec![0],
        deletes: true,
    }
}

fn table_and_model(schema: Schema, rows: &[ModelRow]) -> (Table, Model) {
    let mut table = Table::new(schema.clone()).expect("a sound schema");
    let mut model = Model::new(schema);
    for row in rows {
        table.append(&row.as_row()).expect("a row of the schema");
        model.append(row.clone());
    }
    table.commit().expect("there is memory");
    (table, model)
}

fn row(items: &[u8], dimensions: &[u32], numbers: &[f64]) -> ModelRow {
    ModelRow {
        items: items.to_vec(),
        dimensions: dimensions.to_vec(),
        numbers: numbers.to_vec(),
        alive: true,
    }
}

/// Two hundred rows of [`schema`].
fn some() -> (Table, Model) {
    let rows: Vec<ModelRow> = (0..200_u32)
        .map(|at| {
            let level = if at % 7 == 0 { 255 } else { (at % 6) as u8 };
            let weight = f64::from(at % 9) / 8.0;
            row(&[level, (at % 4) as u8], &[at % 3, at % 32], &[f64::from(at), weight])
        })
        .collect();
    table_and_model(schema(), &rows)
}

#[test]
fn a_schema_that_cannot_be_is_refused_with_all_that_is_wrong() {
    let check = |schema: Schema, expected: &[SchemaError]| {
        assert_eq!(schema.problems(), expected);
        assert_eq!(Table::new(schema).map(|_| ()).err().unwrap_or_default(), expected);
    };
    check(schema(), &[]);
    check(Schema::default(), &[]);
    let item = |levels, top_from| Item { levels, not_applicable: true, top_from };
    let items = vec![item(0, 1), item(12, 1), item(255, 1), item(5, 0), item(5, 6), item(11, 11)];
    let wrong = [
        SchemaError::Levels { item: 0, levels: 0 },
        SchemaError::Levels { item: 1, levels: 12 },
        SchemaError::Levels { item: 2, levels: 255 },
        SchemaError::Top { item: 3, top_from: 0 },
        SchemaError::Top { item: 4, top_from: 6 },
    ];
    check(Schema { items, ..Schema::default() }, &wrong);
    let dimensions = [0, 33, 255, 32].map(Dimension::Several).to_vec();
    let wrong = [(0, 0), (1, 33), (2, 255)]
        .map(|(dimension, options)| SchemaError::Options { dimension, options });
    check(Schema { dimensions, ..Schema::default() }, &wrong);
    let pool = |items: Vec<Scored>| Pool { items };
    let pools = vec![
        pool(vec![]),
        pool(vec![scored(2)]),
        pool(vec![scored(0); 1024]),
        pool(vec![scored(0); 1023]),
    ];
    let wrong = [0, 1, 2].map(|pool| SchemaError::Pool { pool });
    check(Schema { pools, ..schema() }, &wrong);
    let wrong = [0, 1, 9].map(|dimension| SchemaError::Sort { dimension });
    check(Schema { sort: vec![0, 0, 1, 9], ..schema() }, &wrong);
}

#[test]
fn a_row_that_does_not_fit_is_refused_and_changes_nothing() {
    let (mut table, model) = some();
    let mut check = |items: &[u8], dimensions: &[u32], numbers: &[f64], expected: RowError| {
        let refused = table.append(&Row { items, dimensions, numbers }).expect_err("no such row");
        // NaN isn't itself.
        assert_eq!(format!("{refused:?}"), format!("{expected:?}"));
        assert!(!refused.to_string().is_empty());
        assert_eq!(table.internal_validate(), Vec::<String>::new());
        model.check_whole(&table, vec![Measure::Rows, Measure::Levels(0)]);
    };
    let (items, dimensions, numbers) = ([1, 1], [0, 0], [0.0, 0.0]);
    check(&[], &dimensions, &numbers, RowError::Columns);
    check(&[1, 1, 1], &dimensions, &numbers, RowError::Columns);
    check(&items, &[0], &numbers, RowError::Columns);
    check(&items, &dimensions, &[0.0, 0.0, 0.0], RowError::Columns);
    check(&[6, 1], &dimensions, &numbers, RowError::Level { item: 0, level: 6 });
    check(&[254, 1], &dimensions, &numbers, RowError::Level { item: 0, level: 254 });
    check(&[1, 4], &dimensions, &numbers, RowError::Level { item: 1, level: 4 });
    check(&[1, 255], &dimensions, &numbers, RowError::Level { item: 1, level: 255 });
    check(&items, &[u32::MAX, 0], &numbers, RowError::Code { dimension: 0 });
    check(&items, &[0, 32], &numbers, RowError::Option { dimension: 1 });
    check(&items, &[0, u32::MAX], &numbers, RowError::Option { dimension: 1 });
    for (number, value) in [
        (0, f64::INFINITY),
        (0, f64::NEG_INFINITY),
        (1, f64::INFINITY),
        (1, f64::NAN),
        (1, -0.5),
        (1, f64::NEG_INFINITY),
    ] {
        let mut numbers = numbers;
        numbers[number] = value;
        check(&items, &dimensions, &numbers, RowError::Number { number, value });
    }
}

#[test]
fn a_question_about_what_is_not_there_is_refused() {
    let (table, _) = some();
    let unknown = QueryError::Unknown;
    let check = |filter: Filter, by: &[Key], measure: Measure, what, index| {
        let breakdown = Breakdown { by: by.to_vec(), measures: vec![measure] };
        let answer = table.count_one(&filter, breakdown);
        assert_eq!(answer.err(), Some(unknown(what, index)));
    };
    let all = Filter::all;
    check(all().only(2, [0]), &[], Measure::Rows, "dimension", 2);
    check(all().only(usize::MAX, []), &[], Measure::Rows, "dimension", usize::MAX);
    check(all().only(1, [5]), &[], Measure::Rows, "option", 5);
    check(all().only(1, [LAST_CODE]), &[], Measure::Rows, "option", LAST_CODE as usize);
    check(all().answered(2, [1]), &[], Measure::Rows, "item", 2);
    check(all().between(2, 0.0, 1.0), &[], Measure::Rows, "number", 2);
    check(all(), &[Key::Dimension(2)], Measure::Rows, "dimension", 2);
    check(all(), &[Key::Dimension(0), Key::Item(2)], Measure::Rows, "item", 2);
    check(all(), &[], Measure::Levels(2), "item", 2);
    check(all(), &[], Measure::AnsweredAny(vec![0, 9]), "item", 9);
    check(all(), &[], Measure::AnsweredAll(vec![2]), "item", 2);
    check(all(), &[], Measure::Pool(1), "pool", 1);
    check(all(), &[], Measure::Moments(vec![MeasurePart::Pool(1)]), "pool", 1);
    check(all(), &[], Measure::Moments(vec![MeasurePart::Item(scored(2))]), "item", 2);
    check(all(), &[], Measure::Complete(vec![scored(0), scored(2)]), "item", 2);

    assert_eq!(table.numbers(&all(), 2).err(), Some(unknown("number", 2)));
    let weighted = |by, items: &[usize], weights| table.weighted(&all(), by, items, weights).err();
    assert_eq!(weighted(None, &[], 0), Some(unknown("weight", 0)));
    assert_eq!(weighted(None, &[], 2), Some(unknown("weight", 2)));
    assert_eq!(weighted(Some(2), &[], 1), Some(unknown("dimension", 2)));
    assert_eq!(weighted(None, &[0, 2], 1), Some(unknown("item", 2)));
}

#[test]
fn empty_and_double_questions_have_answers() {
    let (table, model) = some();
    let check = |asked: Asked, by: &[Key], measures: &[Measure]| {
        let breakdown = Breakdown { by: by.to_vec(), measures: measures.to_vec() };
        model.check_counts(&table, &asked, &[breakdown.clone(), breakdown]);
    };
    let all = Asked::default;
    let (place, options, item) = (Key::Dimension(0), Key::Dimension(1), Key::Item(0));
    let empty = [
        Measure::AnsweredAny(vec![]),
        Measure::AnsweredAll(vec![]),
        Measure::Moments(vec![]),
        Measure::Complete(vec![]),
    ];
    let double = [
        Measure::AnsweredAll(vec![0, 0]),
        Measure::Moments(vec![
            MeasurePart::Pool(0),
            MeasurePart::Pool(0),
            MeasurePart::Item(scored(0)),
        ]),
        Measure::Complete(vec![scored(0), scored(0), Scored { item: 0, reversed: true }]),
        Measure::Pool(0),
        Measure::Pool(0),
    ];
    for by in [&[][..], &[place, place], &[options, options], &[item, item, place], &[item]] {
        check(all(), by, &[]);
        check(all(), by, &empty);
        check(all(), by, &double);
    }
    let nothing = [
        Asked { dimensions: vec![(0, [].into())], ..all() },
        Asked { dimensions: vec![(1, [].into())], ..all() },
        Asked { items: vec![(0, vec![])], ..all() },
        Asked { items: vec![(1, vec![255, 77])], ..all() },
        Asked { numbers: vec![(0, f64::NAN, 1.0)], ..all() },
        Asked { numbers: vec![(0, 2.0, 1.0)], ..all() },
    ];
    for asked in nothing {
        let rows = table.count_one(&asked.filter(), Breakdown::whole(vec![Measure::Rows]));
        assert_eq!(rows.expect("a sound question").get(0, 0), [0], "{asked:?}");
        check(asked, &[place], &double);
    }
    let summary = table.numbers(&Filter::all().only(0, []), 0).expect("a sound question");
    assert_eq!(summary, NumberSummary { sorted: vec![] });
    assert!(summary.sum().is_sign_positive(), "0 of none, not -0");
}

#[test]
fn a_schema_without_columns_counts_rows() {
    for items in [0, 1, 40] {
        let schema = Schema { items: vec![ITEM; items], ..Schema::default() };
        let rows = vec![row(&vec![2; items], &[], &[]); 1025];
        let (mut table, model) = table_and_model(schema, &rows);
        for _ in 0..2 {
            model.check_whole(&table, vec![Measure::Rows, Measure::Complete(vec![])]);
            assert_eq!(table.internal_validate(), Vec::<String>::new());
            table.compact().expect("there is memory");
        }
    }
}

#[test]
fn what_is_not_there_is_not_deleted() {
    let (mut table, _) = some();
    let fresh = |table: &mut Table| {
        let (items, dimensions) = ([1, 1], [0, 0]);
        table.append(&Row { items: &items, dimensions: &dimensions, numbers: &[0.0, 0.0] })
    };
    let mut other = table.clone();
    let handle = fresh(&mut other).expect("a row of the schema");
    assert!(!table.delete(handle), "another table's");
    assert!(other.delete(handle), "not committed yet");
    assert!(!other.delete(handle), "twice");
    other.commit().expect("there is memory");
    let own = fresh(&mut table).expect("a row of the schema");
    table.compact().expect("there is memory");
    assert!(table.delete(own) && !table.delete(own), "once, after compaction");
    table.compact().expect("there is memory");
    assert!(!table.delete(own), "twice, after another");
    for table in [table, other] {
        assert_eq!(table.len(), 200);
        assert_eq!(table.internal_validate(), Vec::<String>::new());
    }
    let mut keeps = Table::new(Schema { deletes: false, ..schema() }).expect("a sound schema");
    let handle = fresh(&mut keeps).expect("a row of the schema");
    assert!(!keeps.delete(handle));
    assert_eq!(keeps.len(), 1);
}

#[test]
fn a_group_past_the_end_has_no_numbers() {
    let (table, _) = some();
    let check = |measures: Vec<Measure>| {
        let by = Breakdown::by(0, measures);
        let counts: Counts = table.count_one(&Filter::all(), by).expect("a sound question");
        for group in [3, 4, usize::MAX / 2 + 1, usize::MAX / 4 + 1, usize::MAX - 1, usize::MAX] {
            for measure in [0, 1, usize::MAX] {
                assert!(counts.get(group, measure).is_empty(), "{group}");
                assert_eq!(counts.number(group, measure, 0), 0, "{group}");
            }
        }
    };
    check(vec![]);
    check(vec![Measure::Rows, Measure::Rows]);
    check(vec![Measure::Levels(1), Measure::Levels(1)]);
}

#[test]
fn a_compaction_takes_steps_of_any_size() {
    let (_, model) = some();
    for steps in [[0, 0], [1, usize::MAX], [100, usize::MAX], [usize::MAX, 0]] {
        let (table, _) = some();
        let mut compaction = Compaction::new(table);
        let mut left = steps.into_iter().chain(std::iter::repeat(steps[1])).take(10_000);
        let is_done = left.any(|rows| compaction.step(rows).expect("there is memory"));
        assert!(is_done, "{steps:?}");
        model.check_whole(&compaction.finish(), vec![Measure::Rows, Measure::Levels(0)]);
    }
}
