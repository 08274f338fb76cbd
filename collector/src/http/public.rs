//! What anybody may ask: what this server is, which questionnaires and units there are, whether it is well.

use std::sync::Arc;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde_json::{Value, json};

use super::answer::Refused;
use super::state::Collector;
use crate::now;
use crate::secret::{hash, hex};
use crate::words::Trouble;

/// `GET /v1/collector`
pub(super) async fn collector() -> Json<Value> {
    Json(json!({"name": "hai-long", "version": env!("CARGO_PKG_VERSION"), "api": 1, "time": now()}))
}

/// `GET /v1/questionnaires/{id}`: the latest version's file.
pub(super) async fn questionnaire(
    Extension(collector): Extension<Arc<Collector>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let published = collector.catalogue.now();
    let (_, version) = published.latest(&id).ok_or(Trouble::Questionnaire)?;
    Ok(file(&version.file, &headers))
}

/// `GET /v1/units`
pub(super) async fn units(
    Extension(collector): Extension<Arc<Collector>>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let published = collector.catalogue.now();
    let units = published.units_file.as_ref().ok_or(Trouble::NotFound)?;
    Ok(file(units, &headers))
}

/// A file that a browser may keep, if it asks each time whether it is still the one.
fn file(text: &str, headers: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", &hex(&hash(text.as_bytes()))[..32]);
    let is_known =
        headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, "application/json")], text.to_owned()).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// `GET /healthz`: the program runs.
pub(super) async fn health() -> &'static str {
    "ok"
}

/// `GET /readyz`: it can be used.
pub(super) async fn ready(
    Extension(collector): Extension<Arc<Collector>>,
) -> Result<&'static str, Refused> {
    collector.store.ping().await?;
    Ok("ok")
}
