//! From the bytes that came to a response that is fit to be stored. Pure but for the catalogue.

use std::collections::BTreeMap;

use hailong_core::json::Value;
use hailong_wire::received::{Fault, FaultKind, Known, read_received};
use hailong_wire::response_to_json;
use serde_json::Value as Json;
use unicode_segmentation::UnicodeSegmentation;
use uuid::Uuid;

use crate::catalogue::Published;
use crate::secret::hash;
use crate::store::Submission;

/// How far a device's clock may be ahead of the server's before the response is marked.
const AHEAD: i64 = 10 * 60 * 1000;

/// The mark of a response whose device has a wrong clock.
const CLOCK: &str = "clock";

/// Why a response isn't taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// The bytes aren't JSON: where.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// The questionnaire, or this version of it, isn't known here.
    UnknownQuestionnaire(String, Option<i64>),
    /// It takes no responses any more.
    Closed(String),
    /// It isn't a response that the form could have made.
    Faults(Vec<Fault>),
}

/// Checks a response against its questionnaire.
pub fn check(bytes: &[u8], published: &Published, now: i64) -> Result<Submission, Refusal> {
    let json: Json = serde_json::from_slice(bytes)
        .map_err(|error| Refusal::NotJson { line: error.line(), column: error.column() })?;
    check_value(json, published, now)
}

/// The same, of JSON that was read already.
pub fn check_value(json: Json, published: &Published, now: i64) -> Result<Submission, Refusal> {
    let stored = Value::from(json);
    let fault = |path: &str, kind| Refusal::Faults(vec![Fault { path: path.to_owned(), kind }]);
    let id = match stored.get("questionnaire") {
        Some(Value::String(id)) => id,
        Some(_) => return Err(fault("/questionnaire", FaultKind::WrongType)),
        None => return Err(fault("/questionnaire", FaultKind::Missing)),
    };
    let version = match stored.get("version").map(Value::as_i64) {
        Some(Some(version)) => version,
        Some(None) => return Err(fault("/version", FaultKind::WrongType)),
        None => return Err(fault("/version", FaultKind::Missing)),
    };
    let Some(found) = published.version(id, version) else {
        let known = published.latest(id).is_some().then_some(version);
        return Err(Refusal::UnknownQuestionnaire(id.clone(), known));
    };
    if found.closed.is_some_and(|closed| closed <= now) {
        return Err(Refusal::Closed(id.clone()));
    }
    let known = Known {
        is_unit: &|unit| published.is_unit(unit),
        length: &|text| text.graphemes(true).count(),
        now,
    };
    let response = read_received(&found.questionnaire, &stored, known).map_err(Refusal::Faults)?;
    let content = response_to_json(&found.questionnaire, &response);
    let submitted = response.submitted.unwrap_or_default();
    let mut marks = stored.get("suspect").and_then(Value::as_strings).unwrap_or_default();
    let mark = CLOCK.to_owned();
    if submitted > now.saturating_add(AHEAD) && !marks.contains(&mark) {
        marks.push(mark);
    }
    let sitting = stored.get("sitting").and_then(Value::as_str).filter(|text| !text.is_empty());
    Ok(Submission {
        id: Uuid::try_parse(&response.id).unwrap_or_default(),
        questionnaire: found.questionnaire.id.clone(),
        unit: response.unit,
        submitted,
        received: now,
        hash: hash(digest_text(&content).as_bytes()),
        sitting: sitting.map_or(Vec::new(), |sitting| hash(sitting.as_bytes()).to_vec()),
        body: body(&content, marks),
    })
}

/// The response as readers get it: what the form sent, but for the sitting, which only tells two submits apart.
fn body(content: &Value, marks: Vec<String>) -> String {
    let mut members = Vec::new();
    for (name, value) in content.as_object().unwrap_or_default() {
        members.push((name.as_str(), to_json(value)));
    }
    if !marks.is_empty() {
        members.push(("suspect", marks.into()));
    }
    object(members)
}

/// What two submits of the same response have in common, whatever the order of members: an upgrade of the program may
/// change that.
fn digest_text(content: &Value) -> String {
    let members = |value: &Value| -> BTreeMap<String, Json> {
        let members = value.as_object().unwrap_or_default();
        members.iter().map(|(name, value)| (name.clone(), to_json(value))).collect()
    };
    let mut all = members(content);
    for name in ["answers", "orders"] {
        if let Some(value) = content.get(name) {
            let text =
                object(members(value).iter().map(|(name, value)| (name.as_str(), value.clone())));
            all.insert(name.to_owned(), text.into());
        }
    }
    // A member without a value says nothing, also one that a later version adds.
    all.retain(|_, value| !value.is_null());
    object(all.iter().map(|(name, value)| (name.as_str(), value.clone())))
}

/// An object with its members in this order.
fn object<'a>(members: impl IntoIterator<Item = (&'a str, Json)>) -> String {
    let members: Vec<String> =
        members.into_iter().map(|(name, value)| format!("{}:{value}", Json::from(name))).collect();
    format!("{{{}}}", members.join(","))
}

fn to_json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(truth) => (*truth).into(),
        // A level as `4`, not as `4.0`.
        Value::Number(number) => value.as_i64().map_or(Json::from(*number), Json::from),
        Value::String(text) => text.as_str().into(),
        Value::List(entries) => entries.iter().map(to_json).collect(),
        Value::Object(members) => Json::Object(
            members.iter().map(|(name, value)| (name.clone(), to_json(value))).collect(),
        ),
    }
}

#[cfg(test)]
#[path = "submission_tests.rs"]
mod tests;
