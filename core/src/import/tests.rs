//! Files of every make, and what becomes of them.

mod cell_keys;
mod chunks;
mod columns;
mod encoded;
mod export;
mod fields;
mod file;
mod json;
mod texts;
mod weights;

use std::fmt::Write;

use serde_json::json;

use super::{Batch, ImportError, Importer};
use crate::calendar::format_instant;
use crate::questionnaire::{Questionnaire, read};
use crate::response::Response;

/// Items a and b, a choice c, several options d, a number e and a text t.
pub(super) fn questionnaire() -> Questionnaire {
    let levels: Vec<_> = [("Kém", "Poor"), ("Tạm được", "Fair"), ("Tốt", "Good")]
        .map(|(vi, en)| json!({"label": {"vi": vi, "en": en}}))
        .into();
    let options = [("x", "Đỏ"), ("y", "Xanh"), ("4", "Vàng")];
    let options: Vec<_> = options.map(|(v, vi)| json!({"value": v, "label": vi})).into();
    let item = |id: &str| json!({"id": id, "kind": "item", "scale": "s", "label": id});
    let file = json!({
        "id": "q", "version": 3, "languages": ["vi", "en"], "title": "Q",
        "scales": {
            "s": {"levels": levels, "top": 1, "not_applicable": {"vi": "Không áp dụng", "en": "None"}},
        },
        "pages": [{"id": "p", "title": "P", "questions": [
            item("a"),
            item("b"),
            {"id": "c", "kind": "choice", "label": "c", "options": options},
            {"id": "d", "kind": "choices", "label": "d", "options": options},
            {"id": "e", "kind": "number", "label": "e"},
            {"id": "t", "kind": "text", "label": "t"},
            {"id": "agreed", "kind": "consent", "label": "agreed"},
        ]}],
        "import": {"missing": ["99", "-"], "not_applicable": ["8"]},
    });
    read(&file.to_string()).expect("the questionnaire is sound")
}

/// Reads a file in pieces that end at these places.
fn import(bytes: &[u8], ends: &[usize]) -> Result<Batch, ImportError> {
    let questionnaire = questionnaire();
    let mut importer = Importer::new();
    let mut all = Batch::default();
    let mut start = 0;
    for &end in ends.iter().chain([&bytes.len()]) {
        let batch = importer.push(&questionnaire, &bytes[start..end])?;
        all.accepted.extend(batch.accepted);
        all.refused.extend(batch.refused);
        start = end;
    }
    let batch = importer.finish(&questionnaire)?;
    all.accepted.extend(batch.accepted);
    all.refused.extend(batch.refused);
    Ok(all)
}

/// A response in one line: `a=3 c=x unit=u1`.
fn line(response: &Response) -> String {
    use crate::response::Answer::{Choice, Choices, Level, NotApplicable, Number, Text};
    let ids: Vec<String> = questionnaire().questions().map(|q| q.id.clone()).collect();
    let mut line = String::new();
    for (index, answer) in response.answers.iter() {
        let value = match answer {
            Level(level) => level.to_string(),
            NotApplicable => "na".to_owned(),
            Choice(value) | Text(value) => value.clone(),
            Choices(values) => values.join("+"),
            Number(number) => number.to_string(),
            other => panic!("{other:?} can't come out of a file"),
        };
        let _ = write!(line, "{}={value} ", ids[index]);
    }
    let submitted = response.submitted.and_then(format_instant);
    let id = (!response.id.is_empty()).then(|| response.id.clone());
    for (name, value) in [
        ("id", id),
        ("unit", response.unit.clone()),
        ("channel", response.channel.clone()),
        ("at", submitted),
    ] {
        if let Some(value) = value {
            let _ = write!(line, "{name}={value} ");
        }
    }
    line.trim_end().to_owned()
}

/// What comes of a file: its responses in one line each, then what was refused as `LINE: reason`, or the
/// error.
fn outcome(bytes: &[u8], ends: &[usize]) -> Vec<String> {
    let batch = match import(bytes, ends) {
        Ok(batch) => batch,
        Err(error) => return vec![error.to_string()],
    };
    let refused = batch
        .refused
        .iter()
        .flat_map(|row| row.reasons.iter().map(move |reason| format!("{}: {reason}", row.line)));
    batch.accepted.iter().map(line).chain(refused).collect()
}

fn check(file: &str, expected: &[&str]) {
    assert_eq!(outcome(file.as_bytes(), &[]), expected, "{file:?}");
}
