//! What the tablet does for the kiosk: its steady clock, the full screen, staying awake, and how its storage is.
//! Each is absent somewhere, so all are looked up by name, and nothing fails where one isn't there.

use std::cell::RefCell;
use std::rc::Rc;

use hailong_core::calendar::Millis;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::state::Now;
use crate::platform;

/// Both clocks.
pub fn now() -> Now {
    let wall = platform::now();
    let steady = global("performance").and_then(|clock| call(&clock, "now", &Array::new()));
    // Without the steady one the other has to do.
    let steady = steady.and_then(|now| now.as_f64()).map_or(wall, |now| now as Millis);
    Now { steady, wall }
}

/// Asks for the full screen; only a person's own press may.
pub fn full_screen() {
    let root = global("document").and_then(|document| member(&document, "documentElement"));
    // Refused it stays as it is: the browser's own kiosk flag is the better way anyway.
    later(root.and_then(|root| call(&root, "requestFullscreen", &Array::new())), |_| {});
}

/// Whether something has the full screen.
pub fn is_full_screen() -> bool {
    global("document").and_then(|document| member(&document, "fullscreenElement")).is_some()
}

/// Keeps the screen lit for as long as the browser lets it.
#[derive(Clone, Default)]
pub struct Awake(Rc<RefCell<Option<JsValue>>>);

impl Awake {
    /// Asks for it, where it isn't so already. A hidden page loses it: ask again when it is seen.
    pub fn ask(&self) {
        if self.is_held() {
            return;
        }
        let held = self.0.clone();
        let lock = global("navigator").and_then(|navigator| member(&navigator, "wakeLock"));
        let asked = lock.and_then(|lock| call(&lock, "request", &Array::of1(&"screen".into())));
        later(asked, move |sentinel| {
            held.replace(Some(sentinel));
        });
    }

    /// Whether the screen is kept lit now.
    pub fn is_held(&self) -> bool {
        let held = self.0.borrow();
        let released = held.as_ref().and_then(|held| member(held, "released"));
        held.is_some() && released.and_then(|released| released.as_bool()) != Some(true)
    }

    /// Lets it go.
    pub fn release(&self) {
        let held = self.0.take();
        later(held.and_then(|held| call(&held, "release", &Array::new())), |_| {});
    }
}

/// How the browser's storage is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Health {
    /// Bytes of this origin.
    pub used: Option<f64>,
    /// Bytes that it may have.
    pub quota: Option<f64>,
    /// Whether the browser has promised to keep them.
    pub persisted: Option<bool>,
}

/// Asks how it is; what isn't known is absent.
pub async fn health() -> Health {
    let storage = global("navigator").and_then(|navigator| member(&navigator, "storage"));
    let Some(storage) = storage else { return Health::default() };
    let ask = async |name: &str| -> Option<JsValue> {
        let asked = call(&storage, name, &Array::new())?;
        JsFuture::from(asked.dyn_into::<Promise>().ok()?).await.ok()
    };
    let estimate = ask("estimate").await;
    let number = |name: &str| member(estimate.as_ref()?, name)?.as_f64();
    Health {
        used: number("usage"),
        quota: number("quota"),
        persisted: ask("persisted").await.and_then(|persisted| persisted.as_bool()),
    }
}

/// Calls a method of an element by its name; nothing where it hasn't one.
pub fn call_of(element: &JsValue, method: &str) {
    call(element, method, &Array::new());
}

fn global(name: &str) -> Option<JsValue> {
    member(&js_sys::global(), name)
}

fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|found| !found.is_null() && !found.is_undefined())
}

fn call(of: &JsValue, name: &str, arguments: &Array) -> Option<JsValue> {
    let method: Function = member(of, name)?.dyn_into().ok()?;
    method.apply(of, arguments).ok()
}

/// Goes on with what a promise gives; where it is refused, nothing happens, and nothing is said in the console.
fn later(promise: Option<JsValue>, then: impl FnOnce(JsValue) + 'static) {
    if let Some(Ok(promise)) = promise.map(|promise| promise.dyn_into::<Promise>()) {
        spawn_local(async move {
            if let Ok(value) = JsFuture::from(promise).await {
                then(value);
            }
        });
    }
}
