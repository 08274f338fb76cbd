//! What the page around the form has answered, from its attributes to answers.

use hailong_core::questionnaire::{Kind, Questionnaire};
use hailong_core::response::{Answer, Answers, Mode, fits};
use hailong_core::validate::is_within_limits;

use super::controls;
use super::props::FormProps;
use super::state::{Setup, TextLength};
use crate::platform;

/// What a form begins with. Ids that aren't asked and values that can't be answers are left out; [`refused`] tells the
/// webmaster.
pub fn setup(props: &FormProps) -> Setup {
    let questionnaire = &*props.questionnaire;
    let mut answers = Answers::none(questionnaire.question_count());
    for (at, question) in questionnaire.questions().enumerate() {
        let own = match question.kind {
            Kind::Unit => &props.unit,
            Kind::Dossier => &props.dossier,
            _ => &None,
        };
        let pair = || props.prefill.iter().find(|(id, _)| *id == question.id);
        let text = own.as_deref().or_else(|| pair().map(|(_, text)| text.as_str()));
        answers.set(at, text.and_then(|text| answer(questionnaire, at, text)));
    }
    Setup {
        answers,
        unit: props.unit.is_some(),
        seed: platform::seed(),
        one_at_a_time: props.one_at_a_time,
        short: props.mode == Mode::Short,
        procedures: props.procedures.clone(),
        text_length: TextLength(platform::length),
    }
}

/// The ids of a prefill that answer nothing: unknown ones, and those whose value can't be an answer.
pub fn refused<'a>(
    questionnaire: &'a Questionnaire,
    prefill: &'a [(String, String)],
) -> impl Iterator<Item = &'a str> {
    prefill.iter().filter_map(|(id, text)| {
        let found = questionnaire.index_of(id);
        found.and_then(|at| answer(questionnaire, at, text)).is_none().then_some(id.as_str())
    })
}

/// An answer from a text: a level's number or `na`, an option's value or several with commas between them,
/// a number, a day as `2026-01-31`, any text, each within the limits of its question. Consent is the person's alone to give.
fn answer(questionnaire: &Questionnaire, question: usize, text: &str) -> Option<Answer> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let kind = &questionnaire.questions.get(question)?.kind;
    let answer = controls::prefill(kind, text)?;
    (fits(questionnaire, question, &answer) && is_within_limits(kind, &answer)).then_some(answer)
}

#[cfg(test)]
mod tests {
    use super::{answer, refused};
    use hailong_core::response::Answer;
    use hailong_wire::made_up::sipas;

    #[test]
    fn what_a_page_may_answer() {
        let questionnaire = sipas();
        let check = |id: &str, text: &str, expected: Option<Answer>| {
            let at = questionnaire.index_of(id).expect("it is asked");
            assert_eq!(answer(&questionnaire, at, text), expected, "{id}={text}");
        };
        check("a1", "4", Some(Answer::Level(4)));
        check("a1", "na", Some(Answer::NotApplicable));
        check("a1", "6", None);
        check("a1", "2,5", None);
        check("a1", "260", None);
        check("a1", "0", None);
        check("a1", "-1", None);
        check("a1", "good", None);
        check("field", "land", Some(Answer::Choice("land".into())));
        check("field", "no-such", None);
        check("field", " ", None);
        check("visits", "2", Some(Answer::Number(2.0)));
        check("visits", "-1", None);
        check("visits", "2,5", None);
        check("comment", "x, y", Some(Answer::Text("x, y".into())));
        check("comment", &"y".repeat(2000), Some(Answer::Text("y".repeat(2000))));
        check("comment", &"y".repeat(2001), None);
        check("consent", "true", None);
    }

    #[test]
    fn a_webmaster_is_told_what_has_no_effect() {
        let pair = |id: &str, text: &str| (id.to_owned(), text.to_owned());
        let prefill = [pair("a1", "4"), pair("a9", "4"), pair("field", "x"), pair("consent", "1")];
        let questionnaire = sipas();
        let refused: Vec<&str> = refused(&questionnaire, &prefill).collect();
        assert_eq!(refused, ["a9", "field", "consent"]);
    }
}
