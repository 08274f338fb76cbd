//! What happens when the fields of the lazy chunk are used: lists that are searched, days, codes. As in
//! `control_event.rs` one kind of listener does for all of them.

use std::rc::Rc;

use hailong_core::calendar::day_of;
use hailong_core::response::Answer;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent};
use yew::virtual_dom::{Listener, ListenerKind};

use crate::i18n::form_lazy::Words;
use crate::ui::form::control_event::Dispatch;
use crate::ui::form::field_state::{FieldChange, Search};
use crate::ui::form::list_search::{KeyStep, step};
use crate::ui::form::question_props::QuestionProps;
use crate::ui::form::state::Action;
use crate::ui::shared::markup::{El, value};

#[wasm_bindgen]
extern "C" {
    /// Whether the browser reads codes by the camera here; in form.js.
    #[wasm_bindgen(js_name = canScan)]
    pub(super) fn can_scan() -> bool;
    /// Reads one into the field beside a button, in a dialog with these words; in form.js.
    fn scan(button: &Element, title: &str, stop: &str, refused: &str, another: &str);
}

/// A list as it was drawn.
pub(super) struct List {
    pub(super) at: usize,
    /// The search that goes on in it.
    pub(super) search: Option<Search>,
    /// The values of the options that are shown.
    pub(super) shown: Vec<String>,
    /// The value of the one option whose whole name was typed.
    pub(super) exact: Option<String>,
}

/// What happens at a field.
pub(super) enum FieldEvent {
    /// A list is searched for the text in its field.
    Search(Rc<List>),
    /// A key is pressed in its field.
    Key(Rc<List>),
    /// Its field is pressed.
    Open(Rc<List>),
    /// Its field is left.
    Leave(Rc<List>),
    /// The list is pressed, which must not take the focus from the field.
    Hold,
    /// An option is pressed.
    Pick(usize, String),
    /// Units are looked for in the area that is selected. The one chosen belongs to the last named.
    Area(usize, String),
    /// A part of a day is typed, beside the other parts.
    Part(usize, usize, [String; 3]),
    /// The name of something that there is no list of is typed.
    Name(usize),
    /// A code was typed.
    Code(usize),
    /// A code is read by the camera.
    Scan(&'static Words),
}

struct FieldListener {
    event: FieldEvent,
    dispatch: Rc<Dispatch>,
}

impl QuestionProps {
    /// What a field does when it is used.
    #[inline(never)]
    pub(super) fn listens(&self, el: El, event: FieldEvent) -> El {
        el.listen(Rc::new(FieldListener { event, dispatch: self.dispatch.clone() }))
    }
}

impl Listener for FieldListener {
    fn kind(&self) -> ListenerKind {
        match self.event {
            FieldEvent::Search(_) | FieldEvent::Part(..) | FieldEvent::Name(_) => {
                ListenerKind::oninput
            }
            FieldEvent::Key(_) => ListenerKind::onkeydown,
            FieldEvent::Leave(_) => ListenerKind::onfocusout,
            FieldEvent::Hold => ListenerKind::onmousedown,
            FieldEvent::Area(..) | FieldEvent::Code(_) => ListenerKind::onchange,
            FieldEvent::Open(_) | FieldEvent::Pick(..) | FieldEvent::Scan(_) => {
                ListenerKind::onclick
            }
        }
    }

    fn passive(&self) -> bool {
        false
    }

    fn handle(&self, event: Event) {
        let answer = |at: usize, answer: Option<Answer>| self.tell(Action::Answer(at, answer));
        match &self.event {
            FieldEvent::Search(list) => {
                let text = value(&event);
                if text.trim().is_empty() {
                    answer(list.at, None);
                }
                self.search(list, Some(text), None);
            }
            FieldEvent::Key(list) => self.key(list, &event),
            FieldEvent::Open(list) => {
                if list.search.is_none() {
                    // What is typed next takes the place of what was chosen.
                    if let Some(field) = event.target() {
                        field.unchecked_into::<HtmlInputElement>().select();
                    }
                    self.search(list, None, None);
                }
            }
            FieldEvent::Leave(list) => self.leave(list),
            FieldEvent::Hold => event.prevent_default(),
            FieldEvent::Pick(at, picked) => answer(*at, Some(Answer::Choice(picked.clone()))),
            FieldEvent::Area(at, of_chosen) => {
                let area = value(&event);
                if !area.is_empty() && area != *of_chosen {
                    answer(*at, None);
                }
                self.change(FieldChange::Area(area));
            }
            FieldEvent::Part(at, part, typed) => {
                let mut typed = typed.clone();
                typed[*part] = value(&event).trim().to_owned();
                answer(*at, day(&typed));
                self.change(FieldChange::Typed(*at, typed));
            }
            FieldEvent::Name(at) => {
                let name = value(&event);
                let is_empty = name.trim().is_empty();
                answer(*at, if is_empty { None } else { Some(Answer::Choice(name)) });
            }
            FieldEvent::Code(at) => {
                let code = value(&event).trim().to_ascii_uppercase();
                answer(*at, if code.is_empty() { None } else { Some(Answer::Text(code)) });
            }
            FieldEvent::Scan(words) => {
                if let Some(button) = event.target() {
                    let button = button.unchecked_into::<Element>();
                    let (refused, another) = (words.scan_refused, words.scan_another);
                    scan(&button, words.scan, words.scan_stop, refused, another);
                }
            }
        }
    }
}

impl FieldListener {
    fn tell(&self, action: Action) {
        self.dispatch.action.emit(action);
    }

    fn search(&self, list: &List, text: Option<String>, active: Option<usize>) {
        self.change(FieldChange::Search(Search { question: list.at, text, active }));
    }

    fn change(&self, change: FieldChange) {
        self.tell(Action::Field(change));
    }

    fn choose(&self, list: &List, picked: &str) {
        self.tell(Action::Answer(list.at, Some(Answer::Choice(picked.to_owned()))));
    }

    fn key(&self, list: &List, event: &Event) {
        let key: &KeyboardEvent = event.unchecked_ref();
        // While letters are composed, the keys are the keyboard's own.
        if key.is_composing() || key.ctrl_key() || key.meta_key() {
            return;
        }
        let search = list.search.as_ref();
        match step(search, &key.key(), list.shown.len()) {
            KeyStep::Pass => return,
            KeyStep::Stay => {}
            KeyStep::Open(active) => {
                self.search(list, search.and_then(|search| search.text.clone()), active);
            }
            KeyStep::Close => self.change(FieldChange::Close),
            KeyStep::Choose(at) => {
                if let Some(picked) = list.shown.get(at) {
                    self.choose(list, picked);
                }
            }
        }
        event.prevent_default();
    }

    /// What the keys have come to, or was typed to its end, is chosen; else the field is as it was, and says so of
    /// what was typed.
    fn leave(&self, list: &List) {
        let Some(search) = &list.search else { return };
        let active = search.active.and_then(|active| list.shown.get(active));
        match active.or(list.exact.as_ref()) {
            Some(picked) => self.choose(list, picked),
            None => {
                let missed = search.missed().map(|typed| (list.at, typed.to_owned()));
                self.change(FieldChange::Leave(missed));
            }
        }
    }
}

/// A day from its parts; the parts themselves, so that they can be mended, until they are one.
fn day(typed: &[String; 3]) -> Option<Answer> {
    let [day, month, year] = typed;
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return None;
    }
    Some(Answer::Text(
        day_of(day, month, year).unwrap_or_else(|| [&**day, "/", month, "/", year].concat()),
    ))
}

#[cfg(test)]
mod tests {
    use hailong_core::response::Answer;

    use super::day;

    #[test]
    fn parts_are_kept_until_they_are_a_day() {
        let check = |parts: [&str; 3], expected: Option<&str>| {
            let expected = expected.map(|text| Answer::Text(text.to_owned()));
            assert_eq!(day(&parts.map(str::to_owned)), expected, "{parts:?}");
        };
        check(["5", "9", "2026"], Some("2026-09-05"));
        check(["05", "09", "2026"], Some("2026-09-05"));
        check(["29", "2", "2028"], Some("2028-02-29"));
        check(["31", "2", "2026"], Some("31/2/2026"));
        check(["5", "9", "26"], Some("5/9/26"));
        check(["5", "", ""], Some("5//"));
        check(["", "", "2026"], Some("//2026"));
        check(["", "", ""], None);
    }
}
