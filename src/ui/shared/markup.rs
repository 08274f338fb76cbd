//! Elements by plain function calls: `el("p", "hint").text(words)`. What is made is data; `patch.rs` brings the page
//! to it. The dashboard has Yew's `html!` instead, which writes about 300 bytes of WebAssembly for each element
//! where a call here is about 30.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Node};

macro_rules! attributes {
    ($($name:ident $text:literal)*) => {
        /// The attributes that elements are made with.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Attr { $($name,)* }

        const NAMES: &[&str] = &[$($text,)*];
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
    Busy "aria-busy"
}

impl Attr {
    pub(super) fn name(self) -> &'static str {
        NAMES[self as usize]
    }
}

/// What stands at a place: an element, a text, or nothing, which keeps the place of what may come.
#[derive(Default)]
pub enum Html {
    /// No node at all.
    #[default]
    Nothing,
    /// A text.
    Text(Box<str>),
    /// An element.
    Element(El),
}

/// An element that is being made.
pub struct El(pub(super) Box<Parts>);

pub(super) struct Parts {
    pub(super) tag: &'static str,
    pub(super) attributes: Vec<(Attr, Box<str>)>,
    pub(super) children: Vec<Html>,
    pub(super) key: Option<usize>,
    pub(super) reference: Option<NodeRef>,
    pub(super) checked: Option<bool>,
    pub(super) value: Option<String>,
    pub(super) listeners: Vec<Rc<dyn Listener>>,
}

/// What hears of an event at an element.
pub trait Listener {
    /// The event's name, `click`. An element has one listener for each name.
    fn kind(&self) -> &'static str;
    /// It happened.
    fn handle(&self, event: Event);
}

/// Knows an element on the page, from when it was drawn until it goes.
#[derive(Clone, Default)]
pub struct NodeRef(Rc<RefCell<Option<Element>>>);

impl NodeRef {
    /// The element, as what the caller knows it to be.
    pub fn cast<T: JsCast>(&self) -> Option<T> {
        self.0.borrow().clone()?.dyn_into().ok()
    }

    pub(super) fn set(&self, element: &Element) {
        self.0.replace(Some(element.clone()));
    }

    /// The element has gone, or has another reference now; this one may know another element by now.
    pub(super) fn unset(&self, element: &Node) {
        self.0.borrow_mut().take_if(|known| element.is_same_node(Some(known)));
    }

    pub(super) fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// An element with a class; no class where that is empty.
#[inline(never)]
pub fn el(tag: &'static str, class: &str) -> El {
    let el = El(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
        key: None,
        reference: None,
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
    Html::Nothing
}

impl El {
    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(mut self, name: Attr, value: &str) -> Self {
        let attributes = &mut self.0.attributes;
        match attributes.iter_mut().find(|(known, _)| *known == name) {
            Some((_, before)) => *before = value.into(),
            None => attributes.push((name, value.into())),
        }
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
        self.node(Html::Text(text.into()))
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
        self.0.reference = Some(reference.clone());
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
        self.0.listeners.push(listener);
        self
    }

    /// The node.
    pub fn html(self) -> Html {
        Html::Element(self)
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
