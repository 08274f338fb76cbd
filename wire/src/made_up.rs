//! Made-up answers to the demo's questionnaire, for tests: this crate's and those of the crates that use it.

use std::sync::OnceLock;

use hailong_core::questionnaire::{ChoiceOption, Kind, Questionnaire, read};
use hailong_core::response::{Answer, Answers};
use proptest::prelude::*;

/// The demo's questionnaire.
pub fn sipas() -> Questionnaire {
    static SIPAS: OnceLock<Questionnaire> = OnceLock::new();
    let text = include_str!("../../questionnaires/sipas-22.json");
    SIPAS.get_or_init(|| read(text).expect("it is sound")).clone()
}

/// An answer that the question at this index can have; any text for an index that there isn't.
pub fn answer_to(at: usize) -> BoxedStrategy<Answer> {
    let text = || "\\PC{0,20}".prop_map(Answer::Text);
    let Some(question) = sipas().questions.get(at).cloned() else {
        return text().boxed();
    };
    let values = |options: Vec<ChoiceOption>| {
        options.into_iter().map(|option| option.value).collect::<Vec<_>>()
    };
    match question.kind {
        Kind::Item { .. } => {
            prop_oneof![(1..=5_u8).prop_map(Answer::Level), Just(Answer::NotApplicable)].boxed()
        }
        Kind::Choice { options, .. } => {
            prop::sample::select(values(options)).prop_map(Answer::Choice).boxed()
        }
        Kind::Choices { options, .. } => {
            let values = values(options);
            prop::sample::subsequence(values.clone(), 0..=values.len())
                .prop_map(Answer::Choices)
                .boxed()
        }
        Kind::Number { .. } => prop_oneof![
            (-9..99_i32).prop_map(|number| Answer::Number(number.into())),
            prop::num::f64::NORMAL.prop_map(Answer::Number),
            text()
        ]
        .boxed(),
        Kind::Unit => "[a-z-]{1,12}".prop_map(Answer::Choice).boxed(),
        Kind::Text { .. } => text().boxed(),
        _ => Just(Answer::Given).boxed(),
    }
}

/// Answers to some of the questions.
pub fn answers_to_all() -> impl Strategy<Value = Answers> {
    let count = sipas().question_count();
    let each: Vec<_> = (0..count).map(|at| prop::option::of(answer_to(at))).collect();
    each.prop_map(move |given| {
        let mut answers = Answers::none(count);
        for (at, answer) in given.into_iter().enumerate() {
            answers.set(at, answer);
        }
        answers
    })
}
