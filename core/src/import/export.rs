//! Responses as the rows of a CSV file that this importer reads back.
//!
//! Consent, how the form was filled in and what else stands beside the answers has no column: the stored form of a response
//! (JSON) has all of it.

use std::borrow::Cow;

use super::answer_format::to_field;
use super::columns::{Columns, Target};
use super::write::write_row;
use crate::calendar::format_instant;
use crate::questionnaire::Questionnaire;
use crate::response::{Response, fits};

/// The header of the file, as a row.
pub fn header_row(questionnaire: &Questionnaire) -> String {
    let wanted = Columns::wanted(questionnaire);
    write_row(wanted.iter().map(|(name, _)| name.as_str()))
}

/// A response as a row below that header. A field that a spreadsheet would run as a formula is guarded, as
/// [`write_row`] does it.
pub fn response_row(questionnaire: &Questionnaire, response: &Response) -> String {
    let fields: Vec<Cow<'_, str>> = Columns::wanted(questionnaire)
        .into_iter()
        .map(|(_, target)| field(questionnaire, response, target))
        .collect();
    write_row(fields.iter().map(|field| &**field))
}

fn field<'r>(
    questionnaire: &Questionnaire,
    response: &'r Response,
    target: Target,
) -> Cow<'r, str> {
    let said = |value: &'r Option<String>| Cow::from(value.as_deref().unwrap_or_default());
    match target {
        Target::Unit => said(&response.unit),
        Target::Channel => said(&response.channel),
        Target::Id => Cow::from(&*response.id),
        Target::Time => response.submitted.and_then(format_instant).unwrap_or_default().into(),
        Target::Question(at) => response
            .answers
            .get(at)
            // What the question can't have would be refused.
            .filter(|given| fits(questionnaire, at, given))
            .map_or(Cow::from(""), |given| to_field(questionnaire, at, given)),
    }
}
