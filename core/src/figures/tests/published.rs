//! What is published is read back as it was, and a file that says more or otherwise is refused.

use std::slice::from_ref;

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::cases::{Case, Item, case, filter, questionnaire, response, table};
use super::known::row;
use crate::figures::{
    Published, Thresholds, compare, cross_tab, drivers, figures, grouped, read_published,
};
use crate::filter::{Filter, MONTH, UNIT};
use crate::questionnaire::Questionnaire;

/// What is published of a view, as a file.
fn file(case: &Case, filter: &Filter) -> (Published, Json) {
    let (q, table, thresholds) = (&case.questionnaire, case.table(), Thresholds::default());
    let counted = table.counted();
    let months: Vec<String> = table.values(MONTH).into_iter().map(str::to_owned).collect();
    let compare = match &*months {
        [a, .., b] if filter.values(MONTH).is_none() => {
            Some(compare(q, counted, filter, MONTH, [from_ref(a), from_ref(b)], thresholds))
        }
        _ => None,
    };
    let published = Published {
        figures: figures(q, counted, filter, thresholds, false).unwrap(),
        made: Some("2026-11-29".to_owned()),
        group_by: Some(grouped(q, counted, filter, UNIT, thresholds).unwrap()),
        cross_tab: Some(cross_tab(q, counted, filter, [UNIT, "who"], thresholds).unwrap()),
        compare: compare.transpose().unwrap(),
        drivers: drivers(q, counted, filter, thresholds).unwrap(),
    };
    let mut json = serde_json::to_value(&published.figures).unwrap();
    json["made"] = json!(published.made);
    json["group_by"] = json!(published.group_by);
    json["cross_tab"] = json!(published.cross_tab);
    json["compare"] = json!(published.compare);
    json["drivers"] = json!(published.drivers);
    (published, json)
}

fn read(questionnaire: &Questionnaire, json: &Json) -> Result<Published, Vec<String>> {
    read_published(questionnaire, &json.clone().into())
        .map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_published_is_read_back(case in case(5, 120, 4), filter in filter()) {
        let (published, json) = file(&case, &filter);
        prop_assert_eq!(read(&case.questionnaire, &json), Ok(published));
    }
}

/// Two items in a factor, of 42 responses of one unit, 27 of another and 6 of a third.
fn example() -> Case {
    const ITEM: Item = Item { levels: 5, top: 2, not_applicable: true, reversed: false, factor: 1 };
    let rows = [(1, 42), (2, 27), (3, 6)].map(|(unit, n)| vec![row(unit, &[4, 2]); n]).concat();
    Case {
        questionnaire: questionnaire(&[ITEM, ITEM], Some(0), 0),
        responses: rows.iter().enumerate().map(|(at, row)| response(at, row)).collect(),
    }
}

#[test]
fn a_file_that_says_more_or_otherwise_is_refused() {
    let case = example();
    let (published, sound) = file(&case, &Filter::all());
    assert_eq!(read(&case.questionnaire, &sound), Ok(published));
    assert_eq!(table(&case.questionnaire, &case.responses).len(), 75);
    let check = |path: &str, value: Json, expected: &[&str]| {
        let mut broken = sound.clone();
        *broken.pointer_mut(path).unwrap_or_else(|| panic!("{path} is there")) = value;
        let found = read(&case.questionnaire, &broken).expect_err(path);
        for problem in expected {
            assert!(found.iter().any(|found| found.starts_with(problem)), "{problem} in {found:?}");
        }
    };
    check("/format", json!(2), &["/format: must be 1"]);
    check("/questionnaire", json!("other"), &["/questionnaire: must be the id"]);
    check("/version", json!(2), &["/version: must be the version"]);
    check("/filter", json!({"unit": "soc-son"}), &["/filter/unit: must be a list of strings"]);
    check("/filter", json!({"nothing": ["x"]}), &["/filter: must be"]);
    check("/thresholds/hide_below", json!(3), &["/thresholds/hide_below: must be 10 or more"]);
    check("/thresholds", json!(null), &["/thresholds: missing"]);
    check("/status", json!("secret"), &["/status: must be"]);
    check("/n", json!(-1), &["/n: must be a whole number"]);
    check("/n", json!(74), &["/items/a0/n: must be with not_applicable and missing"]);
    check("/overall/item", json!("a1"), &["/overall/item: must be"]);
    check("/overall/top_share", json!(1.5), &["/overall/top_share: must be a fraction"]);
    check("/overall/interval", json!([0.9, 0.1]), &["/overall/interval: must be two fractions"]);
    // 27 and 6 are hidden: neither may be there after all.
    let hidden = |found: &str| sound.pointer(found) == Some(&json!("hidden"));
    assert!(hidden("/by_unit/1/status") && hidden("/by_unit/2/status"));
    check("/by_unit/1/n", json!(27), &["/by_unit/1/n: must be null"]);
    check("/by_unit/1/answers", json!(27), &["/by_unit/1/answers: must be null"]);
    check("/by_unit/2/top_share", json!(0.5), &["/by_unit/2/top_share: must be null"]);
    check("/by_unit/2/status", json!("shown"), &["/by_unit/2/n: must be no fewer"]);
    check("/by_unit/1/value", json!("u1"), &["/by_unit/1/value: \"u1\" is used twice"]);
    check("/by_month/0/value", json!("January"), &["/by_month/0/value: must be a month"]);
    check("/items/a0/counts", json!([75]), &["/items/a0/counts: must be a number for each level"]);
    check("/items/a0/mean", json!("high"), &["/items/a0/mean: must be a number"]);
    check("/items", json!({"a0": {}, "zz": {}}), &["/items/zz: \"zz\"", "/items/a1: missing"]);
    check("/factors/f1/alpha_n", json!(4), &["/factors/f1/alpha_n: must be null"]);
    check("/group_by/groups/1/n", json!(6), &["/group_by/groups/1/n: must be null"]);
    check("/group_by/field", json!("zz"), &["/group_by/field: \"zz\" is not defined"]);
    check("/cross_tab/rows/1/n", json!(6), &["/cross_tab/rows/1/n: must be null"]);
    check("/cross_tab/rows/0/cells", json!([]), &["/cross_tab/rows/0/cells: must be a list"]);
    check("/drivers/overall", json!("zz"), &["/drivers/overall: \"zz\" is not defined"]);
    check("/drivers/items/0/rho", json!(2), &["/drivers/items/0/rho: must be a number from"]);
    check("/made", json!("yesterday"), &["/made: must be a day"]);
}

#[test]
fn all_problems_are_listed() {
    let questionnaire = example().questionnaire;
    let found = read(&questionnaire, &json!({})).expect_err("nothing is there");
    for path in ["/questionnaire", "/thresholds", "/status", "/overall", "/items", "/by_unit"] {
        assert!(found.iter().any(|found| found.starts_with(path)), "{path} in {found:?}");
    }
    let found = read(&questionnaire, &json!([1])).expect_err("it is a list");
    assert!(found[0].starts_with("/: must be an object"), "{found:?}");
}
