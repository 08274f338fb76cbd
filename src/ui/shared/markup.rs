//! Elements by plain function calls: `el("p", "hint").text(words)`.
//!
//! Yew's `html!` writes each element out in place, about 300 bytes of WebAssembly apiece; these calls are
//! about 30. In the form, which a citizen downloads, that is a quarter of the whole. The dashboard uses
//! `html!`.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{
    Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, MouseEvent, SubmitEvent,
};
use yew::virtual_dom::{Listener, VList, VNode, VTag};
use yew::{Callback, Html, NodeRef};

/// An element that is being made.
pub struct El(Box<VTag>);

/// An element with a class; no class where that is empty.
#[inline(never)]
pub fn el(tag: &'static str, class: &str) -> El {
    let el = El(Box::new(VTag::new(tag)));
    if class.is_empty() { el } else { el.attr("class", class) }
}

/// Several nodes as one.
#[inline(never)]
pub fn all(nodes: Vec<Html>) -> Html {
    VNode::from(VList::with_children(nodes, None))
}

/// No node at all.
pub fn nothing() -> Html {
    Html::default()
}

impl El {
    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.0.add_attribute(name, value.to_owned());
        self
    }

    /// Sets an attribute, where there is a value for it.
    #[inline(never)]
    pub fn maybe(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(mut self, text: &str) -> Self {
        self.0.add_child(VNode::from(text.to_owned()));
        self
    }

    /// Adds an element.
    #[inline(never)]
    pub fn with(self, child: El) -> Self {
        self.node(child.html())
    }

    /// Adds a node.
    #[inline(never)]
    pub fn node(mut self, node: Html) -> Self {
        self.0.add_child(node);
        self
    }

    /// Makes it known by this key among its siblings.
    #[inline(never)]
    pub fn key(mut self, key: usize) -> Self {
        self.0.key = Some(key.into());
        self
    }

    /// Lets a reference know the element on the page.
    pub fn known_as(mut self, reference: &NodeRef) -> Self {
        self.0.node_ref = reference.clone();
        self
    }

    /// Whether a radio or checkbox is chosen.
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.set_checked(checked);
        self
    }

    /// What a field holds.
    #[inline(never)]
    pub fn value(mut self, value: &str) -> Self {
        self.0.set_value(value.to_owned());
        self
    }

    /// Calls at a click.
    #[inline(never)]
    pub fn on_click(self, callback: Callback<MouseEvent>) -> Self {
        self.listen(Rc::new(yew::html::onclick::Wrapper::new(callback)))
    }

    /// Calls when a choice is made or a field is left.
    #[inline(never)]
    pub fn on_change(self, callback: Callback<Event>) -> Self {
        self.listen(Rc::new(yew::html::onchange::Wrapper::new(callback)))
    }

    /// Calls at each letter, with what the field holds.
    #[inline(never)]
    pub fn on_text(self, callback: Callback<String>) -> Self {
        let callback =
            Callback::from(move |event: web_sys::InputEvent| callback.emit(value(&event)));
        self.listen(Rc::new(yew::html::oninput::Wrapper::new(callback)))
    }

    /// Calls when the form is sent, by its button or by Enter.
    #[inline(never)]
    pub fn on_submit(self, callback: Callback<SubmitEvent>) -> Self {
        self.listen(Rc::new(yew::html::onsubmit::Wrapper::new(callback)))
    }

    fn listen(mut self, listener: Rc<dyn Listener>) -> Self {
        self.0.set_listeners(Box::new([Some(listener)]));
        self
    }

    /// The node.
    #[inline(never)]
    pub fn html(self) -> Html {
        VNode::from(*self.0)
    }
}

impl From<El> for Html {
    fn from(el: El) -> Self {
        el.html()
    }
}

/// What the field that an event came from holds.
#[inline(never)]
pub fn value(event: &Event) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(target) => match target.dyn_into::<HtmlTextAreaElement>() {
            Ok(area) => area.value(),
            Err(target) => target.unchecked_into::<HtmlSelectElement>().value(),
        },
    }
}
