//! A response that came from outside, read strictly: one that the form couldn't have made is refused, with every fault and its
//! place. What was stored in the browser is read leniently by [`crate::response_from_json`], because a person there can
//! still mend it; a server that takes a wrong answer can't ask anybody.

use hailong_core::calendar::day_in_vietnam;
use hailong_core::json::Value;
use hailong_core::questionnaire::{Asked, Kind, Questionnaire};
use hailong_core::response::{Answer, Answers, Response, fits};
use hailong_core::validate::{Checked, InvalidKind};

use super::{VERSION, from_json, response_from_json};

/// Something that is wrong with a response.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Where: a JSON Pointer (RFC 6901), such as `/answers/a1`.
    pub path: String,
    /// What.
    pub kind: FaultKind,
}

/// What can be wrong at a place.
#[derive(Clone, Debug, PartialEq)]
pub enum FaultKind {
    /// Nothing stands where something must.
    Missing,
    /// Another type of value is wanted there.
    WrongType,
    /// The id isn't a UUID.
    NotAnId,
    /// The format of the response is of another version.
    OtherFormat,
    /// The format has no member of this name.
    UnknownMember,
    /// The unit isn't among those that serve.
    UnknownUnit,
    /// The questionnaire doesn't ask this.
    UnknownQuestion,
    /// The questionnaire doesn't ask this of a person with these answers.
    NotAsked,
    /// The question can't have this answer.
    NotAnAnswer,
    /// The text has control characters, which no keyboard makes.
    ControlCharacter,
    /// The text is longer than so many characters.
    TooLong(usize),
    /// A limit of the question.
    Invalid(InvalidKind),
}

/// What a response is checked against, besides its questionnaire.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Whether a unit of this id serves.
    pub is_unit: &'a dyn Fn(&str) -> bool,
    /// The number of characters of a text, as people count them.
    pub length: &'a dyn Fn(&str) -> usize,
    /// The server's time, in milliseconds since 1970 UTC.
    pub now: i64,
}

/// The members of a response.
const MEMBERS: [&str; 15] = [
    "v",
    "id",
    "questionnaire",
    "version",
    "unit",
    "channel",
    "mode",
    "language",
    "started",
    "submitted",
    "answers",
    "orders",
    "paper",
    "sitting",
    "suspect",
];

/// The modes that a form can be in.
const MODES: [&str; 4] = ["page", "kiosk", "assisted", "short"];

/// The most characters of a text that isn't an answer.
const SHORT_TEXT: usize = 200;

/// The most characters of an answer whose question has no limit of its own: the code of a case, a unit.
const FREE_TEXT: usize = 1_000;

/// The response, or everything that is wrong with it. Its questionnaire must have been looked up by the members
/// `questionnaire` and `version`.
pub fn read_received(
    questionnaire: &Questionnaire,
    stored: &Value,
    known: Known<'_>,
) -> Result<Response, Vec<Fault>> {
    let mut reader = Reader { questionnaire, known, faults: Vec::new() };
    let Some(members) = stored.as_object() else {
        return Err(vec![Fault { path: String::new(), kind: FaultKind::WrongType }]);
    };
    for (name, value) in members {
        reader.member(name, value);
    }
    for name in ["v", "id", "mode", "language", "submitted", "answers"] {
        if stored.get(name).is_none() {
            reader.fault(&["/", name], FaultKind::Missing);
        }
    }
    let response = response_from_json(questionnaire, stored);
    if let Some(response) = response.as_ref().filter(|_| reader.faults.is_empty()) {
        reader.limits(response);
    }
    match response {
        Some(response) if reader.faults.is_empty() => Ok(response),
        _ => Err(reader.faults),
    }
}

struct Reader<'a> {
    questionnaire: &'a Questionnaire,
    known: Known<'a>,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn fault(&mut self, path: &[&str], kind: FaultKind) {
        self.faults.push(Fault { path: path.concat(), kind });
    }

    /// One member; what stands in it must be of its type, and within what a form sends.
    fn member(&mut self, name: &str, value: &Value) {
        let path = ["/", &pointer(name)];
        if !MEMBERS.contains(&name) {
            return self.fault(&path, FaultKind::UnknownMember);
        }
        // `null` is nothing.
        if value.is_null() {
            return;
        }
        let kind = match name {
            "v" if value.as_i64() != Some(VERSION) => FaultKind::OtherFormat,
            "id" if !value.as_str().is_some_and(is_uuid) => FaultKind::NotAnId,
            "version" | "started" | "submitted" if value.as_i64().is_none() => FaultKind::WrongType,
            "mode" if !value.as_str().is_some_and(|mode| MODES.contains(&mode)) => {
                FaultKind::NotAnAnswer
            }
            "unit" => match value.as_str() {
                Some(unit) if (self.known.is_unit)(unit) => return,
                Some(_) => FaultKind::UnknownUnit,
                None => FaultKind::WrongType,
            },
            "answers" => return self.answers(value),
            "orders" => return self.orders(value),
            "suspect" if value.as_strings().is_none_or(|marks| marks.len() > 9) => {
                FaultKind::WrongType
            }
            "channel" | "language" | "paper" | "sitting" | "questionnaire" => {
                match value.as_str() {
                    Some(text) => return self.text(&path, text, SHORT_TEXT),
                    None => FaultKind::WrongType,
                }
            }
            _ => return,
        };
        self.fault(&path, kind);
    }

    fn text(&mut self, path: &[&str], text: &str, most: usize) {
        if text.chars().any(is_control) {
            self.fault(path, FaultKind::ControlCharacter);
        }
        if (self.known.length)(text) > most {
            self.fault(path, FaultKind::TooLong(most));
        }
    }

    /// Each answer is one that its question can have.
    fn answers(&mut self, answers: &Value) {
        let Some(members) = answers.as_object() else {
            return self.fault(&["/answers"], FaultKind::WrongType);
        };
        for (id, value) in members {
            let path = ["/answers/", &pointer(id)];
            let Some(at) = self.questionnaire.index_of(id) else {
                self.fault(&path, FaultKind::UnknownQuestion);
                continue;
            };
            let kind = &self.questionnaire.questions[at].kind;
            match from_json(kind, value) {
                Some(answer) if fits(self.questionnaire, at, &answer) => {
                    self.texts_of(&path, kind, &answer);
                }
                _ => self.fault(&path, FaultKind::NotAnAnswer),
            }
        }
    }

    /// What an answer holds that somebody typed.
    fn texts_of(&mut self, path: &[&str], kind: &Kind, answer: &Answer) {
        match (kind, answer) {
            // Its limit is the question's own, and is looked at with the other limits.
            (Kind::Text { .. }, Answer::Text(text)) => self.text(path, text, usize::MAX),
            (Kind::Unit, Answer::Choice(unit)) if !(self.known.is_unit)(unit) => {
                self.fault(path, FaultKind::UnknownUnit);
            }
            (_, Answer::Text(text) | Answer::Choice(text)) => self.text(path, text, FREE_TEXT),
            _ => {}
        }
    }

    /// The orders in which options were shown.
    fn orders(&mut self, orders: &Value) {
        let Some(members) = orders.as_object() else {
            return self.fault(&["/orders"], FaultKind::WrongType);
        };
        for (id, values) in members {
            let path = ["/orders/", &pointer(id)];
            let Some(at) = self.questionnaire.index_of(id) else {
                self.fault(&path, FaultKind::UnknownQuestion);
                continue;
            };
            let options = self.questionnaire.questions[at].options();
            let is_option = |value: &String| options.iter().any(|option| option.value == *value);
            if !values.as_strings().is_some_and(|values| values.iter().all(is_option)) {
                self.fault(&path, FaultKind::NotAnAnswer);
            }
        }
    }

    /// What is needed is there, what isn't asked is not, and all of it is within the limits of its questions.
    fn limits(&mut self, response: &Response) {
        let questionnaire = self.questionnaire;
        let mut answers: Answers = response.answers.clone();
        let mut is_given = vec![false; questionnaire.question_count()];
        for (at, question) in questionnaire.questions().enumerate() {
            // The page said the unit, and the question wasn't asked: it is the response's own. Conditions may look at it.
            if matches!(question.kind, Kind::Unit) && answers.get(at).is_none() {
                is_given[at] = response.unit.is_some();
                answers.set(at, response.unit.clone().map(Answer::Choice));
            }
        }
        let asked = questionnaire.asked(&answers, |at| is_given[at]);
        for (at, _) in response.answers.iter() {
            if asked[at] == Asked::No {
                let id = pointer(&questionnaire.questions[at].id);
                self.fault(&["/answers/", &id], FaultKind::NotAsked);
            }
        }
        // A form that was filled in yesterday and comes today was right about its day; a device's clock may be ahead.
        let today = day_in_vietnam(self.known.now.max(response.submitted.unwrap_or_default()));
        let checked = Checked { questionnaire, answers: &answers, asked: &asked, today: &today };
        for invalid in checked.check(0..questionnaire.question_count()) {
            let kind = match (invalid.kind, answers.get(invalid.question)) {
                (InvalidKind::TooLong(most, _), Some(Answer::Text(text))) => {
                    let excess = (self.known.length)(text).saturating_sub(most);
                    if excess == 0 {
                        continue;
                    }
                    InvalidKind::TooLong(most, excess)
                }
                (kind, _) => kind,
            };
            let id = pointer(&questionnaire.questions[invalid.question].id);
            self.fault(&["/answers/", &id], FaultKind::Invalid(kind));
        }
    }
}

/// A name as a part of a JSON Pointer. A name may be anything: only its beginning is told.
fn pointer(name: &str) -> String {
    let short: String = name.chars().take(60).collect();
    short.replace('~', "~0").replace('/', "~1")
}

/// Whether it is a UUID, in lower case and with its hyphens.
fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
        })
}

/// The control characters of ASCII and Latin-1, except line ends and tabs: what the form takes out of texts.
fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0b'..='\x1f' | '\x7f'..='\u{9f}')
}

#[cfg(test)]
#[path = "received_tests.rs"]
mod tests;
