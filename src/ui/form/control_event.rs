//! What happens when a control of the form is used. One kind of listener for all of them: a closure for
//! each would be a third of a kilobyte of the citizen's download apiece.

use std::rc::Rc;

use hailong_core::response::Answer;
use hailong_core::validate::parse_number;
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};
use yew::Callback;
use yew::virtual_dom::{Listener, ListenerKind};

use super::props::FormEvent;
use super::state::Action;
use crate::platform;
use crate::ui::shared::file::offer;
use crate::ui::shared::markup::value;

/// What a control does when it is used.
#[derive(Clone)]
pub(super) enum ControlEvent {
    /// The question's answer becomes this one.
    Answer(usize, Option<Answer>),
    /// It becomes the number in the field.
    Number(usize),
    /// It becomes the text in the field.
    Text(usize),
    /// It becomes the unit that is selected.
    Unit(usize),
    /// A button or a link leads to an action.
    Act(Action),
    /// So does a tick.
    Change(Action),
    /// The page goes on, by its button or by Enter.
    Next,
    /// The form is sent, by its button or by Enter.
    Submit,
    /// The page around the form is told.
    Tell(FormEvent),
    /// A file is offered: its text, kind and name.
    Save(String, &'static str, String),
}

/// Where what happens at a control goes: to the form's state, or to the page around the form.
pub(super) struct Dispatch {
    pub(super) action: Callback<Action>,
    pub(super) event: Callback<FormEvent>,
}

/// The listener of a control.
pub(super) struct ControlListener {
    pub(super) event: ControlEvent,
    pub(super) dispatch: Rc<Dispatch>,
}

impl Listener for ControlListener {
    fn kind(&self) -> ListenerKind {
        match self.event {
            // A number is read when its field is left: "1.0" would turn to "1" under the hand that types
            // "1.009". Until then it is a text like any other, so that a reload doesn't lose it.
            ControlEvent::Answer(..)
            | ControlEvent::Number(_)
            | ControlEvent::Unit(_)
            | ControlEvent::Change(_) => ListenerKind::onchange,
            // A text as it is typed: a Vietnamese keyboard composes letter by letter, and a text that was
            // changed under it would fall apart. It is normalised when it is sent.
            ControlEvent::Text(_) => ListenerKind::oninput,
            ControlEvent::Next | ControlEvent::Submit => ListenerKind::onsubmit,
            ControlEvent::Act(_) | ControlEvent::Tell(_) | ControlEvent::Save(..) => {
                ListenerKind::onclick
            }
        }
    }

    fn passive(&self) -> bool {
        false
    }

    fn handle(&self, event: Event) {
        // A form is never sent anywhere, and a link is for its looks and its role: the page's address stays
        // the host's own. To the rest it makes no difference.
        event.prevent_default();
        // The second half of a double click falls on what the first one has moved there: another option.
        if matches!(self.event, ControlEvent::Act(Action::Rank(..)))
            && event.unchecked_ref::<MouseEvent>().detail() > 1
        {
            return;
        }
        let answer = |at: usize, answer: Option<Answer>| Action::Answer(at, answer);
        let action = match &self.event {
            ControlEvent::Answer(at, given) => answer(*at, given.clone()),
            ControlEvent::Number(at) => answer(*at, number(&value(&event))),
            ControlEvent::Text(at) => {
                let text = value(&event);
                let is_empty = text.trim().is_empty();
                answer(*at, if is_empty { None } else { Some(Answer::Text(text)) })
            }
            ControlEvent::Unit(at) => {
                let unit = value(&event);
                answer(*at, if unit.is_empty() { None } else { Some(Answer::Choice(unit)) })
            }
            ControlEvent::Act(action) | ControlEvent::Change(action) => action.clone(),
            ControlEvent::Next => Action::Next,
            ControlEvent::Submit => Action::Submit(platform::now()),
            ControlEvent::Tell(event) => return self.dispatch.event.emit(event.clone()),
            ControlEvent::Save(text, kind, name) => return offer(text, kind, name),
        };
        self.dispatch.action.emit(action);
    }
}

/// A number that was typed; the text itself, so that it can be mended, where it can't be read.
fn number(typed: &str) -> Option<Answer> {
    let typed = typed.trim();
    match parse_number(typed) {
        Some(number) => Some(Answer::Number(number)),
        None if typed.is_empty() => None,
        None => Some(Answer::Text(typed.to_owned())),
    }
}
