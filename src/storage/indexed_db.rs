//! Responses, and the files that staff imported, in the browser's IndexedDB: through the thinnest shim that
//! is safe. It is in the citizen's download, where a crate for it weighs ten times as much.

use hailong_core::json::Value;
use hailong_wire::marks::is_of;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Blob;

use super::announce::announce;
use super::database::{BY_QUESTIONNAIRE, FILES, REMOVED, RESPONSES, failed, name_of, run};
use super::json::{from_js, to_js};
use super::{Later, RESUMED, ResponseStore, StoreError};

/// When a file was kept: the earlier one counts where two have a row with the same id.
const KEPT_AT: &str = "kept_at";

/// Which response was deleted.
const RESPONSE: &str = "response";

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
        Box::pin(async move { add(RESPONSES, &response, None).await })
    }

    fn has(&self, response: Value) -> Later<Result<bool, StoreError>> {
        Box::pin(async move {
            let there = from_js(&fetch(RESPONSES, text(&response, "id")).await?);
            Ok(there.get("answers") == response.get("answers"))
        })
    }
}

impl IndexedDb {
    /// All responses to a questionnaire.
    pub async fn all(&self, questionnaire: &str) -> Result<Vec<Value>, StoreError> {
        let found = all_of(RESPONSES, questionnaire).await.map_err(|error| failed(&error))?;
        Ok(found.iter().map(|record| from_js(&record)).collect())
    }

    /// Takes out a response.
    pub async fn forget(&self, id: &str) -> Result<(), StoreError> {
        let stored = from_js(&fetch(RESPONSES, id).await?);
        run(RESPONSES, true, &|store| store.delete(&id.into()))
            .await
            .map_err(|error| failed(&error))?;
        announce(text(&stored, BY_QUESTIONNAIRE));
        Ok(())
    }

    /// Remembers that a response was deleted, and takes it out.
    pub async fn remove(&self, questionnaire: &str, id: &str) -> Result<(), StoreError> {
        let record = Object::new();
        // Two questionnaires may have files with the same ids.
        let key = [questionnaire, "\n", id].concat();
        for (member, value) in [("id", &*key), (BY_QUESTIONNAIRE, questionnaire), (RESPONSE, id)] {
            Reflect::set(&record, &member.into(), &value.into()).map_err(|error| failed(&error))?;
        }
        // In this order: what is remembered and still there is taken out the next time.
        run(REMOVED, true, &|store| store.put(&record)).await.map_err(|error| failed(&error))?;
        let stored = from_js(&fetch(RESPONSES, id).await?);
        if text(&stored, BY_QUESTIONNAIRE) == questionnaire {
            self.forget(id).await?;
        } else {
            announce(questionnaire);
        }
        self.forget_marks(questionnaire, &|mark| is_of(mark, id)).await
    }

    /// The ids of the responses to a questionnaire that were deleted.
    pub async fn removed(&self, questionnaire: &str) -> Result<Vec<String>, StoreError> {
        let found = all_of(REMOVED, questionnaire).await.map_err(|error| failed(&error))?;
        let id = |record: JsValue| Reflect::get(&record, &RESPONSE.into()).ok()?.as_string();
        Ok(found.iter().filter_map(id).collect())
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

    /// Forgets an imported file, and what was noted about comments where nothing is left that they may be of.
    pub async fn forget_file(&self, questionnaire: &str, id: &str) -> Result<(), StoreError> {
        run(FILES, true, &|store| store.delete(&id.into()))
            .await
            .map_err(|error| failed(&error))?;
        for store in [FILES, RESPONSES] {
            let left = all_of(store, questionnaire).await.map_err(|error| failed(&error))?;
            if left.length() > 0 {
                return Ok(());
            }
        }
        self.forget_marks(questionnaire, &|_| true).await
    }
}

/// Adds a response to a store, as [`ResponseStore::add`] says; in the outbox with a note, which is no part of it.
pub(super) async fn add(
    name: &str,
    response: &Value,
    note: Option<&Value>,
) -> Result<String, StoreError> {
    let record = record(response, note);
    let mut id = text(response, "id").to_owned();
    let mut is_taken = false;
    loop {
        match run(name, true, &|store| store.add(&record)).await {
            Ok(_) => {
                announce(text(response, BY_QUESTIONNAIRE));
                return Ok(id);
            }
            Err(error) if is_taken || name_of(&error) != "ConstraintError" => {
                return Err(failed(&error));
            }
            Err(_) => is_taken = true,
        }
        let there = noted(&fetch(name, &id).await?).0;
        if there == *response {
            return Ok(id);
        }
        let sitting = text(response, "sitting");
        // One form that was put by, gone on with in two tabs, and sent from both as it was.
        let is_resumed = |response| text(response, "sitting").starts_with(RESUMED);
        if is_resumed(&there)
            && is_resumed(response)
            && there.get("answers") == response.get("answers")
        {
            return Ok(id);
        }
        if !sitting.is_empty() && sitting == text(&there, "sitting") {
            // The same person at the same form, who was told that it isn't stored, while it was, and
            // has changed an answer and sent it again. The later one is what was meant, and the
            // earlier one may come last.
            if submitted(response) > submitted(&there) {
                let put = run(name, true, &|store| store.put(&record)).await;
                put.map_err(|error| failed(&error))?;
                announce(text(response, BY_QUESTIONNAIRE));
            }
            return Ok(id);
        }
        id = crate::platform::new_id();
        Reflect::set(&record, &"id".into(), &id.as_str().into()).map_err(|e| failed(&e))?;
    }
}

/// What the outbox knows about a response is in this member of its record.
const NOTE: &str = "outbox";

/// A response as it is stored.
pub(super) fn record(response: &Value, note: Option<&Value>) -> JsValue {
    let record = to_js(response);
    if let Some(note) = note {
        // A plain object takes any member.
        let _ = Reflect::set(&record, &NOTE.into(), &to_js(note));
    }
    record
}

/// The response of a record, and the note.
pub(super) fn noted(record: &JsValue) -> (Value, Value) {
    let (mut response, mut note) = (from_js(record), Value::Null);
    if let Value::Object(members) = &mut response
        && let Some(at) = members.iter().position(|(name, _)| name == NOTE)
    {
        note = members.remove(at).1;
    }
    (response, note)
}

pub(super) async fn fetch(store: &str, id: &str) -> Result<JsValue, StoreError> {
    run(store, false, &|store| store.get(&id.into())).await.map_err(|error| failed(&error))
}

pub(super) async fn all_of(store: &str, questionnaire: &str) -> Result<Array, JsValue> {
    let key = questionnaire.into();
    let found =
        run(store, false, &|store| store.index(BY_QUESTIONNAIRE)?.get_all_with_key(&key)).await?;
    Ok(found.dyn_into().unwrap_or_default())
}

pub(super) fn text<'a>(record: &'a Value, member: &str) -> &'a str {
    record.get(member).and_then(Value::as_str).unwrap_or_default()
}

fn submitted(record: &Value) -> i64 {
    record.get("submitted").and_then(Value::as_i64).unwrap_or_default()
}
