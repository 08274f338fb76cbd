//! What staff need of the store besides: everything in it, and the files that they imported.

use std::rc::Rc;

use hailong_core::import::Encoded;
use hailong_core::json::Value;

use super::{IndexedDb, Later, StoreError, StoredFile};

/// Some of the responses of a store.
pub struct StoredPage {
    /// As they are stored.
    pub records: Vec<Value>,
    /// What the next ones come after; `None` where these are the last.
    pub next: Option<String>,
}

/// Reads responses and keeps files.
pub trait StaffStore {
    /// All responses to a questionnaire.
    fn all(&self, questionnaire: &str) -> Later<Result<Vec<Value>, StoreError>>;

    /// Some of the responses, to go through all of them: the first ones, or those after others.
    fn page(
        &self,
        questionnaire: &str,
        _after: Option<String>,
    ) -> Later<Result<StoredPage, StoreError>> {
        let all = self.all(questionnaire);
        Box::pin(async { Ok(StoredPage { records: all.await?, next: None }) })
    }

    /// The responses that have come from a collector, in the order in which they came.
    fn pulled(&self) -> Vec<Rc<Encoded>> {
        Vec::new()
    }

    /// Looks for the responses of a receipt's number: objects with `id`, `unit` and `submitted`. `None` where one has to go
    /// through all of them.
    fn find(
        &self,
        _questionnaire: &str,
        _receipt: &str,
    ) -> Option<Later<Result<Vec<Value>, StoreError>>> {
        None
    }

    /// The imported files of a questionnaire, in the order in which they were kept.
    fn files(&self, questionnaire: &str) -> Later<Result<Vec<StoredFile>, StoreError>>;

    /// Keeps an imported file; one of the same id is replaced.
    fn keep_file(&self, file: StoredFile) -> Later<Result<(), StoreError>>;

    /// Forgets an imported file of a questionnaire, and what was noted about comments where nothing is left that they may
    /// be of.
    fn forget_file(&self, questionnaire: &str, id: &str) -> Later<Result<(), StoreError>>;

    /// Deletes a response for good, with what was noted about its comments, and remembers its id, so that it counts no more
    /// in a file either.
    fn remove(&self, questionnaire: &str, id: &str) -> Later<Result<(), StoreError>>;

    /// The same for a response that isn't one of a file.
    fn withdraw(&self, questionnaire: &str, id: &str) -> Later<Result<(), StoreError>> {
        self.remove(questionnaire, id)
    }

    /// The ids of the responses that were deleted.
    fn removed(&self, questionnaire: &str) -> Later<Result<Vec<String>, StoreError>>;
}

impl StaffStore for IndexedDb {
    fn all(&self, questionnaire: &str) -> Later<Result<Vec<Value>, StoreError>> {
        let (store, questionnaire) = (*self, questionnaire.to_owned());
        Box::pin(async move { store.all(&questionnaire).await })
    }

    fn files(&self, questionnaire: &str) -> Later<Result<Vec<StoredFile>, StoreError>> {
        let (store, questionnaire) = (*self, questionnaire.to_owned());
        Box::pin(async move { store.files(&questionnaire).await })
    }

    fn keep_file(&self, file: StoredFile) -> Later<Result<(), StoreError>> {
        let store = *self;
        Box::pin(async move { store.keep_file(&file).await })
    }

    fn forget_file(&self, questionnaire: &str, id: &str) -> Later<Result<(), StoreError>> {
        let (store, questionnaire, id) = (*self, questionnaire.to_owned(), id.to_owned());
        Box::pin(async move { store.forget_file(&questionnaire, &id).await })
    }

    fn remove(&self, questionnaire: &str, id: &str) -> Later<Result<(), StoreError>> {
        let (store, questionnaire, id) = (*self, questionnaire.to_owned(), id.to_owned());
        Box::pin(async move { store.remove(&questionnaire, &id).await })
    }

    fn removed(&self, questionnaire: &str) -> Later<Result<Vec<String>, StoreError>> {
        let (store, questionnaire) = (*self, questionnaire.to_owned());
        Box::pin(async move { store.removed(&questionnaire).await })
    }
}
