//! Deleting a response by the number on its receipt, and the audit trail.

use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::{Extension, Json};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::answer::Refused;
use super::signed_in::Staff;
use super::state::Collector;
use crate::now;
use crate::store::Role;
use crate::words::Trouble;

/// How many entries of the audit trail are shown.
const ENTRIES: i64 = 1_000;

#[derive(Deserialize)]
pub(super) struct Receipt {
    questionnaire: String,
    receipt: String,
}

/// `GET /v1/responses?questionnaire=…&receipt=…`: which responses have this number. No answer is told.
pub(super) async fn by_receipt(
    Extension(collector): Extension<Arc<Collector>>,
    Staff(session): Staff,
    asked: Result<Query<Receipt>, QueryRejection>,
) -> Result<Json<Value>, Refused> {
    if !session.account.role.deletes() {
        return Err(Trouble::Forbidden.into());
    }
    let Query(asked) = asked.map_err(|_| Trouble::BadRequest)?;
    let digits: String = asked
        .receipt
        .chars()
        .filter(char::is_ascii_hexdigit)
        .collect::<String>()
        .to_ascii_lowercase();
    if digits.len() != 12 || asked.questionnaire.contains('\0') {
        return Err(Trouble::BadRequest.into());
    }
    let found = collector.store.by_receipt(&asked.questionnaire, &digits).await?;
    let one = |(id, unit, submitted): (Uuid, Option<String>, i64)| json!({"id": id, "unit": unit, "submitted": submitted});
    Ok(Json(json!({"found": found.into_iter().map(one).collect::<Vec<_>>()})))
}

/// `DELETE /v1/responses/{id}`
pub(super) async fn delete(
    Extension(collector): Extension<Arc<Collector>>,
    Staff(session): Staff,
    Path(id): Path<String>,
) -> Result<StatusCode, Refused> {
    if !session.account.role.deletes() {
        return Err(Trouble::Forbidden.into());
    }
    let id = Uuid::try_parse(&id).map_err(|_| Trouble::NotFound)?;
    if !collector.store.delete(id).await? {
        return Err(Trouble::NotFound.into());
    }
    collector.store.note(now(), &session.account.name, "delete", &id.to_string()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /v1/audit`: who did what, the latest first.
pub(super) async fn audit(
    Extension(collector): Extension<Arc<Collector>>,
    Staff(session): Staff,
) -> Result<Json<Value>, Refused> {
    if session.account.role != Role::Administrator {
        return Err(Trouble::Forbidden.into());
    }
    let entries = collector.store.audit(ENTRIES).await?;
    let one = |(at, account, action, detail): (i64, String, String, String)| json!({"at": at, "account": account, "action": action, "detail": detail});
    Ok(Json(json!({"entries": entries.into_iter().map(one).collect::<Vec<_>>()})))
}
