//! What responses are filtered and grouped by, and a response's value in each: one value of a dimension, some options of a
//! question of several choices, a level of an item.

use std::borrow::Cow;

use crate::calendar::Month;
use crate::questionnaire::{CHANNEL, ChoiceOption, Kind, MONTH, Question, Questionnaire, UNIT};
use crate::response::{Answer, Response, fits};

/// Of how many options, and "none", the engine keeps a bit each.
const MOST_OPTIONS: usize = 31;

/// No answer, in a column of levels.
pub(crate) const MISSING: u8 = 0;
/// "Not applicable", in a column of levels.
pub(crate) const NOT_APPLICABLE: u8 = u8::MAX;

/// How "not applicable" is written among an item's levels.
pub(crate) const NOT_APPLICABLE_VALUE: &str = "na";

/// What a questionnaire's responses have one value of each: what the dashboard offers as filters.
pub fn dimensions(questionnaire: &Questionnaire) -> Vec<String> {
    let own = questionnaire.filters().map(|(_, question, _)| question.id.clone());
    [UNIT, MONTH, CHANNEL].map(str::to_owned).into_iter().chain(own).collect()
}

/// The questions of which several options can be chosen: index, question, options. One of more than 31 options can't
/// be filtered by, nor one that is called like a dimension that every questionnaire has.
pub fn several(
    questionnaire: &Questionnaire,
) -> impl Iterator<Item = (usize, &Question, &[ChoiceOption])> {
    questionnaire.questions().enumerate().filter_map(|(index, question)| match &question.kind {
        Kind::Choices { options, .. }
            if options.len() <= MOST_OPTIONS
                && ![UNIT, MONTH, CHANNEL].contains(&question.id.as_str()) =>
        {
            Some((index, question, options.as_slice()))
        }
        _ => None,
    })
}

/// All that responses can be filtered and grouped by: the [`dimensions`], the questions of [`several`] choices and the
/// items.
pub fn fields(questionnaire: &Questionnaire) -> Vec<String> {
    let mut fields = dimensions(questionnaire);
    fields.extend(several(questionnaire).map(|(_, question, _)| question.id.clone()));
    fields.extend(questionnaire.items().map(|(_, item, ..)| item.id.clone()));
    fields
}

/// What stands in a column of levels for an answer: one that the item can't have is none.
pub(crate) fn level(questionnaire: &Questionnaire, question: usize, answer: Option<&Answer>) -> u8 {
    match answer {
        Some(answer) if !fits(questionnaire, question, answer) => MISSING,
        Some(Answer::Level(level)) => *level,
        Some(Answer::NotApplicable) => NOT_APPLICABLE,
        _ => MISSING,
    }
}

/// The value of a response in each of [`dimensions`], empty where it doesn't say.
pub(crate) fn dimension_values<'a>(
    questionnaire: &Questionnaire,
    response: &'a Response,
) -> Vec<Cow<'a, str>> {
    let said = |value: &'a Option<String>| Cow::from(value.as_deref().unwrap_or_default());
    let month = response.submitted.and_then(Month::in_vietnam).map(|month| month.to_string());
    let mut values =
        vec![said(&response.unit), month.unwrap_or_default().into(), said(&response.channel)];
    values.extend(questionnaire.filters().map(|(index, ..)| match response.answers.get(index) {
        Some(Answer::Choice(value)) => Cow::from(value.as_str()),
        _ => Cow::from(""),
    }));
    values
}

/// The options that a response chose of each question of [`several`] choices, a bit each, 1 for the first.
pub(crate) fn chosen_options(
    questionnaire: &Questionnaire,
    response: &Response,
) -> impl Iterator<Item = u32> {
    several(questionnaire).map(|(index, _, options)| {
        let Some(Answer::Choices(chosen)) = response.answers.get(index) else { return 0 };
        // One that the question doesn't have is none.
        let bit = |value: &String| options.iter().position(|option| option.value == *value);
        chosen.iter().filter_map(bit).fold(0, |bits, at| bits | 1 << at)
    })
}
