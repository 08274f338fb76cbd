//! Elements by plain function calls: `el("p", "hint").text(words)`.
//!
//! Yew's `html!` writes each element out in place, about 300 bytes of WebAssembly apiece; these calls are
//! about 30. In the form, which a citizen downloads, that is a quarter of the whole. The dashboard uses
//! `html!`.

use std::rc::Rc;

use hailong_core::decimal::decimal;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listener, VList, VNode, VTag};
use yew::{Html, NodeRef};

macro_rules! attributes {
    ($($name:ident $text:literal)*) => {
        /// The attributes that elements are made with. A list that is known beforehand spares the
        /// hash map that Yew keeps them in otherwise.
        #[derive(Clone, Copy, Debug)]
        #[allow(missing_docs)]
        pub enum Attr { $($name,)* }

        static NAMES: &[&str] = &[$($text,)*];
    };
}

attributes! {
    Class "class"
    Id "id"
    Type "type"
    Name "name"
    For "for"
    Href "href"
    Lang "lang"
    Part "part"
    Role "role"
    TabIndex "tabindex"
    Rows "rows"
    Value "value"
    Selected "selected"
    Scope "scope"
    NoValidate "novalidate"
    InputMode "inputmode"
    AutoComplete "autocomplete"
    Hidden "aria-hidden"
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
}

/// An element that is being made.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    /// In the order of [`NAMES`]; nothing where it has none at all.
    attributes: Vec<Option<AttributeOrProperty>>,
    children: Vec<Html>,
    key: Option<usize>,
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

impl El {
    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(mut self, name: Attr, value: &str) -> Self {
        let attributes = &mut self.0.attributes;
        if attributes.is_empty() {
            attributes.resize_with(NAMES.len(), || None);
        }
        attributes[name as usize] =
            Some(AttributeOrProperty::Attribute(Rc::<str>::from(value).into()));
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
        self.node(VNode::from(text.to_owned()))
    }

    /// Adds an element.
    #[inline(never)]
    pub fn with(self, child: El) -> Self {
        self.node(child.html())
    }

    /// Adds a node.
    #[inline(never)]
    pub fn node(mut self, node: Html) -> Self {
        self.0.children.push(node);
        self
    }

    /// Makes it known by this key among its siblings.
    #[inline(never)]
    pub fn key(mut self, key: usize) -> Self {
        self.0.key = Some(key);
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
                keys: NAMES,
                values: parts.attributes.into_boxed_slice(),
            });
        }
        tag.key = parts.key.map(|key| decimal(key).into());
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
        // Only fields haven't any.
        if let Some(children) = tag.children_mut() {
            *children = VNode::from(VList::with_children(parts.children, None));
        }
        VNode::from(tag)
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
