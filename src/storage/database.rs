//! Opens the browser's IndexedDB, does one thing in it and closes it: no tab keeps another from upgrading
//! it. Writing is done when the *transaction* is, not the request.
//!
//! The database has no version of ours: a store is only ever added. It is opened as it is, and where it
//! lacks a store that is to be written, one version more adds what is missing. So an older tab works in a
//! newer database, and a database that was damaged, or made by something else, is mended. What a record
//! looks like has its own version, in [`hailong_wire`].

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbDatabase, IdbObjectStore, IdbObjectStoreParameters, IdbOpenDbRequest,
    IdbRequest, IdbTransaction,
};

use super::{StoreError, StoreErrorKind};

const DATABASE: &str = "hai-long";
pub(super) const RESPONSES: &str = "responses";
/// Responses on their way to the collector, each with a note of what the outbox knows about it.
pub(super) const OUTBOX: &str = "outbox";
/// Files that staff imported, as they were: a reload reads them again.
pub(super) const FILES: &str = "files";
/// The ids of responses that were deleted: in a file that has one it doesn't count.
pub(super) const REMOVED: &str = "removed";
/// What staff noted about comments.
pub(super) const MARKS: &str = "marks";
/// What the texts that these are about are numbered by.
pub(super) const KEYS: &str = "keys";
/// The index of each store by questionnaire.
pub(super) const BY_QUESTIONNAIRE: &str = "questionnaire";

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase` with the third argument of `transaction`, which web-sys doesn't have.
    #[wasm_bindgen(extends = Object, js_name = IDBDatabase)]
    type Database;
    #[wasm_bindgen(method, catch, js_class = "IDBDatabase")]
    fn transaction(
        this: &Database,
        store: &str,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;
}

/// What is asked of a store.
pub(super) type Act<'a> = &'a dyn Fn(&IdbObjectStore) -> Result<IdbRequest, JsValue>;

/// One request in a transaction of its own, and its result once the transaction is done. Reading from a
/// database or store that there isn't gives `undefined` and makes none: who only looks leaves no trace.
///
/// Not generic: each kind of request would be a copy of all this.
pub(super) async fn run(store: &str, writes: bool, act: Act<'_>) -> Result<JsValue, JsValue> {
    let Some(database) = open(store, writes).await? else {
        return Ok(JsValue::UNDEFINED);
    };
    let begun = begin(&database, store, writes, act);
    let done = match &begun {
        Ok((_, done)) => JsFuture::from(done.clone()).await,
        Err(error) => Err(error.clone()),
    };
    database.close();
    done?;
    begun?.0.result()
}

/// The database with this store in it; `None` where there isn't one to read from.
async fn open(store: &str, writes: bool) -> Result<Option<IdbDatabase>, JsValue> {
    let window = web_sys::window().ok_or("no window")?;
    let factory = window.indexed_db()?.ok_or("no IndexedDB")?;
    let mut opening = factory.open(DATABASE)?;
    let mut has_failed = false;
    loop {
        let upgrade = Closure::once_into_js({
            let opening = opening.clone();
            move || {
                // If it fails the request fails with it, which is where it is reported.
                let _ = if writes { create(&opening) } else { leave(&opening) };
            }
        });
        opening.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
        // Blocked is not an end: the tab that is in the way closes the database when it is done.
        if let Err(error) = JsFuture::from(settled(&opening, "success", "error")).await {
            if !writes && name_of(&error) == "AbortError" {
                return Ok(None);
            }
            if has_failed {
                return Err(error);
            }
            // A backing file that couldn't be read, another tab that was quicker to add the store: once more.
            has_failed = true;
            opening = factory.open(DATABASE)?;
            continue;
        }
        let database: IdbDatabase = opening.result()?.unchecked_into();
        if database.object_store_names().contains(store) {
            return Ok(Some(database));
        }
        let next = database.version() + 1.0;
        database.close();
        if !writes {
            return Ok(None);
        }
        opening = factory.open_with_f64(DATABASE, next)?;
    }
}

/// The request, and the promise that its transaction is done.
fn begin(
    database: &IdbDatabase,
    store: &str,
    writes: bool,
    act: Act<'_>,
) -> Result<(IdbRequest, Promise), JsValue> {
    let options = Object::new();
    // On the disk before we say thank you, not only in the system's cache.
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let mode = if writes { "readwrite" } else { "readonly" };
    let transaction = database.unchecked_ref::<Database>().transaction(store, mode, &options)?;
    let done = settled(&transaction, "complete", "abort");
    Ok((act(&transaction.object_store(store)?)?, done))
}

/// Adds the stores that are missing.
fn create(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.unchecked_into();
    let options = IdbObjectStoreParameters::new();
    options.set_key_path(&"id".into());
    for store in [RESPONSES, OUTBOX, FILES, REMOVED, MARKS, KEYS] {
        if !database.object_store_names().contains(store) {
            let store = database.create_object_store_with_optional_parameters(store, &options)?;
            store.create_index_with_str(BY_QUESTIONNAIRE, BY_QUESTIONNAIRE)?;
        }
    }
    Ok(())
}

/// Lets a database that isn't there stay so.
fn leave(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    request.transaction().ok_or("no transaction")?.abort()
}

/// Resolves with one event of a request or transaction and rejects, with its error, at another.
fn settled(target: &web_sys::EventTarget, good: &str, bad: &str) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        for (event, done) in [(good, resolve), (bad, reject)] {
            let source = target.clone();
            let listener = Closure::once_into_js(move || {
                let error = Reflect::get(&source, &"error".into()).unwrap_or_default();
                let _ = done.call1(&JsValue::NULL, &error);
            });
            let _ = target.add_event_listener_with_callback(event, listener.unchecked_ref());
        }
    })
}

const FULL: &str = "QuotaExceededError";

pub(super) fn name_of(error: &JsValue) -> String {
    error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default()
}

/// What went wrong, told apart as far as a person can do something about it.
pub(super) fn failed(error: &JsValue) -> StoreError {
    let exception = error.dyn_ref::<DomException>();
    let kind = match name_of(error).as_str() {
        FULL => StoreErrorKind::Full,
        // Firefox says the second in a private window that keeps nothing.
        "SecurityError" | "InvalidStateError" => StoreErrorKind::Unavailable,
        // A text of our own: there is no IndexedDB.
        "" if error.is_string() => StoreErrorKind::Unavailable,
        _ => StoreErrorKind::Failed,
    };
    let words = exception.map(|error| error.message());
    StoreError { kind, detail: words.or(error.as_string()).unwrap_or_default() }
}
