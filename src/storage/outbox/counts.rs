//! What an attempt to empty the outbox has come to.

use wasm_bindgen::JsValue;

/// What an attempt to empty the outbox has come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) delivered: u32,
    pub(super) waiting: u32,
    pub(super) refused: u32,
}

impl From<Counts> for JsValue {
    fn from(counts: Counts) -> Self {
        let object = js_sys::Object::new();
        for (name, count) in [
            ("delivered", counts.delivered),
            ("waiting", counts.waiting),
            ("refused", counts.refused),
        ] {
            // A plain object takes any member.
            let _ = js_sys::Reflect::set(&object, &name.into(), &count.into());
        }
        object.into()
    }
}
