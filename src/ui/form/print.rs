//! Prints a sheet of paper, and nothing of the portal around the form: from a frame of its own that is gone
//! when the printer has it.
//!
//! The frame has no address, so it is of the page's own origin and under its policy. Its elements are made one
//! by one and its stylesheet is adopted: the strictest policy has nothing to refuse.

use gloo::events::EventListener;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{CssStyleSheet, Document, Element, HtmlIFrameElement, Window};
use yew::NodeRef;

/// A part of a sheet of paper: an element with a text, and with other parts in it behind the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) tag: &'static str,
    pub(super) class: &'static str,
    pub(super) text: String,
    pub(super) parts: Vec<Part>,
}

/// A part with a text; nothing but its parts where that is empty.
#[inline(never)]
pub(super) fn part(tag: &'static str, class: &'static str, text: &str) -> Part {
    Part { tag, class, text: text.to_owned(), parts: Vec::new() }
}

impl Part {
    /// Adds a part.
    #[inline(never)]
    pub(super) fn with(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }

    /// Adds a part with a text, where there is a text.
    #[inline(never)]
    pub(super) fn line(self, tag: &'static str, class: &'static str, text: &str) -> Self {
        if text.is_empty() { self } else { self.with(part(tag, class, text)) }
    }
}

/// What the printed page is called, by its file's name where it is kept as one, and its language.
pub(super) struct Titled<'a> {
    pub(super) title: &'a str,
    pub(super) tag: &'static str,
}

const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/paper.css"));

/// Prints a sheet, from a frame beside the form. Where the page may not print nothing happens.
pub(super) fn print(form: &NodeRef, titled: &Titled<'_>, sheet: Part) {
    let Some(place) = form.cast::<Element>().and_then(|form| form.parent_element()) else { return };
    if let Ok(Some(left)) = place.query_selector("iframe") {
        // A browser that doesn't say when it has printed.
        left.remove();
    }
    let Ok(frame) = gloo::utils::document().create_element("iframe") else { return };
    let frame: HtmlIFrameElement = frame.unchecked_into();
    // Decoration: nobody comes to it by keyboard or reader.
    let _ = frame.set_attribute("aria-hidden", "true");
    let (title, tag) = (titled.title.to_owned(), titled.tag);
    let loaded = frame.clone();
    // Some browsers put the empty page in only after the frame was, and drop what was written before.
    EventListener::once(&frame, "load", move |_| {
        let Some(window) = loaded.content_window() else { return };
        if fill(&window, &title, tag, &sheet).is_none() {
            return loaded.remove();
        }
        EventListener::once(&window, "afterprint", move |_| {
            // Not while the frame's own print() is still at work.
            spawn_local(async move { loaded.remove() });
        })
        .forget();
        let _ = window.print();
    })
    .forget();
    let _ = place.append_child(&frame);
}

/// Writes a sheet into the frame.
fn fill(window: &Window, title: &str, tag: &str, sheet: &Part) -> Option<()> {
    let document = window.document()?;
    document.set_title(title);
    document.document_element()?.set_attribute("lang", tag).ok()?;
    // A sheet can only be adopted by the document whose window made it.
    let make: JsValue = Reflect::get(window, &"CSSStyleSheet".into()).ok()?;
    let styles = Reflect::construct(make.unchecked_ref::<Function>(), &Array::new()).ok()?;
    let styles: CssStyleSheet = styles.unchecked_into();
    styles.replace_sync(STYLES).ok()?;
    document.set_adopted_style_sheets(&Array::of1(&styles));
    build(&document, document.body()?.as_ref(), sheet);
    Some(())
}

fn build(document: &Document, inside: &Element, part: &Part) {
    let Ok(element) = document.create_element(part.tag) else { return };
    if !part.class.is_empty() {
        element.set_class_name(part.class);
    }
    if !part.text.is_empty() {
        element.set_text_content(Some(&part.text));
    }
    for inner in &part.parts {
        build(document, &element, inner);
    }
    let _ = inside.append_child(&element);
}
