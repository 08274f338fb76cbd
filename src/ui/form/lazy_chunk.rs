//! What is in the lazy chunk, and how it is fetched; `lazy.rs` says what belongs there.

use hailong_core::questionnaire::Questionnaire;
use hailong_core::unit::Unit;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Element, ShadowRoot};
use yew::NodeRef;

use super::controls::{self, Around};
use super::lazy::{self, Lazy};
use super::print::print;
use crate::ui::shared::lazy::lazy_chunk;

static LAZY: Lazy = Lazy {
    control: controls::draw_lazily,
    row: |question| question.row(),
    tables: |drawing, body, shown| drawing.tables(body, shown),
    panel: |drawing| drawing.display_panel(),
    said: |drawing, at| drawing.said(at),
    say: |voice, at, said, language| voice.say(at, said, language),
    print: |drawing, root, send| {
        let title = drawing.text(&drawing.state.questionnaire.title);
        print(root, title, drawing.props.language.tag(), drawing.sheet(), send)
    },
    dress,
};

lazy_chunk!("split", Lazy, LAZY, lazy::put);

/// Whether a form can't be drawn without it. `unit` is the one that the page has said, so it isn't asked for.
pub fn is_needed(questionnaire: &Questionnaire, units: &[Unit], unit: Option<&str>) -> bool {
    let around = Around { questionnaire, units, unit };
    questionnaire.questions().any(|question| controls::needs_lazy(&question.kind, &around))
}

const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/lazy.css"));

thread_local! {
    /// One sheet for all forms of the page.
    static SHEET: std::cell::RefCell<Option<CssStyleSheet>> = const { std::cell::RefCell::new(None) };
}

fn dress(root: &NodeRef) {
    let Some(root) = root.cast::<Element>() else { return };
    let root: ShadowRoot = root.get_root_node().unchecked_into();
    let sheet = SHEET.with_borrow_mut(|kept| {
        if kept.is_none() {
            let sheet = CssStyleSheet::new().ok()?;
            sheet.replace_sync(STYLES).ok()?;
            *kept = Some(sheet);
        }
        kept.clone()
    });
    let Some(sheet) = sheet else { return };
    let (sheet, sheets) = (JsValue::from(sheet), root.adopted_style_sheets());
    if !sheets.includes(&sheet, 0) {
        sheets.push(&sheet);
    }
}

#[cfg(test)]
mod tests {
    use hailong_core::questionnaire::read;
    use hailong_core::unit::Unit;
    use hailong_wire::made_up::sipas;
    use serde_json::{Value, json};

    use super::is_needed;

    fn units(count: usize) -> Vec<Unit> {
        if count == 0 {
            return Vec::new();
        }
        let unit = |at: usize| json!({"id": format!("u{at}"), "name": format!("Đơn vị {at}")});
        let file = json!({"format": 1, "units": (0..count).map(unit).collect::<Vec<Value>>()});
        hailong_core::unit::read_units(&file.to_string()).expect("they are sound")
    }

    #[test]
    fn an_ordinary_questionnaire_does_without() {
        let check = |count: usize, unit: Option<&str>, expected: bool| {
            assert_eq!(is_needed(&sipas(), &units(count), unit), expected, "{count} {unit:?}");
        };
        check(0, None, false);
        check(12, None, false);
        check(13, None, true);
        // The page has said which.
        check(13, Some("u1"), false);
        let short = read(include_str!("../../../questionnaires/short.json")).expect("it is sound");
        assert!(!is_needed(&short, &[], None));
    }

    #[test]
    fn each_kind_of_the_lazy_chunk_needs_it() {
        let options = |count: usize| -> Value {
            (0..count).map(|at| json!({"value": format!("v{at}"), "label": "V"})).collect()
        };
        let levels: Value = (0..5).map(|level| json!({"label": level.to_string()})).collect();
        let check = |question: Value, look: &str, expected: bool| {
            let mut question = question;
            question["id"] = json!("x");
            question["label"] = json!("X");
            let file = json!({"id": "q", "version": 1, "title": "Q",
                "scales": {"s": {"levels": levels, "look": look}},
                "pages": [{"id": "p", "title": "P", "questions": [question]}]});
            let read = read(&file.to_string()).expect("it is sound");
            assert_eq!(is_needed(&read, &[], None), expected, "{file}");
        };
        for (look, expected) in [
            ("words", false),
            ("faces", false),
            ("smiley", false),
            ("stars", true),
            ("numbers", true),
        ] {
            check(json!({"kind": "item", "scale": "s"}), look, expected);
        }
        for (kind, expected) in [
            ("text", false),
            ("number", false),
            ("note", false),
            ("date", true),
            ("dossier", true),
            ("procedure", true),
        ] {
            check(json!({"kind": kind}), "words", expected);
        }
        check(json!({"kind": "choice", "options": options(12)}), "words", false);
        check(json!({"kind": "choice", "options": options(13)}), "words", true);
        check(json!({"kind": "choices", "options": options(13)}), "words", false);
        check(json!({"kind": "ranking", "options": options(3)}), "words", true);
    }
}
