//! Who hears of what happens on the page. One function of JavaScript for all elements and events: a closure for each
//! would be made and collected by the thousand.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, Node};

use super::markup::Listener;

type Listeners = Vec<Rc<dyn Listener>>;

thread_local! {
    static SWITCHBOARD: Switchboard = Switchboard::new();
}

/// Knows the listeners of each element by a number, which the element bears as a property.
struct Switchboard {
    /// Hears everything.
    ear: JsValue,
    /// The property's name; only ours.
    number: JsValue,
    lines: RefCell<Vec<Listeners>>,
    /// Numbers of elements that have gone.
    free: RefCell<Vec<usize>>,
}

impl Switchboard {
    fn new() -> Self {
        let ear: Closure<dyn Fn(Event)> =
            Closure::new(|event| SWITCHBOARD.with(|it| it.hear(event)));
        Self {
            ear: ear.into_js_value(),
            number: js_sys::Symbol::for_("hai-long").into(),
            lines: RefCell::default(),
            free: RefCell::default(),
        }
    }

    fn hear(&self, event: Event) {
        let number = event
            .current_target()
            .and_then(|target| Reflect::get(&target, &self.number).ok())
            .and_then(|number| number.as_f64());
        let Some(number) = number else { return };
        let kind = event.type_();
        // Not borrowed while it is handled: that may well make or remove elements.
        let listener = self.lines.borrow().get(number as usize).and_then(|listeners| {
            listeners.iter().find(|listener| listener.kind() == kind).cloned()
        });
        if let Some(listener) = listener {
            listener.handle(event);
        }
    }
}

/// The listeners of one element.
#[derive(Default)]
pub(super) struct Ears {
    number: Option<usize>,
}

impl Ears {
    /// These listeners, in the place of those before.
    pub(super) fn listen(&mut self, element: &Element, listeners: Listeners) {
        if self.number.is_none() && listeners.is_empty() {
            return;
        }
        SWITCHBOARD.with(|it| {
            let lines = &it.lines;
            let number = *self.number.get_or_insert_with(|| {
                let number = it.free.borrow_mut().pop().unwrap_or_else(|| {
                    lines.borrow_mut().push(Vec::new());
                    lines.borrow().len() - 1
                });
                let _ = Reflect::set(element, &it.number, &JsValue::from_f64(number as f64));
                number
            });
            let heard =
                |listeners: &Listeners, kind| listeners.iter().any(|one| one.kind() == kind);
            let before = lines.borrow_mut().get_mut(number).map(std::mem::take).unwrap_or_default();
            for listener in &listeners {
                // An ear that has nobody to tell any more stays, and is deaf.
                if !heard(&before, listener.kind()) {
                    let _ = element
                        .add_event_listener_with_callback(listener.kind(), it.ear.unchecked_ref());
                }
            }
            lines.borrow_mut()[number] = listeners;
        });
    }

    /// Nobody is told any more. The element loses its number before another gets it: what is still to happen at
    /// it must not be taken for what happens there.
    pub(super) fn forget(&self, node: &Node) {
        let Some(number) = self.number else { return };
        SWITCHBOARD.with(|it| {
            let _ = Reflect::set(node, &it.number, &JsValue::UNDEFINED);
            if let Some(listeners) = it.lines.borrow_mut().get_mut(number) {
                *listeners = Vec::new();
            }
            it.free.borrow_mut().push(number);
        });
    }
}
