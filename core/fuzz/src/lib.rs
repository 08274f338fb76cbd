//! What holds of any file whatever: no panic, and one outcome, however it is cut and whichever way it is read.
#![forbid(unsafe_code)]

use std::sync::LazyLock;

use hailong_core::filter::{dimensions, several};
use hailong_core::import::{Encoded, EncodedRow, ImportError, Importer, Preview, Refused};
use hailong_core::questionnaire::{Questionnaire, read};

/// A question of every kind, and codes for what is missing.
const ASKED: &str = r#"{
  "id": "q", "version": 1, "languages": ["vi"], "title": "Q",
  "scales": {"s": {"levels": [{"label": "Kém"}, {"label": "Tốt", "code": "5"}], "top": 1, "not_applicable": "Không"}},
  "pages": [{"id": "p", "title": "P", "questions": [
    {"id": "a", "kind": "item", "scale": "s", "label": "a"},
    {"id": "b", "kind": "item", "scale": "s", "label": "b"},
    {"id": "c", "kind": "choice", "filter": true, "label": "c", "options": [{"value": "x", "label": "Đỏ"}, {"value": "4", "label": "y"}]},
    {"id": "d", "kind": "choices", "label": "d", "options": [{"value": "x", "label": "Đỏ"}, {"value": "4", "label": "y"}]},
    {"id": "e", "kind": "number", "label": "e"},
    {"id": "t", "kind": "text", "label": "t"}
  ]}],
  "import": {"missing": ["99", "-"], "not_applicable": ["8"]}
}"#;

static QUESTIONNAIRE: LazyLock<Questionnaire> =
    LazyLock::new(|| read(ASKED).unwrap_or_else(|problems| panic!("{problems:?}")));

type Row = (String, Vec<u8>, Vec<String>);

/// What became of the rows of a file, accepted and refused, or why it can't be read.
type Outcome = Result<(Vec<Row>, Vec<Refused>), ImportError>;

/// Reads `before` and then the input but for its first byte, which says how it is cut.
pub fn check(before: &str, input: &[u8]) {
    let Some((&seed, rest)) = input.split_first() else { return };
    let file = [before.as_bytes(), rest].concat();
    let expected = careful(&file, file.len());
    let most = 1 + usize::from(seed) % 23;
    assert_eq!(careful(&file, most), expected, "the careful way in pieces");
    assert_eq!(fast(&file, file.len()), expected, "the fast way");
    assert_eq!(fast(&file, most), expected, "the fast way in pieces");
    assert_eq!(fast(&file, 1), expected, "the fast way byte by byte");
    // It says something or why not; which doesn't matter here.
    let _ = Preview::new(&QUESTIONNAIRE, &file, 3);
}

/// Every field by itself, as it is defined.
fn careful(file: &[u8], piece: usize) -> Outcome {
    let (mut importer, mut encoded) = (Importer::new(), Encoded::new(&QUESTIONNAIRE));
    let mut refused = Vec::new();
    for piece in file.chunks(piece.max(1)) {
        let batch = importer.push(&QUESTIONNAIRE, piece)?;
        batch.accepted.iter().for_each(|response| encoded.push(&QUESTIONNAIRE, response));
        refused.extend(batch.refused);
    }
    let batch = importer.finish(&QUESTIONNAIRE)?;
    batch.accepted.iter().for_each(|response| encoded.push(&QUESTIONNAIRE, response));
    refused.extend(batch.refused);
    Ok((rows(&encoded), refused))
}

/// By what was read before.
fn fast(file: &[u8], piece: usize) -> Outcome {
    let mut importer = Importer::new();
    let (mut accepted, mut refused) = (Vec::new(), Vec::new());
    for piece in file.chunks(piece.max(1)) {
        let batch = importer.push_encoded(&QUESTIONNAIRE, piece)?;
        accepted.extend(rows(batch.accepted));
        refused.extend(batch.refused);
    }
    let batch = importer.finish_encoded(&QUESTIONNAIRE)?;
    accepted.extend(rows(batch.accepted));
    refused.extend(batch.refused);
    Ok((accepted, refused))
}

fn rows(encoded: &Encoded) -> Vec<Row> {
    let single = dimensions(&QUESTIONNAIRE).len();
    let wide = single + several(&QUESTIONNAIRE).count();
    assert!(encoded.rows().all(|row| row.codes.len() == wide));
    let value = |(at, code): (usize, &u32)| match at < single {
        true => encoded.values(at)[*code as usize].clone(),
        // Options as bits.
        false => format!("{code:b}"),
    };
    let row = |row: EncodedRow<'_>| {
        let values = row.codes.iter().enumerate().map(value).collect();
        (row.id.to_owned(), row.levels.to_vec(), values)
    };
    encoded.rows().map(row).collect()
}
