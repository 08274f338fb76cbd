//! What a control does when it is used: one kind of listener for all of them, as in the form.

use hailong_core::response::Answer;
use hailong_core::validate::parse_number;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::app::Message;
use super::keyboard::meaning;
use super::state::{Key, Place};
use crate::ui::shared::component::Callback;
use crate::ui::shared::markup::{Listener, value};

/// What is done.
pub(super) enum Deed {
    /// The focus has come here.
    At(Place),
    /// The question's answer becomes this one.
    Pick(usize, Option<Answer>),
    /// It becomes what is picked from the list; of an item, whether that is it.
    List(usize, bool),
    /// It becomes what is typed.
    Type(usize),
    /// The paper's number is typed.
    Paper,
    /// A key of the keyboard is pressed.
    Keyboard,
    /// A button is pressed.
    Press(fn() -> Message),
}

/// A deed, and whom it tells.
pub(super) struct Control {
    pub(super) deed: Deed,
    pub(super) send: Callback<Message>,
}

impl Listener for Control {
    fn kind(&self) -> &'static str {
        match self.deed {
            Deed::At(_) => "focusin",
            Deed::Pick(..) | Deed::List(..) => "change",
            Deed::Type(_) | Deed::Paper => "input",
            Deed::Keyboard => "keydown",
            Deed::Press(_) => "click",
        }
    }

    fn handle(&self, event: Event) {
        let key = match &self.deed {
            Deed::At(place) => Key::At(*place),
            Deed::Pick(question, answer) => Key::Pick(*question, answer.clone()),
            Deed::List(question, is_item) => Key::Pick(*question, listed(&value(&event), *is_item)),
            Deed::Type(question) => Key::Type(*question, value(&event)),
            Deed::Paper => Key::Paper(value(&event)),
            Deed::Press(message) => return self.send.emit(message()),
            Deed::Keyboard => {
                let Some(meaning) = event.dyn_ref::<KeyboardEvent>().and_then(meaning) else {
                    return;
                };
                // The browser's own use of the key would come on top.
                event.prevent_default();
                return self.send.emit(Message::Pressed(meaning));
            }
        };
        self.send.emit(Message::Key(key));
    }
}

/// The answer of an entry in a list: a unit's or an option's value, of an item its level's number or `na`.
fn listed(value: &str, is_item: bool) -> Option<Answer> {
    match value {
        "" => None,
        "na" if is_item => Some(Answer::NotApplicable),
        _ if is_item => parse_number(value).map(|level| Answer::Level(level as u8)),
        _ => Some(Answer::Choice(value.to_owned())),
    }
}
