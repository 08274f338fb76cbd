//! A scene on the page. Its nodes are kept: when it is drawn again, the browser is told only what has changed.
//!
//! Nodes are matched by `alignment`. They have no state of their own (no focus, no listener, no animation), so that a wrong
//! match costs more changes and is never seen.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Text};

use super::alignment::{self, Step};
use super::element::{self, Target, Value};
use crate::charts::scene::{Region, Scene};

const SVG: &str = "http://www.w3.org/2000/svg";

#[wasm_bindgen]
extern "C" {
    /// An element whose attributes are set by names that are JavaScript strings already, as one of ours is decoded at each
    /// call; and to numbers, so that they aren't formatted here and parsed by the browser. `setAttribute` doesn't throw for
    /// valid names.
    type Attributes;
    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_number(this: &Attributes, name: &JsValue, value: f64);
    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_text(this: &Attributes, name: &JsValue, value: &str);
}

thread_local! {
    static NAMES: RefCell<Vec<(&'static str, JsValue)>> = RefCell::default();
}

fn set(element: &Element, name: &'static str, value: &Value) {
    let element = element.unchecked_ref::<Attributes>();
    NAMES.with_borrow_mut(|names| {
        let at = names.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
            names.push((name, name.into()));
            names.len() - 1
        });
        let name = &names[at].1;
        match value {
            Value::Length(length) => element.set_number(name, length.value()),
            value => element.set_text(name, &value.text()),
        }
    });
}

/// What was drawn, and its nodes: those of the marks, then those of the regions.
#[derive(Default)]
pub(super) struct Drawing {
    /// None before the first one.
    scene: Option<Rc<Scene>>,
    active: Option<usize>,
    marks: Vec<Node>,
    regions: Vec<Node>,
}

/// A node, and what it is now.
struct Node {
    node: Element,
    text: Option<Text>,
    title: Option<Text>,
    is: element::Element,
}

impl Drawing {
    /// Whether what is there can stay for a moment: there is something, and the arrow keys are where they were.
    pub(super) fn can_wait(&self, active: Option<usize>) -> bool {
        self.scene.is_some() && self.active == active
    }

    /// Whether this very scene is there.
    pub(super) fn shows(&self, scene: &Rc<Scene>) -> bool {
        self.scene.as_ref().is_some_and(|shown| Rc::ptr_eq(shown, scene))
    }

    /// Draws a scene in an `<svg>` that is this drawing's alone. The cells of a table have no nodes of their own
    /// ([`visited`](super::visited) lies over them).
    pub(super) fn draw(&mut self, svg: &Element, scene: &Rc<Scene>, active: Option<usize>) {
        let Some(document) = svg.owner_document() else { return };
        let page = Page { svg, document };
        // Nothing of the browser fails here; if it did, the drawing would begin anew next time.
        if self.draw_on(&page, scene, active).is_err() {
            *self = Self::default();
            svg.set_text_content(None);
        }
    }

    fn draw_on(
        &mut self,
        page: &Page<'_>,
        scene: &Rc<Scene>,
        active: Option<usize>,
    ) -> Result<(), JsValue> {
        let (before, was_active) = (self.scene.clone().unwrap_or_default(), self.active);
        // Nodes and runs are the same in number: each run of what was drawn has its node.
        let (old, new): (Vec<_>, Vec<_>) =
            (element::runs(&before).collect(), element::runs(scene).collect());
        let mut nodes = std::mem::take(&mut self.marks).into_iter();
        for (at, run) in new.iter().enumerate() {
            let rest = &old[old.len() - nodes.len()..];
            let kept = match alignment::step(rest, &new[at..]) {
                Step::Keep(gone) => {
                    nodes.by_ref().take(gone).for_each(|gone| gone.node.remove());
                    nodes.next().zip(rest.get(gone))
                }
                Step::Add => None,
            };
            self.marks.push(match kept {
                Some((mut node, old)) => {
                    if old != run {
                        node.become_(page, element::element(run, Target::Page))?;
                    }
                    node
                }
                None => {
                    let node = page.node(element::element(run, Target::Page))?;
                    let next = nodes.as_slice().first().or(self.regions.first());
                    let next = next.map(|next| -> &web_sys::Node { &next.node });
                    page.svg.insert_before(&node.node, next)?;
                    node
                }
            });
        }
        nodes.for_each(|gone| gone.node.remove());
        let listed = listed(scene);
        for (index, region) in listed.iter().enumerate() {
            let is_active = active == Some(index);
            let made = || element::visit(region, index, is_active);
            if let Some(node) = self.regions.get_mut(index) {
                if before.regions.get(index) != Some(region)
                    || is_active != (was_active == Some(index))
                {
                    node.become_(page, made())?;
                }
            } else {
                let node = page.node(made())?;
                page.svg.append_child(&node.node)?;
                self.regions.push(node);
            }
        }
        for gone in self.regions.drain(listed.len()..) {
            gone.node.remove();
        }
        (self.scene, self.active) = (Some(scene.clone()), active);
        Ok(())
    }
}

fn listed(scene: &Scene) -> &[Region] {
    if scene.across == 0 { &scene.regions } else { &[] }
}

/// Where nodes are.
struct Page<'a> {
    svg: &'a Element,
    document: Document,
}

impl Page<'_> {
    /// A new node.
    fn node(&self, is: element::Element) -> Result<Node, JsValue> {
        let node = self.document.create_element_ns(Some(SVG), is.tag)?;
        for (name, value) in &is.attributes {
            set(&node, name, value);
        }
        let mut title = None;
        if let Some(words) = &is.title {
            let element = self.document.create_element_ns(Some(SVG), "title")?;
            title = Some(self.words(&element, words)?);
            node.append_child(&element)?;
        }
        let text = is.text.as_ref().map(|words| self.words(&node, words)).transpose()?;
        Ok(Node { node, text, title, is })
    }

    fn words(&self, within: &Element, words: &str) -> Result<Text, JsValue> {
        let text = self.document.create_text_node(words);
        within.append_child(&text)?;
        Ok(text)
    }
}

impl Node {
    /// From now on it is another element; a new node where this one can't be.
    fn become_(&mut self, page: &Page<'_>, is: element::Element) -> Result<(), JsValue> {
        let has = |one: &element::Element| (one.tag, one.text.is_some(), one.title.is_some());
        if has(&self.is) != has(&is) {
            let other = page.node(is)?;
            page.svg.replace_child(&other.node, &self.node)?;
            *self = other;
            return Ok(());
        }
        let before = &self.is.attributes;
        for (at, (name, value)) in is.attributes.iter().enumerate() {
            // Most often the same attributes in the same order.
            let old = before.get(at).filter(|(old, _)| old == name);
            let old = old.or_else(|| before.iter().find(|(old, _)| old == name));
            if old.is_none_or(|(_, old)| old != value) {
                set(&self.node, name, value);
            }
        }
        for (name, _) in before {
            if !is.attributes.iter().any(|(kept, _)| kept == name) {
                self.node.remove_attribute(name)?;
            }
        }
        for (node, old, new) in
            [(&self.text, &self.is.text, &is.text), (&self.title, &self.is.title, &is.title)]
        {
            if let (Some(node), Some(new), false) = (node, new, old == new) {
                node.set_data(new);
            }
        }
        self.is = is;
        Ok(())
    }
}
