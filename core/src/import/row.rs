//! One row becomes a response, or the list of all that is wrong with it.

use std::borrow::Cow;
use std::collections::HashSet;

use super::answer_format::{from_field, is_code};
use super::columns::{Columns, Target};
use super::composed::composed;
use super::csv::Row;
use super::reason::{Reason, ReasonKind};
use super::write::unguarded;
use crate::calendar::parse_instant;
use crate::questionnaire::Questionnaire;
use crate::response::{Answers, Mode, Paradata, Response};

/// Ids and names of units longer than this are a wrong column, not an id.
pub(super) const LONGEST_NAME: usize = 200;

pub(super) fn response(
    questionnaire: &Questionnaire,
    header: &[String],
    columns: &Columns,
    row: &Row,
    seen: &mut HashSet<String>,
) -> Result<Response, Vec<Reason>> {
    if row.fields.len() != header.len() {
        let kind = ReasonKind::FieldCount { expected: header.len(), found: row.fields.len() };
        return Err(vec![Reason { column: None, value: String::new(), kind }]);
    }
    let mut response = blank(questionnaire);
    let mut reasons = Vec::new();
    let columns = row.fields.iter().zip(columns.targets()).zip(header).enumerate();
    for (at, ((field, target), column)) in columns {
        let Some(target) = target else { continue };
        let fault = row.faults.iter().find(|(faulty, _)| *faulty == at);
        let read = match fault {
            Some((_, kind)) => Err(kind.clone()),
            None => read(questionnaire, *target, field.as_deref(), seen, &mut response),
        };
        if let Err(kind) = read {
            let value = field.as_deref().unwrap_or("\u{fffd}").chars().take(60).collect();
            reasons.push(Reason { column: Some(column.clone()), value, kind });
        }
    }
    if !reasons.is_empty() {
        return Err(reasons);
    }
    if !response.id.is_empty() {
        seen.insert(response.id.clone());
    }
    Ok(response)
}

/// A response with nothing in it yet.
pub(super) fn blank(questionnaire: &Questionnaire) -> Response {
    Response {
        id: String::new(),
        version: questionnaire.version,
        unit: None,
        channel: None,
        mode: Mode::Page,
        language: String::new(),
        started: None,
        submitted: None,
        paper: None,
        answers: Answers::none(questionnaire.question_count()),
        paradata: Paradata::default(),
    }
}

/// Reads one field into a response, `None` where it isn't UTF-8: the meaning of a field, of which all faster
/// ways are memories.
pub(super) fn read(
    questionnaire: &Questionnaire,
    target: Target,
    field: Option<&str>,
    seen: &HashSet<String>,
    response: &mut Response,
) -> Result<(), ReasonKind> {
    let field = field.ok_or(ReasonKind::NotUtf8)?;
    take(questionnaire, target, &content(field), seen, response)
}

/// What a field of a question that takes any text says; `None` where it says nothing.
pub(super) fn said<'f>(questionnaire: &Questionnaire, field: &'f str) -> Option<Cow<'f, str>> {
    let said = content(field);
    (!is_nothing(questionnaire, &said)).then_some(said)
}

/// What is in a field: without guards against formulas and white space around it, marks written in one way.
fn content(field: &str) -> Cow<'_, str> {
    match unguarded(field) {
        Cow::Borrowed(field) => composed(field.trim()),
        Cow::Owned(field) => Cow::from(composed(field.trim()).into_owned()),
    }
}

fn is_nothing(questionnaire: &Questionnaire, field: &str) -> bool {
    let missing = &questionnaire.import.missing;
    field.is_empty() || missing.iter().any(|missing| is_code(missing, field))
}

fn take(
    questionnaire: &Questionnaire,
    target: Target,
    field: &str,
    seen: &HashSet<String>,
    response: &mut Response,
) -> Result<(), ReasonKind> {
    if is_nothing(questionnaire, field) {
        return Ok(());
    }
    match target {
        Target::Unit => response.unit = Some(name(field)?),
        Target::Channel => response.channel = Some(name(field)?),
        Target::Time => {
            response.submitted = Some(parse_instant(field).ok_or(ReasonKind::NotADate)?);
        }
        Target::Id => {
            if seen.contains(field) {
                return Err(ReasonKind::DuplicateId);
            }
            response.id = name(field)?;
        }
        Target::Question(index) => {
            if let Some(question) = questionnaire.questions().nth(index) {
                let answer = from_field(questionnaire, &question.kind, field)?;
                response.answers.set(index, answer);
            }
        }
    }
    Ok(())
}

fn name(field: &str) -> Result<String, ReasonKind> {
    if field.chars().count() > LONGEST_NAME {
        return Err(ReasonKind::TooLong(LONGEST_NAME));
    }
    Ok(field.to_owned())
}
