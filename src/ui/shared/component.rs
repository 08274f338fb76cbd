//! What stands in an element and changes: a state, the messages that change it, and what is drawn of it. The names and
//! the order of events are Yew's, which the dashboard uses; this is the small part of it that the form needs, at a
//! twentieth of its weight in the citizen's download.
//!
//! A message is never handled where it is sent but in a microtask soon after, so that nothing is drawn while something
//! else is.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::markup::Html;
use super::patch::{Placed, clear, patch};

/// A state on the page.
pub trait Component: Sized + 'static {
    /// What can happen to it.
    type Message: 'static;
    /// What it is given. Those that are equal to the ones before change nothing.
    type Properties: PartialEq + 'static;

    /// The state that it begins with.
    fn create(ctx: &Context<Self>) -> Self;
    /// A message has come; whether it is to be drawn anew.
    fn update(&mut self, ctx: &Context<Self>, message: Self::Message) -> bool;
    /// It has got other properties than these; whether it is to be drawn anew.
    fn changed(&mut self, _ctx: &Context<Self>, _before: &Self::Properties) -> bool {
        true
    }
    /// What is drawn.
    fn view(&self, ctx: &Context<Self>) -> Html;
    /// It was drawn; whether that was the first time.
    fn rendered(&mut self, ctx: &Context<Self>, first: bool);
    /// It is being taken down.
    fn destroy(&mut self, _ctx: &Context<Self>) {}
}

/// What surrounds a component.
pub struct Context<C: Component> {
    props: C::Properties,
    link: Link<C>,
}

impl<C: Component> Context<C> {
    /// Its properties.
    pub fn props(&self) -> &C::Properties {
        &self.props
    }

    /// The way to it.
    pub fn link(&self) -> &Link<C> {
        &self.link
    }
}

/// The way to a component, for whoever has something to tell it. It leads nowhere once the component is gone.
pub struct Link<C: Component>(Rc<Inner<C>>);

impl<C: Component> Clone for Link<C> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<C: Component> Link<C> {
    /// Sends a message.
    pub fn send_message(&self, message: C::Message) {
        self.0.push(Job::Message(message));
    }

    /// Sends what `message` makes of what it is called with.
    pub fn callback<T: 'static>(&self, message: impl Fn(T) -> C::Message + 'static) -> Callback<T> {
        let link = self.clone();
        Callback::from(move |value| link.send_message(message(value)))
    }
}

/// A function that is handed on; two of them are never told apart.
pub struct Callback<T>(Rc<dyn Fn(T)>);

impl<T> Clone for Callback<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Callback<T> {
    /// Calls it.
    pub fn emit(&self, value: T) {
        (self.0)(value);
    }
}

impl<T, F: Fn(T) + 'static> From<F> for Callback<T> {
    fn from(function: F) -> Self {
        Self(Rc::new(function))
    }
}

enum Job<C: Component> {
    Message(C::Message),
    Properties(C::Properties),
}

struct Inner<C: Component> {
    root: Element,
    jobs: RefCell<VecDeque<Job<C>>>,
    /// A microtask is on its way.
    awaited: Cell<bool>,
    gone: Cell<bool>,
    live: RefCell<Option<Live<C>>>,
}

struct Live<C: Component> {
    ctx: Context<C>,
    component: C,
    placed: Vec<Placed>,
    is_drawn: bool,
}

impl<C: Component> Inner<C> {
    fn push(self: &Rc<Self>, job: Job<C>) {
        if self.gone.get() {
            return;
        }
        self.jobs.borrow_mut().push_back(job);
        if !self.awaited.replace(true) {
            let inner = self.clone();
            spawn_local(async move {
                inner.awaited.set(false);
                inner.work();
            });
        }
    }

    /// Does what has come in, then draws once.
    fn work(self: &Rc<Self>) {
        // While it is at work, what comes in is left for the microtask.
        let Ok(mut live) = self.live.try_borrow_mut() else { return };
        let mut draws = live.as_ref().is_some_and(|live| !live.is_drawn);
        while !self.gone.get() {
            let Some(job) = self.jobs.borrow_mut().pop_front() else { break };
            match (job, &mut *live) {
                (Job::Message(message), Some(live)) => {
                    draws |= live.component.update(&live.ctx, message);
                }
                (Job::Properties(props), Some(live)) if live.ctx.props != props => {
                    let before = std::mem::replace(&mut live.ctx.props, props);
                    draws |= live.component.changed(&live.ctx, &before);
                }
                (Job::Properties(props), empty @ None) => {
                    let ctx = Context { props, link: Link(self.clone()) };
                    let component = C::create(&ctx);
                    *empty = Some(Live { ctx, component, placed: Vec::new(), is_drawn: false });
                    draws = true;
                }
                _ => {}
            }
        }
        if !self.gone.get()
            && draws
            && let Some(live) = &mut *live
        {
            patch(&self.root, &mut live.placed, vec![live.component.view(&live.ctx)]);
            let first = !std::mem::replace(&mut live.is_drawn, true);
            live.component.rendered(&live.ctx, first);
        }
        if self.gone.get() {
            self.end(live.take());
        }
    }

    fn end(&self, live: Option<Live<C>>) {
        self.jobs.take();
        if let Some(mut live) = live {
            live.component.destroy(&live.ctx);
            clear(&self.root, live.placed);
        }
    }
}

/// A component that stands on the page.
pub struct Mounted<C: Component>(Rc<Inner<C>>);

impl<C: Component> Mounted<C> {
    /// Lets one stand in an element that is empty; it comes in a microtask.
    pub fn new(root: Element, props: C::Properties) -> Self {
        let inner = Rc::new(Inner {
            root,
            jobs: RefCell::default(),
            awaited: Cell::default(),
            gone: Cell::default(),
            live: RefCell::new(None),
        });
        inner.push(Job::Properties(props));
        Self(inner)
    }

    /// Gives it other properties.
    pub fn update(&self, props: C::Properties) {
        self.0.push(Job::Properties(props));
    }

    /// Does at once what waits for the microtask.
    pub fn settle(&self) {
        self.0.work();
    }

    /// Takes it down, at once unless it is at work just now.
    pub fn destroy(&self) {
        self.0.gone.set(true);
        if let Ok(mut live) = self.0.live.try_borrow_mut() {
            self.0.end(live.take());
        }
    }
}
