//! The component around the state: presses, time, the form of each person, and the clerk's panel.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use hailong_core::calendar::Millis;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};
use yew::{Callback, Component, Context, Html, NodeRef};

use super::clerk;
use super::device::{self, Awake};
use super::facts::{self, Facts};
use super::gesture::Gesture;
use super::listen;
use super::message::Message;
use super::props::KioskProps;
use super::screens;
use super::state::{Happened, KioskState, Screen};
use crate::i18n::Language;
use crate::storage::MemoryDrafts;
use crate::ui::form::{FormApp, FormEvent, FormProps};
use crate::ui::shared::markup::{Attr, El, component, el};

/// How often the state is told that time goes by: often enough for the seconds of the countdown.
const TICK: u32 = 250;
/// How often what isn't durable yet is tried again.
const RETRY: Millis = 30_000;
/// How long the clerk's panel stays without a touch.
const PANEL: Millis = 60_000;

/// The kiosk.
pub struct KioskApp {
    state: KioskState,
    gesture: Gesture,
    language: Language,
    drafts: Rc<MemoryDrafts>,
    /// The id of the response that is thanked for.
    thanked: Option<String>,
    /// The responses of which the page was told that they are durable.
    told: Vec<String>,
    /// The clerk's panel, as soon as it is open, and what it says, as soon as it is known.
    clerk: Option<Option<Facts>>,
    touched: Millis,
    retried: Millis,
    awake: Awake,
    root: NodeRef,
    asking: NodeRef,
    panel: NodeRef,
    /// The screen that has had the focus.
    looked: Option<(Screen, usize)>,
    listeners: Vec<EventListener>,
    _ticking: Interval,
}

impl Component for KioskApp {
    type Message = Message;
    type Properties = KioskProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link().clone();
        let ticking =
            Interval::new(TICK, move || link.send_message(Message::Happened(Happened::Tick)));
        let awake = Awake::default();
        awake.ask();
        let now = device::now();
        Self {
            state: KioskState::new(ctx.props().settings.clone(), now),
            gesture: Gesture::default(),
            language: ctx.props().form.language,
            drafts: Rc::default(),
            thanked: None,
            told: Vec::new(),
            clerk: None,
            touched: now.steady,
            retried: now.steady,
            awake,
            root: NodeRef::default(),
            asking: NodeRef::default(),
            panel: NodeRef::default(),
            looked: None,
            listeners: listen::everywhere(&ctx.link().callback(|message: Message| message)),
            _ticking: ticking,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &KioskProps) -> bool {
        self.state.settings = ctx.props().settings.clone();
        if !self.state.is_in_use() {
            self.language = ctx.props().form.language;
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Happened(happened) => return self.happen(ctx, happened),
            Message::Pressed(place, is_touch) => {
                let is_gesture = self.gesture.press(place, device::now().steady);
                let changed = is_touch && self.happen(ctx, Happened::Touch);
                if is_gesture {
                    self.open_clerk(ctx);
                }
                return changed || is_gesture;
            }
            Message::Released => {
                self.gesture.release();
                return false;
            }
            Message::Seen => {
                self.awake.ask();
                return self.happen(ctx, Happened::Tick);
            }
            Message::Start(language) => {
                // This is a press of a person, so it may.
                device::full_screen();
                self.awake.ask();
                self.language = language;
                self.happen(ctx, Happened::Start);
            }
            Message::Form(person, event) => self.hear(ctx, person, event),
            Message::OpenClerk => self.open_clerk(ctx),
            Message::CloseClerk => self.clerk = None,
            Message::Facts(facts) => {
                if let Some(panel) = &mut self.clerk {
                    *panel = Some(facts);
                }
            }
            Message::FullScreen => device::full_screen(),
            Message::Export => {
                let props = ctx.props().clone();
                spawn_local(async move { facts::export(&props).await });
            }
            Message::Stored(ids) => {
                for id in ids {
                    self.tell_stored(ctx, &id);
                }
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (props, link) = (ctx.props(), ctx.link());
        let send = link.callback(|message: Message| message);
        let body = match self.state.screen {
            Screen::Filling => self.form(ctx, &send),
            Screen::Attract => screens::attract(props, self.state.too_soon, &send),
            Screen::Closed => screens::closed(props, device::now().wall),
            Screen::Thanks { stored } => {
                let number = self.thanked.as_deref().filter(|_| stored);
                screens::thanks(self.language, number, stored, self.state.too_soon, &send)
            }
        };
        let mut asking = el("dialog", "asking")
            .attr(Attr::Role, "alertdialog")
            .attr(Attr::LabelledBy, "kiosk-asked")
            .known_as(&self.asking);
        if let Some(left) = self.state.countdown {
            asking = asking.with(screens::countdown(self.language, left, &send));
        }
        let mut panel =
            el("dialog", "panel").attr(Attr::LabelledBy, "kiosk-panel").known_as(&self.panel);
        if let Some(facts) = &self.clerk {
            panel = panel.with(clerk::panel(props, facts.as_ref(), self.awake.is_held(), &send));
        }
        el("div", "kiosk")
            .attr(Attr::Lang, self.language.tag())
            .known_as(&self.root)
            .with(body)
            .with(asking)
            .with(panel)
            .html()
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            let send: Callback<Message> = ctx.link().callback(|message| message);
            self.listeners.extend(listen::closing(&self.panel, &send, || Message::CloseClerk));
            // The browser's own ways to close it, Escape or the back gesture, are a sign of life.
            let touched = || Message::Happened(Happened::Touch);
            self.listeners.extend(listen::closing(&self.asking, &send, touched));
        }
        keep_open(&self.asking, self.state.countdown.is_some());
        keep_open(&self.panel, self.clerk.is_some());
        let looked = (self.state.screen, self.state.person);
        if self.looked != Some(looked) {
            // Not when the page has only just come up: the focus is the page's then.
            if self.looked.replace(looked).is_some() {
                look(&self.root);
            }
        }
    }

    fn destroy(&mut self, _ctx: &Context<Self>) {
        self.awake.release();
    }
}

impl KioskApp {
    fn form(&self, ctx: &Context<Self>, send: &Callback<Message>) -> El {
        let (props, link, person) = (ctx.props(), ctx.link(), self.state.person);
        let form = FormProps {
            language: self.language,
            one_at_a_time: true,
            responses: props.waiting.clone(),
            drafts: self.drafts.clone(),
            on_event: link.callback(move |event| Message::Form(person, event)),
            // The tablet is no person's own device.
            device: None,
            ..props.form.clone()
        };
        el("div", "kiosk-filling").with(screens::leave(self.language, send)).node(component::<
            FormApp,
        >(
            person, form
        ))
    }

    /// Tells the state; whether anything that is seen is another than before.
    fn happen(&mut self, ctx: &Context<Self>, happened: Happened) -> bool {
        let now = device::now();
        let before = self.seen(ctx);
        let person = self.state.person;
        self.state.apply(happened, now);
        if happened == Happened::Touch {
            self.touched = now.steady;
        }
        if self.state.person != person {
            // Of the last person nothing is left: the form is made anew, and so is what it kept.
            self.drafts = Rc::default();
        }
        if matches!(self.state.screen, Screen::Attract | Screen::Closed) {
            self.thanked = None;
            self.language = ctx.props().form.language;
        }
        if self.gesture.tick(now.steady) {
            self.open_clerk(ctx);
        }
        if self.clerk.is_some() && now.steady - self.touched >= PANEL {
            self.clerk = None;
        }
        if ctx.props().waiting.count() > 0 && now.steady - self.retried >= RETRY {
            self.retried = now.steady;
            let retrying = ctx.props().waiting.retry();
            let link = ctx.link().clone();
            spawn_local(async move { link.send_message(Message::Stored(retrying.await)) });
        }
        self.seen(ctx) != before
    }

    fn seen(&self, ctx: &Context<Self>) -> impl PartialEq + use<> {
        let state = &self.state;
        let waiting = ctx.props().waiting.count();
        (state.screen, state.person, state.countdown, state.too_soon, self.clerk.is_some(), waiting)
    }

    /// A form of an earlier person may still have something to say: its response was late. That is for the page, and
    /// nothing of it for the person who is there now.
    fn hear(&mut self, ctx: &Context<Self>, person: usize, event: FormEvent) {
        let is_here = person == self.state.person;
        match &event {
            // The person's language goes with the person: the host's attribute stays what it is.
            FormEvent::Language(language) => {
                if is_here {
                    self.language = *language;
                }
                return;
            }
            FormEvent::Again => return,
            FormEvent::Submitted(id) => {
                let id = id.clone();
                self.tell_stored(ctx, &id);
                if is_here {
                    self.thanked = Some(id);
                    self.happen(ctx, Happened::Sent(true));
                }
                return;
            }
            FormEvent::NotStored(_) if is_here => {
                // It waits in memory; this person is done all the same.
                self.retried = device::now().steady;
                self.happen(ctx, Happened::Sent(false));
            }
            _ => {}
        }
        ctx.props().form.on_event.emit(event);
    }

    /// Tells the page that a response is durable, once: its form and another attempt may both come to know.
    fn tell_stored(&mut self, ctx: &Context<Self>, id: &String) {
        if !self.told.contains(id) {
            self.told.push(id.clone());
            ctx.props().form.on_event.emit(FormEvent::Submitted(id.clone()));
        }
    }

    fn open_clerk(&mut self, ctx: &Context<Self>) {
        self.touched = device::now().steady;
        self.clerk = Some(None);
        let props = ctx.props().clone();
        let link = ctx.link().clone();
        spawn_local(async move { link.send_message(Message::Facts(facts::facts(&props).await)) });
    }
}

/// Opens or closes a dialog, where it isn't so yet. Modal: the rest of the page can't be reached under it.
fn keep_open(dialog: &NodeRef, open: bool) {
    let Some(dialog) = dialog.cast::<Element>() else { return };
    match (dialog.has_attribute("open"), open) {
        (false, true) => device::call_of(&dialog, "showModal"),
        (true, false) => device::call_of(&dialog, "close"),
        _ => {}
    }
}

/// Moves the focus to what the screen begins with.
fn look(root: &NodeRef) {
    let Some(root) = root.cast::<Element>() else { return };
    let heading = root.query_selector(".kiosk-heading, .step-heading").ok().flatten();
    if let Some(Ok(heading)) = heading.map(|heading| heading.dyn_into::<HtmlElement>()) {
        // It can only fail for an element that has gone meanwhile.
        let _ = heading.focus();
        root.scroll_into_view();
    }
}
