//! Asks the browser for the whole screen and for a wake lock. It may refuse either; the slides are shown all the same.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Document;

/// Calls a method where there is one, and returns its promise, if any. A failed promise that isn't awaited is ignored.
pub(super) fn ask(object: &JsValue, method: &str, argument: Option<&str>) -> Option<JsFuture> {
    let method: Function = Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
    let arguments: Array = argument.map(JsValue::from).into_iter().collect();
    let promise: Promise = method.apply(object, &arguments).ok()?.dyn_into().ok()?;
    let unheard = JsFuture::from(promise.clone());
    spawn_local(async move {
        let _ = unheard.await;
    });
    Some(JsFuture::from(promise))
}

/// Whether something has the whole screen.
pub(super) fn is_full(document: &Document) -> bool {
    Reflect::get(document, &"fullscreenElement".into()).is_ok_and(|element| element.is_truthy())
}

/// Keeps the screen awake as long as it is there.
pub(super) struct Awake {
    /// What the browser keeps awake; it lets go of it when the page is out of sight.
    lock: Rc<RefCell<Option<JsValue>>>,
    _shown: Option<EventListener>,
}

impl Awake {
    pub(super) fn ask() -> Self {
        let lock = Rc::new(RefCell::new(None));
        keep(&lock);
        let document = web_sys::window().and_then(|window| window.document());
        let shown = document.map(|document| {
            let (lock, own) = (lock.clone(), document.clone());
            EventListener::new(&document, "visibilitychange", move |_| {
                if !own.hidden() {
                    keep(&lock);
                }
            })
        });
        Self { lock, _shown: shown }
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        if let Some(lock) = self.lock.take() {
            ask(&lock, "release", None);
        }
    }
}

fn keep(lock: &Rc<RefCell<Option<JsValue>>>) {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else { return };
    let Ok(locks) = Reflect::get(&navigator, &"wakeLock".into()) else { return };
    if locks.is_undefined() {
        return;
    }
    let Some(asked) = ask(&locks, "request", Some("screen")) else { return };
    let there = Rc::downgrade(lock);
    spawn_local(async move {
        let Ok(given) = asked.await else { return };
        match there.upgrade() {
            Some(lock) => drop(lock.replace(Some(given))),
            // Left before it was given.
            None => drop(ask(&given, "release", None)),
        }
    });
}
