//! What may stand in a field.

use proptest::prelude::*;

use super::{check, import, outcome, questionnaire};
use crate::import::{Importer, write_row};
use crate::response::Answer;

/// A row with nothing else in it than this field: what it becomes, or the reason against it.
fn field(column: &str, written: &str, expected: &str) {
    let quoted = written.replace('"', "\"\"");
    let other = if column == "t" { "e" } else { "t" };
    let out = outcome(format!("{other},{column}\n-,\"{quoted}\"\n").as_bytes(), &[]).join(" / ");
    let reason = format!("2: column \"{column}\": \"{written}\" ");
    assert_eq!(out.strip_prefix(&reason).unwrap_or(&out), expected, "{column}: {written:?}");
}

#[test]
fn levels_by_code_number_and_word_in_any_language() {
    let check = |written: &str, expected: &str| field("a", written, expected);
    for (written, level) in [
        ("3", 3),
        ("3.0", 3),
        (" 2 ", 2),
        ("1.", 1),
        ("+1", 1),
        ("Good", 3),
        ("fair", 2),
        ("TỐT", 3),
        ("to\u{302}\u{301}t", 3),
    ] {
        check(written, &format!("a={level}"));
    }
    for written in ["na", "8", "8.0", "Không áp dụng", "none", " NONE "] {
        check(written, "a=na");
    }
    for written in ["", " ", "99", "-"] {
        check(written, "");
    }
    for written in ["0", "4", "1.5", "-1", "NaN", "inf", "NA", "Goo", "1 2"] {
        check(written, "is not a level of the scale (1 = Kém, 2 = Tạm được, 3 = Tốt)");
    }
}

#[test]
fn options_by_value_and_label() {
    let check = |written: &str, expected: &str| field("c", written, expected);
    check("x", "c=x");
    check("Y", "c=y");
    for written in ["vàng", "4", "4.0"] {
        check(written, "c=4");
    }
    check("99.0", "");
    check("99", "");
    check("w", "is not an option (x, y, 4)");
    let check = |written: &str, expected: &str| field("d", written, expected);
    check("4.0;x", "d=x+4");
    check("Đỏ | Xanh", "d=x+y");
    check("y;y;", "d=y");
    check(";", "");
    check("x;w", "is not an option (x, y, 4)");
}

#[test]
fn numbers_texts_and_names() {
    let check = |written: &str, expected: &str| field("e", written, expected);
    check("12", "e=12");
    check("-0.5", "e=-0.5");
    check("83,94", "e=83.94");
    check("1.009.000", "e=1009000");
    check("1e3", "e=1000");
    for written in ["two", "inf", "NaN", "1e999", "1,2,3"] {
        check(written, "is not a number");
    }
    field("t", "Rất tốt", "t=Rất tốt");
    field("t", "-", "");
    field("t", "'=1+1", "t==1+1");
    field("t", "'abc", "t='abc");
    field("submitted", "31/01/2026", "at=2026-01-31T05:00:00.000Z");
    field("submitted", "2026-01-31 23:30", "at=2026-01-31T16:30:00.000Z");
    field(
        "submitted",
        "31/02/2026",
        "is not a date (2026-01-31, 31/01/2026, 2026-01-31T10:30:00+07:00)",
    );
    field("unit", "soc-son", "unit=soc-son");
    let long = "u".repeat(200);
    field("unit", &long, &format!("unit={long}"));
}

#[test]
fn a_name_that_is_too_long_is_cut_in_the_reason() {
    let file = format!("a,unit\n1,{}\n", "u".repeat(201));
    let reason =
        format!("2: column \"unit\": \"{}\" is longer than 200 characters", "u".repeat(60));
    check(&file, &[&reason]);
}

#[test]
fn all_reasons_of_a_row_are_given_and_its_fields_kept() {
    check(
        "a,b,c\n7,3,w\n",
        &[
            "2: column \"a\": \"7\" is not a level of the scale (1 = Kém, 2 = Tạm được, 3 = Tốt)",
            "2: column \"c\": \"w\" is not an option (x, y, 4)",
        ],
    );
    let refused = import("a,t\n7, kept \n".as_bytes(), &[]).unwrap().refused;
    assert_eq!(refused[0].fields, ["7", " kept "]);
}

#[test]
fn an_id_is_taken_once() {
    check(
        "id,a\n1,2\n1,3\n ,1\n,1\n99,1\n2,7\n2,3\n",
        &[
            "a=2 id=1",
            "a=1",
            "a=1",
            "a=1",
            // A row that was refused leaves its id free.
            "a=3 id=2",
            "3: column \"id\": \"1\" was taken already",
            "7: column \"a\": \"7\" is not a level of the scale (1 = Kém, 2 = Tạm được, 3 = Tốt)",
        ],
    );
    let questionnaire = questionnaire();
    let mut importer = Importer::new();
    importer.knows(["1"]);
    let batch = importer.push(&questionnaire, b"id,a\n1,2\n2,2\n").unwrap();
    assert_eq!((batch.accepted.len(), batch.refused.len()), (1, 1));
}

#[test]
fn rows_are_written_for_a_spreadsheet() {
    let check = |fields: &[&str], expected: &str| {
        assert_eq!(write_row(fields.iter().copied()), expected);
    };
    check(&["a", "", "b c"], "a,,b c\r\n");
    check(
        &["a,b", "a;b", "a\tb", "a\"b", "a\nb"],
        "\"a,b\",\"a;b\",\"a\tb\",\"a\"\"b\",\"a\nb\"\r\n",
    );
    check(&["=1", "+1", "-1", "@x", "\tx"], "'=1,'+1,'-1,'@x,\"'\tx\"\r\n");
    check(&["'=1", "''=1", "'x"], "''=1,'''=1,'x\r\n");
    check(&[""], "\"\"\r\n");
    check(&[], "\"\"\r\n");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// What `write_row` writes comes back, but for white space around it.
    #[test]
    fn any_text_comes_back(text in prop_oneof![
        any::<String>(),
        "['=+@,;\"\r\n\t a-]{0,8}",
    ]) {
        let file = write_row(["t", "a"]) + &write_row([text.as_str(), "1"]);
        let batch = import(file.as_bytes(), &[]).unwrap();
        prop_assert_eq!(batch.refused, []);
        let expected = match text.trim() {
            "" | "-" | "99" => None,
            text => Some(Answer::Text(text.to_owned())),
        };
        prop_assert_eq!(batch.accepted[0].answers.get(5), expected.as_ref());
    }

    /// And nothing that is written begins like a formula.
    #[test]
    fn no_field_is_a_formula(fields in prop::collection::vec("['=+@,;\"\r\n\t a-]{0,6}", 1..4)) {
        let mut reader = super::super::csv::CsvRows::new();
        let mut rows = Vec::new();
        let line = write_row(fields.iter().map(String::as_str));
        let file = format!("x,x,x,x\n{line}");
        let read = reader.push(file.as_bytes(), &mut |row: super::super::csv::Row| rows.push(row.fields));
        prop_assert!(read.is_ok());
        prop_assert_eq!(rows.len(), 2);
        for (written, field) in rows[1].iter().zip(&fields) {
            let written = written.as_deref().unwrap();
            prop_assert!(!written.starts_with(['=', '+', '-', '@', '\t', '\r']));
            prop_assert_eq!(&*super::super::write::unguarded(written), field.as_str());
        }
    }
}
