//! The module behind `<hai-long-form>` with the modes of a hall: what its shell in JavaScript calls.
// There is nothing to run: the shell calls what it wants.
#![cfg_attr(target_arch = "wasm32", no_main)]

use hailong::elements::form::Form;
use hailong::elements::kiosk::KioskAndAssisted;
use wasm_bindgen::prelude::*;

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

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
