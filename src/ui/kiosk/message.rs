//! What reaches the kiosk, and the button that sends it.

use std::rc::Rc;

use web_sys::Event;
use yew::Callback;
use yew::virtual_dom::{Listener, ListenerKind};

use super::facts::Facts;
use super::gesture::PressPoint;
use super::state::Happened;
use crate::i18n::Language;
use crate::ui::form::FormEvent;
use crate::ui::shared::markup::{Attr, El, line};

/// What reaches the kiosk.
#[derive(Clone)]
pub enum Message {
    /// Something of its state.
    Happened(Happened),
    /// The invitation was taken up in this language.
    Start(Language),
    /// The form of this person says something.
    Form(usize, FormEvent),
    /// A press begins; whether it counts as a touch.
    Pressed(PressPoint, bool),
    /// It ends.
    Released,
    /// The page is seen again.
    Seen,
    /// The clerk's gesture was made.
    OpenClerk,
    /// The clerk's panel is closed.
    CloseClerk,
    /// What it says is known.
    Facts(Facts),
    /// The clerk asks for the full screen.
    FullScreen,
    /// And for the file.
    Export,
    /// Responses that waited are durable now.
    Stored(Vec<String>),
}

/// A button of the kiosk.
pub(super) fn button(class: &str, words: &str, send: &Callback<Message>, message: Message) -> El {
    let button = line("button", class, words).attr(Attr::Type, "button");
    button.listen(Rc::new(Press { message, send: send.clone() }))
}

/// What a button says when it is pressed.
struct Press {
    message: Message,
    send: Callback<Message>,
}

impl Listener for Press {
    fn kind(&self) -> ListenerKind {
        ListenerKind::onclick
    }

    fn passive(&self) -> bool {
        true
    }

    fn handle(&self, _event: Event) {
        self.send.emit(self.message.clone());
    }
}
