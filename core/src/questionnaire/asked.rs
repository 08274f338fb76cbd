//! Which questions are asked, as far as the answers go.

use super::condition::{Condition, Test};
use super::kind::Kind;
use super::model::{Question, Questionnaire};
use crate::answer::{Answer, Answers};

/// What becomes of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It isn't asked, and an answer that was given before doesn't count and isn't sent.
    No,
    /// It isn't shown: the page around the form has answered it, or will not. Its answer counts.
    Silently,
    /// It is asked.
    Yes,
}

impl Asked {
    /// Whether an answer to it counts.
    pub fn counts(self) -> bool {
        self != Asked::No
    }
}

impl Questionnaire {
    /// What becomes of each question with these answers: a walk from the first to the last, since
    /// conditions look back only. `is_given` says which the page around the form has answered.
    ///
    /// ```
    /// use hailong_core::questionnaire::{Asked, read};
    /// use hailong_core::response::{Answer, Answers};
    /// let file = r#"{"id": "q", "version": 1, "title": "Q", "pages": [{"id": "p", "title": "P", "questions": [
    ///     {"id": "n", "kind": "number", "label": "How often?"},
    ///     {"id": "why", "kind": "text", "label": "Why so often?",
    ///      "visible_if": {"question": "n", "at_least": 3}}]}]}"#;
    /// let questionnaire = read(file).unwrap();
    /// let mut answers = Answers::none(2);
    /// assert_eq!(questionnaire.asked(&answers, |_| false), [Asked::Yes, Asked::No]);
    /// answers.set(0, Some(Answer::Number(3.0)));
    /// assert_eq!(questionnaire.asked(&answers, |_| false), [Asked::Yes, Asked::Yes]);
    /// ```
    pub fn asked(&self, answers: &Answers, is_given: impl Fn(usize) -> bool) -> Vec<Asked> {
        let mut asked = vec![Asked::No; self.questions.len()];
        let mut next = 0;
        for (at, page) in self.pages.iter().enumerate() {
            if at < next || !page.visible_if.as_ref().is_none_or(|c| c.holds(answers, &asked)) {
                continue;
            }
            for question in page.questions.clone() {
                let Question { visible_if, hidden, .. } = &self.questions[question];
                if visible_if.as_ref().is_none_or(|c| c.holds(answers, &asked)) {
                    let silently = *hidden || is_given(question);
                    asked[question] = if silently { Asked::Silently } else { Asked::Yes };
                }
            }
            let taken = page.skips.iter().find(|skip| skip.when.holds(answers, &asked));
            next = taken.map_or(0, |skip| skip.to);
        }
        asked
    }

    /// Whether an answer is needed.
    pub fn requires(&self, question: usize, answers: &Answers, asked: &[Asked]) -> bool {
        self.questions.get(question).is_some_and(|question| {
            question.required
                || question.required_if.as_ref().is_some_and(|c| c.holds(answers, asked))
        })
    }

    /// The number of an item as on paper: only items are numbered, whether they are asked or not, so that
    /// the screen and a printed form agree.
    pub fn number_of(&self, question: usize) -> Option<usize> {
        let is_item = |question: &&Question| matches!(question.kind, Kind::Item { .. });
        self.questions.get(question).filter(is_item)?;
        Some(self.questions[..=question].iter().filter(is_item).count())
    }
}

impl Condition {
    /// Whether it holds, where what becomes of earlier questions is known.
    pub fn holds(&self, answers: &Answers, asked: &[Asked]) -> bool {
        match self {
            Condition::All(parts) => parts.iter().all(|part| part.holds(answers, asked)),
            Condition::Any(parts) => parts.iter().any(|part| part.holds(answers, asked)),
            Condition::Not(part) => !part.holds(answers, asked),
            Condition::Answer(question, test) => {
                asked.get(*question).is_some_and(|asked| asked.counts())
                    && answers.get(*question).is_some_and(|answer| test.passes(answer))
            }
        }
    }
}

impl Test {
    /// Whether an answer passes.
    fn passes(&self, answer: &Answer) -> bool {
        let size = || answer.size().unwrap_or(f64::NAN);
        match self {
            Test::Given => !matches!(answer, Answer::Choices(none) if none.is_empty()),
            Test::AtLeast(least) => size() >= *least,
            Test::AtMost(most) => size() <= *most,
            Test::Is(values) => answer.is_one_of(values),
        }
    }
}
