//! `GET /v1/feed`: what is new since a cursor. With `wait`, an answer that would be empty is held until there is something: a
//! response is on the screens of the staff as soon as it is stored, and one kind of request is enough for all of it.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Extension;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::answer::Refused;
use super::signed_in::Staff;
use super::state::Collector;
use crate::cursor::Cursor;
use crate::now;
use crate::store::{FeedPage, FeedQuery, StoreError};
use crate::words::Trouble;

/// The most rows of a page.
const MOST: usize = 10_000;

/// The longest that an answer is held.
const LONGEST: Duration = Duration::from_secs(25);

/// How often another process's rows are looked for while an answer is held.
const LOOK: Duration = Duration::from_secs(1);

/// How long a count is good enough to show progress by.
const COUNTED: Duration = Duration::from_secs(20);

#[derive(Deserialize)]
pub(super) struct Asked {
    questionnaire: String,
    cursor: Option<String>,
    limit: Option<usize>,
    wait: Option<u64>,
}

pub(super) async fn page(
    Extension(collector): Extension<Arc<Collector>>,
    Staff(session): Staff,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Refused> {
    if !session.account.role.sees_rows() {
        return Err(Trouble::Forbidden.into());
    }
    let Query(asked) = asked.map_err(|_| Trouble::BadRequest)?;
    let published = collector.catalogue.now();
    published.latest(&asked.questionnaire).ok_or(Trouble::Questionnaire)?;
    let store = &collector.store;
    let cursor = match asked.cursor.filter(|cursor| !cursor.is_empty()) {
        None => {
            // Who begins anew takes all of it: that is worth a line.
            // At a full disk reading goes on: the log has it then.
            let noted =
                store.note(now(), &session.account.name, "pull", &asked.questionnaire).await;
            if let Err(error) = noted {
                tracing::error!(%error, account = session.account.name, "a pull couldn't be noted");
            }
            Cursor::start(store.epoch(), store.buckets())
        }
        Some(text) => {
            let cursor = Cursor::parse(&text).ok_or(Trouble::BadRequest)?;
            if cursor.epoch != store.epoch() {
                return Err(Trouble::Epoch.into());
            }
            if i32::try_from(cursor.seqs.len()) != Ok(store.buckets()) {
                return Err(Trouble::BadRequest.into());
            }
            cursor
        }
    };
    let units = session.account.units.as_deref().map(|units| published.with_those_below(units));
    let query = FeedQuery {
        questionnaire: &asked.questionnaire,
        units: units.as_deref(),
        limit: asked.limit.unwrap_or(MOST).clamp(1, MOST),
    };
    let patience = Duration::from_secs(asked.wait.unwrap_or(0)).min(LONGEST);
    let page = held(&collector, &query, &cursor, patience).await?;
    let total = total(&collector, &query).await?;
    Ok(answer(&page, total))
}

/// The page, as soon as it isn't empty, or when patience is over.
async fn held(
    collector: &Collector,
    query: &FeedQuery<'_>,
    cursor: &Cursor,
    patience: Duration,
) -> Result<FeedPage, StoreError> {
    let until = tokio::time::Instant::now() + patience;
    let mut changes = collector.store.changes();
    loop {
        // Before reading: what is written after that is heard of.
        changes.mark_unchanged();
        let page = collector.store.feed(query, cursor).await?;
        let now = tokio::time::Instant::now();
        if !page.is_empty() || now >= until {
            return Ok(page);
        }
        tokio::select! {
            _ = changes.changed() => {}
            () = tokio::time::sleep(LOOK.min(until - now)) => {}
        }
    }
}

/// Counts that were made a moment ago, by what was counted.
type Counted = HashMap<(String, Option<Vec<String>>), (Instant, i64)>;
static COUNTS: LazyLock<Mutex<Counted>> = LazyLock::new(Mutex::default);

/// How many rows the reader may see, for showing progress: counting a million for each page would take longer than reading it.
async fn total(collector: &Collector, query: &FeedQuery<'_>) -> Result<i64, StoreError> {
    let key = (query.questionnaire.to_owned(), query.units.map(<[_]>::to_vec));
    let known = {
        let mut counts = COUNTS.lock().unwrap_or_else(PoisonError::into_inner);
        counts.retain(|_, (at, _)| at.elapsed() < COUNTED);
        counts.get(&key).map(|(_, count)| *count)
    };
    if let Some(known) = known {
        return Ok(known);
    }
    let count = collector.store.count(query.questionnaire, query.units).await?;
    COUNTS.lock().unwrap_or_else(PoisonError::into_inner).insert(key, (Instant::now(), count));
    Ok(count)
}

/// The page as JSON, put together of the stored texts: reading them again only to write them would be most of the work.
fn answer(page: &FeedPage, total: i64) -> Response {
    let gone: Vec<String> = page.gone.iter().map(|id| format!("\"{id}\"")).collect();
    let text = format!(
        "{{\"cursor\":\"{}\",\"more\":{},\"total\":{total},\"gone\":[{}],\"responses\":[{}]}}",
        page.cursor,
        page.more,
        gone.join(","),
        page.responses.join(",\n")
    );
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    ([kind], text).into_response()
}
