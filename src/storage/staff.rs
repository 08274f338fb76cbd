//! What staff need of the store besides: everything in it, and the files that they imported.

use hailong_core::json::Value;

use super::{IndexedDb, Later, StoreError, StoredFile};

/// Reads responses and keeps files.
pub trait StaffStore {
    /// All responses to a questionnaire.
    fn all(&self, questionnaire: &str) -> Later<Result<Vec<Value>, StoreError>>;

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
