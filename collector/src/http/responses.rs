//! `POST /v1/responses`: a citizen's response. It is acknowledged when it is durable, and may be sent any number of times.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::ConnectInfo;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde_json::json;

use super::answer::Refused;
use super::json_body::is_json;
use super::state::Collector;
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
