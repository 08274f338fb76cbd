//! The component around the state: what reaches it, what it draws, and the focus after drawing.

use std::rc::Rc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;

use yew::{Component, Context, Html, NodeRef};

use super::context::FormContext;
use super::control_event::Dispatch;
use super::display_settings;
use super::drawing::Drawing;
use super::effect::Effect;
use super::effects::Effects;
use super::focus::{focus, show_active};
use super::lazy::lazy;
use super::lazy_chunk;
use super::persistence::{draft_of_device, draft_of_tab};
use super::prefill::setup;
use super::props::FormProps;
use super::state::{Action, FormState};
use super::width::Width;
use crate::i18n::form::words;
use crate::platform;

/// Whether this page has shown a form already: a new one may follow a tap on the old one's receipt.
static SHOWN: AtomicBool = AtomicBool::new(false);

/// The form.
pub struct FormApp {
    state: FormState,
    form: Rc<FormContext>,
    effects: Effects,
    root: NodeRef,
    /// The wish for the focus that was granted last.
    looked: u32,
    width: Option<Width>,
    /// Whether the form has the styles of the lazy chunk.
    is_dressed: bool,
}

fn context(ctx: &Context<FormApp>) -> Rc<FormContext> {
    let props = ctx.props().clone();
    let action = ctx.link().callback(|action: Action| action);
    let dispatch = Rc::new(Dispatch { action, event: props.on_event.clone() });
    Rc::new(FormContext { words: words(props.language), props, dispatch })
}

impl Component for FormApp {
    type Message = Action;
    type Properties = FormProps;

    fn create(ctx: &Context<Self>) -> Self {
        lazy_chunk::begin();
        let (props, form, root) = (ctx.props(), context(ctx), NodeRef::default());
        let mut state = FormState::new(props.questionnaire.clone(), setup(props));
        state.is_first = !SHOWN.swap(true, Relaxed);
        if let Some((size, contrast, one)) = display_settings::kept(props.mode) {
            (state.aids.size, state.aids.contrast) = (size, contrast);
            if one {
                state.apply(Action::OneAtATime(true));
            }
        }
        let draft = draft_of_tab(props);
        let mut effects = Effects::new(root.clone(), &form, draft.is_some());
        state.aids.has_voice = effects.has_voice(&form);
        match draft {
            Some(draft) => {
                state.apply(Action::Restore(draft));
                effects.carry_out(Effect::LookIfStored, &state, &form);
            }
            None => state.found = draft_of_device(props),
        }
        let (step, steps) = state.progress();
        effects.carry_out(Effect::TellProgress(step, steps), &state, &form);
        Self { state, form, effects, root, looked: 0, width: None, is_dressed: false }
    }

    fn update(&mut self, _ctx: &Context<Self>, action: Action) -> bool {
        self.state.now = platform::now();
        // Another form of the page may have fetched it.
        self.state.has_lazy = lazy().is_some();
        if matches!(action, Action::LazyCame | Action::LazyMissing) {
            self.effects.fetched_lazy();
        }
        if matches!(action, Action::Answer(..) | Action::Rank(..)) && self.state.id.is_empty() {
            self.follow(Action::Begin(platform::new_id(), self.state.now));
        }
        self.follow(action);
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &FormProps) -> bool {
        self.form = context(ctx);
        if ctx.props().language != before.language {
            self.follow(Action::Language);
        }
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let drawing = Drawing { state: &self.state, form: &self.form, saved: self.effects.saved };
        drawing.view(&self.root)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.width = Width::watch(&self.root, ctx.link().callback(Action::Wide));
        }
        if let Some(lazy) = lazy().filter(|_| !self.is_dressed) {
            self.is_dressed = true;
            (lazy.dress)(&self.root);
        }
        self.effects.give_focus_back();
        let (wish, count) = self.state.focus;
        if count != self.looked {
            self.looked = count;
            focus(&self.root, wish);
        }
        if self.state.fields.search.is_some() {
            show_active(&self.root);
        }
    }
}

impl FormApp {
    /// Another state, and what is to be done for it.
    fn follow(&mut self, action: Action) {
        for effect in self.state.update(action) {
            self.effects.carry_out(effect, &self.state, &self.form);
        }
    }
}
