//! What keeps a page from being left: every problem of it, in the order of the questions.

use crate::questionnaire::{Asked, Kind, Questionnaire};
use crate::response::{Answer, Answers};

pub use crate::decimal::parse_number;
pub use crate::questionnaire::InvalidKind;

/// An answer that must be given or mended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Invalid {
    /// The index of the question.
    pub question: usize,
    /// What is wrong with its answer.
    pub kind: InvalidKind,
}

/// What the answers are checked against.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// What is asked.
    pub questionnaire: &'a Questionnaire,
    /// What was answered.
    pub answers: &'a Answers,
    /// What becomes of each question; see [`Questionnaire::asked`].
    pub asked: &'a [Asked],
    /// The day on which it is filled in, `2026-01-31`.
    pub today: &'a str,
}

impl Checked<'_> {
    /// Checks the questions of a page, or of any other range, as far as they are asked. A number or a day
    /// that was typed but can't be read is kept as a text, so that nothing typed is lost, and shows up here.
    pub fn check(&self, range: std::ops::Range<usize>) -> Vec<Invalid> {
        let mut problems = Vec::new();
        for question in range {
            if self.asked.get(question) == Some(&Asked::Yes)
                && let Some(kind) = self.wrong(question)
            {
                problems.push(Invalid { question, kind });
            }
        }
        problems
    }

    fn wrong(&self, question: usize) -> Option<InvalidKind> {
        let kind = &self.questionnaire.questions.get(question)?.kind;
        match self.answers.get(question) {
            Some(answer) if !matches!(answer, Answer::Choices(none) if none.is_empty()) => {
                kind.fault(answer, self.today)
            }
            _ if self.questionnaire.requires(question, self.answers, self.asked) => {
                Some(match kind {
                    Kind::Consent => InvalidKind::NoConsent,
                    _ => InvalidKind::Missing,
                })
            }
            _ => None,
        }
    }
}

/// Whether an answer that the page prefilled keeps to the limits of its question. Too few chosen options are no fault: the
/// person may add to them.
pub fn is_within_limits(kind: &Kind, answer: &Answer) -> bool {
    matches!(kind.fault(answer, ""), None | Some(InvalidKind::TooFew(_)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn questionnaire() -> Questionnaire {
        let options = json!([{"value": "x", "label": "X"}, {"value": "y", "label": "Y"}]);
        let file = json!({"id": "q", "version": 1, "title": "Q",
        "scales": {"s": {"levels": [{"label": "1"}, {"label": "2"}], "top": 1}},
        "pages": [{"id": "p", "title": "P", "questions": [
            {"id": "i", "kind": "item", "label": "I", "scale": "s", "required": true},
            {"id": "d", "kind": "choices", "label": "D", "options": options, "most": 1,
             "required": true},
            {"id": "n", "kind": "number", "label": "N", "min": 0, "max": 9},
            {"id": "t", "kind": "text", "label": "T", "most": 3},
            {"id": "ok", "kind": "consent", "label": "OK", "required": true},
            {"id": "v", "kind": "number", "label": "V", "whole": true},
            {"id": "day", "kind": "date", "label": "Day", "min": "2026-01-01", "max": "2026-12-31",
             "past": true},
            {"id": "e", "kind": "choices", "label": "E", "least": 2, "options": [
                {"value": "x", "label": "X"}, {"value": "y", "label": "Y"},
                {"value": "none", "label": "None", "exclusive": true}]},
            {"id": "rank", "kind": "ranking", "label": "R", "most": 1, "options": options},
        ]}]});
        crate::questionnaire::read(&file.to_string()).unwrap()
    }

    fn all(
        questionnaire: &Questionnaire,
        answers: &Answers,
        range: std::ops::Range<usize>,
    ) -> Vec<Invalid> {
        let asked = questionnaire.asked(answers, |_| false);
        Checked { questionnaire, answers, asked: &asked, today: "2026-11-24" }.check(range)
    }

    #[test]
    fn every_kind_of_problem() {
        use Answer::{Choices, Given, Level, Number, Text};
        use InvalidKind::{
            Above, Below, InFuture, Missing, NoConsent, NotADay, NotANumber, NotWhole, TooEarly,
            TooFew, TooLate, TooLong, TooMany,
        };
        let q = questionnaire();
        let problem = |at: usize, answer: Option<Answer>| {
            let mut answers = Answers::none(q.question_count());
            answers.set(0, Some(Level(1)));
            answers.set(1, Some(Choices(vec!["x".into()])));
            answers.set(4, Some(Given));
            answers.set(at, answer);
            let problems = all(&q, &answers, 0..q.question_count());
            assert!(problems.iter().all(|problem| problem.question == at));
            problems.first().map(|problem| problem.kind)
        };
        let check = |at: usize, answer: Option<Answer>, expected: Option<InvalidKind>| {
            assert_eq!(problem(at, answer.clone()), expected, "{at}: {answer:?}");
        };
        check(0, Some(Level(2)), None);
        check(0, None, Some(Missing));
        check(1, Some(Choices(vec![])), Some(Missing));
        check(1, Some(Choices(vec!["x".into(), "y".into()])), Some(TooMany(1)));
        check(2, None, None);
        check(2, Some(Number(0.0)), None);
        check(2, Some(Number(9.0)), None);
        check(2, Some(Number(-0.5)), Some(Below(0.0)));
        check(2, Some(Number(9.5)), Some(Above(9.0)));
        check(2, Some(Text("nine".into())), Some(NotANumber));
        check(2, Some(Text(" 8,5".into())), None);
        check(2, Some(Text("9,5".into())), Some(Above(9.0)));
        // Characters, not bytes.
        check(3, Some(Text("tốt".into())), None);
        check(3, Some(Text("tốt!!".into())), Some(TooLong(3, 2)));
        check(4, None, Some(NoConsent));
        check(5, Some(Number(3.0)), None);
        check(5, Some(Number(2.5)), Some(NotWhole));
        let day = |day: &str| Some(Text(day.into()));
        check(6, day("2026-11-24"), None);
        check(6, day("2026-11-25"), Some(InFuture));
        check(6, day("2027-01-01"), Some(TooLate));
        check(6, day("2025-12-31"), Some(TooEarly));
        check(6, day("31/2/2026"), Some(NotADay));
        check(6, day("2026-02-29"), Some(NotADay));
        let several =
            |values: &[&str]| Some(Choices(values.iter().map(|value| value.to_string()).collect()));
        check(7, None, None);
        check(7, several(&["x"]), Some(TooFew(2)));
        check(7, several(&["x", "y"]), None);
        check(7, several(&["none"]), None);
        check(8, several(&["y"]), None);
        check(8, several(&["y", "x"]), Some(TooMany(1)));
    }

    #[test]
    fn a_page_is_checked_by_itself_and_in_order() {
        let q = questionnaire();
        let found = |range| -> Vec<usize> {
            let problems = all(&q, &Answers::none(9), range);
            problems.iter().map(|problem| problem.question).collect()
        };
        assert_eq!(found(0..5), [0, 1, 4]);
        assert_eq!(found(1..4), [1]);
        assert_eq!(found(2..2), [0; 0]);
        assert_eq!(found(4..99), [4]);
    }

    #[test]
    fn numbers_as_they_are_typed() {
        let check = |text: &str, expected: Option<f64>| {
            assert_eq!(parse_number(text), expected, "{text:?}");
        };
        for (text, number) in [
            ("5", 5.0),
            ("-5", -5.0),
            ("1.009", 1009.0),
            ("1.009.000", 1_009_000.0),
            ("1.009,5", 1009.5),
            ("83,94", 83.94),
            ("0,125", 0.125),
            ("0.125", 0.125),
            ("1234.567", 1234.567),
            ("2.5", 2.5),
            (" 1 000 ", 1000.0),
            ("007", 7.0),
        ] {
            check(text, Some(number));
        }
        for text in [
            "",
            "-",
            ",",
            ".",
            "5,",
            ",5",
            "1.00.000",
            "1234.567,5",
            "1,2,3",
            "1,5.0",
            "--5",
            "5%",
            "1e3",
        ] {
            check(text, None);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_the_vietnamese_way_is_read(number in -9_999_999..9_999_999_i64, cents in 0..100) {
            let digits = number.unsigned_abs().to_string();
            let mut grouped = String::new();
            for (at, digit) in digits.chars().enumerate() {
                if at > 0 && (digits.len() - at) % 3 == 0 {
                    grouped.push('.');
                }
                grouped.push(digit);
            }
            let sign = if number < 0 { "-" } else { "" };
            let expected: f64 = format!("{sign}{digits}.{cents:02}").parse().unwrap();
            prop_assert_eq!(parse_number(&format!("{sign}{grouped},{cents:02}")), Some(expected));
            prop_assert_eq!(parse_number(&format!("{sign}{grouped}")), Some(number as f64));
        }

        #[test]
        fn any_text_is_a_number_or_none(text in "[0-9., -]{0,12}") {
            prop_assert!(parse_number(&text).is_none_or(f64::is_finite));
        }
    }
}
