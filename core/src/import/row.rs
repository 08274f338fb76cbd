//! One row becomes a response, or the list of all that is wrong with it.

use std::borrow::Cow;
use std::collections::HashSet;

use super::columns::{Columns, Target};
use super::composed::composed;
use super::csv::Row;
use super::reason::{Reason, ReasonKind};
use super::write::unguarded;
use crate::calendar::{day_in_vietnam, parse_instant};
use crate::questionnaire::{ChoiceOption, Kind, Questionnaire, Scale};
use crate::response::{Answer, Answers, Mode, Paradata, Response};
use crate::validate::parse_number;

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
                let answer = answer(questionnaire, &question.kind, field)?;
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

fn answer(
    questionnaire: &Questionnaire,
    kind: &Kind,
    field: &str,
) -> Result<Option<Answer>, ReasonKind> {
    Ok(match kind {
        Kind::Item { scale, .. } => {
            let scale = &questionnaire.scales[*scale];
            Some(level(scale, &questionnaire.import.not_applicable, field)?)
        }
        Kind::Choice { options, .. } => Some(Answer::Choice(option(options, field)?)),
        Kind::Choices { options, .. } => {
            // A separator after the last one, as some survey tools write it, separates nothing.
            let parts = field.split([';', '|']).map(str::trim).filter(|part| !part.is_empty());
            let chosen: Vec<String> =
                parts.map(|part| option(options, part)).collect::<Result<_, _>>()?;
            let values = options.iter().map(|option| &option.value);
            let in_order: Vec<String> = values.filter(|v| chosen.contains(v)).cloned().collect();
            (!in_order.is_empty()).then_some(Answer::Choices(in_order))
        }
        Kind::Ranking { options, .. } => {
            let parts = field.split([';', '|']).map(str::trim).filter(|part| !part.is_empty());
            let mut ranked: Vec<String> = Vec::new();
            for part in parts {
                let value = option(options, part)?;
                if !ranked.contains(&value) {
                    ranked.push(value);
                }
            }
            (!ranked.is_empty()).then_some(Answer::Choices(ranked))
        }
        Kind::Number { .. } => {
            // A file that another program wrote has points for fractions; one typed by hand may not.
            let number = field.parse().ok().filter(|number: &f64| number.is_finite());
            let number = number.or_else(|| parse_number(field));
            Some(Answer::Number(number.ok_or(ReasonKind::NotANumber)?))
        }
        Kind::Date { .. } => {
            let instant = parse_instant(field).ok_or(ReasonKind::NotADate)?;
            Some(Answer::Text(day_in_vietnam(instant)))
        }
        Kind::Text { .. } | Kind::Dossier => Some(Answer::Text(field.to_owned())),
        Kind::Procedure { .. } => Some(Answer::Choice(field.to_owned())),
        Kind::Unit | Kind::Note | Kind::Consent => None,
    })
}

/// A level by its code, by its number where the code is one ("4.0" as pandas writes it), or by its word
/// in any language.
fn level(scale: &Scale, not_applicable: &[String], field: &str) -> Result<Answer, ReasonKind> {
    if let Some(at) = scale.levels.iter().position(|level| level.code == field) {
        return Ok(Answer::Level(at as u8 + 1));
    }
    // "na" is how a response of our own writes it. "NA" is how R writes a missing value: another thing,
    // which the questionnaire has to name among its missing ones.
    let own = scale
        .not_applicable
        .as_ref()
        .is_some_and(|label| field == "na" || label.variants().any(|word| same(word, field)));
    if own || not_applicable.iter().any(|code| is_code(code, field)) {
        return Ok(Answer::NotApplicable);
    }
    let found = scale.levels.iter().position(|level| {
        is_code(&level.code, field) || level.label.variants().any(|word| same(word, field))
    });
    found.map(|at| Answer::Level(at as u8 + 1)).ok_or_else(|| {
        ReasonKind::NotALevel(scale.levels.iter().map(|level| level.code.clone()).collect())
    })
}

fn option(options: &[ChoiceOption], field: &str) -> Result<String, ReasonKind> {
    let found = options.iter().find(|option| option.value == field).or_else(|| {
        options.iter().find(|option| {
            is_code(&option.value, field)
                || same(&option.value, field)
                || option.label.variants().any(|label| same(label, field))
        })
    });
    found.map(|option| option.value.clone()).ok_or_else(|| {
        ReasonKind::NotAnOption(options.iter().map(|option| option.value.clone()).collect())
    })
}

/// Whether a field is this code; where the code is a number, also as "4.0": a program that keeps a column
/// as floats, because some of it is missing, writes it so.
fn is_code(code: &str, field: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    code == field || number(code).is_some_and(|code| number(field) == Some(code))
}

/// Without regard to case; the field is composed already.
fn same(own: &str, field: &str) -> bool {
    composed(own).to_lowercase() == field.to_lowercase()
}
