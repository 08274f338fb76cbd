//! What the state wants done in the browser. `effects.rs` carries it out. Pure.

use super::aids::Display;

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
