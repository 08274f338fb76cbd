//! What both elements do with the page: fetch a file, fire an event, say something in the console.

use hailong_core::decimal::decimal;
use hailong_core::json::Value;
use hailong_core::questionnaire::Problem;
use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, CustomEventInit, Element, Response};

#[wasm_bindgen]
extern "C" {
    /// The request for an address that the shell has begun already, or else a new one; in shell.js.
    fn begun(url: &str) -> Promise;
}

use crate::storage::json;

/// Where a preset or a file of the page's own is: an id is looked up in a folder beside the module,
/// anything with a slash or a dot in it is an address relative to the page.
pub(super) fn address(base: &str, folder: &str, name: &str) -> String {
    if name.bytes().any(|byte| matches!(byte, b'/' | b'.')) {
        name.to_owned()
    } else {
        [base, folder, "/", name, ".json"].concat()
    }
}

/// Fetches JSON; what went wrong in words for the console.
pub(super) async fn fetch_json(url: &str) -> Result<Value, String> {
    received(url, request(url)).await
}

/// Begins to fetch. Two requests that were begun before either is waited for are under way side by side; each must be
/// waited for, or its failure is an error of the page.
pub(super) fn request(url: &str) -> Option<Promise> {
    Some(begun(url))
}

/// The JSON that a request brings; what went wrong in words for the console.
pub(super) async fn received(url: &str, request: Option<Promise>) -> Result<Value, String> {
    let said = |error: JsValue| {
        let error: &js_sys::Error = error.unchecked_ref();
        [url, ": ", &String::from(error.message())].concat()
    };
    let response = JsFuture::from(request.ok_or("no window")?).await.map_err(said)?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err([url, ": HTTP ", &decimal(response.status().into())].concat());
    }
    let text = JsFuture::from(response.text().map_err(said)?).await.map_err(said)?;
    json::parse(&text.as_string().unwrap_or_default()).map_err(|words| [url, ": ", &words].concat())
}

/// Fires an event that leaves the shadow root. Its detail holds ids, codes and counts, never an answer.
pub(super) fn fire(host: &Element, name: &str, detail: &[(&str, JsValue)]) {
    let object = Object::new();
    for (member, value) in detail {
        let _ = Reflect::set(&object, &(*member).into(), value);
    }
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&object);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = host.dispatch_event(&event);
    }
}

/// Makes an element, with a class where that isn't empty, as the last in another one.
pub(super) fn make(tag: &str, class: &str, inside: &Element) -> Element {
    let element = gloo::utils::document().create_element(tag).expect("a tag of ours is sound");
    if !class.is_empty() {
        element.set_class_name(class);
    }
    let _ = inside.append_child(&element);
    element
}

/// The problems of a file, each with the file's address.
pub(super) fn in_file(url: &str, problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| [url, ": ", &problem.words()].concat()).collect()
}

/// Says something to the webmaster.
pub(super) fn complain(tag: &str, what: &[String]) {
    for what in what {
        web_sys::console::error_1(&[tag, ": ", what].concat().into());
    }
}
