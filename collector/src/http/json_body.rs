//! Whether a request says that its body is JSON.

use axum::http::{HeaderMap, header};

/// Whether the body is said to be JSON, whatever the character set: JSON has one.
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default();
    kind.trim().eq_ignore_ascii_case("application/json")
}
