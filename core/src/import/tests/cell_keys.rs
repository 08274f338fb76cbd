//! The column of keys.

use super::questionnaire;
use crate::import::{ImportError, Importer};

/// The ids with their keys, then the refused lines with their reasons.
type Outcome = (Vec<(String, u16)>, Vec<String>);

fn read(file: &str) -> Result<Outcome, ImportError> {
    let q = questionnaire();
    let mut importer = Importer::new().keyed_by("key");
    let (mut accepted, mut refused) = (Vec::new(), Vec::new());
    for piece in file.as_bytes().chunks(5).map(Some).chain([None]) {
        let batch = match piece {
            Some(piece) => importer.push(&q, piece)?,
            None => importer.finish(&q)?,
        };
        assert_eq!(batch.accepted.len(), batch.cell_keys.len());
        let ids = batch.accepted.into_iter().map(|response| response.id);
        accepted.extend(ids.zip(batch.cell_keys));
        refused.extend(batch.refused.iter().map(|row| {
            let reasons: Vec<String> = row.reasons.iter().map(ToString::to_string).collect();
            format!("{}: {}", row.line, reasons.join("; "))
        }));
    }
    Ok((accepted, refused))
}

#[test]
fn a_row_has_its_key_or_is_refused() {
    let check = |key: &str, expected: Option<u16>| {
        let (accepted, refused) = read(&format!("id;a;key\nr1;1;{key}\n")).unwrap();
        assert_eq!(accepted.first().map(|(_, key)| *key), expected, "{key:?}");
        assert_eq!(refused.len(), usize::from(expected.is_none()), "{key:?}");
    };
    check("0", Some(0));
    check(" 65535 ", Some(65_535));
    for wrong in ["", "65536", "-1", "1.0", "1,5", "x", "0x10", "1e3"] {
        check(wrong, None);
    }
}

#[test]
fn all_reasons_are_told_and_the_id_stays_free() {
    let file = "id,a,key\nr1,1,2\nr2,9,70000\nr3,2,x\nr3,2,4\nr4,1\n";
    let (accepted, refused) = read(file).unwrap();
    assert_eq!(accepted, [("r1".to_owned(), 2), ("r3".to_owned(), 4)]);
    assert_eq!(refused.len(), 3);
    assert!(refused[0].ends_with(
        "is not a level of the scale (1 = Kém, 2 = Tạm được, 3 = Tốt); column \"key\": \"70000\" is not a key, a whole number from 0 to 65535"
    ), "{}", refused[0]);
    assert_eq!(refused[1], "4: column \"key\": \"x\" is not a key, a whole number from 0 to 65535");
    assert_eq!(refused[2], "6: 2 fields where the header has 3");
}

#[test]
fn a_column_that_there_is_not_is_named() {
    let error = |file: &str| read(file).unwrap_err().to_string();
    assert_eq!(error("id,a\nr1,1\n"), "line 1: no column \"key\" for the keys; found id, a");
    assert_eq!(error("a,key,key\n1,2,3\n"), "line 1: two columns are called \"key\"");
}
