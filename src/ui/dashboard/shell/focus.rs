//! Keeps the focus near: where a redraw takes away what had it, the browser lets it fall to the page's body, and a person at
//! the keyboard would begin at the top of the page. It goes to the first thing that can take it in the nearest part of the
//! dashboard that is still there: from the cross of a chip to the chip, from a file that was removed to the choice of files.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What can take the focus.
const FOCUSABLE: &str = "summary, button:not(:disabled), input:not(:disabled), select, a[href], \
    [tabindex='0']";

/// So many things are tried in a part: what is in a closed list can't take it.
const TRIES: u32 = 40;

/// What has the focus, and all that it is in, the nearest first; nothing where the focus is elsewhere.
#[derive(Clone, Default)]
pub struct Focus(Rc<RefCell<Vec<Element>>>);

impl Focus {
    /// For the focus that comes.
    pub fn on_in(&self) -> Callback<FocusEvent> {
        let held = self.0.clone();
        Callback::from(move |event: FocusEvent| {
            let first = event.composed_path().get(0).dyn_into::<Element>().ok();
            let all = std::iter::successors(first, |of| of.parent_element());
            *held.borrow_mut() = all.collect();
        })
    }

    /// For the focus that goes. Of an element that is being taken away some browsers tell this, too: it still has its place
    /// then, and is gone when this is over.
    pub fn on_out(&self) -> Callback<FocusEvent> {
        let held = self.0.clone();
        Callback::from(move |event: FocusEvent| {
            let Ok(left) = event.composed_path().get(0).dyn_into::<Element>() else { return };
            let held = held.clone();
            let forget = move || {
                if left.is_connected() && held.borrow().first() == Some(&left) {
                    held.borrow_mut().clear();
                }
            };
            Timeout::new(0, forget).forget();
        })
    }

    /// Brings the focus back if a redraw has taken away what had it.
    pub fn mend(&self) {
        if !self.is_lost() {
            return;
        }
        let around: Vec<Element> = self.0.borrow().iter().skip(1).cloned().collect();
        for part in around.iter().filter(|part| part.is_connected()) {
            let Ok(all) = part.query_selector_all(FOCUSABLE) else { continue };
            for at in 0..all.length().min(TRIES) {
                if let Some(next) = all.get(at) {
                    // Where it can't take the focus, the next one may.
                    let _ = next.unchecked_ref::<HtmlElement>().focus();
                }
                if !self.is_lost() {
                    return;
                }
            }
        }
        self.0.borrow_mut().clear();
    }

    fn is_lost(&self) -> bool {
        self.0.borrow().first().is_some_and(|held| !held.is_connected())
    }
}
