//! How the answers to each kind of question are written in files: as a field of a CSV file, both ways, and as a member of
//! a stored response. What a response has besides answers is not here.

use std::borrow::Cow;

use super::composed::composed;
use super::json::parse::Json;
use super::reason::ReasonKind;
use crate::answer::Answer;
use crate::calendar::{day_in_vietnam, parse_instant};
use crate::questionnaire::{ChoiceOption, Kind, Level, Questionnaire, Scale};
use crate::validate::parse_number;

/// The answer that a field of a CSV file is; `None` for a kind that files have no answers of.
pub(super) fn from_field(
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

/// An answer as the field of a CSV file that [`from_field`] reads back.
pub(super) fn to_field<'r>(
    questionnaire: &Questionnaire,
    at: usize,
    answer: &'r Answer,
) -> Cow<'r, str> {
    match answer {
        Answer::Level(level) => {
            let Some(Kind::Item { scale, .. }) = questionnaire.questions().nth(at).map(|q| &q.kind)
            else {
                return Cow::from("");
            };
            let levels = &questionnaire.scales[*scale].levels;
            let level = usize::from(*level).checked_sub(1).and_then(|at| levels.get(at));
            level.map(|level| level.code.clone()).unwrap_or_default().into()
        }
        Answer::NotApplicable => Cow::from("na"),
        Answer::Choice(text) | Answer::Text(text) => Cow::from(&**text),
        Answer::Choices(values) => values.join(";").into(),
        Answer::Number(number) => number.to_string().into(),
        Answer::Given => Cow::from(""),
    }
}

/// The answer that a member of a stored response is; `None` where it is none to such a question.
pub(super) fn from_json(kind: &Kind, value: &Json) -> Option<Answer> {
    Some(match (kind, value) {
        (Kind::Item { .. }, Json::String(Some(word))) if word == "na" => Answer::NotApplicable,
        (Kind::Item { .. }, Json::Number(_)) => Answer::Level(whole(value)?.try_into().ok()?),
        (Kind::Choice { .. } | Kind::Unit | Kind::Procedure { .. }, Json::String(Some(value))) => {
            Answer::Choice(value.clone())
        }
        (Kind::Choices { .. } | Kind::Ranking { .. }, Json::List(values)) => {
            let value = |value: &Json| match value {
                Json::String(value) => value.clone(),
                _ => None,
            };
            Answer::Choices(values.iter().map(value).collect::<Option<_>>()?)
        }
        (Kind::Number { .. }, Json::Number(number)) => Answer::Number(number.parse().ok()?),
        (Kind::Text { .. } | Kind::Date { .. } | Kind::Dossier, Json::String(Some(text))) => {
            Answer::Text(text.clone())
        }
        (Kind::Consent, Json::Bool(true)) => Answer::Given,
        // A value of another type; a note has none.
        (
            Kind::Item { .. }
            | Kind::Choice { .. }
            | Kind::Choices { .. }
            | Kind::Ranking { .. }
            | Kind::Number { .. }
            | Kind::Date { .. }
            | Kind::Text { .. }
            | Kind::Unit
            | Kind::Procedure { .. }
            | Kind::Dossier
            | Kind::Note
            | Kind::Consent,
            _,
        ) => return None,
    })
}

/// Why an answer to such a question is none.
pub(super) fn expected(questionnaire: &Questionnaire, kind: &Kind) -> ReasonKind {
    match kind {
        Kind::Item { scale, .. } => ReasonKind::NotALevel(
            // A stored response has the level's number, whatever a file writes for it.
            (1..)
                .zip(&questionnaire.scales[*scale].levels)
                .map(|(number, level): (usize, _)| Level {
                    code: number.to_string(),
                    ..level.clone()
                })
                .collect(),
        ),
        Kind::Choice { options, .. }
        | Kind::Choices { options, .. }
        | Kind::Ranking { options, .. } => {
            ReasonKind::NotAnOption(options.iter().map(|option| option.value.clone()).collect())
        }
        Kind::Number { .. } => ReasonKind::NotANumber,
        Kind::Date { .. } => ReasonKind::NotADate,
        Kind::Consent => ReasonKind::NotAnOption(vec!["true".to_owned()]),
        Kind::Text { .. } | Kind::Unit | Kind::Procedure { .. } | Kind::Dossier | Kind::Note => {
            ReasonKind::NotAText
        }
    }
}

/// A number that is whole and no more than a double holds exactly, as JavaScript has it: `4` and `4.0` are one.
pub(super) fn whole(value: &Json) -> Option<i64> {
    let Json::Number(digits) = value else { return None };
    let number = digits.parse::<f64>().ok()?;
    (number.trunc() == number && number.abs() < 9e15).then_some(number as i64)
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
    found
        .map(|at| Answer::Level(at as u8 + 1))
        .ok_or_else(|| ReasonKind::NotALevel(scale.levels.clone()))
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
pub(super) fn is_code(code: &str, field: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    code == field || number(code).is_some_and(|code| number(field) == Some(code))
}

/// Without regard to case; the field is composed already.
fn same(own: &str, field: &str) -> bool {
    composed(own).to_lowercase() == field.to_lowercase()
}
