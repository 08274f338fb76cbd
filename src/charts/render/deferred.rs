//! A drawing that is postponed while its chart is out of sight: most of a dashboard's charts are below the window, and those
//! in the window come first. Only the newest scene is ever drawn.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::NodeRef;

use super::drawing::Drawing;
use crate::charts::scene::Scene;

/// How far around the window a chart still counts as in sight: half a window above and below, so that scrolling finds it
/// drawn.
const AROUND: &str = "50% 0px";

/// How long a chart out of sight waits, in milliseconds: what is in sight is painted by then. A frame would not do: a tab
/// in the background has none.
const AFTER_PAINTING: u32 = 50;

/// Tells an assistive technology that what is there isn't the newest yet.
const BUSY: &str = "aria-busy";

/// What the browser calls, with what has changed.
type Seen = Closure<dyn FnMut(JsValue)>;

/// The drawing of one `<svg>`.
#[derive(Default)]
pub(super) struct DeferredDrawing {
    own: Rc<Own>,
    seen: Option<(IntersectionObserver, Seen)>,
    print: Option<EventListener>,
}

#[derive(Default)]
struct Own {
    svg: NodeRef,
    drawing: RefCell<Drawing>,
    /// Whether the observer has said so; until then it counts as in sight.
    is_out_of_sight: Cell<bool>,
    /// The scene and the visited region that are still to be drawn.
    pending: RefCell<Option<(Rc<Scene>, Option<usize>)>>,
    timer: RefCell<Option<Timeout>>,
}

impl DeferredDrawing {
    /// The `<svg>`, which is this drawing's alone: the caller puts it on the page.
    pub(super) fn svg(&self) -> NodeRef {
        self.own.svg.clone()
    }

    /// Observes when it comes into sight, and when the page is printed. To be called once the `<svg>` is on the page; until
    /// then it counts as in sight.
    pub(super) fn watch(&mut self) {
        let Some(svg) = self.own.svg() else { return };
        let own = self.own.clone();
        let print = move |_: &web_sys::Event| own.draw_pending();
        self.print = Some(EventListener::new(&gloo::utils::window(), "beforeprint", print));
        let own = self.own.clone();
        let seen = Seen::new(move |entries: JsValue| {
            // The last is how it is now.
            let last = entries
                .unchecked_into::<Array>()
                .pop()
                .unchecked_into::<IntersectionObserverEntry>();
            own.is_out_of_sight.set(!last.is_intersecting());
            if last.is_intersecting() {
                own.draw_pending();
            }
        });
        let around = IntersectionObserverInit::new();
        around.set_root_margin(AROUND);
        let observer =
            IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &around);
        // Where there is none, everything counts as in sight.
        if let Ok(observer) = observer {
            observer.observe(&svg);
            self.seen = Some((observer, seen));
        }
    }

    /// Draws a scene. At once where it is the first one, in sight, or where the arrow keys have moved; otherwise after what is
    /// in sight was painted.
    pub(super) fn draw(&self, scene: &Rc<Scene>, active: Option<usize>) {
        let own = &self.own;
        let can_wait = own.is_out_of_sight.get() && own.drawing.borrow().can_wait(active);
        let is_first = own.pending.replace(Some((scene.clone(), active))).is_none();
        if !can_wait || is_first && own.drawing.borrow().shows(scene) {
            return own.draw_pending();
        }
        if let (true, Some(svg)) = (is_first, own.svg()) {
            let _ = svg.set_attribute(BUSY, "true");
        }
        // A weak handle: a chart that has left the page draws nothing.
        let weak = Rc::downgrade(own);
        let draw = move || {
            if let Some(own) = weak.upgrade() {
                own.draw_pending();
            }
        };
        // In the place of an earlier one: while a window is made wider, what is out of sight waits for the end of it.
        own.timer.replace(Some(Timeout::new(AFTER_PAINTING, draw)));
    }
}

impl Drop for DeferredDrawing {
    fn drop(&mut self) {
        if let Some((observer, _)) = &self.seen {
            observer.disconnect();
            // Entries that weren't delivered yet are dropped.
            observer.take_records();
        }
    }
}

impl Own {
    fn svg(&self) -> Option<web_sys::Element> {
        self.svg.cast()
    }

    fn draw_pending(&self) {
        let pending = self.pending.take();
        if let (Some((scene, active)), Some(svg)) = (pending, self.svg()) {
            self.drawing.borrow_mut().draw(&svg, &scene, active);
            let _ = svg.remove_attribute(BUSY);
        }
    }
}
