//! Two periods that a person sets against each other, in place of those that are taken by themselves: months, quarters and
//! years that there are responses of. They are compared by the same door, with the same suppression.
//!
//! Few people choose, so the selects and what follows from them come with the second file ([`controls`]).

pub(super) mod controls;
mod shown;
pub(super) mod whole;

use hailong_core::calendar::Month;
use yew::prelude::*;

use super::app::Message;
use super::change::period;
use super::further::{ChosenBy, Further};
use super::names::Names;
use super::period::{NoPeriods, Periods};
use super::rare::rare;
use crate::i18n::events::words;
use crate::i18n::fill;

/// What is to be done.
pub enum Task {
    /// Let a person choose.
    Open,
    /// Compare this period with another: an option's value.
    Now(String),
    /// Compare with this one.
    Before(String),
    /// Compare what is compared by itself.
    Automatic,
}

/// What a person has chosen of two periods; nothing at first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The one that is compared with the other.
    pub before: Option<Vec<Month>>,
    /// The one that is looked at.
    pub now: Option<Vec<Month>>,
}

impl Chosen {
    /// The two periods, or why they can't be compared; `None` as long as nothing is chosen.
    pub fn periods(&self) -> Option<Result<Periods, NoPeriods>> {
        match (self.before.clone(), self.now.clone()) {
            (None, None) => None,
            (Some(before), Some(now)) => Some(Periods::apart(before, now)),
            _ => Some(Err(NoPeriods::HalfChosen)),
        }
    }
}

impl From<Periods> for Chosen {
    fn from(Periods { before, now }: Periods) -> Self {
        Self { before: Some(before), now: Some(now) }
    }
}

/// Whether a person chose what is compared.
pub(super) fn is_by_person(further: &Further) -> bool {
    further.change.as_ref().is_ok_and(|change| change.chosen_by == ChosenBy::Person)
}

/// Why the periods that a person chose can't be compared; empty where they can, or none are chosen. The panel says it once,
/// at the choice, and draws nothing.
fn refusal(further: &Further, names: &Names) -> String {
    let words = words(names.language);
    match further.change {
        Err(NoPeriods::Overlapping) => words.overlapping.to_owned(),
        Err(NoPeriods::HalfChosen) => words.half_chosen.to_owned(),
        Err(NoPeriods::NotAnswered) => {
            let chosen = further.chosen.as_ref();
            let sides = chosen.map(|chosen| [chosen.now.as_deref(), chosen.before.as_deref()]);
            let mut missing = String::new();
            for side in sides.into_iter().flatten().flatten() {
                if !Periods::is_answered(side, &further.answered) {
                    missing += if missing.is_empty() { "" } else { ", " };
                    missing += &period(side, names);
                }
            }
            fill(words.not_answered, &[("periods", &missing)])
        }
        _ => String::new(),
    }
}

/// What stands above the picture of what has changed: a button, and the selects once it was pressed; `is_missing` says that
/// these couldn't be fetched then.
pub(super) fn choice(
    further: &Further,
    names: &Names,
    is_missing: bool,
    send: &Callback<Message>,
) -> Html {
    let words = words(names.language);
    // A view that was sent has chosen periods; the selects come with the second file.
    let selects = rare().filter(|_| further.chosen.is_some());
    let is_open = selects.is_some();
    let refusal = refusal(further, names);
    let label = if is_open { words.automatic } else { words.choose };
    let onclick = send.reform(move |_: MouseEvent| {
        Message::Compare(if is_open { Task::Automatic } else { Task::Open })
    });
    html! {
        <div class="controls" role="group" aria-label={words.two_periods}>
            // One button for both, so that the focus stays on it.
            <button type="button" class="tool" aria-expanded={is_open.to_string()} {onclick}>{ label }</button>
            if let Some(rare) = selects {
                { (rare.periods)(further, names, send) }
            }
            // Both are there before there is something to say, so that it is heard.
            <p class={if refusal.is_empty() { "unseen" } else { "warning" }} role="status">{ refusal }</p>
            <div role="alert">
                if is_missing {
                    <p class="warning">{ names.words().rare_missing }</p>
                }
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests;
