//! Which procedures fit the field that another question names. Pure.

use hailong_core::questionnaire::Kind;
use hailong_core::response::Answer;

use super::state::FormState;

impl FormState {
    /// The field that was named in answer to the question `by`.
    pub(super) fn field_of(&self, by: Option<usize>) -> Option<&str> {
        match self.answers.get(by?) {
            Some(Answer::Choice(field)) if self.asked[by?].counts() => Some(field),
            _ => None,
        }
    }

    /// The question whose procedure isn't in the field that another question names now.
    pub(super) fn outdated_procedure(&self) -> Option<usize> {
        self.questionnaire.questions().enumerate().find_map(|(at, question)| {
            let (Kind::Procedure { by }, Some(Answer::Choice(id))) =
                (&question.kind, self.answers.get(at))
            else {
                return None;
            };
            let field = self.field_of(*by);
            let known = self.procedures.iter().find(|procedure| procedure.id == *id);
            let fits = match known {
                Some(procedure) => procedure.is_in(field),
                // Typed, where there was no list.
                None => !self.procedures.iter().any(|procedure| procedure.is_in(field)),
            };
            (!fits).then_some(at)
        })
    }
}
