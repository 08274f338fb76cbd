//! Which responses were deleted, as the store knows it.

use hailong_core::json::Value;

use crate::storage::{StaffStore, StoreError};

/// Their ids. One of them that is stored all the same couldn't be taken out when it was deleted: it is taken out now.
pub async fn deleted(
    store: &dyn StaffStore,
    questionnaire: &str,
    stored: &Result<Vec<Value>, StoreError>,
) -> Vec<String> {
    // Where the store is out of reach, that is told with the responses.
    let deleted = store.removed(questionnaire).await.unwrap_or_default();
    for record in stored.as_deref().unwrap_or_default() {
        let id = record.get("id").and_then(Value::as_str).unwrap_or_default();
        if deleted.iter().any(|deleted| deleted == id) {
            // It doesn't count in any case.
            let _ = store.remove(questionnaire, id).await;
        }
    }
    deleted
}
