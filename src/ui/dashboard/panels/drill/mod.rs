//! What is announced of a pick, and the Escape key. What can be picked in a panel is the panel's, what a pick does is
//! [`crate::ui::dashboard::model::drill`]'s.

use hailong_core::filter::Filter;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::i18n::drill::words;
use crate::i18n::fill;
use crate::ui::dashboard::model::drill::{Message, Said};
use crate::ui::dashboard::text::names::Names;

/// More values than these are counted, not named, when they are said aloud.
const NAMED: usize = 5;

/// What the last pick did, for screen readers.
pub fn status(said: &Said, names: &Names) -> Html {
    let said = match said {
        Said::Nothing => String::new(),
        Said::Filtered { before, after } => filtered(before, after, names),
        Said::TooFew(values) => {
            let named: Vec<String> =
                values.iter().map(|(field, value)| names.value(field, value)).collect();
            fill(words(names.language).too_few, &[("value", &named.join(" × "))])
        }
    };
    html! { <p class="unseen" role="status">{ said }</p> }
}

/// Lets all through at the Escape key, unless it is a list's or a field's own.
pub fn at_escape(send: &Callback<Message>) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        let own = || {
            let at: Option<Element> = event.composed_path().get(0).dyn_into().ok();
            at.is_some_and(|at| {
                at.closest("select, .candidate, dialog").is_ok_and(|own| own.is_some())
            })
        };
        if event.key() == "Escape" && !event.default_prevented() && !own() {
            send.emit(Message::Clear);
        }
    })
}

/// What has become of the filter, in words.
fn filtered(before: &Filter, after: &Filter, names: &Names) -> String {
    let words = words(names.language);
    if after.is_all() {
        return words.cleared.to_owned();
    }
    let mut parts = Vec::new();
    for (field, values) in after.iter().filter(|(field, now)| before.values(field) != Some(*now)) {
        let values = names.chosen(field, values, NAMED);
        let places = [("name", &*names.dimension(field)), ("values", &*values)];
        parts.push(fill(words.filtered, &places));
    }
    for (field, _) in before.iter().filter(|(field, _)| after.values(field).is_none()) {
        parts.push(fill(words.unfiltered, &[("name", &names.dimension(field))]));
    }
    parts.join(" ")
}
