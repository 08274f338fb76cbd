//! Texts with the answers that stand in them.

use hailong_core::questionnaire::Text;

use super::controls;
use super::drawing::Drawing;

impl Drawing<'_> {
    /// A text with the answers that stand in it.
    pub(super) fn piped(&self, text: &Text) -> String {
        text.with_answers(self.props.language.tag(), |id| self.answer_to(id))
    }

    /// The answer to the question of this id in words, for a text that it stands in.
    fn answer_to(&self, id: &str) -> String {
        let questionnaire = &self.state.questionnaire;
        let answered = questionnaire.index_of(id).and_then(|at| {
            let counts = self.state.asked[at].counts();
            let answer = self.state.answers.get(at).filter(|_| counts)?;
            Some(controls::in_words(&questionnaire.questions[at].kind, answer, self.form))
        });
        answered.unwrap_or_else(|| self.words.unanswered.to_owned())
    }
}
