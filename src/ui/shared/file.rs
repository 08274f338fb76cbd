//! Offers a text or bytes as a file to save.

use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser may take to come for a file, in ms: Firefox and Safari don't do it at once, and without its address
/// nothing is saved, without a message.
const UNTIL_FETCHED: u32 = 40_000;

/// Offers it. Where the browser refuses, nothing happens.
pub fn offer(text: &str, kind: &str, name: &str) {
    let offer = || -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
        save(&blob, name)
    };
    let _ = offer();
}

/// Offers bytes, likewise.
pub fn offer_blob(blob: &Blob, name: &str) {
    let _ = save(blob, name);
}

// Inlined, as the form has one caller.
#[inline(always)]
fn save(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Timeout::new(UNTIL_FETCHED, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}
