//! Brings the page from what was drawn before to what is drawn now, by as few changes as keep the focus, the caret
//! and what a field holds where they are.
//!
//! Children with a key are found again by it, those without by their order among themselves. A tree that was
//! patched is the same as one that is made anew: a test in the browser holds that for random trees.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Node};

use super::listen::Ears;
use super::markup::{Attr, El, Html, Parts};

const SVG: &str = "http://www.w3.org/2000/svg";

/// What stands on the page for one [`Html`], which keeps all of it but its children.
pub(super) struct Placed {
    html: Html,
    /// None where nothing is.
    node: Option<Node>,
    children: Vec<Placed>,
    ears: Ears,
}

/// Brings what stands in an element, all of it ours, to what is drawn now.
pub(super) fn patch(root: &Element, placed: &mut Vec<Placed>, html: Vec<Html>) {
    if let Some(document) = root.owner_document() {
        Patch { document }.children(root, placed, html, false);
    }
}

struct Patch {
    document: Document,
}

impl Patch {
    fn children(&self, parent: &Node, placed: &mut Vec<Placed>, html: Vec<Html>, svg: bool) {
        let mut before: Vec<Option<Placed>> =
            std::mem::take(placed).into_iter().map(Some).collect();
        let mut unkeyed = 0;
        let mut pairs = Vec::with_capacity(html.len());
        for html in html {
            let found = match html.key() {
                Some(_) => before.iter().position(|old| is_of(old, html.key())),
                None => {
                    let rest = before.get(unkeyed..).unwrap_or_default();
                    let found = rest.iter().position(|old| is_of(old, None)).map(|at| unkeyed + at);
                    unkeyed = found.map_or(before.len(), |at| at + 1);
                    found
                }
            };
            let same =
                found.filter(|&at| before[at].as_ref().is_some_and(|old| old.is_like(&html)));
            pairs.push((same.map(|at| (at, before[at].take())), html));
        }
        // What has gone goes first. The browser may tell its listeners of that, and they are still there.
        for gone in before.into_iter().flatten() {
            gone.remove(parent);
        }
        // From the end, so that the node to come before is known: those that stand before it stay as they are.
        let (mut next, mut lowest) = (None, usize::MAX);
        for (old, html) in pairs.into_iter().rev() {
            let now = match old {
                Some((at, Some(mut old))) => {
                    self.update(&mut old, html, svg);
                    if at < lowest {
                        lowest = at;
                    } else {
                        insert(parent, &old, &next);
                    }
                    old
                }
                _ => {
                    let new = self.make(html, svg);
                    insert(parent, &new, &next);
                    new
                }
            };
            next = now.node.clone().or(next);
            placed.push(now);
        }
        placed.reverse();
    }

    /// Makes a node with all that is in it.
    fn make(&self, mut html: Html, svg: bool) -> Placed {
        let mut placed = Placed::nothing();
        match &mut html {
            Html::Nothing => {}
            Html::Text(text) => placed.node = Some(self.document.create_text_node(text).into()),
            Html::Element(El(parts)) => {
                let svg = svg || parts.tag == "svg";
                let made = if svg {
                    self.document.create_element_ns(Some(SVG), parts.tag)
                } else {
                    self.document.create_element(parts.tag)
                };
                // No tag of ours is one that the browser refuses.
                let Ok(element) = made else { return placed };
                for (name, value) in &parts.attributes {
                    set(&element, *name, Some(value));
                }
                let children = std::mem::take(&mut parts.children);
                self.children(&element, &mut placed.children, children, svg);
                placed.ears.listen(&element, std::mem::take(&mut parts.listeners));
                hold(&element, parts, &placed.children);
                if let Some(reference) = &parts.reference {
                    reference.set(&element);
                }
                placed.node = Some(element.into());
            }
        }
        placed.html = html;
        placed
    }

    /// Brings a node to one that is like it.
    fn update(&self, placed: &mut Placed, mut html: Html, svg: bool) {
        match (&placed.html, &mut html) {
            (Html::Text(before), Html::Text(now)) if before != now => {
                if let Some(node) = &placed.node {
                    node.set_node_value(Some(now));
                }
            }
            (Html::Element(El(before)), Html::Element(El(now))) => {
                let Some(node) = &placed.node else { return };
                // What it is was settled when it was made; the browser needn't be asked of each.
                let element: &Element = node.unchecked_ref();
                for (name, _) in &before.attributes {
                    if !now.attributes.iter().any(|(kept, _)| kept == name) {
                        set(element, *name, None);
                    }
                }
                for new in &now.attributes {
                    if !before.attributes.contains(new) {
                        set(element, new.0, Some(&new.1));
                    }
                }
                let children = std::mem::take(&mut now.children);
                self.children(element, &mut placed.children, children, svg || now.tag == "svg");
                placed.ears.listen(element, std::mem::take(&mut now.listeners));
                hold(element, now, &placed.children);
                match (&before.reference, &now.reference) {
                    (Some(before), Some(now)) if before.is(now) => {}
                    (before, now) => {
                        before.iter().for_each(|before| before.unset(element));
                        now.iter().for_each(|now| now.set(element));
                    }
                }
            }
            _ => {}
        }
        placed.html = html;
    }
}

impl Placed {
    fn nothing() -> Self {
        Self { html: Html::Nothing, node: None, children: Vec::new(), ears: Ears::default() }
    }

    /// Whether it can become `html` without being made anew.
    fn is_like(&self, html: &Html) -> bool {
        match (&self.html, html) {
            (Html::Element(before), Html::Element(now)) => before.0.tag == now.0.tag,
            (Html::Text(_), Html::Text(_)) | (Html::Nothing, Html::Nothing) => true,
            _ => false,
        }
    }

    fn remove(self, parent: &Node) {
        if let Some(node) = &self.node {
            // It fails where something else has taken the node away already.
            let _ = parent.remove_child(node);
        }
        self.forget();
    }

    /// Nothing that happens there is heard any more.
    fn forget(self) {
        if let Some(node) = &self.node {
            self.ears.forget(node);
            if let Html::Element(El(parts)) = &self.html
                && let Some(reference) = &parts.reference
            {
                reference.unset(node);
            }
        }
        self.children.into_iter().for_each(Self::forget);
    }
}

/// Takes all down that was drawn.
pub(super) fn clear(root: &Element, placed: Vec<Placed>) {
    placed.into_iter().for_each(|placed| placed.remove(root));
}

impl Html {
    fn key(&self) -> Option<usize> {
        if let Self::Element(El(parts)) = self { parts.key } else { None }
    }
}

fn is_of(placed: &Option<Placed>, key: Option<usize>) -> bool {
    placed.as_ref().is_some_and(|placed| placed.html.key() == key)
}

fn insert(parent: &Node, placed: &Placed, next: &Option<Node>) {
    if let Some(node) = &placed.node {
        // It fails where something else has taken `next` away; at the end it is seen at least.
        if parent.insert_before(node, next.as_ref()).is_err() {
            let _ = parent.append_child(node);
        }
    }
}

fn set(element: &Element, name: Attr, value: Option<&str>) {
    let name = name.name();
    // No name or value of ours is one that the browser refuses.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Lets a control hold what it should, whatever a person or the browser has made of it. What it holds already isn't set
/// again: that would move the caret.
fn hold(element: &Element, parts: &Parts, children: &[Placed]) {
    if let Some(checked) = parts.checked {
        let input: &HtmlInputElement = element.unchecked_ref();
        if input.checked() != checked {
            input.set_checked(checked);
        }
    }
    if let Some(value) = &parts.value {
        if parts.tag == "textarea" {
            let area: &HtmlTextAreaElement = element.unchecked_ref();
            if area.value() != *value {
                area.set_value(value);
            }
        } else {
            let input: &HtmlInputElement = element.unchecked_ref();
            if input.value() != *value {
                input.set_value(value);
            }
        }
    }
    if parts.tag == "select" {
        let select: &HtmlSelectElement = element.unchecked_ref();
        let selected = |placed: &Placed| match &placed.html {
            Html::Element(El(parts)) => {
                parts.attributes.iter().any(|(name, _)| *name == Attr::Selected)
            }
            _ => false,
        };
        // The attribute says nothing any more once a person has picked.
        let at = children.iter().position(selected).unwrap_or(0) as i32;
        if select.selected_index() != at {
            select.set_selected_index(at);
        }
    }
}
