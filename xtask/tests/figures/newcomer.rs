//! What a person is told who has a survey of their own and calls the command for the first time.

use serde_json::Value;

use super::{folder, run_with};

/// A survey of our own: its questions and what else its questionnaire has, and the file. What the command ends with,
/// prints and says.
fn survey(
    name: &str,
    [questions, rest]: [&str; 2],
    file: &str,
    arguments: &[&str],
) -> (Option<i32>, Value, String) {
    let folder = folder(name);
    let ten: Vec<Value> = (0..=10)
        .map(
            |code| serde_json::json!({"label": format!("{code} points"), "code": code.to_string()}),
        )
        .collect();
    let questionnaire = format!(
        r#"{{"id": "q", "version": 1, "title": "Q", "scales": {{
            "ten": {{"levels": {}, "not_applicable": "None"}},
            "two": {{"levels": [{{"label": "No"}}, {{"label": "Yes"}}], "top": 1}}}},
            "pages": [{{"id": "p", "title": "P", "questions": {questions}}}] {rest}}}"#,
        Value::from(ten)
    );
    let (asked, given) = (folder.join("q.json"), folder.join("survey.csv"));
    std::fs::write(&asked, questionnaire).expect("it can be written");
    std::fs::write(&given, file).expect("it can be written");
    let output = run_with(&asked, &given, arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let json = serde_json::from_slice(&output.stdout).unwrap_or_default();
    (output.status.code(), json, said)
}

const NPS: &str = r#"[{"id": "nps", "kind": "item", "scale": "ten", "label": "N"},
    {"id": "sex", "kind": "choice", "filter": true, "label": "S",
     "options": [{"value": "f", "label": "F"}, {"value": "m", "label": "M"}]}]"#;

/// Twenty persons gave each of 0, 9 and 10.
fn points() -> String {
    let rows = ["0,f\n", "9,m\n", "10,f\n"].map(|row| row.repeat(20));
    ["nps,sex\n".to_owned(), rows.concat()].concat()
}

#[test]
fn items_go_by_the_codes_of_the_file() {
    let file = points();
    let found = |arguments: &[&str]| {
        let (code, json, said) = survey("codes", [NPS, ""], &file, arguments);
        assert_eq!(code, Some(0), "{said}");
        (json, said)
    };
    // Level 11, whose code is 10, and not level 10, whose code is 9.
    let (ten, _) = found(&["--filter", "nps=10", "--group-by", "sex"]);
    assert_eq!(
        ten["items"]["nps"]["counts"],
        serde_json::json!([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20])
    );
    assert_eq!(ten["filter"], serde_json::json!({"nps": ["11"]}));
    assert_eq!(
        (&ten["codes"]["nps"]["1"], &ten["codes"]["nps"]["11"]),
        (&"0".into(), &"10".into())
    );
    assert_eq!(found(&["--filter", "nps=0"]).0["items"]["nps"]["counts"][0], 20);
    assert_eq!(found(&["--filter", "nps=na"]).0["n"], 0);
    let (_, said) = found(&["--filter", "nps=3"]);
    assert!(said.contains("no response has nps=\"3\""), "{said}");
    let (groups, _) = found(&["--group-by", "nps"]);
    let groups = groups["group_by"]["groups"].as_array().expect("a list").iter();
    let values: Vec<String> = groups
        .map(|group| format!("{} {} {}", group["value"], group["code"], group["n"]))
        .collect();
    let shown = ["\"1\" \"0\" 20", "\"10\" \"9\" 20", "\"11\" \"10\" 20"];
    assert!(shown.iter().all(|shown| values.iter().any(|value| value == shown)), "{values:?}");
    let (table, _) = found(&["--cross-tab", "sex,nps"]);
    let columns = table["cross_tab"]["columns"].as_array().expect("a list");
    assert!(columns.iter().any(|column| column["value"] == "11" && column["code"] == "10"));
    assert_eq!(table["cross_tab"]["rows"][0].get("code"), None);
    let (compared, _) = found(&["--compare", "nps=9:10"]);
    assert_eq!(compared["compare"]["a"]["values"], serde_json::json!(["10"]));
    assert_eq!(compared["codes"]["nps"]["10"], "9");
    // Codes are listed only for the items that the arguments name.
    assert_eq!(found(&[]).0.get("codes"), None);
    let (code, _, said) = survey("codes", [NPS, ""], &file, &["--filter", "nps=11"]);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("nps can't be \"11\"; its values are 0 = 0 points, 1 = 1 points"),
        "{said}"
    );
    assert!(said.contains("10 = 10 points, na"), "{said}");
}

#[test]
fn a_column_that_is_named_must_be_there() {
    let import = r#", "import": {"unit": "Wrad"}"#;
    let (code, json, said) = survey("named", [NPS, import], "nps,sex,Ward\n1,f,x\n", &[]);
    assert_eq!((code, json), (Some(2), Value::Null));
    let expected =
        "no column \"Wrad\", which the questionnaire's import.unit names; found nps, sex, Ward";
    assert!(said.contains(expected), "{said}");
}

#[test]
fn a_column_without_weights_is_refused_once() {
    let (code, _, said) = survey("words", [NPS, ""], &points(), &["--weight", "sex"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("the column \"sex\" for the weights has no number"), "{said}");
    assert_eq!(said.trim().lines().count(), 1, "{said}");
}

#[test]
fn many_refused_rows_are_summed_up() {
    let refused = |right: usize, wrong: &str| {
        let file = ["nps,sex\n", &"9,f\n".repeat(right), wrong].concat();
        survey("many", [NPS, ""], &file, &[])
    };
    // One of twenty is 5 %, which isn't more than that.
    let (code, _, said) = refused(19, "x,f\n");
    assert_eq!(code, Some(0), "{said}");
    let (code, json, said) = refused(20, "9,x\ny,f\nz,f\n9\n");
    assert_eq!((code, &json["n"]), (Some(3), &Value::from(20)));
    let last = said.trim().lines().last().unwrap_or_default();
    let first = "error: 4 of 24 rows refused (16.7 %): 2 × column \"nps\" is not a level of the scale (0 = ";
    assert!(last.starts_with(first), "{last}");
    assert!(last.contains("; 1 × another number of fields than the 2 of the header"), "{last}");
    assert!(last.contains("; 1 × column \"sex\" is not an option (f, m)"), "{last}");
    assert!(
        said.contains(":23: column \"nps\": \"y\" is not a level of the scale (0 = 0 points, ")
    );
}

#[test]
fn units_are_counted_without_an_overall_item_and_factors() {
    let file = ["nps,unit\n".to_owned(), "9,a\n".repeat(30), "2,b\n".repeat(30)].concat();
    let (_, json, said) = survey("implied", [NPS, ""], &file, &[]);
    assert_eq!(
        (&json["overall"]["item"], &json["overall"]["top_share"]),
        (&"nps".into(), &0.5.into())
    );
    assert_eq!(json["by_unit"][0]["top_share"], 1.0, "{said}");
    // Scales of different lengths have no result of all, and it is said.
    let two =
        NPS.replacen('[', r#"[{"id": "ok", "kind": "item", "scale": "two", "label": "O"},"#, 1);
    let file = ["nps,ok,unit\n".to_owned(), "9,2,a\n".repeat(30)].concat();
    let (_, json, said) = survey("implied", [&two, ""], &file, &[]);
    assert_eq!(json["by_unit"], serde_json::json!([]));
    assert!(
        said.contains("note: there is no result of all, so none by unit and by month"),
        "{said}"
    );
}

#[test]
fn a_survey_without_items_says_why_nothing_is_shown() {
    let questions = r#"[{"id": "day", "kind": "date", "label": "D"}, {"id": "t", "kind": "text", "label": "T"}]"#;
    let file = ["day,t\n".to_owned(), "2026-01-31,x\n".repeat(30)].concat();
    let (code, json, said) = survey("nothing", [questions, ""], &file, &[]);
    assert_eq!((code, &json["items"]), (Some(0), &serde_json::json!({})));
    let expected =
        "note: the questionnaire has no item, and shares are of items: day is a date, t is a text";
    assert!(said.contains(expected), "{said}");
    let file = ["nps\n".to_owned(), "9\n".repeat(9)].concat();
    let (_, _, said) = survey("nothing", [NPS, ""], &file, &[]);
    assert!(
        said.contains("note: fewer than 10 persons answered, so everything is hidden"),
        "{said}"
    );
}

#[test]
fn numbers_have_figures_of_their_own() {
    let questions = r#"[{"id": "age", "kind": "number", "label": "A"}]"#;
    let rows = (1..=60).map(|age| format!("{},u{}\n", age + 20, age % 2));
    let file = ["age,unit\n".to_owned(), rows.collect(), ",u1\n".to_owned()].concat();
    // Not of a number, but said what it is and how to see it.
    let (_, json, said) = survey("numbers", [questions, ""], &file, &[]);
    assert_eq!(json.get("numbers"), None);
    assert!(said.contains("age is a number, whose figures --numbers gives"), "{said}");
    let (code, json, said) = survey("numbers", [questions, ""], &file, &["--numbers"]);
    assert_eq!(code, Some(0), "{said}");
    let age = &json["numbers"]["age"];
    assert_eq!(
        (&age["n"], &age["missing"], &age["rounded_to"]),
        (&60.into(), &1.into(), &2.0.into())
    );
    assert_eq!((&age["mean"], &age["median"]), (&50.0.into(), &50.0.into()), "{age}");
    assert_eq!(age["quartiles"], serde_json::json!([36.0, 66.0]));
    let least = age.to_string();
    assert!(!least.contains("21") && !least.contains("80"), "{least}");
    // Under a filter there are none.
    let filtered = ["--numbers", "--filter", "unit=u0"];
    let (code, _, said) = survey("numbers", [questions, ""], &file, &filtered);
    assert_eq!(code, Some(2));
    assert!(said.contains("--numbers: not with --filter"), "{said}");
    let few = file.lines().take(10).collect::<Vec<_>>().join("\n");
    let (_, json, _) = survey("numbers", [questions, ""], &few, &["--numbers"]);
    assert_eq!(
        (&json["numbers"]["age"]["status"], &json["numbers"]["age"]["n"]),
        (&"hidden".into(), &Value::Null)
    );
}
