//! What the page around the form has answered, from its attributes to answers.

use hailong_core::questionnaire::{Kind, Questionnaire};
use hailong_core::response::{Answer, Answers, Mode, fits};
use hailong_core::validate::{is_within_limits, parse_number};

use super::app::FormProps;
use super::state::Given;
use crate::platform;

/// What is settled before a person comes to the form. Ids that aren't asked and values that can't be
/// answers are left out; [`refused`] tells the webmaster.
pub fn given(props: &FormProps) -> Given {
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
    Given {
        answers,
        unit: props.unit.is_some(),
        seed: platform::seed(),
        one_at_a_time: props.one_at_a_time,
        short: props.mode == Mode::Short,
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
/// a number, a day as `2026-01-31`, any text, each within the limits of its question. Consent is nobody's to give but the person's.
fn answer(questionnaire: &Questionnaire, question: usize, text: &str) -> Option<Answer> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let answer = match questionnaire.questions.get(question)?.kind {
        Kind::Item { .. } if text == "na" => Answer::NotApplicable,
        Kind::Item { .. } => {
            // Half a level is none.
            let level = parse_number(text).filter(|level| level.trunc() == *level)?;
            Answer::Level(level as u8)
        }
        Kind::Choice { .. } | Kind::Unit | Kind::Procedure { .. } => {
            Answer::Choice(text.to_owned())
        }
        Kind::Choices { .. } | Kind::Ranking { .. } => {
            let mut values = Vec::new();
            // By bytes: the general search is 3 kB of download.
            for value in text.as_bytes().split(|&byte| byte == b',') {
                values.push(std::str::from_utf8(value).ok()?.trim().to_owned());
            }
            Answer::Choices(values)
        }
        Kind::Number { .. } => Answer::Number(parse_number(text)?),
        Kind::Text { .. } | Kind::Date { .. } | Kind::Dossier => Answer::Text(text.to_owned()),
        _ => return None,
    };
    let kind = &questionnaire.questions.get(question)?.kind;
    (fits(questionnaire, question, &answer) && is_within_limits(kind, &answer)).then_some(answer)
}

#[cfg(test)]
mod tests {
    use super::{answer, refused};
    use crate::wire::tests::sipas;
    use hailong_core::response::Answer;

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
