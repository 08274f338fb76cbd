//! Responses and drafts as they are stored and sent: versioned, because what is stored outlives the code
//! that stored it.
//!
//! An answer is the plainest JSON that says it: a level is its number, "not applicable" is `"na"`, a
//! choice is its value, several are a list, consent is `true`. Which of them it is follows from the
//! question, so reading needs the questionnaire.

use hailong_core::calendar::Millis;
use hailong_core::questionnaire::{Kind, Questionnaire};
use hailong_core::response::{Answer, Answers, Mode, Response, fits};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The version of both shapes.
const VERSION: u32 = 1;

/// A response as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredResponse {
    /// The version of this shape.
    pub v: u32,
    /// A UUID.
    pub id: String,
    /// The questionnaire's id.
    pub questionnaire: String,
    /// The questionnaire's version.
    pub version: u32,
    /// The unit that served.
    pub unit: Option<String>,
    /// The channel through which the form was reached.
    pub channel: Option<String>,
    /// `page`, `kiosk` or `assisted`.
    pub mode: String,
    /// The language in which it was filled in.
    pub language: String,
    /// When the first answer was given, milliseconds since 1970 UTC.
    pub started: Option<Millis>,
    /// When it was submitted, milliseconds since 1970 UTC.
    pub submitted: Option<Millis>,
    /// The answers by the id of the question.
    pub answers: Map<String, Value>,
}

impl StoredResponse {
    /// From a response to this questionnaire.
    pub fn new(questionnaire: &Questionnaire, response: &Response) -> Self {
        Self {
            v: VERSION,
            id: response.id.clone(),
            questionnaire: questionnaire.id.clone(),
            version: response.version,
            unit: response.unit.clone(),
            channel: response.channel.clone(),
            mode: mode_name(response.mode).to_owned(),
            language: response.language.clone(),
            started: response.started,
            submitted: response.submitted,
            answers: answers_to_json(questionnaire, &response.answers),
        }
    }

    /// The response, with the answers that this questionnaire knows. What it doesn't know stays in the
    /// store.
    pub fn read(&self, questionnaire: &Questionnaire) -> Response {
        Response {
            id: self.id.clone(),
            version: self.version,
            unit: self.unit.clone(),
            channel: self.channel.clone(),
            mode: mode_of(&self.mode),
            language: self.language.clone(),
            started: self.started,
            submitted: self.submitted,
            answers: answers_from_json(questionnaire, &self.answers),
        }
    }
}

/// A form that was begun.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The id that the response will have: made with the first answer, so that a submit that is
    /// repeated after a crash stores one response.
    pub id: String,
    /// When the first answer was given.
    pub started: Millis,
    /// The page that was open.
    pub page: usize,
    /// What was answered.
    pub answers: Answers,
}

impl Draft {
    /// As text for the browser's storage.
    pub fn to_json(&self, questionnaire: &Questionnaire) -> String {
        let mut draft = Map::new();
        draft.insert("v".into(), VERSION.into());
        draft.insert("id".into(), self.id.as_str().into());
        draft.insert("started".into(), self.started.into());
        draft.insert("page".into(), self.page.into());
        draft.insert("answers".into(), answers_to_json(questionnaire, &self.answers).into());
        Value::Object(draft).to_string()
    }

    /// From that text; `None` if it isn't one of this version.
    pub fn from_json(questionnaire: &Questionnaire, json: &str) -> Option<Self> {
        let draft: Value = serde_json::from_str(json).ok()?;
        if draft["v"] != VERSION {
            return None;
        }
        let page = usize::try_from(draft["page"].as_u64()?).ok()?;
        Some(Self {
            id: draft["id"].as_str()?.to_owned(),
            started: draft["started"].as_i64()?,
            page: page.min(questionnaire.pages.len()),
            answers: answers_from_json(questionnaire, draft["answers"].as_object()?),
        })
    }
}

fn answers_to_json(questionnaire: &Questionnaire, answers: &Answers) -> Map<String, Value> {
    let questions: Vec<_> = questionnaire.questions().collect();
    answers.iter().map(|(at, answer)| (questions[at].id.clone(), to_json(answer))).collect()
}

fn to_json(answer: &Answer) -> Value {
    match answer {
        Answer::Level(level) => (*level).into(),
        Answer::NotApplicable => "na".into(),
        Answer::Choice(text) | Answer::Text(text) => text.as_str().into(),
        Answer::Choices(values) => values.iter().map(|value| value.as_str()).collect(),
        Answer::Number(number) => (*number).into(),
        _ => true.into(),
    }
}

fn answers_from_json(questionnaire: &Questionnaire, stored: &Map<String, Value>) -> Answers {
    let mut answers = Answers::none(questionnaire.question_count());
    for (at, question) in questionnaire.questions().enumerate() {
        let answer = stored.get(&question.id).and_then(|value| from_json(&question.kind, value));
        // A number that was typed wrongly is kept in a draft as text, so that it can be mended.
        let kept = answer.filter(|answer| {
            fits(questionnaire, at, answer)
                || matches!((&question.kind, answer), (Kind::Number { .. }, Answer::Text(_)))
        });
        answers.set(at, kept);
    }
    answers
}

fn from_json(kind: &Kind, value: &Value) -> Option<Answer> {
    Some(match kind {
        Kind::Item { .. } if value == "na" => Answer::NotApplicable,
        Kind::Item { .. } => Answer::Level(u8::try_from(value.as_u64()?).ok()?),
        Kind::Choice { .. } | Kind::Unit => Answer::Choice(value.as_str()?.to_owned()),
        Kind::Choices { .. } => {
            let values = value.as_array()?.iter().map(|value| Some(value.as_str()?.to_owned()));
            Answer::Choices(values.collect::<Option<_>>()?)
        }
        Kind::Number { .. } => match value.as_f64() {
            Some(number) => Answer::Number(number),
            None => Answer::Text(value.as_str()?.to_owned()),
        },
        Kind::Text { .. } => Answer::Text(value.as_str()?.to_owned()),
        Kind::Consent if value == true => Answer::Given,
        _ => return None,
    })
}

fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Kiosk => "kiosk",
        Mode::Assisted => "assisted",
        _ => "page",
    }
}

/// The mode of this name; `page` for any other.
pub fn mode_of(name: &str) -> Mode {
    match name {
        "kiosk" => Mode::Kiosk,
        "assisted" => Mode::Assisted,
        _ => Mode::Page,
    }
}
