//! What both elements do with the page: fetch a file, fire an event, say something in the console.

use hailong_core::json::Value;
use hailong_core::questionnaire::Problem;
use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, CustomEventInit, Element};

#[wasm_bindgen]
extern "C" {
    /// The text of the file at an address: of the request that the shell has begun already, or of a new one; in shell.js.
    fn begun(url: &str) -> Promise;
    /// What a promise gives, or `undefined` where a person would have to wait for it; in shell.js.
    #[wasm_bindgen(js_name = soon)]
    fn within_patience(promise: &Promise) -> Promise;
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
    Request::new(url.to_owned()).json().await
}

/// A file that is being fetched. Two that were begun before either is waited for are under way side by side; each must be
/// waited for, or its failure is an error of the page.
pub(super) struct Request {
    /// Where it is.
    pub(super) url: String,
    text: Promise,
}

impl Request {
    /// Begins to fetch.
    pub(super) fn new(url: String) -> Self {
        let text = begun(&url);
        Self { url, text }
    }

    /// The JSON that it brings; what went wrong in words for the console.
    pub(super) async fn json(&self) -> Result<Value, String> {
        let said = |words: &str| [&self.url, ": ", words].concat();
        let text = JsFuture::from(self.text.clone()).await.map_err(|error| {
            let error: &js_sys::Error = error.unchecked_ref();
            said(&String::from(error.message()))
        })?;
        json::parse(&text.as_string().unwrap_or_default()).map_err(|words| said(&words))
    }

    /// Waits until it is here or has failed, for as long as a person should; whether it is.
    pub(super) async fn is_soon_here(&self) -> bool {
        match JsFuture::from(within_patience(&self.text)).await {
            Ok(text) => !text.is_undefined(),
            Err(_) => true,
        }
    }
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
