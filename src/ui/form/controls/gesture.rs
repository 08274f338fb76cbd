//! What the fields of their own kind do when they are used: lists that are searched, days, codes. As with `deed.rs`
//! one kind of listener does for all of them.

use std::rc::Rc;

use hailong_core::calendar::day_of;
use hailong_core::response::Answer;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent};

use crate::i18n::form_lazy::Words;
use crate::ui::form::deed::Told;
use crate::ui::form::draw::Drawing;
use crate::ui::form::passing::{Passing, Search, Step, step};
use crate::ui::form::state::Action;
use crate::ui::shared::markup::{El, Listener, value};

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
    pub(super) passing: Passing,
    /// The values of the options that are shown.
    pub(super) shown: Vec<String>,
    /// The value of the one option whose whole name was typed.
    pub(super) exact: Option<String>,
}

/// What is done.
pub(super) enum Gesture {
    /// A list is searched for the text in its field.
    Type(Rc<List>),
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
    Area(usize, Passing, String),
    /// A part of a day is typed, beside the other parts.
    Part(usize, usize, Passing, [String; 3]),
    /// The name of something that there is no list of is typed.
    Name(usize),
    /// A code was typed.
    Code(usize),
    /// A code is read by the camera.
    Scan(&'static Words),
}

struct Hand {
    gesture: Gesture,
    told: Rc<Told>,
}

impl Drawing<'_> {
    /// What an element does when it is used.
    #[inline(never)]
    pub(super) fn hand(&self, el: El, gesture: Gesture) -> El {
        el.listen(Rc::new(Hand { gesture, told: self.told.clone() }))
    }
}

impl Listener for Hand {
    fn kind(&self) -> &'static str {
        match self.gesture {
            Gesture::Type(_) | Gesture::Part(..) | Gesture::Name(_) => "input",
            Gesture::Key(_) => "keydown",
            Gesture::Leave(_) => "focusout",
            Gesture::Hold => "mousedown",
            Gesture::Area(..) | Gesture::Code(_) => "change",
            _ => "click",
        }
    }

    fn handle(&self, event: Event) {
        let answer = |at: usize, answer: Option<Answer>| self.tell(Action::Answer(at, answer));
        match &self.gesture {
            Gesture::Type(list) => {
                let text = value(&event);
                if text.trim().is_empty() {
                    answer(list.at, None);
                }
                self.search(list, Some(text), None);
            }
            Gesture::Key(list) => self.key(list, &event),
            Gesture::Open(list) => {
                if list.passing.search.is_none() {
                    // What is typed next takes the place of what was chosen.
                    if let Some(field) = event.target() {
                        field.unchecked_into::<HtmlInputElement>().select();
                    }
                    self.search(list, None, None);
                }
            }
            Gesture::Leave(list) => self.leave(list),
            Gesture::Hold => event.prevent_default(),
            Gesture::Pick(at, picked) => answer(*at, Some(Answer::Choice(picked.clone()))),
            Gesture::Area(at, passing, of_chosen) => {
                let area = value(&event);
                if !area.is_empty() && area != *of_chosen {
                    answer(*at, None);
                }
                self.tell(Action::Pass(Passing { area, ..passing.clone() }));
            }
            Gesture::Part(at, part, passing, typed) => {
                let mut typed = typed.clone();
                typed[*part] = value(&event).trim().to_owned();
                answer(*at, day(&typed));
                let typed = Some((*at, typed));
                self.tell(Action::Pass(Passing { typed, ..passing.clone() }));
            }
            Gesture::Name(at) => {
                let name = value(&event);
                let is_empty = name.trim().is_empty();
                answer(*at, if is_empty { None } else { Some(Answer::Choice(name)) });
            }
            Gesture::Code(at) => {
                let code = value(&event).trim().to_ascii_uppercase();
                answer(*at, if code.is_empty() { None } else { Some(Answer::Text(code)) });
            }
            Gesture::Scan(words) => {
                if let Some(button) = event.target() {
                    let button = button.unchecked_into::<Element>();
                    let (refused, another) = (words.scan_refused, words.scan_another);
                    scan(&button, words.scan, words.scan_stop, refused, another);
                }
            }
        }
    }
}

impl Hand {
    fn tell(&self, action: Action) {
        self.told.action.emit(action);
    }

    fn search(&self, list: &List, text: Option<String>, active: Option<usize>) {
        let search = Some(Search { question: list.at, text, active });
        self.tell(Action::Pass(Passing { search, missed: None, ..list.passing.clone() }));
    }

    fn close(&self, list: &List) {
        self.tell(Action::Pass(Passing { search: None, ..list.passing.clone() }));
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
        let search = list.passing.search.as_ref();
        match step(search, &key.key(), list.shown.len()) {
            Step::Pass => return,
            Step::Stay => {}
            Step::Open(active) => {
                self.search(list, search.and_then(|search| search.text.clone()), active);
            }
            Step::Close => self.close(list),
            Step::Choose(at) => {
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
        let Some(search) = &list.passing.search else { return };
        let active = search.active.and_then(|active| list.shown.get(active));
        match active.or(list.exact.as_ref()) {
            Some(picked) => self.choose(list, picked),
            None => {
                let missed = search.missed().map(|typed| (list.at, typed.to_owned()));
                self.tell(Action::Pass(Passing { search: None, missed, ..list.passing.clone() }));
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
