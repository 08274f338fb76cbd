//! Signing in and out, and who is signed in.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::{Extension, Json};
use serde::Deserialize;
use serde_json::{Value, json};

use super::responses::is_json;
use super::{Collector, Refused};
use crate::now;
use crate::secret::{hash, is_password, new_token};
use crate::store::{Account, Session};
use crate::words::Trouble;

/// How long somebody stays signed in, in milliseconds: a working day.
const SESSION: i64 = 12 * 60 * 60 * 1000;

/// What somebody signs in with.
#[derive(Deserialize)]
#[serde(untagged)]
enum Credentials {
    /// A name and its password.
    Password {
        /// The name.
        name: String,
        /// The password.
        password: String,
    },
    /// The token of a link that signs in once.
    Link {
        /// The token.
        link: String,
    },
}

/// `POST /v1/sessions`
pub(super) async fn sign_in(
    Extension(collector): Extension<Arc<Collector>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<(StatusCode, Json<Value>), Refused> {
    if !is_json(&headers) {
        return Err(Trouble::MediaType.into());
    }
    let body = body.map_err(|_| Trouble::BadRequest)?;
    let credentials: Credentials =
        serde_json::from_slice(&body).map_err(|_| Trouble::BadRequest)?;
    let from = collector.proxies.client(peer, &headers);
    let account = match credentials {
        Credentials::Password { name, password } => {
            collector.limits.sign_in(from, &name)?;
            by_password(&collector, &name, password).await?
        }
        Credentials::Link { link } => {
            collector.limits.sign_in(from, "")?;
            collector.store.use_link(&hash(link.as_bytes()), now()).await?
        }
    };
    let account = account.ok_or(Trouble::BadSignIn)?;
    let (token, now) = (new_token(), now());
    let expires = now + SESSION;
    collector.store.add_session(&hash(token.as_bytes()), &account.name, now, expires).await?;
    collector.store.note(now, &account.name, "sign_in", "").await?;
    Ok((StatusCode::CREATED, Json(json!({"token": token, "expires": expires, "account": account}))))
}

async fn by_password(
    collector: &Collector,
    name: &str,
    password: String,
) -> Result<Option<Account>, Refused> {
    // A database can't look for U+0000, and no name has one.
    let found = if name.contains('\0') { None } else { collector.store.account(name).await? };
    let (account, hashed) = found.map_or((None, None), |(account, hashed)| (Some(account), hashed));
    Ok(if is_password(password, hashed).await { account } else { None })
}

/// `GET /v1/session`
pub(super) async fn who(Staff(session): Staff) -> Json<Value> {
    Json(json!({"expires": session.expires, "account": session.account}))
}

/// `DELETE /v1/session`
pub(super) async fn sign_out(
    Extension(collector): Extension<Arc<Collector>>,
    Staff(session): Staff,
    headers: HeaderMap,
) -> Result<StatusCode, Refused> {
    if let Some(token) = bearer(&headers) {
        collector.store.end_session(&hash(token.as_bytes())).await?;
        collector.store.note(now(), &session.account.name, "sign_out", "").await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

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
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
