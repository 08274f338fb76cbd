//! The column of weights.

use super::questionnaire;
use crate::import::{Batch, ImportError, Importer};

/// The ids with their weights, then the refused lines with their reasons.
type Outcome = (Vec<(String, f64)>, Vec<String>);

/// The outcome of a file, whatever it is cut into.
fn read(file: &str, column: &str) -> Result<Outcome, ImportError> {
    let q = questionnaire();
    let outcome = |size: usize| {
        let mut importer = Importer::new().weighs_by(column);
        let (mut accepted, mut refused) = (Vec::new(), Vec::new());
        let mut take = |batch: Batch| {
            assert_eq!(batch.accepted.len(), batch.weights.len());
            let ids = batch.accepted.into_iter().map(|response| response.id);
            accepted.extend(ids.zip(batch.weights));
            refused.extend(batch.refused.iter().map(|row| {
                let reasons: Vec<String> = row.reasons.iter().map(ToString::to_string).collect();
                format!("{}: {}", row.line, reasons.join("; "))
            }));
        };
        for piece in file.as_bytes().chunks(size) {
            take(importer.push(&q, piece)?);
        }
        take(importer.finish(&q)?);
        Ok((accepted, refused))
    };
    let whole = outcome(usize::MAX);
    assert_eq!(outcome(3), whole);
    whole
}

#[test]
fn a_row_has_its_weight_or_is_refused() {
    let check = |weight: &str, expected: Option<f64>| {
        let (accepted, refused) = read(&format!("id;a;w\nr0;1;7\nr1;1;{weight}\n"), "w").unwrap();
        assert_eq!(accepted.get(1).map(|(_, weight)| *weight), expected, "{weight:?}");
        assert_eq!(refused.len(), usize::from(expected.is_none()), "{weight:?}");
    };
    check("1", Some(1.0));
    check("0", Some(0.0));
    check(" 0.75 ", Some(0.75));
    check("1,5", Some(1.5));
    check("1e-3", Some(0.001));
    for wrong in
        ["", " ", "-1", "-0.001", "NaN", "inf", "1e999", "-inf", "x", "1 2", "1.234,5", "1,234,5"]
    {
        check(wrong, None);
    }
}

#[test]
fn all_reasons_are_told_and_the_id_stays_free() {
    let file = "id,a,w\nr1,1,2\nr2,9,-1\nr3,2,x\nr3,2,4\nr4,1\n";
    let (accepted, refused) = read(file, "w").unwrap();
    assert_eq!(accepted, [("r1".to_owned(), 2.0), ("r3".to_owned(), 4.0)]);
    assert_eq!(refused.len(), 3);
    assert!(refused[0].starts_with("3: column \"a\": \"9\" is not a level"), "{}", refused[0]);
    assert!(refused[0].ends_with("; column \"w\": \"-1\" is not a weight, a number from 0 on"));
    assert_eq!(refused[1], "4: column \"w\": \"x\" is not a weight, a number from 0 on");
    assert_eq!(refused[2], "6: 2 fields where the header has 3");
}

#[test]
fn json_has_weights_too() {
    let file = r#"[{"id":"r1","a":1,"w":2.5},{"id":"r2","a":2},{"id":"r3","a":1,"w":null}]"#;
    let (accepted, refused) = read(file, "w").unwrap();
    assert_eq!(accepted, [("r1".to_owned(), 2.5)]);
    assert_eq!(refused.len(), 2);
}

#[test]
fn a_column_that_there_is_not_is_named() {
    let error = |file: &str| read(file, "w").unwrap_err().to_string();
    assert_eq!(error("id,a\nr1,1\n"), "line 1: no column \"w\" for the weights; found id, a");
    assert_eq!(error("a,w,w\n1,2,3\n"), "line 1: two columns are called \"w\"");
}

#[test]
fn a_column_of_something_else_is_refused_once() {
    let error = |file: &str| read(file, "w").unwrap_err().to_string();
    let of = |value: &str| {
        format!(
            "the column \"w\" for the weights has no number from 0 on in it; the first row has \"{value}\""
        )
    };
    assert_eq!(error("id,a,w\nr1,1,nam\nr2,2,nữ\n"), of("nam"));
    assert_eq!(error("id,a,w\nr1,1,\nr2,2,\n"), of(""));
    assert_eq!(error(r#"[{"id":"r1","a":1,"w":"nam"},{"id":"r2","a":2}]"#), of("nam"));
    assert_eq!(
        error(r#"[{"id":"r1","a":1}]"#),
        "line 1: no column \"w\" for the weights; found id, a"
    );
    // Where one row has a weight the others are refused for theirs, and as many as there may be are waited for.
    let rows = |count: usize| "1,NA\n".repeat(count);
    let (accepted, refused) = read(&format!("a,w\n{}1,0.5\n", rows(9_999)), "w").unwrap();
    assert_eq!((accepted.len(), refused.len()), (1, 9_999));
    assert_eq!(error(&format!("a,w\n{}1,0.5\n", rows(10_000))), of("NA"));
}
