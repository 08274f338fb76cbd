//! The browser's IndexedDB, through the thinnest shim that is safe: it is in the citizen's download,
//! where a crate for it weighs ten times as much.
//!
//! The database is opened for each operation and closed after it, so that no tab keeps another from
//! upgrading it, and writing is done when the *transaction* is, not the request.

use hailong_core::json::Value;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, DomException, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

use super::json::{from_js, to_js};
use super::{Later, ResponseStore, StoreError, StoreErrorKind};

const DATABASE: &str = "hai-long";
const VERSION: u32 = 1;
const RESPONSES: &str = "responses";
/// Files that staff imported, as they were: a reload reads them again.
const FILES: &str = "files";
/// When a file was kept: the earlier one counts where two have a row with the same id.
const KEPT_AT: &str = "kept_at";
/// The index of both stores by questionnaire.
const BY_QUESTIONNAIRE: &str = "questionnaire";

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

/// Responses in the IndexedDB of the page's origin.
#[derive(Clone, Copy, Default)]
pub struct IndexedDb;

/// A file that was imported.
#[derive(Clone)]
pub struct StoredFile {
    /// Its key: the same file has the same.
    pub id: String,
    /// The questionnaire that it was imported for.
    pub questionnaire: String,
    /// Its name.
    pub name: String,
    /// What each column holds, as the one who imported it matched them.
    pub columns: String,
    /// Its bytes.
    pub blob: Blob,
}

impl ResponseStore for IndexedDb {
    fn add(&self, response: Value) -> Later<Result<String, StoreError>> {
        Box::pin(async move {
            let record = to_js(&response);
            let mut id = response.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
            let mut is_taken = false;
            loop {
                match run(RESPONSES, true, &|store| store.add(&record)).await {
                    Ok(_) => return Ok(id),
                    Err(error) if is_taken || name_of(&error) != "ConstraintError" => {
                        return Err(failed(&error));
                    }
                    Err(_) => is_taken = true,
                }
                if from_js(&fetch(&id).await?) == response {
                    return Ok(id);
                }
                id = crate::platform::new_id();
                Reflect::set(&record, &"id".into(), &id.as_str().into()).map_err(|e| failed(&e))?;
            }
        })
    }

    fn has(&self, response: Value) -> Later<Result<bool, StoreError>> {
        Box::pin(async move {
            let id = response.get("id").and_then(Value::as_str).unwrap_or_default();
            Ok(from_js(&fetch(id).await?).get("answers") == response.get("answers"))
        })
    }
}

impl IndexedDb {
    /// All responses to a questionnaire.
    pub async fn all(&self, questionnaire: &str) -> Result<Vec<Value>, StoreError> {
        let found = all_of(RESPONSES, questionnaire).await.map_err(|error| failed(&error))?;
        Ok(found.iter().map(|record| from_js(&record)).collect())
    }

    /// Keeps an imported file.
    pub async fn keep_file(&self, file: &StoredFile) -> Result<(), StoreError> {
        let record = Object::new();
        for (member, value) in [
            ("id", JsValue::from(&file.id)),
            (BY_QUESTIONNAIRE, JsValue::from(&file.questionnaire)),
            ("name", JsValue::from(&file.name)),
            ("columns", JsValue::from(&file.columns)),
            ("blob", JsValue::from(&file.blob)),
            (KEPT_AT, js_sys::Date::now().into()),
        ] {
            Reflect::set(&record, &member.into(), &value).map_err(|error| failed(&error))?;
        }
        run(FILES, true, &|store| store.put(&record)).await.map_err(|error| failed(&error))?;
        Ok(())
    }

    /// The imported files of a questionnaire, in the order in which they were kept.
    pub async fn files(&self, questionnaire: &str) -> Result<Vec<StoredFile>, StoreError> {
        let found = all_of(FILES, questionnaire).await.map_err(|error| failed(&error))?;
        let kept_at = |record: &JsValue| {
            Reflect::get(record, &KEPT_AT.into())
                .ok()
                .and_then(|at| at.as_f64())
                .unwrap_or_default()
        };
        let mut found: Vec<JsValue> = found.iter().collect();
        found.sort_by(|a, b| kept_at(a).total_cmp(&kept_at(b)));
        let text =
            |record: &JsValue, member: &str| Reflect::get(record, &member.into()).ok()?.as_string();
        let file = |record: JsValue| {
            Some(StoredFile {
                id: text(&record, "id")?,
                questionnaire: text(&record, BY_QUESTIONNAIRE)?,
                name: text(&record, "name")?,
                columns: text(&record, "columns")?,
                blob: Reflect::get(&record, &"blob".into()).ok()?.dyn_into().ok()?,
            })
        };
        Ok(found.into_iter().filter_map(file).collect())
    }

    /// Forgets an imported file.
    pub async fn forget_file(&self, id: &str) -> Result<(), StoreError> {
        run(FILES, true, &|store| store.delete(&id.into()))
            .await
            .map_err(|error| failed(&error))?;
        Ok(())
    }
}

async fn fetch(id: &str) -> Result<JsValue, StoreError> {
    run(RESPONSES, false, &|store| store.get(&id.into())).await.map_err(|error| failed(&error))
}

async fn all_of(store: &str, questionnaire: &str) -> Result<Array, JsValue> {
    let key = questionnaire.into();
    let found =
        run(store, false, &|store| store.index(BY_QUESTIONNAIRE)?.get_all_with_key(&key)).await?;
    Ok(found.unchecked_into())
}

/// One request in a transaction of its own, and its result once the transaction is done. Not generic: each
/// kind of request would be a copy of all this.
async fn run(
    store: &str,
    writes: bool,
    act: &dyn Fn(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
) -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or("no window")?;
    let factory = window.indexed_db()?.ok_or("no IndexedDB")?;
    let opening = factory.open_with_u32(DATABASE, VERSION)?;
    let upgrade = Closure::once_into_js({
        let opening = opening.clone();
        move || {
            // If it fails the request fails with it, which is where it is reported.
            let _ = create(&opening);
        }
    });
    opening.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    JsFuture::from(settled(&opening, "success", &["error", "blocked"])).await?;
    let database: IdbDatabase = opening.result()?.unchecked_into();
    let begun = begin(&database, store, writes, act);
    let done = match &begun {
        Ok((_, done)) => JsFuture::from(done.clone()).await,
        Err(error) => Err(error.clone()),
    };
    database.close();
    done?;
    begun?.0.result()
}

/// The request, and the promise that its transaction is done.
fn begin(
    database: &IdbDatabase,
    store: &str,
    writes: bool,
    act: &dyn Fn(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
) -> Result<(IdbRequest, Promise), JsValue> {
    let options = Object::new();
    // On the disk before we say thank you, not only in the system's cache.
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let mode = if writes { "readwrite" } else { "readonly" };
    let transaction = database.unchecked_ref::<Database>().transaction(store, mode, &options)?;
    let done = settled(&transaction, "complete", &["abort"]);
    Ok((act(&transaction.object_store(store)?)?, done))
}

fn create(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.unchecked_into();
    let options = web_sys::IdbObjectStoreParameters::new();
    options.set_key_path(&"id".into());
    for store in [RESPONSES, FILES] {
        let store = database.create_object_store_with_optional_parameters(store, &options)?;
        store.create_index_with_str(BY_QUESTIONNAIRE, BY_QUESTIONNAIRE)?;
    }
    Ok(())
}

/// Resolves with one event of a request or transaction and rejects, with its error, at others.
fn settled(target: &web_sys::EventTarget, good: &str, bad: &[&str]) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        let on = |event: &str, done: Function| {
            let source = target.clone();
            let listener = Closure::once_into_js(move || {
                let error = Reflect::get(&source, &"error".into()).unwrap_or_default();
                let _ = done.call1(&JsValue::NULL, &error);
            });
            let _ = target.add_event_listener_with_callback(event, listener.unchecked_ref());
        };
        on(good, resolve);
        for event in bad {
            on(event, reject.clone());
        }
    })
}

fn name_of(error: &JsValue) -> String {
    error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default()
}

fn failed(error: &JsValue) -> StoreError {
    let kind = match name_of(error).as_str() {
        "QuotaExceededError" => StoreErrorKind::Full,
        "InvalidStateError" | "SecurityError" | "UnknownError" => StoreErrorKind::Unavailable,
        _ => StoreErrorKind::Failed,
    };
    let words = error.dyn_ref::<DomException>().map(|error| error.message());
    StoreError { kind, detail: words.or(error.as_string()).unwrap_or_default() }
}
