//! What staff noted about comments, and the key by which the texts are numbered that it is about. The key is made when notes
//! are first asked for, and goes with the last of them; no version of it is anywhere else.

use hailong_core::json::Value;
use hailong_wire::marks::{Key, mark_from_json};

use super::database::{KEYS, MARKS, failed, run};
use super::indexed_db::{all_of, text};
use super::json::{from_js, to_js};
use super::{IndexedDb, StoreError};
use crate::platform;

/// The notes about the comments of a questionnaire.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    /// What the texts are numbered by.
    pub key: Key,
    /// Each as [`hailong_wire::marks`] writes it.
    pub marks: Vec<Value>,
}

impl IndexedDb {
    /// What staff noted about the comments of a questionnaire. What an older version noted, with numbers that texts can be
    /// found by, is deleted.
    pub async fn notes(&self, questionnaire: &str) -> Result<Notes, StoreError> {
        let key = self.key(questionnaire).await?;
        let mut marks = Vec::new();
        for record in all_of(MARKS, questionnaire).await.map_err(|error| failed(&error))?.iter() {
            let mark = from_js(&record);
            if mark_from_json(&mark).is_some() {
                marks.push(mark);
            } else {
                delete(MARKS, text(&mark, "id")).await?;
            }
        }
        Ok(Notes { key, marks })
    }

    /// The key of a questionnaire's notes; a new one where there is none.
    async fn key(&self, questionnaire: &str) -> Result<Key, StoreError> {
        let new = Key::new(platform::secret());
        let record = to_js(&new.to_json(questionnaire));
        if run(KEYS, true, &|store| store.add(&record)).await.is_ok() {
            return Ok(new);
        }
        // There is one already, or else reading fails as well and says why.
        let found = run(KEYS, false, &|store| store.get(&questionnaire.into())).await;
        let found = found.map_err(|error| failed(&error))?;
        Ok(Key::from_json(&from_js(&found)).unwrap_or(new))
    }

    /// Keeps what was noted about one comment, in the place of what was before.
    pub async fn keep_mark(&self, mark: &Value) -> Result<(), StoreError> {
        let record = to_js(mark);
        run(MARKS, true, &|store| store.put(&record)).await.map_err(|error| failed(&error))?;
        Ok(())
    }

    /// Forgets what was noted under these ids, and the key with the last of a questionnaire's notes.
    pub async fn forget_marks(
        &self,
        questionnaire: &str,
        which: &dyn Fn(&str) -> bool,
    ) -> Result<(), StoreError> {
        let mut are_left = false;
        for record in all_of(MARKS, questionnaire).await.map_err(|error| failed(&error))?.iter() {
            let mark = from_js(&record);
            let id = text(&mark, "id");
            if which(id) {
                delete(MARKS, id).await?;
            } else {
                are_left = true;
            }
        }
        if !are_left {
            delete(KEYS, questionnaire).await?;
        }
        Ok(())
    }
}

async fn delete(store: &str, id: &str) -> Result<(), StoreError> {
    run(store, true, &|store| store.delete(&id.into())).await.map_err(|error| failed(&error))?;
    Ok(())
}
