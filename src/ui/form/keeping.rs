//! What the form keeps and when: its draft at each step, the response once it is sent, and what a person
//! puts by for later. The state says what follows from it; here are the stores.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use hailong_core::calendar::Millis;
use hailong_core::json::Value;
use hailong_core::response::Mode;
use wasm_bindgen_futures::spawn_local;

use super::app::{FormApp, FormEvent, FormProps, response};
use super::settled::PutBy;
use super::state::{Action, FormState};
use super::suspect::suspects;
use crate::platform;
use crate::storage::{StoreError, StoreErrorKind, json};
use crate::ui::shared::component::{Callback, Link};
use crate::wire::{Draft, response_to_json, with_marks};

/// How many milliseconds the store may take before the person is told that it hasn't answered.
const PATIENCE: u32 = 10_000;

/// What "many responses from one device" looks back on.
const ONE_DAY: Millis = 86_400_000;

/// Takes up the tab's draft; whether there is one. Where there is none, looks for a form that was put by.
pub(super) fn restore(props: &FormProps, state: &mut FormState, link: &Link<FormApp>) -> bool {
    let stored = props.drafts.load().and_then(|text| json::parse(&text).ok());
    let draft = stored.and_then(|stored| Draft::from_json(&props.questionnaire, &stored));
    if let Some(draft) = draft {
        state.apply(Action::Restore(draft));
        look_if_stored(props, state, link);
        return true;
    }
    state.found = props.device.as_ref().and_then(|device| {
        let form = device.find(platform::now())?;
        let draft = Draft::from_json(&props.questionnaire, form.get("draft")?)?;
        Some((draft, form.get("at")?.as_i64()?))
    });
    false
}

/// Perhaps the response of a draft that came back was stored already, and only the thanks were missed.
pub(super) fn look_if_stored(props: &FormProps, state: &FormState, link: &Link<FormApp>) {
    let begun = response_to_json(&props.questionnaire, &response(props, state));
    let (looking, link, id) = (props.responses.has(begun), link.clone(), state.id.clone());
    spawn_local(async move {
        if let Ok(true) = looking.await {
            link.send_message(Action::Stored(id, 0));
        }
    });
}

/// Keeps the draft in the tab. `saved` is whether the last attempt worked, `None` where there is nothing.
pub(super) fn keep_draft(props: &FormProps, state: &FormState, saved: &mut Option<bool>) {
    if let Some(draft) = state.draft() {
        let text = json::stringify(&draft.to_json(&props.questionnaire));
        *saved = Some(props.drafts.save(&text));
    } else if state.is_untouched() && saved.take().is_some() {
        // The last answer was taken back: a reload must not bring it up again.
        props.drafts.wipe();
    }
}

/// Sends the response. It goes on when the element is taken off the page meanwhile: nobody wipes the draft
/// then, and who puts the element back finds the receipt by it.
pub(super) fn send(props: &FormProps, state: &FormState, sitting: &str, link: &Link<FormApp>) {
    let at = state.submitted;
    let response = response(props, state);
    let recent = props.device.as_ref().map_or(0, |device| device.sent_since(at - ONE_DAY));
    let suspect = suspects(&response, recent);
    let response = response_to_json(&props.questionnaire, &response);
    let storing = props.responses.add(with_marks(response, sitting, &suspect));
    let waiting = Rc::new(Waiting { at, link: link.clone(), event: props.on_event.clone() });
    let late = waiting.clone();
    // It is only told. The store may still do it, and what it has done then is shown.
    let patience = Timeout::new(PATIENCE, move || {
        let detail = "the store hasn't answered for ten seconds".to_owned();
        late.not_stored(StoreError { kind: StoreErrorKind::Slow, detail });
    });
    let is_asked = props.mode != Mode::Kiosk;
    spawn_local(async move {
        let stored = storing.await;
        drop(patience);
        match stored {
            Ok(id) => {
                waiting.link.send_message(Action::Stored(id.clone(), at));
                waiting.event.emit(FormEvent::Submitted(id));
                // Firefox asks the person, which takes a tablet out of its full screen: there the clerk's panel does it.
                if is_asked {
                    platform::ask_to_persist();
                }
            }
            Err(error) => waiting.not_stored(error),
        }
    });
}

/// Who waits for a response that was submitted at this time.
struct Waiting {
    at: Millis,
    link: Link<FormApp>,
    event: Callback<FormEvent>,
}

impl Waiting {
    fn not_stored(&self, error: StoreError) {
        self.link.send_message(Action::NotStored(error.kind, self.at));
        self.event.emit(FormEvent::NotStored(error.detail));
    }
}

/// The response is stored: what was kept of it elsewhere goes.
pub(super) fn is_sent(props: &FormProps, id: &str) {
    props.drafts.wipe();
    if let Some(device) = &props.device {
        device.forget(id);
        device.note_sent(platform::now());
    }
}

/// Puts the form by.
pub(super) fn put_by(props: &FormProps, state: &FormState) -> Action {
    let now = platform::now();
    let is_kept = props.device.as_ref().zip(state.draft()).is_some_and(|(device, draft)| {
        let form = [("at", now.into()), ("draft", draft.to_json(&props.questionnaire))];
        let form = form.map(|(name, value)| (name.to_owned(), value));
        device.keep(&draft.id, &Value::Object(form.into()))
    });
    Action::PutBy(if is_kept { PutBy::Kept(now) } else { PutBy::Failed })
}

/// Forgets a form that was put by.
pub(super) fn forget(props: &FormProps, id: &str) {
    if let Some(device) = &props.device {
        device.forget(id);
    }
}
