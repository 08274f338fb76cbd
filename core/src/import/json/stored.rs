//! Responses as this project's own store keeps them, read back from a file:
//!
//! ```json
//! {"v": 1, "id": "…", "questionnaire": "sipas-22", "unit": "soc-son", "submitted": 1790000180000,
//!  "answers": {"a1": 4, "a2": "na", "field": "land", "expect": ["speed"], "consent": true}}
//! ```
//!
//! Answers stand under the ids of the questions, a level is its number from 1 and not its code in a CSV file,
//! and nothing stands for a missing answer. An answer that the question can't have refuses the record, rather
//! than being left out of it: here nothing else keeps it.

use super::parse::Json;
use crate::calendar::format_instant;
use crate::import::columns::{Columns, Target};
use crate::import::reason::{Reason, ReasonKind};
use crate::import::row::{LONGEST_NAME, blank};
use crate::questionnaire::{Kind, Questionnaire};
use crate::response::{Answer, Response, fits};

/// The version of the format.
const VERSION: i64 = 1;

/// Whether a record is such a response, sound or not.
pub(in crate::import) fn is_stored(members: &[(String, Json)]) -> bool {
    matches!(member(members, "answers"), Some(Json::Object(_)))
}

/// The response, or all that is wrong with it.
pub(in crate::import) fn response(
    questionnaire: &Questionnaire,
    members: &[(String, Json)],
) -> Result<Response, Vec<Reason>> {
    let mut response = blank(questionnaire);
    let mut reasons = Vec::new();
    let mut refuse = |column: &str, value: Option<&Json>, kind: ReasonKind| {
        let value = value.map(text).unwrap_or_default().chars().take(60).collect();
        reasons.push(Reason { column: Some(column.to_owned()), value, kind });
    };
    let version = member(members, "v");
    if version.and_then(whole) != Some(VERSION) {
        refuse("v", version, ReasonKind::NotAnOption(vec![VERSION.to_string()]));
    }
    let own = member(members, "questionnaire");
    if own.map(text).as_deref() != Some(&*questionnaire.id) {
        refuse("questionnaire", own, ReasonKind::NotAnOption(vec![questionnaire.id.clone()]));
    }
    let version = member(members, "version").and_then(whole);
    response.version =
        version.and_then(|version| version.try_into().ok()).unwrap_or(questionnaire.version);
    let mut name = |column: &str| match member(members, column) {
        None => None,
        Some(Json::String(Some(name))) if name.chars().count() <= LONGEST_NAME => {
            Some(name.clone())
        }
        Some(Json::String(Some(name))) => {
            let value = Json::String(Some(name.clone()));
            refuse(column, Some(&value), ReasonKind::TooLong(LONGEST_NAME));
            None
        }
        other => {
            refuse(column, other, ReasonKind::NotAText);
            None
        }
    };
    response.id = name("id").unwrap_or_default();
    response.unit = name("unit");
    response.channel = name("channel");
    if let Some(time) = member(members, "submitted") {
        response.submitted = whole(time);
        if response.submitted.is_none() {
            refuse("submitted", Some(time), ReasonKind::NotADate);
        }
    }
    if let Some(Json::Object(answers)) = member(members, "answers") {
        for (index, question) in questionnaire.questions().enumerate() {
            let Some(value) = member(answers, &question.id) else { continue };
            let answer = answer(&question.kind, value);
            let answer = answer.filter(|answer| fits(questionnaire, index, answer));
            if answer.is_none() {
                refuse(&question.id, Some(value), expected(questionnaire, &question.kind));
            }
            response.answers.set(index, answer);
        }
        for twice in repeated(answers) {
            refuse(twice, None, ReasonKind::Twice);
        }
    }
    for twice in repeated(members) {
        refuse(twice, None, ReasonKind::Twice);
    }
    if reasons.is_empty() { Ok(response) } else { Err(reasons) }
}

/// What stands in a record for each of the columns that a CSV file would have, to keep it where it is refused.
pub(in crate::import) fn fields(
    questionnaire: &Questionnaire,
    members: &[(String, Json)],
) -> Vec<(String, String)> {
    let answers = match member(members, "answers") {
        Some(Json::Object(answers)) => answers.as_slice(),
        _ => &[],
    };
    let field = |(name, target): (String, Target)| {
        let value = match target {
            Target::Question(index) => {
                let question = questionnaire.questions().nth(index);
                question.and_then(|question| {
                    Some(field_of(questionnaire, &question.kind, member(answers, &question.id)?))
                })
            }
            Target::Unit => member(members, "unit").map(text),
            Target::Channel => member(members, "channel").map(text),
            Target::Id => member(members, "id").map(text),
            Target::Time => member(members, "submitted")
                .map(|time| whole(time).and_then(format_instant).unwrap_or_else(|| text(time))),
        };
        (name, value.unwrap_or_default())
    };
    Columns::wanted(questionnaire).into_iter().map(field).collect()
}

/// A member that says something.
fn member<'a>(members: &'a [(String, Json)], name: &str) -> Option<&'a Json> {
    members
        .iter()
        .find(|(own, _)| own == name)
        .map(|(_, value)| value)
        .filter(|v| **v != Json::Null)
}

fn repeated(members: &[(String, Json)]) -> impl Iterator<Item = &str> {
    let mut names: Vec<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    let mut twice: Vec<&str> =
        names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    twice.dedup();
    twice.into_iter()
}

/// A number that is whole and no more than a double holds exactly, as JavaScript has it: `4` and `4.0` are one.
fn whole(value: &Json) -> Option<i64> {
    let Json::Number(digits) = value else { return None };
    let number = digits.parse::<f64>().ok()?;
    (number.trunc() == number && number.abs() < 9e15).then_some(number as i64)
}

fn answer(kind: &Kind, value: &Json) -> Option<Answer> {
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
fn expected(questionnaire: &Questionnaire, kind: &Kind) -> ReasonKind {
    match kind {
        Kind::Item { scale, .. } => ReasonKind::NotALevel(
            (1..=questionnaire.scales[*scale].levels.len())
                .map(|level| level.to_string())
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

/// As a CSV file would have it.
fn field_of(questionnaire: &Questionnaire, kind: &Kind, value: &Json) -> String {
    if let Kind::Item { scale, .. } = kind
        && let Some(level) = whole(value).and_then(|level| usize::try_from(level - 1).ok())
        && let Some(level) = questionnaire.scales[*scale].levels.get(level)
    {
        return level.code.clone();
    }
    text(value)
}

/// A value as the text of a field.
pub(in crate::import) fn text(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::Bool(truth) => truth.to_string(),
        Json::Number(digits) => digits.clone(),
        Json::String(text) => text.clone().unwrap_or_else(|| "\u{fffd}".to_owned()),
        Json::List(entries) => entries.iter().map(text).collect::<Vec<_>>().join(";"),
        Json::Object(members) => {
            let members = members.iter().map(|(name, value)| [name, "=", &text(value)].concat());
            members.collect::<Vec<_>>().join(";")
        }
    }
}
