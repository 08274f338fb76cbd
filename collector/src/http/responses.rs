//! `POST /v1/responses`: a citizen's response. It is acknowledged when it is durable, and may be sent any number of times.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::ConnectInfo;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde_json::json;

use super::{Collector, Refused};
use crate::now;
use crate::store::Taken;
use crate::submission::check;
use crate::words::Trouble;

pub(super) async fn submit(
    Extension(collector): Extension<Arc<Collector>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Refused> {
    collector.limits.response(collector.proxies.client(peer, &headers))?;
    if !is_json(&headers) {
        return Err(Trouble::MediaType.into());
    }
    let body = body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Trouble::TooLarge,
        _ => Trouble::BadRequest,
    })?;
    let submission = check(&body, &collector.catalogue.now(), now())?;
    let id = submission.id;
    let received = collector.writer.add(submission).await.ok_or(Trouble::Unavailable)??;
    let status = match received.taken {
        Taken::New => StatusCode::CREATED,
        Taken::Same | Taken::Replaced => StatusCode::OK,
        Taken::Conflict => return Err(Trouble::Conflict.into()),
    };
    Ok((status, Json(json!({"id": id, "received": received.at}))).into_response())
}

/// Whether the body is said to be JSON, whatever the character set: JSON has one.
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default();
    kind.trim().eq_ignore_ascii_case("application/json")
}
