//! Two periods that a person sets against each other, in place of those that are chosen by the calendar: months, quarters
//! and years that there are responses of. What follows from a choice; the selects are
//! [`crate::ui::dashboard::panels::periods`].

use super::effect::Effect;
use super::period::{Chosen, Periods};
use super::state::DashboardState;
use super::view_text::read_period;

/// What can happen.
#[derive(Clone, Debug)]
pub enum Message {
    /// Let a person choose.
    Open,
    /// Compare this period with another: an option's value.
    Now(String),
    /// Compare with this one.
    Before(String),
    /// Compare what is chosen by the calendar.
    Automatic,
}

/// What follows from a choice.
pub fn update(message: Message, state: &DashboardState) -> Vec<Effect> {
    let mut chosen = state.chosen_periods().cloned().unwrap_or_default();
    if let (Chosen { before: None, now: None }, Some(Ok(change))) =
        (&chosen, state.analysis().map(|analysis| &analysis.change))
    {
        // What is compared by itself stays on the other side.
        let Periods { before, now } = change.periods.clone();
        chosen = Chosen { before: Some(before), now: Some(now) };
    }
    let chosen = match message {
        Message::Open => return vec![Effect::OpenPeriods, Effect::Draw],
        Message::Automatic => None,
        Message::Now(value) => Some(Chosen { now: read_period(&value), ..chosen }),
        Message::Before(value) => Some(Chosen { before: read_period(&value), ..chosen }),
    };
    vec![Effect::ChoosePeriods(chosen), Effect::Compare]
}
