//! Responses and drafts as they are stored and sent: versioned, because what is stored outlives the code
//! that stored it.
//!
//! ```json
//! {"v": 1, "id": "…", "questionnaire": "sipas-22", "version": 1, "unit": "soc-son", "channel": "web",
//!  "mode": "page", "language": "vi", "started": 1790000000000, "submitted": 1790000180000,
//!  "answers": {"a1": 4, "a2": "na", "field": "land", "expect": ["speed"], "consent": true},
//!  "orders": {"expect": ["cost", "speed"]}}
//! ```
//!
//! A response that was keyed in has the number of its paper besides, `"paper": "A-017"`; others have no such member.
//!
//! An answer is the plainest JSON that says it: a level is its number, "not applicable" is `"na"`, a
//! choice is its value, several are a list (ranked ones in their order), a day is `"2026-01-31"`, consent
//! is `true`. `orders` has the options of shuffled questions as they were shown. Which of them it is follows from the
//! question, so reading needs the questionnaire. Instants are milliseconds since 1970 UTC.
//!
//! Beside these stand two members that say nothing of the answers, and that reading leaves where they are:
//! `sitting`, a random text of one filling-in at one page, and, where there is something to say, `suspect`, a
//! list of `"fast"` (faster than a person can read), `"many"` (ten others from this browser within a day)
//! and `"clock"` (the device's clock is wrong, and so are the instants).

#![forbid(unsafe_code)]

use hailong_core::calendar::Millis;
use hailong_core::json::Value;
use hailong_core::questionnaire::{Kind, Questionnaire};
use hailong_core::response::{Answer, Answers, Draft, Mode, Paradata, Response, fits};

#[cfg(any(test, feature = "made_up"))]
pub mod made_up;
pub mod marks;
pub mod received;

/// The version of both shapes.
const VERSION: i64 = 1;

/// A response as it is stored.
pub fn response_to_json(questionnaire: &Questionnaire, response: &Response) -> Value {
    let mut stored = members_of(questionnaire, response);
    if let (Value::Object(members), Some(paper)) = (&mut stored, &response.paper) {
        members.push(("paper".to_owned(), paper.as_str().into()));
    }
    stored
}

fn members_of(questionnaire: &Questionnaire, response: &Response) -> Value {
    let text = |text: &Option<String>| text.as_deref().map_or(Value::Null, Value::from);
    let time = |time: Option<Millis>| time.map_or(Value::Null, Value::from);
    let mut members = object([
        ("v", VERSION.into()),
        ("id", response.id.as_str().into()),
        ("questionnaire", questionnaire.id.as_str().into()),
        ("version", i64::from(response.version).into()),
        ("unit", text(&response.unit)),
        ("channel", text(&response.channel)),
        ("mode", mode_name(response.mode).into()),
        ("language", response.language.as_str().into()),
        ("started", time(response.started)),
        ("submitted", time(response.submitted)),
        ("answers", answers_to_json(questionnaire, &response.answers)),
    ]);
    let orders = &response.paradata.orders;
    if let (Value::Object(members), false) = (&mut members, orders.is_empty()) {
        members.push(("orders".to_owned(), orders_to_json(questionnaire, orders)));
    }
    members
}

/// A stored response with what stands beside it.
pub fn with_marks(mut response: Value, sitting: &str, suspect: &[&str]) -> Value {
    if let Value::Object(members) = &mut response {
        members.push(("sitting".to_owned(), sitting.into()));
        if !suspect.is_empty() {
            let marks = suspect.iter().map(|&mark| mark.into()).collect();
            members.push(("suspect".to_owned(), Value::List(marks)));
        }
    }
    response
}

/// The response, with the answers that this questionnaire knows; what it doesn't know stays in the store.
/// `None` for what isn't a response to it at all.
pub fn response_from_json(questionnaire: &Questionnaire, stored: &Value) -> Option<Response> {
    let text = |name: &str| Some(stored.get(name)?.as_str()?.to_owned());
    if stored.get("v")?.as_i64()? != VERSION || text("questionnaire")? != questionnaire.id {
        return None;
    }
    Some(Response {
        id: text("id")?,
        version: u32::try_from(stored.get("version")?.as_i64()?).ok()?,
        unit: text("unit"),
        channel: text("channel"),
        mode: mode_of(&text("mode").unwrap_or_default()),
        language: text("language").unwrap_or_default(),
        started: stored.get("started").and_then(Value::as_i64),
        submitted: stored.get("submitted").and_then(Value::as_i64),
        paper: text("paper"),
        answers: answers_from_json(questionnaire, stored.get("answers")?),
        paradata: Paradata { orders: orders_from_json(questionnaire, stored.get("orders")) },
    })
}

/// A draft, for the browser's storage.
pub fn draft_to_json(questionnaire: &Questionnaire, draft: &Draft) -> Value {
    object([
        ("v", VERSION.into()),
        ("id", draft.id.as_str().into()),
        ("started", draft.started.into()),
        ("page", (draft.page as i64).into()),
        ("seed", i64::from(draft.seed).into()),
        ("answers", answers_to_json(questionnaire, &draft.answers)),
    ])
}

/// A draft from there; `None` if it isn't one of this version.
pub fn draft_from_json(questionnaire: &Questionnaire, stored: &Value) -> Option<Draft> {
    if stored.get("v")?.as_i64()? != VERSION {
        return None;
    }
    let page = usize::try_from(stored.get("page")?.as_i64()?).ok()?;
    Some(Draft {
        id: stored.get("id")?.as_str()?.to_owned(),
        started: stored.get("started")?.as_i64()?,
        page: page.min(questionnaire.pages.len()),
        seed: stored.get("seed").and_then(Value::as_i64).unwrap_or_default() as u32,
        answers: answers_from_json(questionnaire, stored.get("answers")?),
    })
}

/// The mode of this name; `page` for any other.
pub fn mode_of(name: &str) -> Mode {
    match name {
        "kiosk" => Mode::Kiosk,
        "assisted" => Mode::Assisted,
        "short" => Mode::Short,
        _ => Mode::Page,
    }
}

fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Kiosk => "kiosk",
        Mode::Assisted => "assisted",
        Mode::Short => "short",
        Mode::Page => "page",
    }
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// The options of shuffled questions in the order in which they were shown.
fn orders_to_json(questionnaire: &Questionnaire, orders: &[(usize, Vec<String>)]) -> Value {
    let list = |values: &[String]| values.iter().map(|value| value.as_str().into()).collect();
    let member = |(at, values): &(usize, Vec<String>)| {
        (questionnaire.questions[*at].id.clone(), Value::List(list(values)))
    };
    Value::Object(orders.iter().map(member).collect())
}

fn orders_from_json(
    questionnaire: &Questionnaire,
    stored: Option<&Value>,
) -> Vec<(usize, Vec<String>)> {
    let mut orders = Vec::new();
    for (id, values) in stored.and_then(Value::as_object).into_iter().flatten() {
        if let (Some(at), Some(values)) = (questionnaire.index_of(id), values.as_strings()) {
            orders.push((at, values));
        }
    }
    orders
}

fn answers_to_json(questionnaire: &Questionnaire, answers: &Answers) -> Value {
    let questions = &questionnaire.questions;
    let member = |(at, answer): (usize, &Answer)| (questions[at].id.clone(), to_json(answer));
    Value::Object(answers.iter().map(member).collect())
}

fn to_json(answer: &Answer) -> Value {
    match answer {
        Answer::Level(level) => i64::from(*level).into(),
        Answer::NotApplicable => "na".into(),
        Answer::Choice(text) | Answer::Text(text) => text.as_str().into(),
        Answer::Choices(values) => {
            Value::List(values.iter().map(|value| value.as_str().into()).collect())
        }
        Answer::Number(number) => Value::Number(*number),
        Answer::Given => Value::Bool(true),
    }
}

fn answers_from_json(questionnaire: &Questionnaire, stored: &Value) -> Answers {
    let mut answers = Answers::none(questionnaire.question_count());
    for (at, question) in questionnaire.questions().enumerate() {
        let answer = stored.get(&question.id).and_then(|value| from_json(&question.kind, value));
        // What was typed wrongly is kept in a draft as text, so that it can be mended.
        let kept = answer.filter(|answer| {
            let is_typed = question.kind.is_read_from_text() && matches!(answer, Answer::Text(_));
            fits(questionnaire, at, answer) || is_typed
        });
        answers.set(at, kept);
    }
    answers
}

fn from_json(kind: &Kind, value: &Value) -> Option<Answer> {
    Some(match kind {
        Kind::Item { .. } if value.as_str() == Some("na") => Answer::NotApplicable,
        Kind::Item { .. } => Answer::Level(u8::try_from(value.as_i64()?).ok()?),
        Kind::Choice { .. } | Kind::Unit | Kind::Procedure { .. } => {
            Answer::Choice(value.as_str()?.to_owned())
        }
        Kind::Choices { .. } | Kind::Ranking { .. } => Answer::Choices(value.as_strings()?),
        Kind::Number { .. } => match value.as_f64() {
            Some(number) => Answer::Number(number),
            None => Answer::Text(value.as_str()?.to_owned()),
        },
        Kind::Text { .. } | Kind::Date { .. } | Kind::Dossier => {
            Answer::Text(value.as_str()?.to_owned())
        }
        Kind::Consent if value.as_bool() == Some(true) => Answer::Given,
        Kind::Consent | Kind::Note => return None,
    })
}

#[cfg(test)]
mod tests;
