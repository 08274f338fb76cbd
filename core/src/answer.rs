//! What one person answered. What an answer is to a question, its kind says ([`crate::questionnaire::Kind`]).

use crate::decimal::decimal;

/// One answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A level of the item's scale, 1 for the least.
    Level(u8),
    /// "Không biết / Không áp dụng".
    NotApplicable,
    /// The value of an option, or the id of a unit or procedure.
    Choice(String),
    /// The values of options: in the order of the questionnaire, or as the person ranked them.
    Choices(Vec<String>),
    /// A number.
    Number(f64),
    /// A text, NFC; a day as `2026-01-31`; a case's code.
    Text(String),
    /// Consent was given. Consent that wasn't given is no answer.
    Given,
}

impl Answer {
    /// How much it is: a level's number, or a number. `None` for what has no more and less.
    pub(crate) fn size(&self) -> Option<f64> {
        match self {
            Self::Level(level) => Some(f64::from(*level)),
            Self::Number(number) => Some(*number),
            Self::NotApplicable
            | Self::Choice(_)
            | Self::Choices(_)
            | Self::Text(_)
            | Self::Given => None,
        }
    }

    /// Whether it is one of these values, by which conditions name answers; of several options, whether any is.
    pub(crate) fn is_one_of(&self, values: &[String]) -> bool {
        match self {
            Self::Level(level) => values.contains(&decimal(usize::from(*level))),
            Self::NotApplicable => values.iter().any(|value| value == "na"),
            Self::Choice(value) => values.contains(value),
            Self::Choices(chosen) => chosen.iter().any(|value| values.contains(value)),
            Self::Number(_) | Self::Text(_) | Self::Given => false,
        }
    }

    /// Its bytes, part by part: equal answers to a question have equal ones.
    pub(crate) fn bytes(&self, add: &mut impl FnMut(&[u8])) {
        match self {
            Self::Level(level) => add(&[1, *level]),
            Self::NotApplicable => add(&[2]),
            Self::Choice(text) | Self::Text(text) => add(text.as_bytes()),
            Self::Choices(values) => values.iter().for_each(|value| add(value.as_bytes())),
            Self::Number(number) => add(&number.to_le_bytes()),
            Self::Given => add(&[3]),
        }
    }
}

/// The answers to one questionnaire, by the index of the question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers(Vec<Option<Answer>>);

impl Answers {
    /// No answers yet to so many questions.
    pub fn none(questions: usize) -> Self {
        Self(vec![None; questions])
    }

    /// The answer to a question.
    pub fn get(&self, question: usize) -> Option<&Answer> {
        self.0.get(question)?.as_ref()
    }

    /// Sets or takes back an answer. A question that there isn't is left alone.
    pub fn set(&mut self, question: usize, answer: Option<Answer>) {
        if let Some(slot) = self.0.get_mut(question) {
            *slot = answer;
        }
    }

    /// All answers given, with the index of the question.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Answer)> {
        self.0.iter().enumerate().filter_map(|(index, answer)| Some((index, answer.as_ref()?)))
    }

    /// Whether nothing was answered at all.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}
