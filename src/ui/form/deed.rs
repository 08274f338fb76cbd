//! What a control of the form does when it is used. One kind of listener for all of them: a closure for
//! each would be a third of a kilobyte of the citizen's download apiece.

use std::rc::Rc;

use hailong_core::response::Answer;
use hailong_core::validate::parse_number;
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

use super::app::FormEvent;
use super::state::Action;
use crate::platform;
use crate::ui::shared::component::Callback;
use crate::ui::shared::file::offer;
use crate::ui::shared::markup::{Listener, value};

/// What is done.
pub(super) enum Deed {
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

/// Whom a control tells.
pub(super) struct Told {
    pub(super) action: Callback<Action>,
    pub(super) event: Callback<FormEvent>,
}

/// A control's deed, and whom it tells.
pub(super) struct Control {
    pub(super) deed: Deed,
    pub(super) told: Rc<Told>,
}

impl Listener for Control {
    fn kind(&self) -> &'static str {
        match self.deed {
            // A number is read when its field is left: "1.0" would turn to "1" under the hand that types
            // "1.009". Until then it is a text like any other, so that a reload doesn't lose it.
            Deed::Answer(..) | Deed::Number(_) | Deed::Unit(_) | Deed::Change(_) => "change",
            // A text as it is typed: a Vietnamese keyboard composes letter by letter, and a text that was
            // changed under it would fall apart. It is normalised when it is sent.
            Deed::Text(_) => "input",
            Deed::Next | Deed::Submit => "submit",
            _ => "click",
        }
    }

    fn handle(&self, event: Event) {
        // A form is never sent anywhere, and a link is for its looks and its role: the page's address stays
        // the host's own. To the rest it makes no difference.
        event.prevent_default();
        // The second half of a double click falls on what the first one has moved there: another option.
        if matches!(self.deed, Deed::Act(Action::Rank(..)))
            && event.unchecked_ref::<MouseEvent>().detail() > 1
        {
            return;
        }
        let answer = |at: usize, answer: Option<Answer>| Action::Answer(at, answer);
        let action = match &self.deed {
            Deed::Answer(at, given) => answer(*at, given.clone()),
            Deed::Number(at) => answer(*at, number(&value(&event))),
            Deed::Text(at) => {
                let text = value(&event);
                let is_empty = text.trim().is_empty();
                answer(*at, if is_empty { None } else { Some(Answer::Text(text)) })
            }
            Deed::Unit(at) => {
                let unit = value(&event);
                answer(*at, if unit.is_empty() { None } else { Some(Answer::Choice(unit)) })
            }
            Deed::Act(action) | Deed::Change(action) => action.clone(),
            Deed::Next => Action::Next,
            Deed::Submit => Action::Submit(platform::now()),
            Deed::Tell(event) => return self.told.event.emit(event.clone()),
            Deed::Save(text, kind, name) => return offer(text, kind, name),
        };
        self.told.action.emit(action);
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
