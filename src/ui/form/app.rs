//! The component around the state: storage, focus and events.

use std::rc::Rc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;

use hailong_core::procedure::Procedure;
use hailong_core::questionnaire::{Asked, Kind, Questionnaire};
use hailong_core::response::{Answer, Mode, Paradata, Response};
use hailong_core::unit::Unit;
use hailong_core::validate::parse_number;
use wasm_bindgen_futures::spawn_local;

use super::controls::outdated;
use super::deed::Told;
use super::draw::{Drawing, focus, focus_on, focused, show_active};
use super::given::given;
use super::keeping;
use super::print::Printing;
use super::rare::{self, rare, wish_of};
use super::settings::{Aid, keep, restore};
use super::state::{Action, FormState, Step, Submit};
use super::voice::Voice;
use super::width::Width;
use crate::i18n::Language;
use crate::i18n::form::words;
use crate::platform;
use crate::storage::{DeviceStore, DraftStore, RESUMED, ResponseStore};
use crate::ui::shared::component::{Callback, Component, Context};
use crate::ui::shared::markup::{Html, NodeRef};

/// Whether this page has shown a form already: a new one may follow a tap on the old one's receipt.
static SHOWN: AtomicBool = AtomicBool::new(false);

/// What the page around the form is told. Never an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormEvent {
    /// The first answer was given.
    Started,
    /// A page was reached: its number from 1, and how many there are.
    Progress(usize, usize),
    /// The response is durable under this id.
    Submitted(String),
    /// It could not be stored, or not in time: the browser's words, for the console.
    NotStored(String),
    /// The person asks for another language.
    Language(Language),
    /// The person asks for an empty form.
    Again,
}

/// What the form needs.
#[derive(Clone)]
pub struct FormProps {
    /// What is asked.
    pub questionnaire: Rc<Questionnaire>,
    /// The units to choose from.
    pub units: Rc<Vec<Unit>>,
    /// The procedures to choose from; where there are none, a procedure is typed.
    pub procedures: Rc<Vec<Procedure>>,
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
    /// The person's own device, where a form is put by for later; none where everybody uses it.
    pub device: Option<Rc<dyn DeviceStore>>,
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
    /// Tells this filling-in from another of the same id, as after a tab was duplicated.
    sitting: String,
    root: NodeRef,
    told: Rc<Told>,
    voice: Voice,
    printing: Option<Printing>,
    /// The wish for the focus that was granted last.
    looked: u32,
    /// The id of what has the focus, where what follows may draw it anew in another place.
    held: Option<String>,
    width: Option<Width>,
    /// Whether rare.rs is being fetched, and the last that was asked for meanwhile.
    fetching: (bool, Option<Action>),
    /// Whether the form has its styles.
    is_dressed: bool,
}

impl Component for FormApp {
    type Message = Action;
    type Properties = FormProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let mut state = FormState::new(props.questionnaire.clone(), given(props));
        state.is_first = !SHOWN.swap(true, Relaxed);
        restore(props.mode, &mut state);
        let saved = keeping::restore(props, &mut state, ctx.link()).then_some(true);
        tell_progress(props, &state);
        let action = ctx.link().callback(|action: Action| action);
        let voice = Voice::new(action.clone());
        state.aids.has_voice = voice.speaks(props.language);
        let told = Rc::new(Told { action, event: props.on_event.clone() });
        let sitting = platform::new_id();
        let root = NodeRef::default();
        Self {
            state,
            saved,
            sitting,
            root,
            told,
            voice,
            printing: None,
            looked: 0,
            held: None,
            width: None,
            fetching: (false, None),
            is_dressed: false,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let props = ctx.props();
        self.state.now = platform::now();
        let Some(action) = self.with_rare(ctx, action) else { return true };
        if matches!(action, Action::Answer(..) | Action::Rank(..)) && self.state.id.is_empty() {
            self.state.apply(Action::Begin(platform::new_id(), self.state.now));
            props.on_event.emit(FormEvent::Started);
        }
        let (step, submit) = ((self.state.step, self.state.only), self.state.submit);
        let (display, speaking) = (self.state.display(), self.state.aids.speaking);
        let aid = if let Action::Aid(aid) = &action { Some(*aid) } else { None };
        let id = self.state.id.clone();
        let resumes = matches!(action, Action::Resume);
        let is_answer = matches!(action, Action::Answer(..));
        if let (Action::Discard, Some((draft, _))) = (&action, &self.state.found) {
            keeping::forget(props, &draft.id);
        }
        if matches!(action, Action::Wide(_) | Action::Rank(..) | Action::Aid(Aid::Came)) {
            self.held = focused(&self.root);
        }
        self.state.apply(match action {
            Action::PutBy(_) => keeping::put_by(props, &self.state),
            action => action,
        });
        if let Some(procedure) = outdated(props, &self.state).filter(|_| is_answer) {
            self.state.apply(Action::Answer(procedure, None));
        }
        keeping::keep_draft(props, &self.state, &mut self.saved);
        if resumes {
            self.sitting = [RESUMED, &self.sitting].concat();
            keeping::look_if_stored(props, &self.state, ctx.link());
        }
        if (self.state.step, self.state.only) != step {
            tell_progress(props, &self.state);
            (self.state.aids.speaking, self.state.aids.missing) = (None, None);
            if self.state.step == Step::Receipt {
                keeping::is_sent(props, &id);
            }
        }
        if self.state.display() != display {
            keep(props.mode, self.state.display());
        }
        self.assist(props, aid, speaking);
        if self.state.submit == Submit::Running && submit != Submit::Running {
            keeping::send(props, &self.state, &self.sitting, ctx.link());
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

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.width = Width::watch(&self.root, ctx.link().callback(Action::Wide));
        }
        if let Some(rare) = rare().filter(|_| !self.is_dressed) {
            self.is_dressed = true;
            (rare.dress)(&self.root);
        }
        if let Some(id) = self.held.take() {
            focus_on(&self.root, &["#", &id].concat());
        }
        let (wish, count) = self.state.focus;
        if count != self.looked {
            self.looked = count;
            focus(&self.root, wish);
        }
        if self.state.passing.search.is_some() {
            show_active(&self.root);
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

    /// The action, where all that it needs is here; otherwise it waits until that was fetched, or is given up with a
    /// word. No answer waits for it.
    fn with_rare(&mut self, ctx: &Context<Self>, action: Action) -> Option<Action> {
        if let Action::Aid(Aid::Came | Aid::Missing(_)) = action {
            let wanted = std::mem::take(&mut self.fetching).1;
            self.state.aids.awaited = None;
            return match (wanted, &action) {
                (Some(wanted), Action::Aid(Aid::Missing(_))) => {
                    Some(Action::Aid(Aid::Missing(wish_of(&wanted))))
                }
                (Some(wanted), _) => {
                    self.state.aids.missing = None;
                    Some(wanted)
                }
                (None, _) => Some(action),
            };
        }
        let wish = wish_of(&action);
        let is_table = matches!(action, Action::Wide(true))
            && self.state.questionnaire.pages.iter().any(|page| page.block);
        if rare().is_some() || wish.is_none() && !is_table {
            return Some(action);
        }
        if !std::mem::replace(&mut self.fetching.0, true) {
            let link = ctx.link().clone();
            spawn_local(async move {
                let aid = if rare::load().await { Aid::Came } else { Aid::Missing(None) };
                link.send_message(Action::Aid(aid));
            });
        }
        // There are cards until there are tables.
        if wish.is_none() {
            return Some(action);
        }
        (self.fetching.1, self.state.aids.awaited) = (Some(action), wish);
        None
    }

    /// Does what only the browser can: speaks, and prints. `before` is the question that was read until now.
    fn assist(&mut self, props: &FormProps, aid: Option<Aid>, before: Option<usize>) {
        if aid == Some(Aid::Voices) {
            self.state.aids.has_voice = self.voice.speaks(props.language);
        }
        match self.state.aids.speaking {
            None => self.voice.stop(),
            Some(at) if before != Some(at) => {
                let Some(rare) = rare() else { return };
                let said = (rare.said)(&self.drawing(props), at);
                (rare.say)(&mut self.voice, at, &said, props.language);
            }
            Some(_) => {}
        }
        if matches!(aid, Some(Aid::Print | Aid::Printed)) {
            self.printing = None;
        }
        if let (Some(Aid::Print), Some(rare)) = (aid, rare()) {
            self.printing = (rare.print)(&self.drawing(props), &self.root, self.told.clone());
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
pub fn response(props: &FormProps, state: &FormState) -> Response {
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
        let cleaned = match (&state.questionnaire.questions[at].kind, answers.get(at)) {
            // It was typed, and its field never left: there was a reload.
            (Kind::Number { .. }, Some(Answer::Text(text))) => parse_number(text)
                .map_or_else(|| Answer::Text(platform::clean(text)), Answer::Number),
            (_, Some(Answer::Text(text))) => Answer::Text(platform::clean(text)),
            // It may have been typed. An option's value stays as the questionnaire has it.
            (Kind::Procedure { .. }, Some(Answer::Choice(text))) => {
                Answer::Choice(platform::clean(text))
            }
            _ => continue,
        };
        answers.set(at, Some(cleaned));
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
        paper: None,
        answers,
        paradata: Paradata { orders: orders(state) },
    }
}
