//! The module behind `<hai-long-form>` with the modes of a hall: what its shell in JavaScript calls.
// There is nothing to run: the shell calls what it wants.
#![cfg_attr(target_arch = "wasm32", no_main)]

use hailong::elements::form::Form;
use hailong::elements::kiosk::KioskAndAssisted;
use wasm_bindgen::prelude::*;

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

/// A small allocator: the usual one is three times the code, and a form has little to allocate, in a hall too.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::GlobalTlsf<Small> = rlsf::GlobalTlsf::new();

/// Without a growing in place of its own for every block, which is code; but with memory that is asked for one
/// time after another made one, without which large texts would waste it.
#[cfg(target_arch = "wasm32")]
struct Small;

#[cfg(target_arch = "wasm32")]
impl rlsf::GlobalTlsfOptions for Small {
    const ENABLE_REALLOCATION: bool = false;
    const COALESCE_POOLS: bool = true;
}

/// One connected element.
#[wasm_bindgen]
pub struct Mounted(Form);

/// The stylesheet that the shell adopts into the shadow root.
#[wasm_bindgen]
pub fn stylesheet() -> String {
    include_str!(concat!(env!("OUT_DIR"), "/kiosk.css")).to_owned()
}

#[wasm_bindgen]
impl Mounted {
    /// Renders into `mount`, a node inside `host`'s shadow root; `base` is the folder of this module.
    #[wasm_bindgen(constructor)]
    pub fn new(host: web_sys::HtmlElement, mount: web_sys::Element, base: String) -> Self {
        Self(Form::mount(host, mount, base, Some(Box::new(KioskAndAssisted::default()))))
    }
    /// An attribute or property changed.
    pub fn set(&self, name: &str, value: JsValue) {
        self.0.set(name, value)
    }
    /// A property is read.
    pub fn get(&self, name: &str) -> JsValue {
        self.0.get(name)
    }
    /// A method is called.
    pub fn call(&self, name: &str, argument: JsValue) -> JsValue {
        self.0.call(name, argument)
    }
    /// The element has left the page.
    pub fn destroy(self) {
        self.0.destroy()
    }
}
