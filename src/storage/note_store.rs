//! What staff noted about comments. A trait of its own, since the dashboard's lazy chunk alone needs it: what makes the
//! store for [`NoteStore`] stands there, and its code with it.

use std::collections::HashSet;

use hailong_core::json::Value;

use super::{IndexedDb, Later, Notes, StoreError};

/// Keeps what was noted about comments.
pub trait NoteStore {
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

impl NoteStore for IndexedDb {
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
