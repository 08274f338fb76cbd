//! Goes through all responses that count, one by one: those of the store, then those of the files, in the order and by the
//! rules by which they are counted. The table has no texts, and no place for what stands beside the answers.

use std::collections::BTreeSet;
use std::rc::Rc;

use hailong_core::import::{Columns, Importer};
use hailong_core::json::Value;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::response::Response;
use hailong_wire::response_from_json;

use crate::storage::{StaffStore, StoreError, StoreErrorKind, StoredFile};
use crate::ui::dashboard::import::file_reader::bytes;

/// So much of a file is read between two turns of the page.
const SLICE: f64 = 65_536.0;

/// Where a response is.
pub enum Origin<'a> {
    /// In the store, as this record.
    Store(&'a Value),
    /// In the file of this name.
    File(&'a str),
}

/// Where responses are.
pub struct Walk {
    pub store: Rc<dyn StaffStore>,
    pub questionnaire: Rc<Questionnaire>,
    /// Files that the store doesn't keep.
    pub unkept: Vec<StoredFile>,
    /// The ids of files that can't be read to their end.
    pub broken: Vec<String>,
    /// The ids of responses that were deleted.
    pub left_out: BTreeSet<String>,
}

/// Takes a response and where it is.
pub type Take<'t> = &'t mut dyn FnMut(&Response, Origin<'_>);

impl Walk {
    /// Gives each of them to `take`, also one that was deleted and is still there: that is for it to look at.
    pub async fn through(&self, take: Take<'_>) -> Result<(), StoreError> {
        let questionnaire = &*self.questionnaire;
        let mut ids: BTreeSet<String> = BTreeSet::new();
        let mut after = None;
        loop {
            let page = self.store.page(&questionnaire.id, after).await?;
            for record in page.records {
                let response = response_from_json(questionnaire, &record);
                // One that has taken the place of another since that one came is in a later page again.
                if let Some(response) = response.filter(|response| !ids.contains(&response.id)) {
                    take(&response, Origin::Store(&record));
                    ids.insert(response.id);
                }
            }
            after = page.next;
            if after.is_none() {
                return self.through_files(ids, take).await;
            }
        }
    }

    /// Gives those of the files, but for the ones with these ids.
    pub async fn through_files(
        &self,
        mut ids: BTreeSet<String>,
        take: Take<'_>,
    ) -> Result<(), StoreError> {
        let questionnaire = &*self.questionnaire;
        let kept = self.store.files(&questionnaire.id).await?;
        let sound = |file: &&StoredFile| !self.broken.contains(&file.id);
        for file in kept.iter().chain(&self.unkept).filter(sound) {
            self.file(file, &mut ids, take).await?;
        }
        Ok(())
    }

    async fn file(
        &self,
        file: &StoredFile,
        ids: &mut BTreeSet<String>,
        take: Take<'_>,
    ) -> Result<(), StoreError> {
        // It was read before. A part of it must not pass for the whole.
        let unread = || StoreError { kind: StoreErrorKind::Failed, detail: file.name.clone() };
        let questionnaire = &*self.questionnaire;
        let mut importer = Importer::with_columns(Columns::from_text(questionnaire, &file.columns));
        importer.knows(ids.iter().map(String::as_str));
        let (size, mut at) = (file.blob.size(), 0.0);
        let mut take_all = |responses: Vec<Response>| {
            for response in responses {
                take(&response, Origin::File(&file.name));
                if !response.id.is_empty() {
                    ids.insert(response.id);
                }
            }
        };
        while at < size {
            let end = (at + SLICE).min(size);
            let bytes = bytes(&file.blob, at, end).await.map_err(|_| unread())?;
            let batch = importer.push(questionnaire, &bytes).map_err(|_| unread())?;
            take_all(batch.accepted);
            at = end;
        }
        let batch = importer.finish(questionnaire).map_err(|_| unread())?;
        take_all(batch.accepted);
        Ok(())
    }
}
