//! The outbox in IndexedDB: what waits in it, and what becomes of a record whose fate is known.

use std::rc::Rc;

use hailong_core::json::Value;
use wasm_bindgen::prelude::*;
use web_sys::{IdbObjectStore, IdbRequest};

use super::delivery::Entry;
use crate::storage::StoreError;
use crate::storage::database::{OUTBOX, failed, run};
use crate::storage::indexed_db::{noted, record, text};

/// A response in the outbox.
pub(super) struct Queued {
    pub(super) response: Value,
    pub(super) entry: Entry,
    /// The code with which it was refused.
    pub(super) refused: Option<String>,
}

/// All that is in the outbox, the oldest first: the ids begin with the time.
pub(super) async fn all() -> Result<Vec<Queued>, StoreError> {
    let found = run(OUTBOX, false, &|store| store.get_all()).await.map_err(|e| failed(&e))?;
    let found: js_sys::Array = found.dyn_into().unwrap_or_default();
    Ok(found.iter().map(|record| queued(&record)).collect())
}

/// A record as it is stored.
pub(super) fn queued(record: &JsValue) -> Queued {
    let (response, note) = noted(record);
    let entry = Entry {
        id: text(&response, "id").to_owned(),
        address: text(&note, "collector").to_owned(),
        is_renamed: note.get("renamed").is_some(),
        tries: note.get("tries").and_then(Value::as_i64).unwrap_or_default() as u32,
    };
    let refused = note.get("code").and_then(Value::as_str).map(str::to_owned);
    Queued { response, entry, refused }
}

/// What the outbox notes about a response.
pub(super) fn note(entry: &Entry, refused: Option<(u16, &str)>) -> Value {
    let mut note = Vec::new();
    let mut member = |name: &str, value: Value| note.push((name.to_owned(), value));
    if !entry.address.is_empty() {
        member("collector", (&*entry.address).into());
    }
    if entry.is_renamed {
        member("renamed", Value::Bool(true));
    }
    if entry.tries > 0 {
        member("tries", i64::from(entry.tries).into());
    }
    if let Some((status, code)) = refused {
        member("status", i64::from(status).into());
        member("code", code.into());
    }
    Value::Object(note)
}

/// Takes a response out, and puts another record in its place where there is one; whether it did. A response that was sent
/// again with other answers meanwhile stays: it is still to be sent. All in one transaction, so that no crash leaves two.
pub(super) async fn settle(sent: &Value, next: Option<JsValue>) -> bool {
    let id = JsValue::from(text(sent, "id"));
    let (sent, next) = (Rc::new(sent.clone()), next.as_ref());
    let act = |store: &IdbObjectStore| {
        let request = store.get(&id)?;
        let (there, store) = (request.clone(), store.clone());
        let (sent, id, next) = (sent.clone(), id.clone(), next.cloned());
        let got = Closure::once_into_js(move || -> Result<(), JsValue> {
            if noted(&there.result()?).0 == *sent {
                store.delete(&id)?;
                next.map(|next| store.put(&next)).transpose()?;
            }
            Ok(())
        });
        request.set_onsuccess(Some(got.unchecked_ref()));
        Ok::<IdbRequest, JsValue>(request)
    };
    let was_there = run(OUTBOX, true, &act).await;
    was_there.is_ok_and(|record| noted(&record).0 == *sent)
}

/// The record of a response that gets a new note.
pub(super) fn with_note(queued: &Queued, refused: Option<(u16, &str)>) -> JsValue {
    record(&queued.response, Some(&note(&queued.entry, refused)))
}
