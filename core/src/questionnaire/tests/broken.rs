//! Every kind of problem with its path; all of them, not the first; never a panic.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{problems, sound};
use crate::questionnaire::{Problem, ProblemKind, read};

/// The problems after a value was put at a place of the sound file.
fn put(pointer: &str, value: Value, expected: &[&str]) {
    let found = problems(|file| {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let parent = file.pointer_mut(parent).unwrap();
        match name.parse::<usize>() {
            Ok(at) if parent.is_array() => parent[at] = value.clone(),
            _ => parent[name] = value.clone(),
        }
    });
    assert_eq!(found, expected, "{pointer} = {value}");
}

#[test]
fn syntax() {
    let check = |text: &str, path: &str| {
        let problems = read(text).unwrap_err();
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].path, path, "{text}");
        assert!(matches!(&problems[0].kind, ProblemKind::Syntax(words) if !words.contains("line")));
    };
    check("", "1:0");
    check("{\n  \"id\": }", "2:9");
    check("{} {}", "1:4");
    check(&"[".repeat(100_000), "1:128");
    assert_eq!(
        Problem { path: String::new(), kind: ProblemKind::Missing }.to_string(),
        "/: missing"
    );
    for text in ["3", "[]", "null", "\"x\""] {
        assert_eq!(read(text).unwrap_err()[0].to_string(), "/: must be an object", "{text}");
    }
}

#[test]
fn missing() {
    put("/id", Value::Null, &["/id: missing"]);
    put("/title", Value::Null, &["/title: missing"]);
    put("/pages/0/title", Value::Null, &["/pages/0/title: missing"]);
    put("/pages/1/questions", Value::Null, &["/pages/1/questions: missing"]);
    put("/pages/1/questions/3/kind", Value::Null, &["/pages/1/questions/3/kind: missing"]);
    put(
        "/pages/0/questions/3/options/0/value",
        Value::Null,
        &["/pages/0/questions/3/options/0/value: missing"],
    );
    put("/scales/two/levels/1/label", Value::Null, &["/scales/two/levels/1/label: missing"]);
}

#[test]
fn another_kind_of_value() {
    let question = "/pages/0/questions/0";
    let id = "must be an id: 1 to 64 of a-z A-Z 0-9 - _ .";
    put("/id", json!(5), &[&format!("/id: {id}")]);
    put("/id", json!("Sóc Sơn"), &[&format!("/id: {id}")]);
    put("/id", json!("x".repeat(65)), &[&format!("/id: {id}")]);
    put("/version", json!(0), &["/version: must be a whole number, 1 or more"]);
    put("/minutes", json!(2.5), &["/minutes: must be a whole number, 0 or more"]);
    put("/languages", json!(["vi", 3]), &["/languages: must be a list of strings"]);
    put("/intro", json!(3), &["/intro: must be a string, or an object of language and string"]);
    put(
        "/scales",
        json!([]),
        &[
            "/scales: must be an object",
            "/pages/0/questions/0/scale: \"five\" is not defined",
            "/pages/0/questions/1/scale: \"five\" is not defined",
            "/pages/0/questions/2/scale: \"two\" is not defined",
        ],
    );
    put(
        "/scales/two/top",
        json!(2),
        &["/scales/two/top: must be 1 or more, and fewer than there are levels"],
    );
    put("/scales/two/levels", json!("many"), &["/scales/two/levels: must be a list"]);
    put("/scales/five/faces", json!("yes"), &["/scales/five/faces: must be true or false"]);
    put(
        "/pages/1/hint",
        json!([]),
        &["/pages/1/hint: must be a string, or an object of language and string"],
    );
    put(
        &format!("{question}/required"),
        json!(1),
        &["/pages/0/questions/0/required: must be true or false"],
    );
    put("/pages/1/questions/1/min", json!("low"), &["/pages/1/questions/1/min: must be a number"]);
    put("/factors/0/weight", json!(0), &["/factors/0/weight: must be a number above 0"]);
    put(
        "/factors/0/items/1",
        json!("i3"),
        &[
            "/factors/0/items/1: must be an item with as many levels as the factor's first",
            "/factors/1/items/0: \"i3\" is used twice",
        ],
    );
    put(
        "/overall/method",
        json!("best"),
        &["/overall/method: must be pooled, mean_of_items or weighted"],
    );
    put(
        "/pages/0/questions/3/id",
        json!("month"),
        &[
            "/pages/0/questions/3/id: must be another id than unit, month or channel, which every filter has",
        ],
    );
    put(
        "/pages/1/questions/3/kind",
        json!("units"),
        &[
            "/pages/1/questions/3/kind: must be item, choice, choices, ranking, number, date, text, unit, procedure, dossier, note or consent",
        ],
    );
}

#[test]
fn unknown_members_and_references() {
    put("/colour", json!("red"), &["/: unknown member \"colour\""]);
    put("/$comment", json!("for people"), &[]);
    put(
        "/pages/0/questions/0/options",
        json!([]),
        &["/pages/0/questions/0: unknown member \"options\""],
    );
    put(
        "/scales/two/levels/0/value",
        json!(1),
        &["/scales/two/levels/0: unknown member \"value\""],
    );
    put(
        "/pages/0/questions/0/scale",
        json!("six"),
        &["/pages/0/questions/0/scale: \"six\" is not defined"],
    );
    put("/factors/1/items/0", json!("whom"), &["/factors/1/items/0: \"whom\" is not defined"]);
    put("/overall/item", json!("i4"), &["/overall/item: \"i4\" is not defined"]);
}

#[test]
fn a_question_that_is_no_item_is_told_from_one_that_there_is_not() {
    let choice = "must be an item; this question is a choice, which has no level that is satisfied";
    put("/overall/item", json!("who"), &[&format!("/overall/item: {choice}")]);
    put("/factors/1/items/0", json!("who"), &[&format!("/factors/1/items/0: {choice}")]);
    let several = "/overall/item: must be an item; this question takes several options";
    put("/overall/item", json!("some"), &[several]);
    put(
        "/overall/item",
        json!("n"),
        &["/overall/item: must be an item; this question is a number"],
    );
}

#[test]
fn duplicates() {
    put("/pages/1/id", json!("p1"), &["/pages/1/id: \"p1\" is used twice"]);
    put("/pages/1/questions/2/id", json!("i1"), &["/pages/1/questions/2/id: \"i1\" is used twice"]);
    put("/factors/1/id", json!("f"), &["/factors/1/id: \"f\" is used twice"]);
    put("/factors/0/items/1", json!("i1"), &["/factors/0/items/1: \"i1\" is used twice"]);
    put(
        "/channels",
        json!([{"value": "a", "label": "A"}, {"value": "a", "label": "B"}]),
        &["/channels/1/value: \"a\" is used twice"],
    );
    put(
        "/scales/five/levels/4/code",
        json!("1.0"),
        &["/scales/five/levels/4/code: \"1.0\" is used twice"],
    );
    put(
        "/scales/five/levels/4/code",
        json!("2"),
        &["/scales/five/levels/4/code: \"2\" is used twice"],
    );
    put(
        "/pages/1/questions/0/column",
        json!("t"),
        &["/pages/1/questions/2/id: \"t\" is used twice"],
    );
    put(
        "/pages/1/questions/0/column",
        json!("U"),
        &["/pages/1/questions/0/column: \"U\" is used twice"],
    );
    put("/import/channel", json!("who"), &["/pages/0/questions/3/id: \"who\" is used twice"]);
}

#[test]
fn languages_and_numbers_of_entries() {
    put("/title", json!({"vi": "Một"}), &["/title: no text in \"en\""]);
    put("/title", json!({}), &["/title: no text in \"vi\"", "/title: no text in \"en\""]);
    put(
        "/pages",
        json!([]),
        &[
            "/pages: at least 1 needed",
            "/factors/0/items/0: \"i1\" is not defined",
            "/factors/0/items/1: \"i2\" is not defined",
            "/factors/1/items/0: \"i3\" is not defined",
            "/overall/item: \"i3\" is not defined",
        ],
    );
    put("/factors/1/items", json!([]), &["/factors/1/items: at least 1 needed"]);
    let options = json!([{"value": "a", "label": "A"}]);
    put(
        "/pages/1/questions/0/options",
        options,
        &["/pages/1/questions/0/options: at least 2 needed"],
    );
    let twelve: Vec<Value> = (0..12).map(|at| json!({"label": at.to_string()})).collect();
    put("/scales/two/levels", json!(twelve), &["/scales/two/levels: at most 11 possible"]);
}

#[test]
fn a_path_is_a_json_pointer() {
    put(
        "/scales",
        json!({"five": sound()["scales"]["five"], "two": sound()["scales"]["two"],
                          "a/b~c": {"levels": [], "top": 1}}),
        &["/scales/a~1b~0c/levels: at least 2 needed"],
    );
}

#[test]
fn every_problem_is_told() {
    let found = problems(|file| {
        file["id"] = json!("");
        file["pages"][0]["questions"][0]["label"] = json!(null);
        file["pages"][1]["questions"][1]["max"] = json!([]);
        file["factors"][0]["label"] = json!(7);
        file["import"]["missing"] = json!("-");
    });
    assert_eq!(
        found,
        [
            "/pages/0/questions/0/label: missing",
            "/pages/1/questions/1/max: must be a number",
            "/id: must be an id: 1 to 64 of a-z A-Z 0-9 - _ .",
            "/factors/0/label: must be a string, or an object of language and string",
            "/import/missing: must be a list of strings",
        ]
    );
}

/// Any JSON, with the names of members that mean something more often than others.
fn any_json() -> impl Strategy<Value = Value> {
    let name = prop_oneof![
        Just("id".to_owned()),
        Just("pages".to_owned()),
        Just("questions".to_owned()),
        Just("scales".to_owned()),
        Just("levels".to_owned()),
        Just("kind".to_owned()),
        Just("factors".to_owned()),
        Just("items".to_owned()),
        Just("title".to_owned()),
        any::<String>(),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(json!("item")),
        Just(json!("five")),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((name.clone(), inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// All places of a JSON value.
fn places(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                places(value, format!("{at}/{index}"), found);
            }
        }
        Value::Object(members) => {
            for (name, value) in members {
                places(value, format!("{at}/{name}"), found);
            }
        }
        _ => {}
    }
    found.push(at);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn any_json_is_read_or_refused(value in any_json()) {
        if let Err(problems) = read(&value.to_string()) {
            prop_assert!(!problems.is_empty());
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        prop_assert!(read(&text).is_err());
    }

    /// A sound questionnaire with other values in one to three places.
    #[test]
    fn any_change_is_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any_json()), 1..4),
    ) {
        let mut file = sound();
        for (index, value) in changes {
            let mut all = Vec::new();
            places(&file, String::new(), &mut all);
            if let Some(place) = file.pointer_mut(&all[index.index(all.len())]) {
                *place = value;
            }
        }
        if let Ok(questionnaire) = read(&file.to_string()) {
            // What was read holds together.
            for (index, question, scale, _) in questionnaire.items() {
                prop_assert!(scale.top >= 1 && scale.top < scale.levels.len());
                prop_assert_eq!(questionnaire.index_of(&question.id), Some(index));
            }
            for factor in &questionnaire.factors {
                prop_assert!(!factor.items.is_empty() && factor.weight > 0.0);
            }
        }
    }
}
