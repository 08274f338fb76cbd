//! How each kind of question is keyed in: by a digit, picked from a list, or typed; and what that means.

use hailong_core::calendar::day_of;
use hailong_core::questionnaire::{Kind, Questionnaire};
use hailong_core::response::Answer;
use hailong_core::validate::parse_number;

use crate::i18n::typed;

/// The most options that have a digit each.
const DIGITS: usize = 9;

/// How an answer is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// One digit answers it.
    One,
    /// Each digit adds to the answer or takes back.
    Several,
    /// It is picked from a list.
    Pick,
    /// It is typed.
    Type,
    /// There is nothing to answer.
    Nothing,
}

/// How a question is answered.
pub fn way(questionnaire: &Questionnaire, question: usize) -> Way {
    let Some(asked) = questionnaire.questions.get(question) else { return Way::Nothing };
    match &asked.kind {
        Kind::Item { scale, .. } if questionnaire.scales[*scale].levels.len() > DIGITS => Way::Pick,
        Kind::Choice { options, .. } if options.len() > DIGITS => Way::Pick,
        Kind::Item { .. } | Kind::Choice { .. } | Kind::Consent => Way::One,
        Kind::Choices { .. } | Kind::Ranking { .. } => Way::Several,
        Kind::Unit => Way::Pick,
        Kind::Note => Way::Nothing,
        Kind::Number { .. }
        | Kind::Date { .. }
        | Kind::Text { .. }
        | Kind::Procedure { .. }
        | Kind::Dossier => Way::Type,
    }
}

/// The answer after a digit, from what it was before. The outer `None` where the digit means nothing here; 0 is
/// "not applicable", and no consent.
pub fn after_digit(
    questionnaire: &Questionnaire,
    question: usize,
    digit: usize,
    before: Option<&Answer>,
) -> Option<Option<Answer>> {
    let kind = &questionnaire.questions.get(question)?.kind;
    match (kind, digit) {
        (Kind::Item { scale, .. }, 0) => {
            let has = questionnaire.scales[*scale].not_applicable.is_some();
            has.then_some(Some(Answer::NotApplicable))
        }
        (Kind::Item { scale, .. }, _) => {
            let fits = digit <= questionnaire.scales[*scale].levels.len();
            fits.then_some(Some(Answer::Level(digit as u8)))
        }
        (Kind::Consent, 0) => Some(None),
        (Kind::Consent, 1) => Some(Some(Answer::Given)),
        (Kind::Choice { options, .. }, 1..) => {
            Some(Some(Answer::Choice(options.get(digit - 1)?.value.clone())))
        }
        (Kind::Choices { options, .. } | Kind::Ranking { options, .. }, 1..) => {
            let pressed = options.get(digit - 1)?;
            let mut chosen = match before {
                Some(Answer::Choices(chosen)) => chosen.clone(),
                _ => Vec::new(),
            };
            let had = chosen.len();
            chosen.retain(|value| *value != pressed.value);
            if chosen.len() == had {
                // "None of these" goes with nothing else.
                chosen.retain(|value| {
                    let other = options.iter().find(|option| option.value == *value);
                    !pressed.exclusive && !other.is_some_and(|other| other.exclusive)
                });
                chosen.push(pressed.value.clone());
            }
            if matches!(kind, Kind::Choices { .. }) {
                let in_order = options.iter().map(|option| &option.value);
                chosen = in_order.filter(|value| chosen.contains(value)).cloned().collect();
            }
            Some((!chosen.is_empty()).then_some(Answer::Choices(chosen)))
        }
        (Kind::Consent | Kind::Choice { .. } | Kind::Choices { .. } | Kind::Ranking { .. }, _) => {
            None
        }
        // No digit answers these.
        (
            Kind::Number { .. }
            | Kind::Date { .. }
            | Kind::Text { .. }
            | Kind::Unit
            | Kind::Procedure { .. }
            | Kind::Dossier
            | Kind::Note,
            _,
        ) => None,
    }
}

/// The answer in a typed text. What can't be read stays a text where it is checked later, so that it is kept.
pub fn after_typing(kind: &Kind, text: &str) -> Option<Answer> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return None;
    }
    Some(match kind {
        Kind::Number { .. } => match parse_number(trimmed) {
            Some(number) => Answer::Number(number),
            None => Answer::Text(trimmed.to_owned()),
        },
        Kind::Date { .. } => {
            // By bytes, as the marks are: the general search is heavy.
            let is_mark = |byte: &u8| matches!(byte, b'/' | b'-' | b'.' | b' ');
            let mut parts = trimmed.as_bytes().split(is_mark).map(std::str::from_utf8);
            let day = match (parts.next(), parts.next(), parts.next(), parts.next()) {
                (Some(Ok(day)), Some(Ok(month)), Some(Ok(year)), None) => day_of(day, month, year),
                _ => None,
            };
            Answer::Text(day.unwrap_or_else(|| trimmed.to_owned()))
        }
        Kind::Procedure { .. } => Answer::Choice(trimmed.to_owned()),
        Kind::Text { .. } | Kind::Dossier => Answer::Text(text.to_owned()),
        // Not typed; `way` says how they are answered.
        Kind::Item { .. }
        | Kind::Choice { .. }
        | Kind::Choices { .. }
        | Kind::Ranking { .. }
        | Kind::Unit
        | Kind::Note
        | Kind::Consent => return None,
    })
}

/// An answer as it was typed, for a form that was taken back.
pub fn written(answer: Option<&Answer>) -> String {
    match answer {
        Some(Answer::Number(number)) => typed(*number),
        Some(Answer::Text(text) | Answer::Choice(text)) => text.clone(),
        // Keyed in by options, not typed.
        Some(Answer::Level(_) | Answer::NotApplicable | Answer::Choices(_) | Answer::Given)
        | None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Way, after_digit, after_typing, way};
    use hailong_core::questionnaire::{Kind, Questionnaire, read};
    use hailong_core::response::{Answer, fits};
    use proptest::prelude::{any, prop_assert, proptest};

    pub(super) fn every_kind() -> Questionnaire {
        let file = include_str!("../../../questionnaires/examples/every-kind.json");
        read(file).expect("the example is sound")
    }

    fn at(questionnaire: &Questionnaire, id: &str) -> usize {
        questionnaire.index_of(id).expect("it is asked")
    }

    #[test]
    fn each_kind_has_its_way() {
        let questionnaire = every_kind();
        let check = |id: &str, expected: Way| {
            assert_eq!(way(&questionnaire, at(&questionnaire, id)), expected, "{id}");
        };
        check("welcome", Way::Nothing);
        check("unit", Way::Pick);
        check("received", Way::Type);
        check("visits", Way::Type);
        check("online", Way::One);
        check("device", Way::Several);
        check("ease", Way::One);
        check("recommend", Way::Pick);
        check("priorities", Way::Several);
        check("consent", Way::One);
        assert_eq!(way(&questionnaire, 999), Way::Nothing);
    }

    #[test]
    fn a_digit_answers_what_it_stands_for() {
        let questionnaire = every_kind();
        let check = |id: &str, digits: &[usize], expected: Option<Answer>| {
            let mut answer = None;
            for &digit in digits {
                let after =
                    after_digit(&questionnaire, at(&questionnaire, id), digit, answer.as_ref());
                answer = after.unwrap_or(answer);
            }
            assert_eq!(answer, expected, "{id} {digits:?}");
        };
        check("ease", &[4], Some(Answer::Level(4)));
        check("ease", &[4, 9], Some(Answer::Level(4)));
        check("consent", &[1], Some(Answer::Given));
        check("consent", &[1, 0], None);
        check("consent", &[2], None);
        let Kind::Ranking { options, .. } =
            &questionnaire.questions[at(&questionnaire, "priorities")].kind
        else {
            panic!("a ranking")
        };
        let values = |of: &[usize]| {
            Some(Answer::Choices(of.iter().map(|&at| options[at].value.clone()).collect()))
        };
        check("priorities", &[3, 1], values(&[2, 0]));
        check("priorities", &[3, 1, 3], values(&[0]));
        check("priorities", &[3, 3], None);
    }

    #[test]
    fn none_of_these_goes_with_nothing_else() {
        let file = r#"{"id": "q", "version": 1, "title": "Q", "pages": [{"id": "p", "title": "P", "questions": [
            {"id": "d", "kind": "choices", "label": "D", "options": [{"value": "x", "label": "X"},
             {"value": "y", "label": "Y"}, {"value": "none", "label": "None", "exclusive": true}]}]}]}"#;
        let questionnaire = read(file).expect("sound");
        let check = |digits: &[usize], expected: &[&str]| {
            let mut answer = None;
            for &digit in digits {
                answer =
                    after_digit(&questionnaire, 0, digit, answer.as_ref()).expect("a digit of it");
            }
            let expected = expected.iter().map(|value| value.to_string()).collect::<Vec<_>>();
            assert_eq!(answer, Some(Answer::Choices(expected)), "{digits:?}");
        };
        check(&[2, 1], &["x", "y"]);
        check(&[2, 1, 3], &["none"]);
        check(&[3, 2], &["y"]);
    }

    #[test]
    fn what_is_typed_is_read_or_kept() {
        let number = Kind::Number { min: None, max: None, whole: false, suffix: None };
        let date = Kind::Date { min: None, max: None, past: false };
        let check = |kind: &Kind, text: &str, expected: Option<Answer>| {
            assert_eq!(after_typing(kind, text), expected, "{text}");
        };
        check(&number, " 2,5 ", Some(Answer::Number(2.5)));
        check(&number, "hai", Some(Answer::Text("hai".into())));
        check(&number, " ", None);
        check(&date, "3/11/2026", Some(Answer::Text("2026-11-03".into())));
        check(&date, "31.02.2026", Some(Answer::Text("31.02.2026".into())));
        check(&date, "hôm qua", Some(Answer::Text("hôm qua".into())));
        check(&Kind::Text { long: true, most: 9 }, "a ", Some(Answer::Text("a ".into())));
    }

    proptest! {
        #[test]
        fn a_digit_never_makes_what_can_not_be(question in 0..40_usize, digits in proptest::collection::vec(any::<u8>(), 0..12)) {
            let questionnaire = every_kind();
            let mut answer = None;
            for digit in digits {
                if let Some(after) = after_digit(&questionnaire, question, usize::from(digit % 12), answer.as_ref()) {
                    answer = after;
                }
                prop_assert!(answer.as_ref().is_none_or(|answer| fits(&questionnaire, question, answer)));
            }
        }
    }
}
