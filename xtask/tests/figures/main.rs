//! `cargo xtask figures` as it is called: what it prints, what it ends with, which files it leaves alone.

mod newcomer;

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
