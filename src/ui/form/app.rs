//! The component around the state: storage, focus and events.

use std::rc::Rc;

use hailong_core::questionnaire::{Kind, Questionnaire};
use hailong_core::response::{Answer, Mode, Response};
use hailong_core::unit::Unit;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::draw::Drawing;
use super::state::{Action, Focus, FormState, Step, Submit};
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
    pub unit: Option<AttrValue>,
    /// The channel through which the form was reached.
    pub channel: Option<AttrValue>,
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
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.questionnaire, &other.questionnaire)
            && Rc::ptr_eq(&self.units, &other.units)
            && Rc::ptr_eq(&self.drafts, &other.drafts)
            && (self.unit.as_deref(), self.channel.as_deref(), self.mode, self.language)
                == (other.unit.as_deref(), other.channel.as_deref(), other.mode, other.language)
    }
}

/// The form.
#[component]
pub fn FormApp(props: &FormProps) -> Html {
    let state = {
        let questionnaire = props.questionnaire.clone();
        let given = props.unit.is_some();
        use_reducer(move || FormState::new(questionnaire, given))
    };
    // Whether the last attempt to keep the draft worked; `None` before the first.
    let saved = use_state(|| None::<bool>);
    let root = use_node_ref();

    // A draft of this tab, unless its response was stored already and only the thanks were missed.
    use_effect_with((), {
        let (props, dispatch) = (props.clone(), state.dispatcher());
        move |()| {
            let stored = props.drafts.load().and_then(|text| json::parse(&text).ok());
            let draft = stored.and_then(|stored| Draft::from_json(&props.questionnaire, &stored));
            if let Some(draft) = draft {
                spawn_local(async move {
                    let id = draft.id.clone();
                    dispatch.dispatch(Action::Restore(draft));
                    if let Ok(true) = props.responses.has(&id).await {
                        props.drafts.wipe();
                        dispatch.dispatch(Action::Stored(id));
                    }
                });
            }
        }
    });

    use_effect_with(state.draft(), {
        let (drafts, questionnaire) = (props.drafts.clone(), props.questionnaire.clone());
        let saved = saved.setter();
        move |draft: &Option<Draft>| {
            if let Some(draft) = draft {
                saved.set(Some(drafts.save(&json::stringify(&draft.to_json(&questionnaire)))));
            }
        }
    });

    use_effect_with(state.focus, {
        let root = root.clone();
        move |(focus, count): &(Focus, u32)| {
            if *count > 0 {
                super::draw::focus(&root, *focus);
            }
        }
    });

    use_effect_with(state.step, {
        let (on_event, pages) = (props.on_event.clone(), props.questionnaire.pages.len());
        move |step: &Step| match *step {
            Step::Page(page) => on_event.emit(FormEvent::Progress(page + 1, pages + 1)),
            Step::Review => on_event.emit(FormEvent::Progress(pages + 1, pages + 1)),
            Step::Receipt => {}
        }
    });

    use_effect_with(state.submit, {
        let (props, state) = (props.clone(), state.clone());
        move |submit: &Submit| {
            if *submit == Submit::Running {
                spawn_local(store(props, state));
            }
        }
    });

    let on_action = {
        let (dispatch, on_event) = (state.dispatcher(), props.on_event.clone());
        let is_new = state.id.is_empty();
        Callback::from(move |action: Action| {
            if is_new && matches!(action, Action::Answer(..)) {
                dispatch.dispatch(Action::Begin(platform::new_id(), platform::now()));
                on_event.emit(FormEvent::Started);
            }
            dispatch.dispatch(action);
        })
    };
    let drawing =
        Drawing { state: &state, props, words: words(props.language), saved: *saved, on_action };
    html! {
        <div class="form" lang={props.language.tag()} ref={root} part="root">
            { drawing.view() }
        </div>
    }
}

async fn store(props: FormProps, state: UseReducerHandle<FormState>) {
    let stored = response_to_json(&props.questionnaire, &response(&props, &state));
    match props.responses.add(stored).await {
        Ok(id) => {
            props.drafts.wipe();
            state.dispatch(Action::Stored(id.clone()));
            props.on_event.emit(FormEvent::Submitted(id));
        }
        Err(error) => {
            state.dispatch(Action::NotStored);
            props.on_event.emit(FormEvent::NotStored(error.detail));
        }
    }
}

/// The response as it stands.
pub(super) fn response(props: &FormProps, state: &FormState) -> Response {
    let chosen = state.questionnaire.questions().enumerate().find_map(|(at, question)| {
        match (&question.kind, state.answers.get(at)) {
            (Kind::Unit, Some(Answer::Choice(unit))) => Some(unit.clone()),
            _ => None,
        }
    });
    Response {
        id: state.id.clone(),
        version: state.questionnaire.version,
        unit: props.unit.as_ref().map(ToString::to_string).or(chosen),
        channel: props.channel.as_ref().map(ToString::to_string),
        mode: props.mode,
        language: props.language.tag().to_owned(),
        started: Some(state.started),
        submitted: Some(state.submitted),
        answers: state.answers.clone(),
    }
}
