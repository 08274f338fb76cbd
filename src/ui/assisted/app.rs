//! The component around the state: the keyboard, the focus and the store.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use hailong_core::decimal::decimal;
use hailong_core::json::Value;
use hailong_core::response::{Paradata, Response};
use hailong_wire::{response_to_json, with_marks};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};
use yew::{Component, Context, Html, NodeRef};

use super::draw::Drawing;
use super::keyboard::Meaning;
use super::message::{AssistedProps, Message};
use super::state::{AssistedState, Cursor, Key};
use crate::platform;
use crate::storage::{StoreError, StoreErrorKind, json};
use crate::ui::form::state::Setup;
use crate::ui::form::state::Submit;
use crate::ui::form::{FormEvent, failure, response, setup};
use crate::ui::shared::file::offer;

/// How many milliseconds the store may take before the clerk is told that it hasn't answered.
const PATIENCE: u32 = 10_000;

/// Keying in.
pub struct AssistedApp {
    state: AssistedState,
    root: NodeRef,
    /// The wish for the focus that was granted last.
    looked: u32,
    /// Taking back is under way.
    undoing: bool,
    /// Tells what is keyed in here from what has the same id elsewhere.
    sitting: String,
}

impl Component for AssistedApp {
    type Message = Message;
    type Properties = AssistedProps;

    fn create(ctx: &Context<Self>) -> Self {
        let form = &ctx.props().form;
        // The clerk's list has all procedures, whatever field the paper names.
        let setup = Setup { procedures: Rc::default(), ..setup(form) };
        let state = AssistedState::new(form.questionnaire.clone(), setup);
        look_up(ctx);
        Self {
            state,
            root: NodeRef::default(),
            looked: 0,
            undoing: false,
            sitting: platform::new_id(),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Key(key) => self.key(ctx, key),
            Message::Pressed(Meaning::Digit(digit)) => self.key(ctx, Key::Digit(digit)),
            Message::Pressed(Meaning::Skip) => self.key(ctx, Key::Skip),
            Message::Pressed(Meaning::Back) => self.key(ctx, Key::Back),
            Message::Pressed(Meaning::Down) => self.key(ctx, Key::Down),
            Message::Pressed(Meaning::Store) | Message::Store => self.store(ctx),
            Message::Undo => self.undo(ctx),
            Message::Save => {
                let name = [&self.state.form.id, ".json"].concat();
                offer(&json::stringify(&self.record(ctx)), "application/json", &name);
                return false;
            }
            Message::Settled(sent, Ok(id)) => {
                ctx.props().form.on_event.emit(FormEvent::Submitted(id.clone()));
                // What was changed while it was late is still to be stored, in its place.
                if self.record(ctx) == *sent {
                    self.state.apply(Key::Stored(id));
                }
                look_up(ctx);
            }
            Message::Settled(sent, Err(error)) => {
                if self.state.form.submit == Submit::Running && self.record(ctx) == *sent {
                    self.state.apply(Key::NotStored(failure(error.kind)));
                    ctx.props().form.on_event.emit(FormEvent::NotStored(error.detail));
                }
            }
            Message::Forgotten(result) => {
                self.undoing = false;
                match result {
                    Ok(()) => {
                        self.state.apply(Key::Undone(platform::new_id(), platform::now()));
                    }
                    Err(error) => {
                        self.state.apply(Key::NotUndone);
                        ctx.props().form.on_event.emit(FormEvent::NotStored(error.detail));
                    }
                }
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let send = ctx.link().callback(|message: Message| message);
        Drawing { state: &self.state, props: &ctx.props().form, send }.view(&self.root).html()
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        if self.state.looks != self.looked {
            self.looked = self.state.looks;
            look(&self.root, self.state.at);
        }
    }
}

impl AssistedApp {
    fn key(&mut self, ctx: &Context<Self>, key: Key) {
        // While a response is being taken back, what is keyed in would be in its way.
        if self.undoing && !matches!(key, Key::At(_) | Key::Known(_)) {
            return;
        }
        let answers = matches!(key, Key::Digit(_) | Key::Pick(..) | Key::Type(..));
        if answers && self.state.form.id.is_empty() && self.state.form.submit != Submit::Running {
            self.state.apply(Key::Begin(platform::new_id(), platform::now()));
            ctx.props().form.on_event.emit(FormEvent::Started);
        }
        self.state.apply(key);
    }

    fn store(&mut self, ctx: &Context<Self>) {
        if self.undoing || self.state.form.submit == Submit::Running {
            return;
        }
        if self.state.form.id.is_empty() {
            // A paper with no answer on it is one as well, where nothing is needed.
            self.state.apply(Key::Begin(platform::new_id(), platform::now()));
        }
        self.state.apply(Key::Store(platform::now()));
        if self.state.form.submit == Submit::Running {
            let sent = Rc::new(self.record(ctx));
            let adding = ctx.props().form.responses.add((*sent).clone());
            let (link, late) = (ctx.link().clone(), sent.clone());
            let slow = link.clone();
            // The attempt isn't given up: the store may still do it, and then the response is stored.
            let patience = Timeout::new(PATIENCE, move || {
                let detail = "the store hasn't answered for ten seconds".to_owned();
                let error = StoreError { kind: StoreErrorKind::Slow, detail };
                slow.send_message(Message::Settled(late, Err(error)));
            });
            spawn_local(async move {
                let stored = adding.await;
                drop(patience);
                link.send_message(Message::Settled(sent, stored));
            });
        }
    }

    fn undo(&mut self, ctx: &Context<Self>) {
        if let Some(last) = self.state.last.as_ref().filter(|_| self.state.can_undo()) {
            self.undoing = true;
            let (forgetting, link) = (ctx.props().records.forget(&last.id), ctx.link().clone());
            spawn_local(async move { link.send_message(Message::Forgotten(forgetting.await)) });
        }
    }

    /// The response as it stands, as it is stored.
    fn record(&self, ctx: &Context<Self>) -> Value {
        let form = &ctx.props().form;
        let response = Response {
            paper: Some(platform::clean(&self.state.paper)),
            // On paper nothing is shuffled.
            paradata: Paradata::default(),
            ..response(form, &self.state.form)
        };
        with_marks(response_to_json(&form.questionnaire, &response), &self.sitting, &[])
    }
}

/// Looks up which papers are stored already. Where the store can't be read, none is known; storing will tell.
fn look_up(ctx: &Context<AssistedApp>) {
    let all = ctx.props().records.all(&ctx.props().form.questionnaire.id);
    let link = ctx.link().clone();
    spawn_local(async move {
        let records = all.await.unwrap_or_default();
        let paper = |record: &Value| Some(record.get("paper")?.as_str()?.to_owned());
        let known: Vec<String> = records.iter().filter_map(paper).collect();
        link.send_message(Message::Key(Key::Known(known)));
    });
}

/// Moves the focus to where the clerk is: what is chosen there, or else what comes first.
fn look(root: &NodeRef, at: Cursor) {
    let Some(root) = root.cast::<Element>() else { return };
    let place = match at {
        Cursor::Paper => "#paper".to_owned(),
        Cursor::Question(question) => ["#row", &decimal(question)].concat(),
        Cursor::Store => "#store".to_owned(),
    };
    let controls = ["input:checked", "input, select, textarea"];
    let found = root.query_selector(&place).ok().flatten().map(|place| {
        let inside = controls.iter().find_map(|inside| place.query_selector(inside).ok().flatten());
        inside.unwrap_or(place)
    });
    if let Some(Ok(target)) = found.map(|found| found.dyn_into::<HtmlElement>()) {
        // It can only fail for an element that has gone meanwhile.
        let _ = target.focus();
    }
}
