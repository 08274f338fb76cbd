//! What the filter chips and the page do to the filter.

use hailong_core::filter::{Filter, UNIT, several};
use hailong_core::questionnaire::Questionnaire;

use super::effect::Effect;
use super::period::{Chosen, Periods};
use super::view_text;

/// What can happen.
#[derive(Clone, Debug)]
pub enum Message {
    /// Let a value of a dimension through, or no more.
    Toggle(String, String),
    /// Let all values of a dimension through again; of all dimensions where none is named.
    Clear(Option<String>),
    /// Set the whole filter.
    Set(Filter),
    /// Show the view of a text.
    View(String),
    /// Only this unit, or all again.
    Unit(Option<String>),
}

/// What is looked at when a message comes.
pub struct View<'a> {
    /// What was asked.
    pub questionnaire: &'a Questionnaire,
    /// The filter.
    pub filter: &'a Filter,
    /// The periods of the view, where a person chose them.
    pub periods: Option<&'a Periods>,
}

/// What follows from a message.
pub fn update(message: Message, view: &View<'_>) -> Vec<Effect> {
    let mut filter = view.filter.clone();
    match message {
        Message::Toggle(dimension, value) => {
            filter = toggled(view.questionnaire, &filter, &dimension, &value);
        }
        Message::Clear(Some(dimension)) => filter.clear(&dimension),
        Message::Clear(None) => filter = Filter::all(),
        Message::Set(whole) => filter = whole,
        Message::View(text) => return show(&text, view),
        Message::Unit(unit) => {
            filter.clear(UNIT);
            if let Some(unit) = unit {
                filter.allow(UNIT, unit);
            }
        }
    }
    vec![Effect::Filter(filter)]
}

/// Lets a value of a dimension through, or no more; with none left all pass again. Of the options of a question of which
/// several can be chosen one passes at a time: another takes its place.
pub fn toggled(
    questionnaire: &Questionnaire,
    before: &Filter,
    dimension: &str,
    value: &str,
) -> Filter {
    let mut filter = before.clone();
    let values = before.values(dimension).unwrap_or_default();
    filter.clear(dimension);
    let is_on = values.iter().any(|one| one == value);
    let one = several(questionnaire).any(|(_, question, _)| question.id == dimension);
    for kept in values.iter().filter(|kept| *kept != value && !one) {
        filter.allow(dimension, kept.as_str());
    }
    if !is_on {
        filter.allow(dimension, value);
    }
    filter
}

/// Shows the view of a text: its filter and its periods. What isn't understood of it is told to the webmaster.
fn show(text: &str, view: &View<'_>) -> Vec<Effect> {
    let (read, left_out) = view_text::read(text, view.questionnaire);
    let mut effects: Vec<Effect> =
        left_out.into_iter().map(|part| Effect::Complain(part.to_string())).collect();
    // A person who is choosing periods goes on choosing where the text has those that the page knows of.
    let is_other = read.periods.as_ref() != view.periods;
    if is_other {
        effects.push(Effect::ChoosePeriods(read.periods.map(Chosen::from)));
    }
    if read.filter != *view.filter {
        effects.push(Effect::Filter(read.filter));
    } else if is_other {
        effects.push(Effect::Compare);
    }
    effects
}
