//! Elements by plain function calls: `el("p", "hint").text(words)`. What is made is Yew's: a [`VTag`] in a [`VNode`].
//!
//! Yew's `html!` writes each element out in place, about 300 bytes of WebAssembly apiece; a call here is about 30. In
//! the form, which a citizen downloads, that is a quarter of the whole. The dashboard uses `html!`.
//!
//! Yew finds children again by their keys only where each of them has one; otherwise it counts from the last, and one
//! more at the end makes all of them anew, with the focus lost. So a child without a key gets one here: its place among
//! those without.

use std::cell::RefCell;
use std::rc::Rc;

use hailong_core::decimal::decimal;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlInputElement, HtmlOptionElement, HtmlSelectElement, HtmlTextAreaElement,
};
use yew::html::BaseComponent;
use yew::virtual_dom::{
    AttributeOrProperty, Attributes, Key, Listener, VChild, VList, VNode, VTag, VText,
};
use yew::{Html, NodeRef};

macro_rules! attributes {
    ($($name:ident $text:literal)*) => {
        /// The attributes that elements are made with.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Attr { $($name,)* }

        static NAMES: &[&str] = &[$($text,)*];
    };
}

// A list of names that is known beforehand spares the hash map that Yew keeps attributes in otherwise. The first
// COMMON of them are what most elements have, so that few elements carry a place for each of the others.
attributes! {
    Class "class"
    Id "id"
    Type "type"
    Name "name"
    For "for"
    Part "part"
    Role "role"
    Hidden "aria-hidden"
    Href "href"
    Lang "lang"
    TabIndex "tabindex"
    Rows "rows"
    Value "value"
    Selected "selected"
    Scope "scope"
    NoValidate "novalidate"
    InputMode "inputmode"
    AutoComplete "autocomplete"
    Disabled "aria-disabled"
    LabelledBy "aria-labelledby"
    DescribedBy "aria-describedby"
    Invalid "aria-invalid"
    ViewBox "viewBox"
    CentreX "cx"
    CentreY "cy"
    Radius "r"
    Data "d"
    Label "aria-label"
    Expanded "aria-expanded"
    Controls "aria-controls"
    Active "aria-activedescendant"
    Completes "aria-autocomplete"
    Picked "aria-selected"
    MaxLength "maxlength"
    Busy "aria-busy"
    Translate "translate"
}

/// How many attributes most elements do with.
const COMMON: usize = Attr::Href as usize;

/// An element that is being made.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    /// In the order of [`NAMES`]: none, the first [`COMMON`], or a place for each.
    attributes: Vec<Option<AttributeOrProperty>>,
    children: Vec<Html>,
    /// How many of the children were given without a key.
    unkeyed: usize,
    key: Option<Key>,
    reference: NodeRef,
    checked: Option<bool>,
    value: Option<String>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
}

/// An element with a class; no class where that is empty.
#[inline(never)]
pub fn el(tag: &'static str, class: &str) -> El {
    let el = El(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
        unkeyed: 0,
        key: None,
        reference: NodeRef::default(),
        checked: None,
        value: None,
        listeners: Vec::new(),
    }));
    if class.is_empty() { el } else { el.attr(Attr::Class, class) }
}

/// An element with a class and nothing but a text.
#[inline(never)]
pub fn line(tag: &'static str, class: &str, text: &str) -> El {
    el(tag, class).text(text)
}

/// No node at all.
pub fn nothing() -> Html {
    Html::default()
}

/// A component, known by this key among its siblings.
pub fn component<C: BaseComponent>(key: usize, props: C::Properties) -> Html {
    VChild::<C>::new(props, Some(decimal(key).into())).into()
}

impl El {
    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(mut self, name: Attr, value: &str) -> Self {
        let (at, attributes) = (name as usize, &mut self.0.attributes);
        if attributes.len() <= at {
            let room = if at < COMMON { COMMON } else { NAMES.len() };
            attributes.resize_with(room, || None);
        }
        attributes[at] = Some(AttributeOrProperty::Attribute(Rc::<str>::from(value).into()));
        self
    }

    /// Sets an attribute, where there is a value for it.
    #[inline(never)]
    pub fn maybe(self, name: Attr, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(self, text: &str) -> Self {
        self.node(VText::new(text.to_owned()).into())
    }

    /// Adds an element.
    #[inline(never)]
    pub fn with(mut self, mut child: El) -> Self {
        if child.0.key.is_none() {
            child.0.key = Some(self.next_key());
        }
        self.push(child.html());
        self
    }

    /// Adds a node.
    #[inline(never)]
    pub fn node(mut self, node: Html) -> Self {
        let is_only_text = self.0.children.is_empty() && matches!(node, VNode::VText(_));
        if is_only_text || node.has_key() {
            self.push(node);
        } else {
            let key = self.next_key();
            self.push(VList::with_children(vec![node], Some(key)).into());
        }
        self
    }

    fn push(&mut self, node: Html) {
        self.key_lone_text();
        self.0.children.push(node);
    }

    fn next_key(&mut self) -> Key {
        self.key_lone_text();
        self.0.unkeyed += 1;
        place(self.0.unkeyed - 1)
    }

    /// A text alone needs no key, and most texts are alone; when another child comes it gets the first.
    fn key_lone_text(&mut self) {
        if let [VNode::VText(_)] = &self.0.children[..] {
            let text = std::mem::take(&mut self.0.children);
            self.0.children.push(VList::with_children(text, Some(place(0))).into());
            self.0.unkeyed = 1;
        }
    }

    /// Makes it known by this key among its siblings.
    #[inline(never)]
    pub fn key(mut self, key: usize) -> Self {
        self.0.key = Some(decimal(key).into());
        self
    }

    /// Lets a reference know the element on the page.
    pub fn known_as(mut self, reference: &NodeRef) -> Self {
        self.0.reference = reference.clone();
        self
    }

    /// Whether a radio or checkbox is chosen.
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.checked = Some(checked);
        self
    }

    /// What a field holds.
    #[inline(never)]
    pub fn value(mut self, value: String) -> Self {
        self.0.value = Some(value);
        self
    }

    /// Tells a listener of its kind of event: one for each kind.
    #[inline(never)]
    pub fn listen(mut self, listener: Rc<dyn Listener>) -> Self {
        self.0.listeners.push(Some(listener));
        self
    }

    /// The node.
    #[inline(never)]
    pub fn html(self) -> Html {
        let parts = *self.0;
        let mut tag = VTag::new(parts.tag);
        if !parts.attributes.is_empty() {
            tag.set_attributes(Attributes::Dynamic {
                keys: &NAMES[..parts.attributes.len()],
                values: parts.attributes.into_boxed_slice(),
            });
        }
        tag.key = parts.key;
        tag.node_ref = parts.reference;
        if let Some(checked) = parts.checked {
            tag.set_checked(checked);
        }
        if let Some(value) = parts.value {
            tag.set_value(value);
        }
        if !parts.listeners.is_empty() {
            tag.set_listeners(parts.listeners.into_boxed_slice());
        }
        // Only fields have none.
        if let Some(children) = tag.children_mut() {
            *children = VList::with_children(parts.children, None).into();
        }
        tag.into()
    }
}

impl From<El> for Html {
    fn from(el: El) -> Self {
        el.html()
    }
}

thread_local! {
    static PLACES: RefCell<Vec<Key>> = const { RefCell::new(Vec::new()) };
}

/// The key of a child without one, by its place among such. No key of [`El::key`], a number, is like it.
fn place(at: usize) -> Key {
    PLACES.with_borrow_mut(|places| {
        while places.len() <= at {
            places.push(["_", &decimal(places.len())].concat().into());
        }
        places[at].clone()
    })
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

/// Lets each list below `root` show the option that it is drawn with. The attribute says nothing any more once a person
/// has picked, and Yew has no property for it as it has for a field's value.
pub fn show_selected(root: &NodeRef) {
    let found = root.cast::<Element>().and_then(|root| root.query_selector_all("select").ok());
    for select in found.iter().flat_map(|found| (0..found.length()).filter_map(|at| found.get(at)))
    {
        let select: HtmlSelectElement = select.unchecked_into();
        let selected = select.query_selector("option[selected]").ok().flatten();
        let at = selected.map_or(0, |option| option.unchecked_into::<HtmlOptionElement>().index());
        if select.selected_index() != at {
            select.set_selected_index(at);
        }
    }
}
