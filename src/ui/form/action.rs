//! What can happen to a form, and the words for where it stands. Pure.

use std::rc::Rc;

use hailong_core::calendar::Millis;
use hailong_core::procedure::Procedure;
use hailong_core::response::{Answer, Answers, Draft};

use super::aids::{Aid, Wish};
use super::field_state::FieldChange;

/// Where in the form a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// On the page with this index.
    Page(usize),
    /// On the review page.
    Review,
    /// Done.
    Receipt,
}

/// How far submitting has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Submit {
    /// Not begun.
    Idle,
    /// The store is at work; a second click changes nothing.
    Running,
    /// The store could not keep the response, or hasn't said so in time.
    Failed(StoreFailure),
}

/// Why a response isn't stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreFailure {
    /// There is no store, or the browser doesn't let this page use it.
    Unavailable,
    /// It is full.
    Full,
    /// It didn't answer in time, and may still do what it was asked.
    Slow,
    /// It is there and says that it can't.
    Failed,
}

/// What becomes of a response that is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sending {
    /// It stays in this browser.
    Kept,
    /// It waits for a network, or for the collector.
    Waiting,
    /// The collector has it.
    Sent,
    /// The collector doesn't take it.
    Refused,
    /// It has got this id, because another response had its own.
    Renamed(String),
}

/// Whether the form was saved on the device, to go on with it later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedForLater {
    /// Not here.
    No,
    /// At this time.
    At(Millis),
    /// The device could not keep it.
    Failed,
}

/// How long a text is as people count, for which the page asks the browser.
#[derive(Clone, Copy, Debug)]
pub struct TextLength(pub fn(&str) -> usize);

impl Default for TextLength {
    fn default() -> Self {
        Self(|text| text.chars().count())
    }
}

impl PartialEq for TextLength {
    /// There is one way to count in a page.
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

/// Where the focus goes after a step was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Where it is.
    Stay,
    /// To the heading of the page.
    Heading,
    /// To the error summary.
    Errors,
    /// To the first control of a question.
    Question(usize),
}

/// What a form begins with.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// What the page around it has answered.
    pub answers: Answers,
    /// Whether that includes the unit, which isn't asked for then.
    pub unit: bool,
    /// What the orders of shuffled options follow from.
    pub seed: u32,
    /// Whether one question is shown at a time.
    pub one_at_a_time: bool,
    /// Whether the form is sent from its last page, without a review.
    pub short: bool,
    /// The procedures to choose from.
    pub procedures: Rc<Vec<Procedure>>,
    /// How long a text is as people count.
    pub text_length: TextLength,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A draft was found.
    Restore(Draft),
    /// The form begins: its response's id and the time.
    Begin(String, Millis),
    /// A question was answered, or its answer taken back.
    Answer(usize, Option<Answer>),
    /// A field is used without an answer coming of it yet.
    Field(FieldChange),
    /// An option of a ranking, by its index, has got or lost a place: what the answer becomes.
    Rank(usize, usize, Option<Answer>),
    /// The form has become wide enough for tables, or is so no longer.
    Wide(bool),
    /// One question at a time, or whole pages.
    OneAtATime(bool),
    /// Something that helps with reading. It is there on the receipt as well.
    Aid(Aid),
    /// "Continue".
    Next,
    /// "Back".
    Back,
    /// "Change" on the review page, or a link in the error summary.
    GoTo(usize),
    /// "Send", at this time.
    Submit(Millis),
    /// The response that was submitted at this time is durable, under this id.
    Stored(String, Millis),
    /// What becomes of the response with this id.
    Sending(String, Sending),
    /// It isn't, or not yet.
    NotStored(StoreFailure, Millis),
    /// The person goes on with the form that was saved for later.
    Resume,
    /// They don't want it.
    Discard,
    /// "Save and go on later".
    SaveForLater,
    /// Whether that worked.
    SavedForLater(SavedForLater),
    /// The lazy chunk was fetched.
    LazyCame,
    /// It couldn't be.
    LazyMissing,
    /// The form is shown in another language.
    Language,
}

impl Action {
    /// What a person waits for where this needs the lazy chunk.
    pub(super) fn wish(&self) -> Option<Wish> {
        match self {
            Action::Aid(Aid::Open(true)) => Some(Wish::Display),
            Action::Aid(Aid::Read(question)) => Some(Wish::Reading(*question)),
            Action::Aid(Aid::Print) => Some(Wish::Printing),
            _ => None,
        }
    }
}
