//! What the words of a question that is read aloud follow from.

use hailong_core::questionnaire::{ChoiceOption, Question, Questionnaire};

use crate::i18n::form_lazy::Words;

/// A question that is read aloud.
pub(super) struct Aloud<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) question: &'a Question,
    /// The language's tag.
    pub(super) tag: &'a str,
    pub(super) words: &'a Words,
    /// What is said in place of a long list.
    pub(super) choose: &'a str,
    /// What the order of shuffled options follows from.
    pub(super) seed: u32,
}

impl Aloud<'_> {
    /// Each option, in the order in which they are shown.
    pub(super) fn options(&self, options: &[ChoiceOption]) -> Vec<String> {
        let order = self.question.order(self.seed);
        order.into_iter().map(|at| options[at].label.get(self.tag).to_owned()).collect()
    }
}
