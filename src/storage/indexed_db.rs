//! The browser's IndexedDB, through the thinnest shim that is safe: it is in the citizen's download,
//! where a crate for it weighs ten times as much.
//!
//! The database is opened for each operation and closed after it, so that no tab keeps another from
//! upgrading it, and writing is done when the *transaction* is, not the request.

use hailong_core::json::Value;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DomException, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbTransaction};

use super::json::{from_js, to_js};
use super::{Later, ResponseStore, StoreError, StoreErrorKind};

const DATABASE: &str = "hai-long";
const VERSION: u32 = 1;
const RESPONSES: &str = "responses";
/// Files that staff imported, as they were: a reload reads them again.
const FILES: &str = "files";
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
            let id = response.get("id").and_then(Value::as_str).unwrap_or_default();
            match put_new(&record).await {
                Ok(()) => return Ok(id.to_owned()),
                Err(error) if name_of(&error) != "ConstraintError" => return Err(failed(&error)),
                Err(_) => {}
            }
            if from_js(&fetch(id).await?) == response {
                return Ok(id.to_owned());
            }
            let id = crate::platform::new_id();
            Reflect::set(&record, &"id".into(), &id.as_str().into()).map_err(|e| failed(&e))?;
            put_new(&record).await.map_err(|error| failed(&error))?;
            Ok(id)
        })
    }

    fn has(&self, id: &str) -> Later<Result<bool, StoreError>> {
        let id = id.to_owned();
        Box::pin(async move { Ok(!fetch(&id).await?.is_undefined()) })
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
        ] {
            Reflect::set(&record, &member.into(), &value).map_err(|error| failed(&error))?;
        }
        write(FILES, |store| store.put(&record).map(drop)).await.map_err(|error| failed(&error))
    }

    /// The imported files of a questionnaire.
    pub async fn files(&self, questionnaire: &str) -> Result<Vec<StoredFile>, StoreError> {
        let found = all_of(FILES, questionnaire).await.map_err(|error| failed(&error))?;
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
        Ok(found.iter().filter_map(file).collect())
    }

    /// Forgets an imported file.
    pub async fn forget_file(&self, id: &str) -> Result<(), StoreError> {
        write(FILES, |store| store.delete(&id.into()).map(drop))
            .await
            .map_err(|error| failed(&error))
    }
}

async fn put_new(record: &JsValue) -> Result<(), JsValue> {
    write(RESPONSES, |store| store.add(record).map(drop)).await
}

async fn fetch(id: &str) -> Result<JsValue, StoreError> {
    read(RESPONSES, |store| store.get(&id.into())).await.map_err(|error| failed(&error))
}

async fn all_of(store: &str, questionnaire: &str) -> Result<Array, JsValue> {
    let found =
        read(store, |store| store.index(BY_QUESTIONNAIRE)?.get_all_with_key(&questionnaire.into()));
    Ok(found.await?.unchecked_into())
}

async fn write(
    store: &str,
    act: impl FnOnce(&IdbObjectStore) -> Result<(), JsValue>,
) -> Result<(), JsValue> {
    let database = open().await?;
    let options = Object::new();
    // On the disk before we say thank you, not only in the system's cache.
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let transaction =
        database.unchecked_ref::<Database>().transaction(store, "readwrite", &options)?;
    let done = settled(&transaction, "complete", &["abort"]);
    let acted = act(&transaction.object_store(store)?);
    let done = JsFuture::from(done).await;
    database.close();
    acted?;
    done.map(drop)
}

async fn read(
    store: &str,
    act: impl FnOnce(&IdbObjectStore) -> Result<web_sys::IdbRequest, JsValue>,
) -> Result<JsValue, JsValue> {
    let database = open().await?;
    let transaction = database.transaction_with_str(store)?;
    let request = act(&transaction.object_store(store)?)?;
    let done = JsFuture::from(settled(&request, "success", &["error"])).await;
    database.close();
    done?;
    request.result()
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let window = web_sys::window().ok_or("no window")?;
    let factory = window.indexed_db()?.ok_or("no IndexedDB")?;
    let request = factory.open_with_u32(DATABASE, VERSION)?;
    let upgrade = Closure::once_into_js({
        let request = request.clone();
        move || {
            // If it fails the request fails with it, which is where it is reported.
            let _ = create(&request);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    JsFuture::from(settled(&request, "success", &["error", "blocked"])).await?;
    Ok(request.result()?.unchecked_into())
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
