//! What the state wants done in the browser. `effects.rs` carries it out. Pure.

use hailong_core::calendar::Millis;
use hailong_core::response::Answers;

use super::aids::Display;

/// A form that was begun.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The id that the response will have.
    pub id: String,
    /// When the first answer was given.
    pub started: Millis,
    /// The page that was open.
    pub page: usize,
    /// What the orders of shuffled options follow from.
    pub seed: u32,
    /// What was answered.
    pub answers: Answers,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The page around the form learns that the first answer was given.
    TellStarted,
    /// It learns which step was reached, from 1, and how many there are.
    TellProgress(usize, usize),
    /// The draft is kept in the tab.
    KeepDraft,
    /// The last answer was taken back: a reload must not bring it up again.
    WipeDraft,
    /// The response is stored.
    Send,
    /// It is looked up whether the response of this id is stored already.
    LookIfStored,
    /// The response that began as this id is stored: what was kept of it elsewhere goes.
    ForgetSent(String),
    /// The draft is kept on the device, for a later visit.
    SaveForLater,
    /// The draft of this id, kept by an earlier visit, goes.
    ForgetSaved(String),
    /// Going on with a draft of an earlier visit is a sitting of its own.
    NoteResumed,
    /// The settings of the display are kept for the visit.
    KeepDisplay(Display),
    /// The device is asked for a voice in the form's language.
    FindVoice,
    /// A question is read aloud.
    Speak(usize),
    /// Nothing is read aloud any more.
    StopSpeaking,
    /// The receipt is printed, or before it the empty form.
    Print,
    /// It was printed.
    EndPrinting,
    /// What has the focus is drawn anew in another place, and has it again then.
    HoldFocus,
    /// The lazy chunk is fetched.
    FetchLazy,
}
