//! Somebody who is signed in: what a handler for staff takes.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::answer::Refused;
use super::state::Collector;
use crate::now;
use crate::secret::hash;
use crate::store::Session;
use crate::words::Trouble;

/// Somebody who is signed in. A handler that takes it can't be reached by anybody else.
pub(super) struct Staff(pub(super) Session);

impl<S: Send + Sync> FromRequestParts<S> for Staff {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refused> {
        let collector =
            parts.extensions.get::<Arc<Collector>>().cloned().ok_or(Trouble::Internal)?;
        let token = bearer(&parts.headers).ok_or(Trouble::SignedOut)?;
        let session = collector.store.session(&hash(token.as_bytes()), now()).await?;
        Ok(Self(session.ok_or(Trouble::SignedOut)?))
    }
}

/// The token of a request.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
