//! Keeps the dashboard's view in a part of the page's hash, where the page wants it: `remember="hash"`.
//!
//! Nothing is written until the view changes for the first time. From then on each change is an entry of the history, so
//! "back" undoes it. The host's own state of an entry, and the rest of the hash, stay as they are.

use std::cell::Cell;

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::Window;

use super::hash::{part, with_part};

/// The part of the hash that is a questionnaire's.
pub(super) struct Remembered {
    name: String,
    /// Whether there is a view of ours in the history: until then the address is left alone.
    is_kept: Cell<bool>,
    _listener: EventListener,
}

impl Remembered {
    /// Calls when the page's hash has changed other than by us: back, forward, a link, by hand.
    pub(super) fn listen(questionnaire: &str, changed: impl Fn() + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let name = ["hl-", questionnaire].concat();
        let listener = EventListener::new(&window, "hashchange", move |_| changed());
        Some(Self { name, is_kept: Cell::new(false), _listener: listener })
    }

    /// The view in the address; `None` where it has none of ours.
    pub(super) fn view(&self) -> Option<String> {
        let view = part(&hash(&web_sys::window()?), &self.name);
        if view.is_some() {
            self.is_kept.set(true);
        }
        view
    }

    /// Keeps a view as an entry of its own, and the one before it in that entry which is left.
    pub(super) fn keep(&self, before: &str, view: &str) {
        if self.view().is_none() {
            self.write(before, Entry::Same);
        }
        self.write(view, Entry::New);
        self.is_kept.set(true);
    }

    /// Keeps a view in an entry that has lost it.
    pub(super) fn keep_again(&self, view: Option<&str>) {
        if let Some(view) = view.filter(|_| self.is_kept.get()) {
            self.write(view, Entry::Same);
        }
    }

    /// Puts a view into the address. Where the page has no history, as in a sandbox, nothing happens.
    fn write(&self, view: &str, entry: Entry) -> Option<()> {
        let window = web_sys::window()?;
        let hash = with_part(&hash(&window), &self.name, view);
        // Whole, since a `<base>` would send "#…" elsewhere.
        let address = window.location().href().ok()?;
        let address = [address.split('#').next()?, &hash].concat();
        let history = window.history().ok()?;
        let state = history.state().unwrap_or(JsValue::NULL);
        match entry {
            Entry::New => history.push_state_with_url(&state, "", Some(&address)),
            Entry::Same => history.replace_state_with_url(&state, "", Some(&address)),
        }
        .ok()
    }
}

/// Which entry of the history a view goes into.
enum Entry {
    /// One of its own.
    New,
    /// That of the page as it is.
    Same,
}

fn hash(window: &Window) -> String {
    window.location().hash().unwrap_or_default()
}
