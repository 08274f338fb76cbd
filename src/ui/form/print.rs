//! Prints a sheet of paper, and nothing of the portal around the form: from a frame of its own that is gone
//! when the printer has it.
//!
//! The frame has no address, so it is of the page's own origin and under its policy. Its elements are made one
//! by one and its stylesheet is adopted: the strictest policy has nothing to refuse.

use gloo::events::EventListener;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Document, Element, Event, HtmlIFrameElement, Window};
use yew::{Callback, NodeRef};

use super::aids::Aid;
use super::sheet::Part;
use super::state::Action;

const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/paper.css"));

/// What is being printed; its frame goes with it.
pub(super) struct Printing {
    frame: HtmlIFrameElement,
    _loaded: EventListener,
}

impl Drop for Printing {
    fn drop(&mut self) {
        self.frame.remove();
    }
}

/// Prints a sheet from a frame beside the form. `title` is what a file is called that it is kept as, `tag` its
/// language; `send` is told when it was printed. Where the page may not print nothing happens.
pub(super) fn print(
    form: &NodeRef,
    title: &str,
    tag: &'static str,
    sheet: Part,
    send: Callback<Action>,
) -> Option<Printing> {
    let place = form.cast::<Element>()?.parent_element()?;
    let frame = gloo::utils::document().create_element("iframe").ok()?;
    // Hidden from keyboards and screen readers: it is on the page only while it is printed.
    frame.set_attribute("aria-hidden", "true").ok()?;
    let frame: HtmlIFrameElement = frame.unchecked_into();
    let (title, inner) = (title.to_owned(), frame.clone());
    // Some browsers put the empty page in only after the frame was, and drop what was written before.
    let loaded = EventListener::new(&frame, "load", move |_| {
        let Some(window) = inner.content_window() else { return };
        if fill(&window, &title, tag, &sheet).is_some() {
            let send = send.clone();
            let printed = move |_: &Event| send.emit(Action::Aid(Aid::Printed));
            EventListener::new(&window, "afterprint", printed).forget();
            // A frame that may not print does nothing.
            let _ = window.print();
        }
    });
    let _ = place.append_child(&frame);
    Some(Printing { frame, _loaded: loaded })
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
