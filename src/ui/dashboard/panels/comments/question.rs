//! The question that comments answer, as far as it is one.

use hailong_core::questionnaire::{Kind, Questionnaire};

/// Whether made-up responses to it say something: what they say is Vietnamese.
pub fn says(questionnaire: &Questionnaire) -> bool {
    let language = questionnaire.languages.first();
    // Sentences are chosen by how satisfied a person is with all.
    language.is_some_and(|language| language == "vi")
        && questionnaire.overall.item.is_some()
        && long_question(questionnaire).is_some()
}

/// The question for which there is room to write, if there is one such.
pub fn long_question(questionnaire: &Questionnaire) -> Option<usize> {
    let mut long = hailong_core::comments::questions(questionnaire)
        .filter(|at| matches!(questionnaire.questions[*at].kind, Kind::Text { long: true, .. }));
    long.next().filter(|_| long.next().is_none())
}
