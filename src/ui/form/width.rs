//! Whether the form is wide enough for tables: by its own width, whatever the window's.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};
use yew::{Callback, NodeRef};

/// A watch on the form's width, until it is dropped.
pub(super) struct Width {
    observer: ResizeObserver,
    /// The browser calls it; it must live as long as the observer.
    _told: Closure<dyn FnMut()>,
}

impl Width {
    /// Tells at each change whether there is room for tables. Nothing where the browser can't watch: cards
    /// serve everyone.
    pub(super) fn watch(root: &NodeRef, send: Callback<bool>) -> Option<Self> {
        let root = root.cast::<HtmlElement>()?;
        let (form, mut was) = (root.clone(), false);
        let told: Closure<dyn FnMut()> = Closure::new(move || {
            let is = has_room(&form);
            if is != was {
                was = is;
                send.emit(is);
            }
        });
        let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
        observer.observe(&root);
        Some(Self { observer, _told: told })
    }
}

impl Drop for Width {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The stylesheet decides, in ems, so that larger letters need more room; styles/form/block.css.
fn has_room(form: &HtmlElement) -> bool {
    let style = web_sys::window().and_then(|window| window.get_computed_style(form).ok().flatten());
    style.is_some_and(|style| {
        style.get_property_value("--block").is_ok_and(|block| block.trim() == "table")
    })
}
