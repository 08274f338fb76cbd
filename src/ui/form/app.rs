//! The component around the state: storage, focus and events.

use std::rc::Rc;

use hailong_core::questionnaire::{Asked, Kind, Questionnaire};
use hailong_core::response::{Answer, Mode, Paradata, Response};
use hailong_core::unit::Unit;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Component, Context, Html, NodeRef, Properties};

use super::deed::Told;
use super::draw::{Drawing, focus};
use super::given::given;
use super::print::{Printing, print};
use super::settings::{Aid, keep, restore};
use super::state::{Action, FormState, Step, Submit};
use super::voice::Voice;
use crate::i18n::Language;
use crate::i18n::form::words;
use crate::platform;
use crate::storage::{DraftStore, ResponseStore, json};
use crate::wire::{Draft, response_to_json};

/// What the page around the form is told. Never an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormEvent {
    /// The first answer was given.
    Started,
    /// A page was reached: its number from 1, and how many there are.
    Progress(usize, usize),
    /// The response is durable under this id.
    Submitted(String),
    /// It could not be stored: the browser's words, for the console.
    NotStored(String),
    /// The person asks for another language.
    Language(Language),
    /// The person asks for an empty form.
    Again,
}

/// What the form needs.
#[derive(Properties, Clone)]
pub struct FormProps {
    /// What is asked.
    pub questionnaire: Rc<Questionnaire>,
    /// The units to choose from.
    pub units: Rc<Vec<Unit>>,
    /// The unit that the page is for; it isn't asked for then.
    pub unit: Option<String>,
    /// The code of the case that the page is for.
    pub dossier: Option<String>,
    /// What else the page answers: ids of questions and values, see `given.rs`.
    pub prefill: Vec<(String, String)>,
    /// Whether one question is shown at a time.
    pub one_at_a_time: bool,
    /// The channel through which the form was reached.
    pub channel: Option<String>,
    /// How it is filled in.
    pub mode: Mode,
    /// The language.
    pub language: Language,
    /// Where responses go.
    pub responses: Rc<dyn ResponseStore>,
    /// Where the draft is kept.
    pub drafts: Rc<dyn DraftStore>,
    /// Told what happens.
    pub on_event: Callback<FormEvent>,
}

impl PartialEq for FormProps {
    // The callbacks and stores of one form stay the same; what can change is what it shows.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.questionnaire, &other.questionnaire)
            && self.channel == other.channel
            && self.language == other.language
    }
}

/// The form.
pub struct FormApp {
    state: FormState,
    /// Whether the last attempt to keep the draft worked; `None` before the first.
    saved: Option<bool>,
    root: NodeRef,
    told: Rc<Told>,
    voice: Voice,
    printing: Option<Printing>,
    /// The wish for the focus that was granted last.
    looked: u32,
}

impl Component for FormApp {
    type Message = Action;
    type Properties = FormProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let mut state = FormState::new(props.questionnaire.clone(), given(props));
        restore(props.mode, &mut state);
        let stored = props.drafts.load().and_then(|text| json::parse(&text).ok());
        let draft = stored.and_then(|stored| Draft::from_json(&props.questionnaire, &stored));
        let saved = draft.is_some().then_some(true);
        if let Some(draft) = draft {
            let id = draft.id.clone();
            state.apply(Action::Restore(draft));
            // Perhaps its response was stored already, and only the thanks were missed.
            let begun = response_to_json(&props.questionnaire, &response(props, &state));
            let (props, link) = (props.clone(), ctx.link().clone());
            spawn_local(async move {
                if let Ok(true) = props.responses.has(begun).await {
                    props.drafts.wipe();
                    link.send_message(Action::Stored(id));
                }
            });
        }
        tell_progress(props, &state);
        let action = ctx.link().callback(|action: Action| action);
        let voice = Voice::new(action.clone());
        state.aids.has_voice = voice.speaks(props.language);
        let told = Rc::new(Told { action, event: props.on_event.clone() });
        Self { state, saved, root: NodeRef::default(), told, voice, printing: None, looked: 0 }
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let props = ctx.props();
        if matches!(action, Action::Answer(..)) && self.state.id.is_empty() {
            self.state.apply(Action::Begin(platform::new_id(), platform::now()));
            props.on_event.emit(FormEvent::Started);
        }
        let (step, was_running) =
            ((self.state.step, self.state.only), self.state.submit == Submit::Running);
        let (display, speaking) = (self.state.display(), self.state.aids.speaking);
        let aid = if let Action::Aid(aid) = &action { Some(*aid) } else { None };
        self.state.apply(action);
        if let Some(draft) = self.state.draft() {
            let text = json::stringify(&draft.to_json(&props.questionnaire));
            self.saved = Some(props.drafts.save(&text));
        } else if self.state.is_untouched() && self.saved.take().is_some() {
            // The last answer was taken back: a reload must not bring it up again.
            props.drafts.wipe();
        }
        if (self.state.step, self.state.only) != step {
            tell_progress(props, &self.state);
            self.state.aids.speaking = None;
        }
        if self.state.display() != display {
            keep(props.mode, self.state.display());
        }
        self.assist(props, aid, speaking);
        if self.state.submit == Submit::Running && !was_running {
            let response = response_to_json(&props.questionnaire, &response(props, &self.state));
            let (props, link) = (props.clone(), ctx.link().clone());
            spawn_local(async move {
                match props.responses.add(response).await {
                    Ok(id) => {
                        props.drafts.wipe();
                        link.send_message(Action::Stored(id.clone()));
                        props.on_event.emit(FormEvent::Submitted(id));
                    }
                    Err(error) => {
                        link.send_message(Action::NotStored);
                        props.on_event.emit(FormEvent::NotStored(error.detail));
                    }
                }
            });
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &FormProps) -> bool {
        if ctx.props().language != before.language {
            self.state.aids.speaking = None;
            self.assist(ctx.props(), Some(Aid::Voices), None);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.drawing(ctx.props()).view(&self.root)
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        let (wish, count) = self.state.focus;
        if count != self.looked {
            self.looked = count;
            focus(&self.root, wish);
        }
    }
}

impl FormApp {
    fn drawing<'a>(&'a self, props: &'a FormProps) -> Drawing<'a> {
        Drawing {
            state: &self.state,
            props,
            words: words(props.language),
            saved: self.saved,
            told: self.told.clone(),
        }
    }

    /// Does what only the browser can: speaks, and prints. `before` is the question that was read until now.
    fn assist(&mut self, props: &FormProps, aid: Option<Aid>, before: Option<usize>) {
        if aid == Some(Aid::Voices) {
            self.state.aids.has_voice = self.voice.speaks(props.language);
        }
        match self.state.aids.speaking {
            None => self.voice.stop(),
            Some(at) if before != Some(at) => {
                let said = self.drawing(props).said(at);
                self.voice.say(at, &said, props.language);
            }
            Some(_) => {}
        }
        if matches!(aid, Some(Aid::Print | Aid::Printed)) {
            self.printing = None;
        }
        if aid == Some(Aid::Print) {
            let (drawing, told) = (self.drawing(props), self.told.action.clone());
            let title = drawing.text(&self.state.questionnaire.title);
            let tag = props.language.tag();
            let printing = print(&self.root, title, tag, drawing.sheet(), told);
            self.printing = printing;
        }
    }
}

fn tell_progress(props: &FormProps, state: &FormState) {
    if state.step != Step::Receipt {
        let (step, steps) = state.progress();
        props.on_event.emit(FormEvent::Progress(step, steps));
    }
}

/// The order in which the options of each shuffled question were shown.
fn orders(state: &FormState) -> Vec<(usize, Vec<String>)> {
    let mut orders = Vec::new();
    for (at, question) in state.questionnaire.questions().enumerate() {
        if question.shuffles() && state.asked[at] == Asked::Yes {
            let options = question.options();
            let order = question.order(state.seed);
            orders.push((at, order.into_iter().map(|at| options[at].value.clone()).collect()));
        }
    }
    orders
}

/// The response as it stands.
pub(super) fn response(props: &FormProps, state: &FormState) -> Response {
    let chosen = state.questionnaire.questions().enumerate().find_map(|(at, question)| {
        match (&question.kind, state.answers.get(at)) {
            (Kind::Unit, Some(Answer::Choice(unit))) if state.asked[at].counts() => {
                Some(unit.clone())
            }
            _ => None,
        }
    });
    let mut answers = state.counted();
    for at in 0..state.questionnaire.question_count() {
        if let Some(Answer::Text(text)) = state.answers.get(at) {
            answers.set(at, Some(Answer::Text(platform::clean(text))));
        }
    }
    Response {
        id: state.id.clone(),
        version: state.questionnaire.version,
        unit: props.unit.clone().or(chosen),
        channel: props.channel.clone(),
        mode: props.mode,
        language: props.language.tag().to_owned(),
        started: Some(state.started),
        submitted: Some(state.submitted),
        answers,
        paradata: Paradata { orders: orders(state) },
    }
}
