//! What a control does when it is used: one kind of listener for all of them, as in the form.

use hailong_core::response::Answer;
use hailong_core::validate::parse_number;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::Callback;
use yew::virtual_dom::{Listener, ListenerKind};

use super::keyboard::meaning;
use super::message::Message;
use super::state::{Cursor, Key};
use crate::ui::shared::markup::value;

/// What a control does when it is used.
pub(super) enum ControlEvent {
    /// The focus has come here.
    At(Cursor),
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

/// The listener of a control.
pub(super) struct ControlListener {
    pub(super) event: ControlEvent,
    pub(super) send: Callback<Message>,
}

impl Listener for ControlListener {
    fn kind(&self) -> ListenerKind {
        match self.event {
            ControlEvent::At(_) => ListenerKind::onfocusin,
            ControlEvent::Pick(..) | ControlEvent::List(..) => ListenerKind::onchange,
            ControlEvent::Type(_) | ControlEvent::Paper => ListenerKind::oninput,
            ControlEvent::Keyboard => ListenerKind::onkeydown,
            ControlEvent::Press(_) => ListenerKind::onclick,
        }
    }

    fn passive(&self) -> bool {
        false
    }

    fn handle(&self, event: Event) {
        let key = match &self.event {
            ControlEvent::At(place) => Key::At(*place),
            ControlEvent::Pick(question, answer) => Key::Pick(*question, answer.clone()),
            ControlEvent::List(question, is_item) => {
                Key::Pick(*question, listed(&value(&event), *is_item))
            }
            ControlEvent::Type(question) => Key::Type(*question, value(&event)),
            ControlEvent::Paper => Key::Paper(value(&event)),
            ControlEvent::Press(message) => return self.send.emit(message()),
            ControlEvent::Keyboard => {
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
