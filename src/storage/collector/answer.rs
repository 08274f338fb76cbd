//! One request and its answer.

use hailong_core::json::Value;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCredentials, RequestInit, Response};

use super::refusal::Refusal;
use crate::storage::json;

/// What a collector, or what stands between, has answered.
pub(super) struct Answer {
    status: u16,
    retry_after: Option<u32>,
    pub(super) body: Vec<u8>,
}

/// Asks, and waits for the whole answer.
pub(super) async fn fetch(
    url: &str,
    method: &str,
    body: Option<String>,
    token: Option<String>,
    controller: &AbortController,
) -> Result<Answer, JsValue> {
    let init = RequestInit::new();
    init.set_method(method);
    init.set_credentials(RequestCredentials::Omit);
    init.set_signal(Some(&controller.signal()));
    let headers = Array::new();
    let add = |name: &str, value: &str| {
        headers.push(&Array::of2(&name.into(), &value.into()));
    };
    if let Some(token) = token {
        add("authorization", &["Bearer ", &token].concat());
    }
    if let Some(body) = body {
        add("content-type", "application/json");
        init.set_body(&body.into());
    }
    init.set_headers(&headers);
    // A page that was answered before must not stand for one that is asked now.
    Reflect::set(&init, &"cache".into(), &"no-store".into())?;
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response: Response =
        JsFuture::from(window.fetch_with_str_and_init(url, &init)).await?.dyn_into()?;
    let retry_after = response.headers().get("retry-after").ok().flatten();
    let body = JsFuture::from(response.array_buffer()?).await?;
    Ok(Answer {
        status: response.status(),
        retry_after: retry_after.and_then(|seconds| seconds.trim().parse().ok()),
        body: Uint8Array::new(&body).to_vec(),
    })
}

impl Answer {
    pub(super) fn json(&self) -> Result<Value, Refusal> {
        let text = std::str::from_utf8(&self.body).ok();
        text.and_then(|text| json::parse(text).ok()).ok_or_else(|| unread("v1"))
    }

    /// The answer, if it is what was asked for.
    pub(super) fn good(self) -> Result<Self, Refusal> {
        if (200..300).contains(&self.status) {
            return Ok(self);
        }
        let error = self.json().ok();
        let code = error.as_ref().and_then(|error| error.get("error")?.get("code")?.as_str());
        Err(match (self.status, code) {
            (401, Some("bad_sign_in")) => Refusal::BadSignIn,
            (401, _) => Refusal::SignedOut,
            (403, _) => Refusal::Forbidden,
            (404, Some(_)) => Refusal::NotFound,
            (410, Some("epoch")) => Refusal::Epoch,
            (429, _) => Refusal::TooMany(self.retry_after),
            (status, _) => Refusal::Away(["HTTP ", &status.to_string()].concat()),
        })
    }
}

/// An answer that isn't what it should be.
pub(super) fn unread(path: &str) -> Refusal {
    Refusal::Away([path, ": the answer can't be read"].concat())
}
