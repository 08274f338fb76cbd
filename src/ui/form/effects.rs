//! Carries out what the state wants done in the browser: the one place that does.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::NodeRef;

use super::aids::Aid;
use super::context::FormContext;
use super::display_settings;
use super::drawing::Drawing;
use super::effect::Effect;
use super::focus::{focus_on, focused};
use super::lazy::lazy;
use super::lazy_chunk::load;
use super::persistence;
use super::print::Printing;
use super::props::FormEvent;
use super::state::{Action, FormState};
use super::voice::Voice;
use crate::platform;
use crate::storage::RESUMED;

/// What carries effects out.
pub(super) struct Effects {
    /// The form's root.
    root: NodeRef,
    /// Whether the last attempt to keep the draft worked; `None` before the first.
    pub(super) saved: Option<bool>,
    /// Tells this filling-in from another of the same id, as after a tab was duplicated.
    sitting: String,
    voice: Voice,
    printing: Option<Printing>,
    /// The id of what has the focus, where it is drawn anew in another place.
    held: Option<String>,
    /// The lazy chunk is being fetched.
    is_fetching: bool,
}

impl Effects {
    /// Where the tab had a draft, it is saved.
    pub(super) fn new(root: NodeRef, form: &FormContext, has_draft: bool) -> Self {
        Self {
            root,
            saved: has_draft.then_some(true),
            sitting: platform::new_id(),
            voice: Voice::new(form.dispatch.action.clone()),
            printing: None,
            held: None,
            is_fetching: false,
        }
    }

    /// Whether the device has a voice for the form's language.
    pub(super) fn has_voice(&self, form: &FormContext) -> bool {
        self.voice.speaks(form.props.language)
    }

    /// Carries out one.
    pub(super) fn carry_out(&mut self, effect: Effect, state: &FormState, form: &Rc<FormContext>) {
        let (props, send) = (&form.props, &form.dispatch.action);
        let tell = |event| props.on_event.emit(event);
        let drawing = Drawing { state, form, saved: self.saved };
        match effect {
            Effect::TellStarted => tell(FormEvent::Started),
            Effect::TellProgress(step, steps) => tell(FormEvent::Progress(step, steps)),
            Effect::KeepDraft => self.saved = persistence::keep_draft(props, state),
            Effect::WipeDraft => {
                if self.saved.take().is_some() {
                    props.drafts.wipe();
                }
            }
            Effect::Send => persistence::send(props, state, &self.sitting, &form.dispatch),
            Effect::LookIfStored => persistence::look_if_stored(props, state, &form.dispatch),
            Effect::ForgetSent(id) => persistence::forget_sent(props, &id),
            Effect::SaveForLater => {
                send.emit(Action::SavedForLater(persistence::save_for_later(props, state)));
            }
            Effect::ForgetSaved(id) => props.device.iter().for_each(|device| device.forget(&id)),
            Effect::NoteResumed => self.sitting = [RESUMED, &self.sitting].concat(),
            Effect::KeepDisplay(display) => display_settings::keep(props.mode, display),
            Effect::FindVoice => send.emit(Action::Aid(Aid::HasVoice(self.has_voice(form)))),
            Effect::Speak(question) => {
                if let Some(lazy) = lazy() {
                    let said = (lazy.said)(&drawing, question);
                    (lazy.say)(&mut self.voice, question, &said, props.language);
                }
            }
            Effect::StopSpeaking => self.voice.stop(),
            Effect::Print => {
                // The frame of one that is still open goes first.
                self.printing = None;
                let print = lazy().map(|lazy| lazy.print);
                self.printing = print.and_then(|print| print(&drawing, &self.root, send.clone()));
            }
            Effect::EndPrinting => self.printing = None,
            Effect::HoldFocus => self.held = focused(&self.root),
            Effect::FetchLazy => self.fetch_lazy(form),
        }
    }

    fn fetch_lazy(&mut self, form: &FormContext) {
        if !std::mem::replace(&mut self.is_fetching, true) {
            let send = form.dispatch.action.clone();
            spawn_local(async move {
                send.emit(if load().await { Action::LazyCame } else { Action::LazyMissing });
            });
        }
    }

    /// What was being fetched has come, or can't be had.
    pub(super) fn fetched_lazy(&mut self) {
        self.is_fetching = false;
    }

    /// After drawing: what had the focus has it again.
    pub(super) fn give_focus_back(&mut self) {
        if let Some(id) = self.held.take() {
            focus_on(&self.root, &["#", &id].concat());
        }
    }
}
