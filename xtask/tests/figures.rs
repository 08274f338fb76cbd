//! `cargo xtask figures` as it is called: what it prints, what it ends with, which files it leaves alone.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/examples")
}

/// An empty folder of one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

fn run(file: &Path, arguments: &[&str]) -> Output {
    run_with(&examples().join("counter.json"), file, arguments)
}

fn run_with(questionnaire: &Path, file: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("figures")
        .arg(file)
        .arg("--questionnaire")
        .arg(questionnaire)
        .args(arguments)
        .output()
        .expect("it starts")
}

/// What is printed of the example.
fn figures(arguments: &[&str]) -> Value {
    let output = run(&examples().join("counter.csv"), arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    serde_json::from_slice(&output.stdout).expect("it is JSON")
}

/// That it ends with 2, and says all of this.
fn refused(arguments: &[&str], expected: &[&str]) {
    let output = run(&examples().join("counter.csv"), arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert_eq!(output.stdout, b"", "{arguments:?}");
    for expected in expected {
        assert!(said.contains(expected), "{arguments:?}: {expected} is not in {said}");
    }
}

/// Each example of docs/figures.md, with the file that holds what it prints.
#[test]
fn the_examples_are_real() {
    for (arguments, name) in [
        (vec![], "counter-figures.json"),
        (vec!["--group-by", "unit"], "counter-group-by.json"),
        (vec!["--cross-tab", "unit,overall"], "counter-cross-tab.json"),
        (vec!["--compare", "month=2026-01:2026-02"], "counter-compare.json"),
        (vec!["--drivers"], "counter-drivers.json"),
    ] {
        let (found, member) = (figures(&arguments), name.trim_start_matches("counter-"));
        let member = member.trim_end_matches(".json").replace('-', "_");
        let found = if member == "figures" { &found } else { &found[member.as_str()] };
        let text = std::fs::read_to_string(examples().join(name)).unwrap_or_default();
        let printed = serde_json::to_string_pretty(found).expect("it is JSON") + "\n";
        // Numbers are compared as they stand, members by their names.
        let expected: Value = serde_json::from_str(&text).unwrap_or_default();
        assert_eq!(*found, expected, "{name} should be\n{printed}");
    }
}

#[test]
fn weights_change_the_shares_and_not_the_persons() {
    let folder = folder("weights");
    let csv = std::fs::read_to_string(examples().join("counter.csv")).expect("it is there");
    let weigh = |weight: &dyn Fn(usize) -> String| {
        let mut lines = csv.lines();
        let mut file = format!("{},w\n", lines.next().unwrap_or_default());
        lines.enumerate().for_each(|(at, line)| file += &format!("{line},{}\n", weight(at)));
        let path = folder.join("weighted.csv");
        std::fs::write(&path, file).expect("it can be written");
        let output = run(&path, &["--weight", "w"]);
        let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
        (output.status.code(), json, String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, one, _) = weigh(&|_| "2.5".to_owned());
    assert_eq!(code, Some(0));
    assert_eq!(one["weighted"]["overall"]["top_share"], one["overall"]["top_share"]);
    assert_eq!(one["weighted"]["overall"]["effective_n"], 75.0);
    let (_, uneven, _) = weigh(&|at| if at % 2 == 0 { "3" } else { "1" }.to_owned());
    assert_eq!(uneven["weighted"]["n"], 75);
    // (38·3 + 37)² ÷ (38·9 + 37)
    assert_eq!(uneven["weighted"]["effective_n"], 151.0 / 379.0 * 151.0);
    assert_eq!(uneven["overall"], one["overall"]);
    let (code, some, said) = weigh(&|at| if at == 3 { "-1" } else { "1" }.to_owned());
    assert_eq!((code, &some["n"]), (Some(0), &Value::from(74)));
    assert!(said.contains(":5: column \"w\": \"-1\" is not a weight"), "{said}");
    refused(&["--weight", "nothing"], &["no column \"nothing\" for the weights"]);
}

#[test]
fn keys_shift_the_counts_and_nothing_exact_is_printed_beside_them() {
    let folder = folder("cell-keys");
    let csv = std::fs::read_to_string(examples().join("counter.csv")).expect("it is there");
    let mut lines = csv.lines();
    let mut file = format!("{},key\n", lines.next().unwrap_or_default());
    lines.enumerate().for_each(|(at, line)| {
        // One that is no key among them.
        let key = if at == 3 { 70_000 } else { at * 40_503 % 65_536 };
        file += &format!("{line},{key}\n");
    });
    let path = folder.join("keyed.csv");
    std::fs::write(&path, file).expect("it can be written");
    let output = run(&path, &["--cell-keys", "key", "--group-by", "unit"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains(":5: column \"key\": \"70000\" is not a key"), "{said}");
    let found: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let noise = serde_json::json!({"method": "cell_key", "max": 5, "variance": 2});
    assert_eq!((&found["noise"], &found["group_by"]["noise"]), (&noise, &noise));
    let n = found["n"].as_i64().expect("it is shown");
    assert!((69..=79).contains(&n), "{n}");
    assert_eq!(run(&path, &["--cell-keys", "key", "--group-by", "unit"]).stdout, output.stdout);
    let all =
        ["--cell-keys", "k", "--drivers", "--weight", "w", "--compare", "unit=kim-anh:noi-bai"];
    refused(&all, &["--drivers: not with --cell-keys", "--weight: not", "--compare: not"]);
    refused(&["--cell-keys", "k", "--cross-tab", "unit,overall"], &["--cross-tab: not with"]);
    refused(&["--cell-keys", "nothing"], &["no column \"nothing\" for the keys"]);
}

#[test]
fn a_threshold_hides_more_or_less() {
    let units = |threshold: &str| -> Vec<String> {
        let found = figures(&["--threshold", threshold]);
        let units = found["by_unit"].as_array().expect("a list").iter();
        units.map(|unit| unit["status"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(units("1"), ["shown", "reference", "reference"]);
    assert_eq!(units("10"), ["shown", "hidden", "hidden"]);
    assert_eq!(units("50"), ["hidden"; 3]);
    let thresholds = |threshold: &str| figures(&["--threshold", threshold])["thresholds"].clone();
    assert_eq!(thresholds("5"), serde_json::json!({"hide_below": 5, "reference_below": 30}));
    assert_eq!(thresholds("50"), serde_json::json!({"hide_below": 50, "reference_below": 50}));
    assert_eq!(figures(&["--threshold", "76"])["status"], "hidden");
}

#[test]
fn filters_take_levels_and_ranges() {
    let n = |arguments: &[&str]| figures(arguments)["n"].clone();
    assert_eq!(n(&["--filter", "month=2026-01..2026-02"]), 75);
    assert_eq!(n(&["--filter", "month=2026-01", "--filter", "month=2026-02"]), 75);
    assert_eq!(n(&["--filter", "overall=4"]), 29);
    // One and three persons are at the lowest levels, so the nineteen at the highest are hidden with them.
    let three = ["--filter", "overall=1", "--filter", "overall=2", "--filter", "overall=5"];
    assert_eq!(n(&three), 23);
    assert_eq!(n(&["--filter", "overall=4", "--filter", "overall=5"]), Value::Null);
    assert_eq!(n(&["--filter", "overall=na"]), 0);
    assert_eq!(n(&["--filter", "overall="]), 0);
}

/// The example, whose persons were also asked how they heard of the counter: by radio, by a neighbour, by both or not.
#[test]
fn options_of_several_are_a_field() {
    let folder = folder("several");
    let text = std::fs::read_to_string(examples().join("counter.json")).expect("it is there");
    let mut asked: Value = serde_json::from_str(&text).expect("it is JSON");
    let options =
        ["radio", "neighbour"].map(|value| serde_json::json!({"value": value, "label": value}));
    let question =
        serde_json::json!({"id": "heard", "kind": "choices", "label": "heard", "options": options});
    asked["pages"][0]["questions"].as_array_mut().expect("a list").push(question);
    let questionnaire = folder.join("q.json");
    std::fs::write(&questionnaire, asked.to_string()).expect("it can be written");
    let csv = std::fs::read_to_string(examples().join("counter.csv")).expect("it is there");
    let mut lines = csv.lines();
    let mut file = format!("{},heard\n", lines.next().unwrap_or_default());
    for (at, line) in lines.enumerate() {
        file += &format!("{line},{}\n", ["radio", "neighbour", "radio;neighbour", ""][at % 4]);
    }
    let path = folder.join("heard.csv");
    std::fs::write(&path, file).expect("it can be written");
    let run = |arguments: &[&str]| run_with(&questionnaire, &path, arguments);
    let found = |arguments: &[&str]| -> Value {
        serde_json::from_slice(&run(arguments).stdout).expect("it is JSON")
    };
    assert_eq!(found(&["--filter", "heard=radio"])["n"], 38);
    assert_eq!(found(&["--filter", "heard="])["n"], 18);
    let groups = found(&["--group-by", "heard"])["group_by"]["groups"].clone();
    let sizes =
        groups.as_array().expect("a list").iter().map(|group| (&group["value"], &group["n"]));
    let sizes: Vec<String> = sizes.map(|(value, n)| format!("{value} {n}")).collect();
    assert_eq!(sizes, ["\"\" 18", "\"neighbour\" 38", "\"radio\" 38"]);
    let refused = |arguments: &[&str], expected: &str| {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(expected), "{arguments:?}: {said}");
    };
    let radio = ["--filter", "heard=radio"];
    let both = [radio, ["--filter", "heard=neighbour"]].concat();
    refused(&both, "--filter: heard takes one option at a time");
    refused(&[radio, ["--group-by", "heard"]].concat(), "--group-by: heard is filtered");
    refused(
        &["--cross-tab", "unit,heard"],
        "--cross-tab: a person can choose several options of heard",
    );
    refused(&["--compare", "heard=radio:neighbour"], "--compare: a person can choose several");
    refused(&["--filter", "heard=tv"], "heard can't be \"tv\"; its values are radio, neighbour");
}

#[test]
fn all_that_is_wrong_is_listed() {
    refused(
        &[
            "--filter",
            "month=2026-13",
            "--filter",
            "age=3",
            "--filter",
            "seats=9",
            "--filter",
            "x",
            "--group-by",
            "foo",
            "--cross-tab",
            "unit,unit",
            "--compare",
            "unit=a:a",
            "--threshold",
            "0",
        ],
        &[
            "--filter: \"2026-13\" is no month",
            "--filter: no field \"age\"; there are unit, month, channel, seats, polite, overall",
            "--filter: seats can't be \"9\"; its values are 1 = ",
            "--filter: \"x\" is not FIELD=VALUE",
            "--group-by: no field \"foo\"",
            "--cross-tab: unit can't be set against itself",
            "--compare: unit=\"a\" is on both sides",
            "--threshold: \"0\" is no whole number from 1 on",
        ],
    );
    for threshold in ["-1", "1.5", "", "99999999999999999999", "ten"] {
        let argument = format!("--threshold={threshold}");
        refused(&[&argument], &["is no whole number from 1 on"]);
    }
    refused(
        &["--group-by", "unit,month"],
        &[
            "\"unit,month\" is two fields",
            "--cross-tab unit,month",
            "--filter unit=VALUE --group-by month",
        ],
    );
    refused(&["--cross-tab", "unit"], &["\"unit\" is not FIELD,FIELD"]);
    refused(&["--compare", "unit=a"], &["\"unit=a\" is not FIELD=A:B"]);
    refused(
        &["--compare", "month=2026-01..2026-03:2026-03..2026-04"],
        &["month=\"2026-03\" is on both sides"],
    );
    let both = ["--filter", "unit=soc-son", "--compare", "unit=soc-son:noi-bai"];
    refused(&both, &["unit is compared, so it can't be filtered"]);
}

#[test]
fn refused_rows_go_to_a_file_only_if_there_was_something_to_read() {
    let folder = folder("refused");
    let out = folder.join("out.csv");
    let to = out.to_str().expect("a name");
    let keeps = |file: &Path, code: i32, arguments: &[&str]| {
        std::fs::write(&out, "precious").expect("it can be written");
        let output = run(file, &[&["--refused", to], arguments].concat());
        assert_eq!(output.status.code(), Some(code), "{}", file.display());
        assert_eq!(std::fs::read_to_string(&out).unwrap_or_default(), "precious");
        std::fs::remove_file(&out).expect("it is there");
        let output = run(file, &[&["--refused", to], arguments].concat());
        assert_eq!(output.status.code(), Some(code), "{}", file.display());
        assert!(!out.exists() && !folder.join("out.csv.part").exists(), "{}", file.display());
    };
    keeps(&folder.join("nothing.csv"), 1, &[]);
    keeps(&folder, 1, &[]);
    keeps(&examples().join("counter.csv"), 2, &["--filter", "age=3"]);
    for (name, text) in [
        ("empty.csv", ""),
        ("other.csv", "x,y\n1,2\n"),
        ("utf16.csv", ""),
        ("open.csv", "seats,overall\n9,4\n\"4,4\n"),
    ] {
        let file = folder.join(name);
        let bytes = if name == "utf16.csv" { b"\xff\xfea\0".to_vec() } else { text.into() };
        std::fs::write(&file, bytes).expect("it can be written");
        keeps(&file, 2, &[]);
    }
    let file = folder.join("some.csv");
    std::fs::write(&file, "seats,overall\n4,4\n9,4\n").expect("it can be written");
    std::fs::write(&out, "precious").expect("it can be written");
    // One row of two is more than one of twenty.
    assert_eq!(run(&file, &["--refused", to]).status.code(), Some(3));
    let written = std::fs::read_to_string(&out).unwrap_or_default();
    assert!(written.contains("line,reason,seats,overall"), "{written}");
    assert!(written.contains(",9,4"), "{written}");
    // Itself it would overwrite.
    let own = file.to_str().expect("a name");
    assert_eq!(run(&file, &["--refused", own]).status.code(), Some(2));
}

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
    // Nothing is told of codes that nobody asked for.
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
    let (code, json, said) = survey("numbers", [questions, ""], &file, &[]);
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
    // Under a filter there are none, and it is said.
    let (_, json, said) = survey("numbers", [questions, ""], &file, &["--filter", "unit=u0"]);
    assert_eq!(json.get("numbers"), None);
    assert!(said.contains("note: numbers have figures without a filter only"), "{said}");
    let few = file.lines().take(10).collect::<Vec<_>>().join("\n");
    let (_, json, _) = survey("numbers", [questions, ""], &few, &[]);
    assert_eq!(
        (&json["numbers"]["age"]["status"], &json["numbers"]["age"]["n"]),
        (&"hidden".into(), &Value::Null)
    );
}
