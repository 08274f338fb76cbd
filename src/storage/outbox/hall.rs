//! What a hall sees of the outbox: what waits is stored in this browser like the rest, and can be taken back until it is
//! sent.

use hailong_core::json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::{drain, queue};
use crate::storage::database::OUTBOX;
use crate::storage::indexed_db::{fetch, text};
use crate::storage::{HallStore, IndexedDb, Later, StoreError, StoreErrorKind};

/// The responses of this browser, those that wait in the outbox among them.
#[derive(Clone, Copy, Default)]
pub struct HallRecords;

impl HallStore for HallRecords {
    fn all(&self, questionnaire: &str) -> Later<Result<Vec<Value>, StoreError>> {
        let questionnaire = questionnaire.to_owned();
        Box::pin(async move {
            let mut all = IndexedDb.all(&questionnaire).await?;
            let waiting = queue::all().await?.into_iter().map(|queued| queued.response);
            all.extend(waiting.filter(|response| text(response, "questionnaire") == questionnaire));
            Ok(all)
        })
    }

    fn forget(&self, id: &str) -> Later<Result<(), StoreError>> {
        let id = id.to_owned();
        Box::pin(async move {
            // In turn: what is being sent at the moment is sent.
            let waited = id.clone();
            let forgotten = drain::in_turn(move || {
                future_to_promise(async move {
                    let there = queue::queued(&fetch(OUTBOX, &waited).await.unwrap_or_default());
                    let is_there = there.entry.id == waited;
                    Ok((is_there && queue::settle(&there.response, None).await).into())
                })
            });
            if JsFuture::from(forgotten).await.is_ok_and(|done| done.is_truthy()) {
                return Ok(());
            }
            if fetch_kept(&id).await? {
                return IndexedDb.forget(&id).await;
            }
            let detail = "the response has been sent to the collector".to_owned();
            Err(StoreError { kind: StoreErrorKind::Failed, detail })
        })
    }
}

async fn fetch_kept(id: &str) -> Result<bool, StoreError> {
    let kept: JsValue = fetch(crate::storage::database::RESPONSES, id).await?;
    Ok(!kept.is_undefined())
}
