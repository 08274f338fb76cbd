//! JSON arrays and an object a line.

use proptest::prelude::*;

use super::encoded::{careful, fast};
use super::{check, import, outcome, questionnaire};
use crate::import::{Columns, ImportError, Importer, Preview, ReasonKind, Target};

#[test]
fn members_are_columns() {
    let flat = r#"{"a":1,"b":"Good","c":"x","d":["x",4],"e":12.5,"t":"lời","unit":"u1","submitted":"2026-01-31","id":7}"#;
    let row = "a=1 b=3 c=x d=x+4 e=12.5 t=lời id=7 unit=u1 at=2026-01-31T05:00:00.000Z";
    check(flat, &[row]);
    check(&format!("[{flat}]"), &[row]);
    check(&format!("\u{feff} [\n {flat} \n]\n"), &[row]);
    check("{\"a\":1}\r\n\r\n{\"b\":2}\n  \n{\"b\":null,\"a\":3}", &["a=1", "b=2", "a=3"]);
    check("[{\"a\":1},{\"x\":\"?\",\"b\":2}]", &["a=1", "b=2"]);
    // Whoever left out what is empty in the first objects loses nothing of the later ones.
    check("{\"x\":1}\n{\"A\":2}\n", &["", "a=2"]);
    check("{\"a\":\"na\",\"b\":\"\"}\n{}\n{\"a\":null}\n", &["a=na"]);
    check("{\"a\":1.0,\"b\":\"\\u0054\\u1ed1t\"}", &["a=1 b=3"]);
    // A header may begin with a bracket.
    check("[x],a\n1,2\n", &["a=2"]);
    check("{x},a\n1,2\n", &["a=2"]);
}

#[test]
fn a_wrong_object_is_refused_by_itself() {
    check(
        "{\"a\":1}\n{\"a\":7}\n{\"a\":2\n[1]\n{\"a\":[1]}\n{\"a\":1,\"a\":2}\n{\"a\":3}\n",
        &[
            "a=1",
            "a=3",
            "2: column \"a\": \"7\" is not a level of the scale (1 = Kém, 2 = Tạm được, 3 = Tốt)",
            "3: not JSON: byte 7 is none of , }",
            "4: not an object",
            "5: column \"a\": \"1\" is a list or an object, not one value",
            "6: column \"a\": \"1\" stands twice in the object",
        ],
    );
    check(
        "[{\"a\":1},{\"a\":9},5,\"}\",{\"a\":\"\\ud800\"},{\"a\" 1},{\"a\":true},\n{\"a\":2}]",
        &[
            "a=1",
            "a=2",
            "2: column \"a\": \"9\" is not a level of the scale (1 = Kém, 2 = Tạm được, 3 = Tốt)",
            "3: not an object",
            "4: not an object",
            "5: column \"a\": \"\u{fffd}\" is not UTF-8",
            "6: not JSON: byte 6 is none of :",
            "7: column \"a\": \"true\" is not a level of the scale (1 = Kém, 2 = Tạm được, 3 = Tốt)",
        ],
    );
    // What nobody reads may be anything.
    check("{\"a\":1,\"x\":{\"y\":[]},\"x\":\"\\ud800\"}", &["a=1"]);
    assert_eq!(outcome(b"{\"a\":1,\"x\":\"\xff\"}", &[]), ["a=1"]);
    let deep = ["{\"a\":1,\"x\":", &"[".repeat(5000), &"]".repeat(5000), "}"].concat();
    check(
        &["[{\"a\":2},", &deep, "]"].concat(),
        &["a=2", "2: not JSON: byte 75 is none of \"…\" 0 true false null"],
    );
}

const NOT_OBJECTS: &str = "line 1: neither a CSV header nor JSON objects with answers; JSON is [{\"a\": …}, …], or {\"a\": …} on each line; the questionnaire looks for a, b, c, d, e, t, unit, submitted, channel, id";

#[test]
fn a_file_that_breaks_says_where() {
    for (file, error) in [
        ("[{\"a\":1} {\"a\":2}]", "line 1, byte 10: not JSON; one of , ] was expected"),
        ("[{\"a\":1},\n ,{}]", "line 2, byte 12: not JSON; one of { was expected"),
        ("\u{feff}[{\"a\":1}", "line 1, byte 12: not JSON; one of ] was expected"),
        ("[{\"a\":1},{\"a\":\"2}]", "line 1, byte 19: not JSON; one of \" was expected"),
        ("[{\"a\":1},{\"a\":[2}", "line 1, byte 18: not JSON; one of } was expected"),
        ("[{\"a\":1}]\n,", "line 2, byte 11: not JSON; one of ⏎ was expected"),
        ("[\n{\"a\" 1}]", "line 2, byte 6: not JSON; one of : was expected"),
        ("{\"a\":1\n", "line 1, byte 7: not JSON; one of , } was expected"),
        ("[]", "the file is empty"),
        ("{}", NOT_OBJECTS),
        ("[{}]", NOT_OBJECTS),
        ("[1,2]", NOT_OBJECTS),
        ("[[1],[2]]", NOT_OBJECTS),
        ("[\n  \"a\",\n  \"b\"\n]\n", NOT_OBJECTS),
        ("[1,\n2]", NOT_OBJECTS),
        ("{1:2}", NOT_OBJECTS),
        // It may well be a header.
        (
            "[1] x,[2] y\n1,2\n",
            "line 1: no column belongs to a question; found [1] x, [2] y; the questionnaire looks for a, b, c, d, e, t, unit, submitted, channel, id",
        ),
        (
            "[{\"x\":1}]",
            "line 1: no column belongs to a question; found x; the questionnaire looks for a, b, c, d, e, t, unit, submitted, channel, id",
        ),
        ("[{\"a\":1,\"A\":2},{\"unit\":\"u\",\"UNIT\":\"v\",\"Unit\":\"w\"}]", ""),
        ("{\"A\":1}\n{\"a\":2}\n", "line 1: two columns are called \"A\""),
        ("{\"A\":1}\n{\"á\":2,\"A \":3}\n", ""),
    ] {
        let found = import(file.as_bytes(), &[]).map_err(|error| error.to_string());
        match found {
            Ok(_) => assert_eq!(error, "", "{file}"),
            Err(found) => assert_eq!(found, error, "{file}"),
        }
    }
    let long = ["[{\"a\":1},\n{\"a\":\"", &"x".repeat(3 << 20), "\"}]"].concat();
    let many: Vec<usize> = (0..long.len()).step_by(50_000).collect();
    for ends in [&[][..], &many] {
        assert_eq!(import(long.as_bytes(), ends).err(), Some(ImportError::RowTooLong { line: 2 }));
        assert_eq!(fast(long.as_bytes(), ends).err(), Some(ImportError::RowTooLong { line: 2 }));
    }
}

#[test]
fn a_refused_object_keeps_its_fields() {
    let batch = import("[{\"a\":1,\"t\":\"x\"},{\"unit\":\"u\",\"a\":7},{\"a\"}]".as_bytes(), &[]);
    let fields: Vec<_> = batch.unwrap().refused.into_iter().map(|row| row.fields).collect();
    assert_eq!(fields, [vec!["7", "", "u"], vec!["{\"a\"}"]]);
}

#[test]
fn responses_of_our_own_come_back() {
    let stored = |id: &str, rest: &str| {
        format!(
            "{{\"v\":1,\"id\":\"{id}\",\"questionnaire\":\"q\",\"version\":2,\"unit\":\"u1\",\"channel\":null,\"mode\":\"page\",\"language\":\"vi\",\"started\":1769835600000,{rest}}}\n"
        )
    };
    let file = [
        stored("1", "\"submitted\":1769835600000,\"answers\":{\"a\":3.0,\"b\":\"na\",\"c\":\"x\",\"d\":[\"y\"],\"e\":99,\"t\":\"-\"}"),
        stored("2", "\"submitted\":null,\"answers\":{}"),
        stored("1", "\"answers\":{\"a\":1}"),
        stored("3", "\"submitted\":\"x\",\"answers\":{\"a\":4,\"b\":\"3\",\"c\":\"w\",\"e\":\"1\",\"t\":1,\"agreed\":false,\"old\":5}"),
        stored("4", "\"answers\":{\"a\":2}").replace("\"v\":1", "\"v\":2").replace("\"q\"", "\"p\""),
    ]
    .concat();
    let expected = [
        // A code for a missing answer in files is an answer here.
        "a=3 b=na c=x d=y e=99 t=- id=1 unit=u1 at=2026-01-31T05:00:00.000Z",
        "id=2 unit=u1",
        "3: column \"id\": \"1\" was taken already",
        "4: column \"submitted\": \"x\" is not a date (2026-01-31, 31/01/2026, 2026-01-31T10:30:00+07:00)",
        "4: column \"a\": \"4\" is not a level of the scale (1 = Kém, 2 = Tạm được, 3 = Tốt)",
        "4: column \"b\": \"3\" is not a level of the scale (1 = Kém, 2 = Tạm được, 3 = Tốt)",
        "4: column \"c\": \"w\" is not an option (x, y, 4)",
        "4: column \"e\": \"1\" is not a number",
        "4: column \"t\": \"1\" is not a text",
        "4: column \"agreed\": \"false\" is not an option (true)",
        "5: column \"v\": \"2\" is not an option (1)",
        "5: column \"questionnaire\": \"p\" is not an option (q)",
    ];
    check(&file, &expected);
    let batch = import(file.as_bytes(), &[]).unwrap();
    assert_eq!(batch.accepted[0].version, 2);
    assert_eq!(batch.refused[1].fields, ["4", "3", "w", "", "1", "1", "u1", "x", "", "3"]);
    assert_eq!(fast(file.as_bytes(), &[]), careful(file.as_bytes(), &[]));
}

#[test]
fn a_preview_shows_what_is_read() {
    let preview = |file: &str| Preview::new(&questionnaire(), file.as_bytes(), 2).unwrap();
    let found = preview("[{\"a\":1},{\"t\":\"x\",\"a\":2},{\"b\":3},{\"c\":");
    assert_eq!(found.header, ["a", "t", "b"]);
    assert_eq!(found.rows, [["1", "", ""], ["2", "x", ""]]);
    let found = preview("{\"v\":1,\"answers\":{\"a\":3}}\n");
    assert_eq!(found.header[..2], ["a", "b"]);
    assert_eq!(found.rows[0][..2], ["3", ""]);
    assert_eq!(preview("a,b\n1,2\n3,4\n5,6\n").rows, [["1", "2"], ["3", "4"]]);
    let broken = Preview::new(&questionnaire(), b"[{}", 2);
    assert_eq!(broken, Ok(Preview { header: Vec::new(), rows: vec![Vec::new()] }));
    assert!(matches!(Preview::new(&questionnaire(), b"[[", 2), Ok(_) | Err(_)));
}

#[test]
fn columns_that_a_person_matched() {
    let columns = Columns::new(vec![None, Some(Target::Question(1))]);
    let mut importer = Importer::with_columns(columns);
    let file = b"[{\"a\":1,\"how\":3},{\"how\":2,\"b\":1,\"t\":\"late\"}]";
    let batch = importer.push(&questionnaire(), file).unwrap();
    let lines: Vec<String> = batch.accepted.iter().map(super::line).collect();
    // A person has seen "a" and "how"; "t" has come later.
    assert_eq!(lines, ["b=3", "b=2 t=late"]);
    assert!(importer.counts_records());
    assert_eq!(importer.header().unwrap(), ["a", "how", "b", "t"]);
}

#[test]
fn names_without_end_are_no_columns_without_end() {
    let mut file = String::new();
    for row in 0..3000 {
        file += &format!("{{\"x{row}\":1,\"a\":2}}\n");
    }
    file += "{\"b\":3}\n";
    let questionnaire = questionnaire();
    let mut importer = Importer::new();
    let batch = importer.push_encoded(&questionnaire, file.as_bytes()).unwrap();
    assert_eq!((batch.accepted.len(), batch.refused.len()), (3001, 0));
    assert_eq!(batch.accepted.rows().last().map(|row| row.levels.to_vec()), Some(vec![0, 3]));
    assert!(importer.header().unwrap().len() < 1100);
}

/// Objects of which most are sound and anything may be not.
fn file() -> impl Strategy<Value = Vec<u8>> {
    let value = prop_oneof![
        8 => prop::sample::select(&["1", "\"2\"", "3", "null", "\"x\"", "\"y\"", "\"u1\"", "\"2026-01-31\""][..]).prop_map(str::to_owned),
        2 => prop::sample::select(&[
            "7", "1.0", "-0", "01", "1e3", "true", "false", "\"\"", "\" \"", "\"na\"", "\"99\"", "99", "\"'=1\"",
            "\"T\\u1ed1t\"", "\"\\ud800\"", "\"a\\nb\"", "\"\\x\"", "\"open", "[1]", "[\"x\",\"y\"]", "{}", "{\"a\":1}",
            "\"2026-01-31T23:30:00Z\"", "\"Không áp dụng\"", "nul", "\"a\nb\"", "\"\t\"", "", "]", "}",
        ][..]).prop_map(str::to_owned),
        1 => "[0-9a-z\\\\\"{},:\\[\\] -]{0,8}",
    ];
    let name = prop::sample::select(
        &[
            "a",
            "b",
            "c",
            "d",
            "e",
            "t",
            "unit",
            "submitted",
            "id",
            "x",
            "A",
            "\\u0061",
            "a\\\\",
            "answers",
        ][..],
    );
    let space = prop::sample::select(&["", "", "", " ", "\r\n", "\t"][..]);
    let odd = prop::collection::vec((name, value.clone(), space), 0..5).prop_map(|members| {
        let members: Vec<String> = members
            .iter()
            .map(|(name, value, space)| format!("{space}\"{name}\"{space}:{space}{value}{space}"))
            .collect();
        format!("{{{}}}", members.join(","))
    });
    let usual = (value.clone(), value.clone(), value)
        .prop_map(|(a, b, unit)| format!("{{\"a\":{a},\"b\":{b},\"unit\":{unit},\"t\":\"x\"}}"));
    let record =
        prop_oneof![6 => usual, 3 => odd, 1 => Just("5".to_owned()), 1 => Just(String::new())];
    (prop::collection::vec(record, 0..20), any::<bool>(), 0..20_usize).prop_map(
        |(records, lines, broken)| {
            let mut bytes = match lines {
                true => records.join("\n"),
                false => format!("[{}]", records.join(",")),
            }
            .into_bytes();
            if let (0, Some(byte)) = (broken, bytes.iter().rposition(|byte| *byte == b'u')) {
                bytes[byte] = 0xff;
            }
            bytes
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_file_either_way(file in file(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..5)) {
        let mut ends: Vec<usize> = cuts.iter().map(|cut| cut.index(file.len() + 1)).collect();
        ends.sort_unstable();
        let expected = careful(&file, &[]);
        prop_assert_eq!(careful(&file, &ends), expected.clone());
        prop_assert_eq!(fast(&file, &[]), expected.clone());
        prop_assert_eq!(fast(&file, &ends), expected.clone());
        let every: Vec<usize> = (0..file.len()).collect();
        prop_assert_eq!(fast(&file, &every), expected);
    }

    /// serde_json is the oracle of what is a record, and of what stands in it.
    #[test]
    fn lines_as_serde_json_reads_them(file in file()) {
        let text = String::from_utf8_lossy(&file);
        let Ok(batch) = import(text.as_bytes(), &[]) else { return Ok(()) };
        if !text.trim_start().starts_with('{') {
            return Ok(());
        }
        for refused in &batch.refused {
            let line = text.split('\n').nth(refused.line as usize - 1).unwrap();
            let theirs = serde_json::from_str::<serde_json::Value>(line);
            for reason in &refused.reasons {
                if let ReasonKind::Json { .. } = reason.kind {
                    prop_assert!(theirs.is_err(), "{line}");
                }
            }
        }
    }
}
