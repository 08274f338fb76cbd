//! What one person answered.

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
