//! Whether a part of the page is near the window, so that what it needs can be fetched and counted before it is seen.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

/// How far around the window is near: a window more above and below, so that what is fetched then is there in time.
const AROUND: &str = "100% 0px";

/// What the browser calls, with what has changed.
type Seen = Closure<dyn FnMut(Array)>;

/// What is in that part, and the callback.
#[derive(Properties, PartialEq)]
pub struct NearViewportProps {
    /// Told when it comes near the window, or leaves it.
    pub on_near: Callback<bool>,
    pub children: Html,
}

/// A part of the page.
pub struct NearViewport {
    part: NodeRef,
    watch: Option<(IntersectionObserver, Seen)>,
}

impl Component for NearViewport {
    /// Whether it is near now.
    type Message = bool;
    type Properties = NearViewportProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self { part: NodeRef::default(), watch: None }
    }

    fn update(&mut self, ctx: &Context<Self>, is_near: bool) -> bool {
        ctx.props().on_near.emit(is_near);
        false
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        html! { <div ref={self.part.clone()}>{ ctx.props().children.clone() }</div> }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let Some(part) = self.part.cast::<Element>().filter(|_| first) else { return };
        let link = ctx.link().clone();
        let seen = Seen::new(move |entries: Array| {
            // The last is how it is now.
            let last = entries.pop().unchecked_into::<IntersectionObserverEntry>();
            link.send_message(last.is_intersecting());
        });
        let around = IntersectionObserverInit::new();
        around.set_root_margin(AROUND);
        let observer =
            IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &around);
        match observer {
            Ok(observer) => {
                observer.observe(&part);
                self.watch = Some((observer, seen));
            }
            // Without an observer it is near from the beginning.
            Err(_) => ctx.link().send_message(true),
        }
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        ctx.props().on_near.emit(false);
        if let Some((observer, _)) = &self.watch {
            observer.disconnect();
            // Entries that the browser has not delivered yet are dropped.
            observer.take_records();
        }
    }
}
