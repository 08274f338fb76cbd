//! The texts of rows, where they are kept: the same either way.

use super::{encoded, import, questionnaire};
use crate::import::Importer;
use crate::response::Answer;

type Texts = Vec<(usize, usize, String)>;

/// As the careful way reads them.
fn careful(file: &[u8]) -> Option<Texts> {
    let batch = import(file, &[]).ok()?;
    let mut all = Vec::new();
    for (row, response) in batch.accepted.iter().enumerate() {
        for (question, answer) in response.answers.iter() {
            if let Answer::Text(text) = answer {
                all.push((row, question, text.clone()));
            }
        }
    }
    Some(all)
}

fn fast(file: &[u8], piece: usize) -> Option<Texts> {
    let questionnaire = questionnaire();
    let mut importer = Importer::new();
    importer.keep_texts();
    let (mut all, mut before) = (Vec::new(), 0);
    for piece in file.chunks(piece).map(Some).chain([None]) {
        let batch = match piece {
            Some(piece) => importer.push_encoded(&questionnaire, piece).ok()?,
            None => importer.finish_encoded(&questionnaire).ok()?,
        };
        let texts = batch.accepted.texts();
        all.extend(texts.map(|(row, question, text)| (before + row, question, text.to_owned())));
        before += batch.accepted.len();
    }
    Some(all)
}

fn check(file: &[u8]) {
    let expected = careful(file);
    for piece in [1, 7, file.len().max(1)] {
        assert_eq!(fast(file, piece), expected, "{:?}", String::from_utf8_lossy(file));
    }
}

#[test]
fn texts_are_read_as_the_careful_way_does() {
    for file in [
        "a,t\n1,chậm\n2,\n3,\" có phẩy, đây \"\n1,99\n2,'=1+1\n3,-\n",
        "t,a\nx,9\ny,1\nz,9\n\"a \"\"b\"\" c\",2\nlast,3",
        "a,t\n1,\"hai\ndòng\"\n2,Thu\u{309} tu\u{323}c\n",
        "{\"a\":1,\"t\":\"một \\\"hai\\\" \\n ba\"}\n{\"a\":9,\"t\":\"sai\"}\n{\"a\":2,\"t\":5}\n{\"a\":2}\n",
        "[{\"a\":1,\"t\":\"x\"},{\"t\":\"y\"}]",
        "[{\"v\":1,\"questionnaire\":\"q\",\"answers\":{\"a\":1,\"t\":\"lưu\"}}]",
    ] {
        check(file.as_bytes());
    }
    assert_eq!(careful(b"a,t\n1,x\n").unwrap(), [(0, 5, "x".to_owned())]);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

    #[test]
    fn of_any_file(file in encoded::file()) {
        check(&file);
    }
}

#[test]
fn none_are_kept_unless_they_are_wanted() {
    let mut importer = Importer::new();
    let batch = importer.push_encoded(&questionnaire(), b"a,t\n1,x\n").unwrap();
    assert_eq!((batch.accepted.len(), batch.accepted.texts().count()), (1, 0));
}
