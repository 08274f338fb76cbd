//! What staff need of the store besides: everything in it, the files that they imported, and what they noted.

use std::collections::HashSet;

use hailong_core::json::Value;

use super::{IndexedDb, Later, Notes, StoreError, StoredFile};

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

    /// What was noted about the comments of a questionnaire.
    fn notes(&self, questionnaire: &str) -> Later<Result<Notes, StoreError>>;

    /// Keeps what was noted about one comment, in the place of what was before.
    fn keep_mark(&self, mark: Value) -> Later<Result<(), StoreError>>;

    /// Forgets what was noted about all comments but these, by the ids of their marks.
    fn forget_other_marks(
        &self,
        questionnaire: &str,
        kept: HashSet<String>,
    ) -> Later<Result<(), StoreError>>;
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

    fn notes(&self, questionnaire: &str) -> Later<Result<Notes, StoreError>> {
        let (store, questionnaire) = (*self, questionnaire.to_owned());
        Box::pin(async move { store.notes(&questionnaire).await })
    }

    fn keep_mark(&self, mark: Value) -> Later<Result<(), StoreError>> {
        let store = *self;
        Box::pin(async move { store.keep_mark(&mark).await })
    }

    fn forget_other_marks(
        &self,
        questionnaire: &str,
        kept: HashSet<String>,
    ) -> Later<Result<(), StoreError>> {
        let (store, questionnaire) = (*self, questionnaire.to_owned());
        Box::pin(async move { store.forget_marks(&questionnaire, &|id| !kept.contains(id)).await })
    }
}
