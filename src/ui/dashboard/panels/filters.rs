//! The filter chips: one for each dimension, opening a list of its values.

use hailong_core::filter::Filter;
use js_sys::{Array, JsString, Object};
use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::i18n::fill;
use crate::ui::dashboard::model::filters::Message;
use crate::ui::dashboard::text::names::Names;

/// What the chips need.
pub struct Filters<'a> {
    pub names: &'a Names,
    pub filter: &'a Filter,
    /// Each dimension with its values.
    pub choices: Vec<(String, Vec<String>)>,
    pub send: Callback<Message>,
}

impl Filters<'_> {
    pub fn view(&self) -> Html {
        let words = self.names.words();
        if self.choices.is_empty() {
            return html! {};
        }
        let clear = self.send.reform(|_: MouseEvent| Message::Clear(None));
        html! {
            <div class="chips" role="group" aria-label={words.filters}>
                { for self.choices.iter().map(|(dimension, values)| self.chip(dimension, values)) }
                if !self.filter.is_all() {
                    <button type="button" class="link" onclick={clear}>{ words.clear_all }</button>
                }
            </div>
        }
    }

    fn chip(&self, dimension: &str, values: &[String]) -> Html {
        let words = self.names.words();
        let name = self.names.dimension(dimension);
        let chosen = self.filter.values(dimension);
        let summary = match chosen {
            None => words.all.to_owned(),
            Some(values) => self.names.chosen(dimension, values, 1),
        };
        // A value that is filtered by, but no longer occurs, must still be there to be taken off.
        let gone = chosen.unwrap_or_default().iter().filter(|value| !values.contains(value));
        let mut listed: Vec<(String, &String)> =
            values.iter().chain(gone).map(|v| (self.names.value(dimension, v), v)).collect();
        let options = self.names.options(dimension);
        if let Some(options) = options {
            // As they are asked; what isn't among them comes last.
            let place = |value: &String| options.iter().position(|option| option == value);
            listed.sort_by_key(|(_, value)| place(value).unwrap_or(usize::MAX));
        } else if dimension == hailong_core::filter::UNIT {
            listed.sort_by(|(a, _), (b, _)| in_order(a, b, self.names.language.tag()));
        }
        let one = self.names.is_one_at_a_time(dimension);
        let kind = if one { "radio" } else { "checkbox" };
        let group = one.then(|| ["hl-filter-", dimension].concat());
        let option = |(label, value): (String, &String)| {
            let group = group.clone();
            let checked = chosen.is_some_and(|chosen| chosen.contains(value));
            let (dimension, key) = (dimension.to_owned(), value.clone());
            let value = value.clone();
            let onchange =
                self.send.reform(move |_: Event| Message::Toggle(dimension.clone(), value.clone()));
            html! {
                <label {key}><input type={kind} name={group} {checked} {onchange} /><span>{ label }</span></label>
            }
        };
        let clear = {
            let dimension = dimension.to_owned();
            self.send.reform(move |_: MouseEvent| Message::Clear(Some(dimension.clone())))
        };
        html! {
            <div class={classes!("chip", chosen.map(|_| "on"))} key={dimension.to_owned()}>
                // One list at a time is open: the name makes them exclusive.
                <details name="hl-filter" onkeydown={Callback::from(close_at_escape)}>
                    <summary><b>{ &name }</b>{ " " }{ summary }</summary>
                    <div class="menu" role="group" aria-label={name.clone()}>
                        { for listed.into_iter().map(option) }
                    </div>
                </details>
                if chosen.is_some() {
                    <button type="button" class="clear" onclick={clear}
                        aria-label={fill(words.clear, &[("name", &name)])}>{ "✕" }</button>
                }
            </div>
        }
    }
}

/// The order of a dictionary of the language: Đ comes after D, not after Z.
fn in_order(a: &str, b: &str, language: &str) -> std::cmp::Ordering {
    let options = Object::new();
    JsString::from(a).locale_compare(b, &Array::of1(&language.into()), &options).cmp(&0)
}

/// Closes the list that is open, unless that is where the pointer went down.
pub fn close_others(event: PointerEvent) {
    let root: Option<web_sys::Element> = event.current_target().map(|t| t.unchecked_into());
    let open = root.and_then(|root| root.query_selector(".chip details[open]").ok()?);
    let at = event.composed_path().get(0);
    if let Some(open) = open.filter(|open| !open.contains(at.dyn_ref())) {
        // A list that stays open hides nothing that matters.
        let _ = open.remove_attribute("open");
    }
}

fn close_at_escape(event: KeyboardEvent) {
    if event.key() != "Escape" {
        return;
    }
    let target: web_sys::Element = event.target_unchecked_into();
    if let Ok(Some(details)) = target.closest("details[open]") {
        // It is this list's key now, not the whole filter's.
        event.prevent_default();
        // A list that stays open hides nothing that matters.
        let _ = details.remove_attribute("open");
        if let Ok(Some(summary)) = details.query_selector("summary") {
            let _ = summary.unchecked_ref::<web_sys::HtmlElement>().focus();
        }
    }
}
