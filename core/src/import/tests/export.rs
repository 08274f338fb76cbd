//! Responses that go out as a file come back as they were.

use proptest::prelude::*;

use super::{import, questionnaire};
use crate::calendar::{Month, noon_in_vietnam};
use crate::import::{Importer, header_row, response_row};
use crate::response::{Answer, Answers, Mode, Paradata, Response};
use crate::table::Table;

/// One without answers.
fn response(unit: &str) -> Response {
    let q = questionnaire();
    Response {
        id: "r-1".to_owned(),
        version: q.version,
        unit: Some(unit.to_owned()),
        channel: Some("qr".to_owned()),
        mode: Mode::Page,
        language: String::new(),
        started: None,
        submitted: Month::new(2026, 3).map(|month| noon_in_vietnam(month, 15)),
        paper: None,
        answers: Answers::none(q.question_count()),
        paradata: Paradata::default(),
    }
}

#[test]
fn answers_of_every_kind_come_back() {
    let q = questionnaire();
    let choices =
        |values: &[&str]| Answer::Choices(values.iter().map(|&value| value.to_owned()).collect());
    let text = |text: &str| Some(Answer::Text(text.to_owned()));
    let check = |at: usize, answer: Option<Answer>, field: &str| {
        let mut response = response("Xã \"A\", tổ 2");
        response.answers.set(at, answer);
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
    check(5, text("Cảm ơn;=1+1;x"), "\"Cảm ơn;'=1+1;x\"");
    check(5, text("dòng một\n＝1+1\tx, -2"), "một\n'＝1+1");
}

proptest! {
    /// Texts come back as they were, guarded or not, from the rows that become responses and from those that become codes.
    #[test]
    fn texts_come_back_as_they_were(
        text in "[=+@＝＋－＠'\",;\r\n\t a1-]{0,12}",
        unit in "[=+@＝'\",;\t a-]{0,8}",
    ) {
        let q = questionnaire();
        // The code of a missing answer.
        prop_assume!(text.trim() != "-");
        // White space around a text is no part of it.
        let mut wanted = response(&["u", &unit, "u"].concat());
        wanted.answers.set(5, Some(Answer::Text(text.trim().to_owned())).filter(|_| !text.trim().is_empty()));
        let file = header_row(&q) + &response_row(&q, &wanted);
        let batch = import(file.as_bytes(), &[]).expect("it can be read");
        prop_assert_eq!(&batch.refused, &vec![], "{}", file);
        prop_assert_eq!(&batch.accepted, &vec![wanted.clone()], "{}", file);
        let mut importer = Importer::new();
        importer.keep_texts();
        let mut found = Vec::new();
        let mut table = Table::new(&q);
        for bytes in [Some(file.as_bytes()), None] {
            let batch = match bytes {
                Some(bytes) => importer.push_encoded(&q, bytes),
                None => importer.finish_encoded(&q),
            };
            let rows = batch.expect("it can be read").accepted;
            found.extend(rows.texts().map(|(_, _, text)| text.to_owned()));
            rows.insert_into(&mut table);
        }
        table.commit().unwrap();
        let said = wanted.answers.get(5).map(|_| text.trim().to_owned());
        prop_assert_eq!(found, said.into_iter().collect::<Vec<_>>());
        prop_assert_eq!(table.values("unit"), vec![wanted.unit.as_deref().unwrap_or_default()]);
    }
}
