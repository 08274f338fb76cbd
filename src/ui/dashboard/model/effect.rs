//! What a feature asks for after it was told something. A feature's `update` returns a list of these and changes nothing but
//! its own state; the shell carries the list out, in its order.

use hailong_core::filter::Filter;
use hailong_core::response::Response;

use super::period::Chosen;

/// One thing that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Draw the page anew.
    Draw,
    /// Filter by this from now on, and count anew.
    Filter(Filter),
    /// Count anew: other responses count.
    Count,
    /// Compare these periods from now on; `None` for those that are chosen by the calendar. Nothing is counted yet.
    ChoosePeriods(Option<Chosen>),
    /// Tell the page of the periods, and compare them.
    Compare,
    /// Let a person choose two periods. Nothing is counted.
    OpenPeriods,
    /// Begin with the small trends of the units that are shown.
    BeginMultiples,
    /// Wake the feature of this timer after so many milliseconds. What the timer was set to before is dropped.
    Wake(Timer, u32),
    /// Drop what the timer was set to.
    Rest(Timer),
    /// Stop looking at made-up responses.
    LeaveIllustrative,
    /// These responses were deleted: they count no more.
    LeaveOut(Vec<String>),
    /// These responses are in the store: take in those that are new.
    TakeIn(Vec<Response>),
    /// Read everything anew: the store has other responses.
    ReadAnew,
    /// Those that were deleted may be there again: which ones were is told anew.
    ForgetDeleted,
    /// What was read is another person's: nothing of it is kept.
    Forget,
    /// A person has signed out: take all of it down.
    SignedOut,
    /// Tell other tabs that the store has changed.
    Announce,
    /// Tell the webmaster, in the console.
    Complain(String),
    /// Offer a file to be saved.
    Offer(File),
}

/// A file to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    /// What is in it.
    pub text: String,
}

/// What wakes a feature, so that the page gets its turn between two steps of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timer {
    /// What stands around the filter.
    Drill,
    /// The cross-tab and the heat map.
    CrossTab,
    /// The small trends.
    Multiples,
    /// What comes from the collector.
    Feed,
}

/// Until the figures are painted, in milliseconds.
pub const AFTER_PAINT: u32 = 20;
