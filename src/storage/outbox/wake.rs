//! When the outbox is looked at: a form is drawn, there may be a network again, somebody looks at the page.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::drain;
use super::page::{PAGE, look_up};

#[wasm_bindgen]
extern "C" {
    /// Calls back when the page has nothing else to do; in form.js.
    #[wasm_bindgen(js_name = whenIdle)]
    fn when_idle(callback: &Function);
    /// Calls back each time that there may be a network again; in form.js.
    #[wasm_bindgen(js_name = whenBack)]
    fn when_back(callback: &Function);
}

/// A form is drawn: as soon as the page has nothing else to do, the collector is looked up where the form's attribute
/// doesn't say it, and what waits is sent. `base` is the folder of the module.
pub fn wake(base: &str, attribute: Option<String>) {
    let was_awake = PAGE.with_borrow_mut(|page| {
        base.clone_into(&mut page.base);
        std::mem::replace(&mut page.is_awake, true)
    });
    if !was_awake {
        let due = Closure::<dyn Fn()>::new(drain::due);
        when_back(due.as_ref().unchecked_ref());
        // For as long as the page is open.
        due.forget();
    }
    let idle = Closure::once_into_js(move || {
        spawn_local(async move {
            if attribute.is_none() {
                look_up().await;
            }
            drain::due();
        });
    });
    when_idle(idle.unchecked_ref());
}
