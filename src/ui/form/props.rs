//! What the form is given by what is around it, and what it tells.

use std::rc::Rc;

use hailong_core::procedure::Procedure;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::response::Mode;
use hailong_core::unit::Unit;
use yew::{Callback, Properties};

use crate::i18n::Language;
use crate::storage::{DeviceStore, DraftStore, ResponseStore};

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
#[derive(Properties, Clone)]
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
    /// What else the page answers: ids of questions and values, see `prefill.rs`.
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
    /// The person's own device, where a form is saved for later; none where everybody uses it.
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
