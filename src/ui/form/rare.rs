//! What comes in a file of its own, fetched when it is first needed, so that those who only fill in don't wait for it.
//!
//! The rule: here is what a respondent of an ordinary questionnaire (items in words, faces or smileys, choices, numbers,
//! texts, a short list of units) on a phone never comes to. Nothing that keeps an answer is in it.
//!
//! The file is cut off behind [`RARE`]: what is reached through it alone, code, styles and words, is in the file and
//! nowhere else. So the rest of the form calls it by [`rare`] only; a call by name brings it back into the first
//! download. tests/it/walls.rs holds that.

use std::rc::Rc;

use hailong_core::questionnaire::{Kind, Look, Question, Questionnaire, Scale};
use hailong_core::unit::Unit;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Element, ShadowRoot};

use super::controls::{LONG, is_many};
use super::deed::Told;
use super::draw::Drawing;
use super::print::{Printing, print};
use super::settings::{Aid, Wish};
use super::state::Action;
use super::voice::Voice;
use crate::i18n::Language;
use crate::i18n::form_lazy::{Words, words};
use crate::ui::shared::markup::{El, NodeRef};

/// All of it.
pub(super) struct Rare {
    /// A control of a kind that few questionnaires have.
    pub(super) control: fn(&Drawing<'_>, usize, &Question) -> El,
    /// An item as stars or numbers.
    pub(super) item: fn(&Drawing<'_>, usize, &Scale) -> El,
    /// A page's questions with tables among them.
    pub(super) tables: fn(&Drawing<'_>, El, &[usize]) -> El,
    /// The panel for sizes and contrast.
    pub(super) panel: fn(&Drawing<'_>) -> El,
    /// What is said of a question.
    pub(super) said: fn(&Drawing<'_>, usize) -> Vec<String>,
    /// Says it.
    pub(super) say: fn(&mut Voice, usize, &[String], Language),
    /// Prints the receipt, or before it the paper form.
    pub(super) print: fn(&Drawing<'_>, &NodeRef, Rc<Told>) -> Option<Printing>,
    /// Gives the form's shadow root the styles of all this.
    pub(super) dress: fn(&NodeRef),
}

static RARE: Rare = Rare {
    control: |drawing, at, question| drawing.rare_control(at, question),
    item: |drawing, at, scale| drawing.rare_item(at, scale),
    tables: |drawing, body, shown| drawing.tables(body, shown),
    panel: |drawing| drawing.display_panel(),
    said: |drawing, at| drawing.said(at),
    say: |voice, at, said, language| voice.say(at, said, language),
    print: |drawing, root, told| {
        let title = drawing.text(&drawing.state.questionnaire.title);
        print(root, title, drawing.props.language.tag(), drawing.sheet(), told.action.clone())
    },
    dress,
};

#[cfg(feature = "split")]
mod file {
    use std::cell::Cell;

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{RARE, Rare};

    thread_local!(static HERE: Cell<Option<&'static Rare>> = const { Cell::new(None) });

    #[wasm_split(rare, fallible)]
    fn table() -> Result<&'static Rare, SplitLoaderError> {
        Ok(&RARE)
    }

    /// Fetches the file, or waits for who does; whether it is here now. The next call tries again. The console has been
    /// told what is wrong.
    pub async fn load() -> bool {
        let Ok(rare) = table().await else { return false };
        HERE.set(Some(rare));
        true
    }

    /// What is in the file, once it is here.
    pub(in crate::ui::form) fn rare() -> Option<&'static Rare> {
        HERE.get()
    }
}

/// Where nothing is cut off it is all here: natively, and in tests.
#[cfg(not(feature = "split"))]
mod file {
    use super::{RARE, Rare};

    /// It is here.
    pub async fn load() -> bool {
        true
    }

    /// What is in it.
    pub(in crate::ui::form) fn rare() -> Option<&'static Rare> {
        Some(&RARE)
    }
}

pub use file::load;
pub(super) use file::rare;

/// Whether a form can't be drawn without it. `unit` is the one that the page has said, so it isn't asked for.
pub fn is_needed(questionnaire: &Questionnaire, units: &[Unit], unit: Option<&str>) -> bool {
    questionnaire.questions().any(|question| match &question.kind {
        Kind::Item { scale, .. } => {
            matches!(questionnaire.scales[*scale].look, Look::Stars | Look::Numbers)
        }
        Kind::Choice { options, .. } => options.len() >= LONG,
        Kind::Unit => unit.is_none() && is_many(units),
        Kind::Ranking { .. } | Kind::Date { .. } | Kind::Procedure { .. } | Kind::Dossier => true,
        _ => false,
    })
}

/// What an action needs of it, for a person who waits.
pub(super) fn wish_of(action: &Action) -> Option<Wish> {
    match action {
        Action::Aid(Aid::Open(true)) => Some(Wish::Display),
        Action::Aid(Aid::Read(question)) => Some(Wish::Reading(*question)),
        Action::Aid(Aid::Print) => Some(Wish::Printing),
        _ => None,
    }
}

impl Drawing<'_> {
    /// The words of all this.
    pub(super) fn rare_words(&self) -> &'static Words {
        words(self.props.language)
    }
}

const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/rare.css"));

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
    use serde_json::{Value, json};

    use super::{Action, Aid, Wish, is_needed, wish_of};
    use crate::wire::tests::sipas;

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
    fn each_rare_kind_needs_it() {
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

    #[test]
    fn only_what_a_person_asks_for_is_a_wish() {
        let check = |action: Action, expected| assert_eq!(wish_of(&action), expected, "{action:?}");
        check(Action::Aid(Aid::Open(true)), Some(Wish::Display));
        check(Action::Aid(Aid::Read(3)), Some(Wish::Reading(3)));
        check(Action::Aid(Aid::Print), Some(Wish::Printing));
        // What was chosen before holds without it.
        for aid in
            [Aid::Open(false), Aid::Size(2), Aid::Contrast(true), Aid::WasRead(3), Aid::Printed]
        {
            check(Action::Aid(aid), None);
        }
        check(Action::Next, None);
        check(Action::Submit(0), None);
    }
}
