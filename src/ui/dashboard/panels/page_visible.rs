//! Hears when the page becomes visible.

use gloo::events::EventListener;
use yew::Callback;

/// Calls when the page comes into sight again.
pub fn on_shown(shown: Callback<()>) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    let own = document.clone();
    Some(EventListener::new(&document, "visibilitychange", move |_| {
        if !own.hidden() {
            shown.emit(());
        }
    }))
}
