//! What the form keeps where: its draft in the tab, the response in the store, a form for a later visit on the device. The
//! state says when; `effects.rs` calls these.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use hailong_core::calendar::Millis;
use hailong_core::json::Value;
use hailong_core::response::{Draft, Mode};
use hailong_wire::{draft_from_json, draft_to_json, response_to_json, with_marks};
use wasm_bindgen_futures::spawn_local;

use super::control_event::Dispatch;
use super::props::{FormEvent, FormProps};
use super::response::response;
use super::state::{Action, FormState, SavedForLater, Sending, StoreFailure};
use super::suspect::suspects;
use crate::platform;
use crate::storage::{self, DraftStore, ResponseStore, StoreError, StoreErrorKind, json};

/// How many milliseconds the store may take before the person is told that it hasn't answered.
const PATIENCE: u32 = 10_000;

/// What "many responses from one device" looks back on.
const ONE_DAY: Millis = 86_400_000;

/// The tab's draft.
pub(super) fn draft_of_tab(props: &FormProps) -> Option<Draft> {
    let stored = json::parse(&props.drafts.load()?).ok()?;
    draft_from_json(&props.questionnaire, &stored)
}

/// The form that was saved for later at an earlier visit, and when.
pub(super) fn draft_of_device(props: &FormProps) -> Option<(Draft, Millis)> {
    let form = props.device.as_ref()?.find(platform::now())?;
    let draft = draft_from_json(&props.questionnaire, form.get("draft")?)?;
    Some((draft, form.get("at")?.as_i64()?))
}

/// Keeps the draft in the tab; whether that worked. Nothing where there is no draft.
pub(super) fn keep_draft(props: &FormProps, state: &FormState) -> Option<bool> {
    let text = json::stringify(&draft_to_json(&props.questionnaire, &state.draft()?));
    Some(props.drafts.save(&text))
}

/// Looks up whether the response of a draft that came back was stored already.
pub(super) fn look_if_stored(props: &FormProps, state: &FormState, dispatch: &Rc<Dispatch>) {
    let begun = response_to_json(&props.questionnaire, &response(props, state));
    let (looking, dispatch, id) = (props.responses.has(begun), dispatch.clone(), state.id.clone());
    let (responses, drafts) = (props.responses.clone(), props.drafts.clone());
    spawn_local(async move {
        if let Ok(true) = looking.await {
            dispatch.action.emit(Action::Stored(id.clone(), 0));
            follow(&*responses, id, &dispatch);
        } else if let Some(sent) = sent_as(drafts.load()) {
            // The collector has it already, so it is gone from the store.
            dispatch.action.emit(Action::Stored(sent.clone(), 0));
            dispatch.action.emit(Action::Sending(sent, Sending::Sent));
        }
    });
}

/// The member of a stored draft that says under which id its response was stored: where the element was taken off the page
/// meanwhile, the draft outlives it.
const SENT: &str = "sent";

fn sent_as(draft: Option<String>) -> Option<String> {
    Some(json::parse(&draft?).ok()?.get(SENT)?.as_str()?.to_owned())
}

/// Notes it in the draft, unless the draft has changed since it was sent.
fn note_sent(drafts: &dyn DraftStore, sent: Option<String>, id: &str) {
    if let Some(text) = sent.filter(|sent| drafts.load().as_ref() == Some(sent))
        && let Ok(Value::Object(mut members)) = json::parse(&text)
    {
        members.push((SENT.to_owned(), id.into()));
        drafts.save(&json::stringify(&Value::Object(members)));
    }
}

/// Sends the response. It goes on when the element is taken off the page meanwhile: the draft stays then, and brings the
/// receipt when the element is put back.
pub(super) fn send(props: &FormProps, state: &FormState, sitting: &str, dispatch: &Rc<Dispatch>) {
    let at = state.submitted;
    let response = response(props, state);
    let recent = props.device.as_ref().map_or(0, |device| device.sent_since(at - ONE_DAY));
    let suspect = suspects(&response, recent);
    let response = response_to_json(&props.questionnaire, &response);
    let storing = props.responses.add(with_marks(response, sitting, &suspect));
    let (dispatch, late) = (dispatch.clone(), dispatch.clone());
    // The attempt isn't given up: the store may still do it, and then the receipt is shown.
    let patience = Timeout::new(PATIENCE, move || {
        let detail = "the store hasn't answered for ten seconds".to_owned();
        not_stored(&late, at, StoreError { kind: StoreErrorKind::Slow, detail });
    });
    let (is_asked, responses) = (props.mode != Mode::Kiosk, props.responses.clone());
    let (drafts, draft) = (props.drafts.clone(), props.drafts.load());
    spawn_local(async move {
        let stored = storing.await;
        drop(patience);
        match stored {
            Ok(id) => {
                note_sent(&*drafts, draft, &id);
                dispatch.action.emit(Action::Stored(id.clone(), at));
                follow(&*responses, id.clone(), &dispatch);
                dispatch.event.emit(FormEvent::Submitted(id));
                // Firefox asks the person, which takes a tablet out of its full screen: there the clerk's panel does it.
                if is_asked {
                    platform::ask_to_persist();
                }
            }
            Err(error) => not_stored(&dispatch, at, error),
        }
    });
}

/// The receipt shows what becomes of the response.
fn follow(responses: &dyn ResponseStore, id: String, dispatch: &Rc<Dispatch>) {
    let (now, action) = (Rc::new(RefCell::new(id.clone())), dispatch.action.clone());
    let heard = move |sending| {
        let known = now.borrow().clone();
        let sending = match sending {
            storage::Sending::Kept => Sending::Kept,
            storage::Sending::Waiting => Sending::Waiting,
            storage::Sending::Sent => Sending::Sent,
            storage::Sending::Refused => Sending::Refused,
            storage::Sending::Renamed(id) => {
                now.borrow_mut().clone_from(&id);
                Sending::Renamed(id)
            }
        };
        action.emit(Action::Sending(known, sending));
    };
    responses.follow(&id, Rc::new(heard));
}

/// A response that was submitted at this time is not stored, or not yet.
fn not_stored(dispatch: &Dispatch, at: Millis, error: StoreError) {
    dispatch.action.emit(Action::NotStored(failure(error.kind), at));
    dispatch.event.emit(FormEvent::NotStored(error.detail));
}

/// Why it isn't, as the state has it.
pub fn failure(kind: StoreErrorKind) -> StoreFailure {
    match kind {
        StoreErrorKind::Unavailable => StoreFailure::Unavailable,
        StoreErrorKind::Full => StoreFailure::Full,
        StoreErrorKind::Slow => StoreFailure::Slow,
        StoreErrorKind::Failed => StoreFailure::Failed,
    }
}

/// The response is stored: what was kept of it elsewhere goes.
pub(super) fn forget_sent(props: &FormProps, id: &str) {
    props.drafts.wipe();
    if let Some(device) = &props.device {
        device.forget(id);
        device.note_sent(platform::now());
    }
}

/// Saves the form on the device, for a later visit.
pub(super) fn save_for_later(props: &FormProps, state: &FormState) -> SavedForLater {
    let now = platform::now();
    let is_kept = props.device.as_ref().zip(state.draft()).is_some_and(|(device, draft)| {
        let stored = draft_to_json(&props.questionnaire, &draft);
        let form = [("at", now.into()), ("draft", stored)];
        let form = form.map(|(name, value)| (name.to_owned(), value));
        device.keep(&draft.id, &Value::Object(form.into()))
    });
    if is_kept { SavedForLater::At(now) } else { SavedForLater::Failed }
}
