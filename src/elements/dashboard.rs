//! `<hai-long-dashboard>` for the page: from attributes to the Yew application and back.
use wasm_bindgen::prelude::*;
use yew::prelude::*;

/// A mounted element.
pub struct Dashboard {
    app: yew::AppHandle<Root>,
}

#[component]
fn Root() -> Html {
    html! { <p>{ "Kính mời Ông/Bà" }</p> }
}

impl Dashboard {
    /// Renders into `mount`, an element inside `host`'s shadow root; data lies below the URL `base`.
    pub fn mount(_host: web_sys::HtmlElement, mount: web_sys::Element, _base: String) -> Self {
        Self {
            app: yew::Renderer::<Root>::with_root(mount).render(),
        }
    }
    /// An attribute or property changed.
    pub fn set(&self, _name: &str, _value: JsValue) {}
    /// A property is read.
    pub fn get(&self, _name: &str) -> JsValue {
        JsValue::UNDEFINED
    }
    /// A method is called.
    pub fn call(&self, _name: &str, _argument: JsValue) -> JsValue {
        JsValue::UNDEFINED
    }
    /// Takes the application down.
    pub fn destroy(self) {
        self.app.destroy();
    }
}
