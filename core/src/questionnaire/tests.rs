//! Questionnaires that are sound, and every way in which one isn't.

mod broken;
mod events;
mod logic;
mod sound;

use serde_json::{Value, json};

use super::read;

/// A sound questionnaire with one of everything.
fn sound() -> Value {
    json!({
        "$schema": "x",
        "id": "all.of-it_1",
        "version": 2,
        "languages": ["vi", "en"],
        "title": {"en": "All", "vi": "Tất cả"},
        "intro": "Intro", "note": "Note", "next_steps": "Next", "contact": "Contact",
        "minutes": 5,
        "scales": {
            "five": {"levels": [{"label": "1"}, {"label": "2"}, {"label": "3"}, {"label": "4"},
                                {"label": "5", "code": "five"}],
                     "not_applicable": "No", "faces": true},
            "two": {"levels": [{"label": "no"}, {"label": "yes"}], "top": 1},
        },
        "pages": [
            {"id": "p1", "title": "Page", "hint": "Hint", "questions": [
                {"id": "i1", "kind": "item", "label": "I", "scale": "five", "required": true},
                {"id": "i2", "kind": "item", "label": "I", "scale": "five", "reversed": true},
                {"id": "i3", "kind": "item", "label": "I", "scale": "two", "short": "S"},
                {"id": "who", "kind": "choice", "label": "C", "filter": true,
                 "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]},
            ]},
            {"id": "p2", "title": "Page", "questions": [
                {"id": "some", "kind": "choices", "label": "C", "most": 1, "column": "Some?",
                 "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]},
                {"id": "n", "kind": "number", "label": "N", "min": 0, "max": 9.5},
                {"id": "t", "kind": "text", "label": "T", "long": true},
                {"id": "u", "kind": "unit", "label": "U"},
                {"id": "ok", "kind": "consent", "label": "OK", "hint": "H"},
            ]},
        ],
        "factors": [{"id": "f", "label": "F", "items": ["i1", "i2"], "weight": 0.5},
                    {"id": "g", "label": "G", "items": ["i3"]}],
        "overall": {"item": "i3", "method": "weighted"},
        "channels": [{"value": "qr", "label": "QR"}],
        "import": {"unit": "U", "time": "T", "channel": "C", "id": "I", "missing": ["-"],
                   "not_applicable": ["8"]},
        "events": [{"date": "2026-07-01", "label": {"vi": "Phiếu mới", "en": "New form"}, "breaks": true},
                   {"date": "2025-12-15", "label": "E"}],
    })
}

/// The problems of the sound one after a change: `path: what`, each in a line.
fn problems(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut file = sound();
    change(&mut file);
    match read(&file.to_string()) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}
