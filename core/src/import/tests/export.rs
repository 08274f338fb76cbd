//! Responses that go out as a file come back as they were.

use super::{import, questionnaire};
use crate::calendar::{Month, noon_in_vietnam};
use crate::import::{header_row, response_row};
use crate::response::{Answer, Answers, Mode, Paradata, Response};

#[test]
fn answers_of_every_kind_come_back() {
    let q = questionnaire();
    let choices =
        |values: &[&str]| Answer::Choices(values.iter().map(|&value| value.to_owned()).collect());
    let text = |text: &str| Some(Answer::Text(text.to_owned()));
    let check = |at: usize, answer: Option<Answer>, field: &str| {
        let mut answers = Answers::none(q.question_count());
        answers.set(at, answer);
        let response = Response {
            id: "r-1".to_owned(),
            version: q.version,
            unit: Some("Xã \"A\", tổ 2".to_owned()),
            channel: Some("qr".to_owned()),
            mode: Mode::Page,
            language: String::new(),
            started: None,
            submitted: Month::new(2026, 3).map(|month| noon_in_vietnam(month, 15)),
            paper: None,
            answers,
            paradata: Paradata::default(),
        };
        let file = header_row(&q) + &response_row(&q, &response);
        assert!(file.contains(field), "{field} in {file}");
        let batch = import(file.as_bytes(), &[]).expect("it can be read");
        assert_eq!((batch.accepted, batch.refused), (vec![response], vec![]), "{file}");
    };
    check(0, None, ",");
    check(0, Some(Answer::Level(3)), "3,");
    check(1, Some(Answer::NotApplicable), ",na,");
    check(2, Some(Answer::Choice("4".to_owned())), ",4,");
    check(3, Some(choices(&["x", "4"])), "x;4");
    check(4, Some(Answer::Number(-2.5)), "'-2.5");
    check(4, Some(Answer::Number(1e21)), "1000000000000000000000");
    check(5, text("=HYPERLINK(\"http://x\")"), "\"'=HYPERLINK(\"\"http://x\"\")\"");
    check(5, text("'=1"), "''=1");
    check(5, text("+84 912 345 678"), "'+84");
    check(5, text("@mọi người"), "'@");
    check(5, text("một\ndòng, \"hai\"; ba"), "\"một\ndòng");
}
