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
use crate::import::answer_format::{expected, from_json, whole};
use crate::import::columns::{Columns, Target};
use crate::import::reason::{Reason, ReasonKind};
use crate::import::row::{LONGEST_NAME, blank};
use crate::questionnaire::{Kind, Questionnaire};
use crate::response::{Response, fits};

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
            let answer = from_json(&question.kind, value);
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
