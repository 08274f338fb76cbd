//! Signing in and out, and who is signed in.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::ConnectInfo;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::{Extension, Json};
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::Refused;
use super::json_body::is_json;
use super::signed_in::{Staff, bearer};
use super::state::Collector;
use crate::now;
use crate::secret::{hash, is_password, new_token};
use crate::store::Account;
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
