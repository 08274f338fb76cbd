//! The bridge between an element's shell in JavaScript and its application: the same five calls for each of the modules in
//! src/bin.

/// Exports an element's application to its shell: `bridge!(Form, "/form.css", |host, mount, base| …)`, where the last
/// renders into `mount`, a node inside `host`'s shadow root; `base` is the URL of the module's folder.
#[macro_export]
macro_rules! bridge {
    ($application:ty, $styles:literal, |$host:ident, $mount:ident, $base:ident| $mounted:expr) => {
        /// One connected element.
        #[wasm_bindgen::prelude::wasm_bindgen]
        pub struct Mounted($application);

        /// The stylesheet that the shell adopts into the shadow root.
        #[wasm_bindgen::prelude::wasm_bindgen]
        pub fn stylesheet() -> String {
            include_str!(concat!(env!("OUT_DIR"), $styles)).to_owned()
        }

        #[wasm_bindgen::prelude::wasm_bindgen]
        impl Mounted {
            /// The element has come into the page.
            #[wasm_bindgen(constructor)]
            pub fn new(
                $host: web_sys::HtmlElement,
                $mount: web_sys::Element,
                $base: String,
            ) -> Self {
                Self($mounted)
            }
            /// An attribute or property changed.
            pub fn set(&self, name: &str, value: wasm_bindgen::JsValue) {
                self.0.set(name, value)
            }
            /// A property is read.
            pub fn get(&self, name: &str) -> wasm_bindgen::JsValue {
                self.0.get(name)
            }
            /// A method is called.
            pub fn call(
                &self,
                name: &str,
                argument: wasm_bindgen::JsValue,
            ) -> wasm_bindgen::JsValue {
                self.0.call(name, argument)
            }
            /// The element has left the page.
            pub fn destroy(self) {
                self.0.destroy()
            }
        }

        // There is nothing to run: the shell calls what it wants.
        #[cfg(not(target_arch = "wasm32"))]
        fn main() {}
    };
}

/// A small allocator for the modules that citizens download: the usual one is three times the code, and a form has little
/// to allocate.
#[macro_export]
macro_rules! small_allocator {
    () => {
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
    };
}
