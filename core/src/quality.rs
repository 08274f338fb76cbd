//! Counts signs of poor data quality in responses: answered faster than one can read, the same answer throughout, the same
//! answers as another response.
//!
//! None of these signs proves anything about a single response, so no response is left out for one; only their numbers are
//! told. They are counts of records for staff who hold the records, and aren't suppressed as [`figures`](crate::figures) are.

use std::collections::HashSet;

use crate::calendar::Millis;
use crate::questionnaire::{Kind, Questionnaire};
use crate::response::{Answer, Mode, Response};

/// The same answer to fewer items is nothing remarkable, nor are the same answers to fewer questions.
pub const FEWEST_ALIKE: usize = 10;

/// The least milliseconds an answer, half of the second an item below which D. Wood and others (Social Psychological and
/// Personality Science 8, 2017) take answers for careless: the form marks responses by the same.
const AN_ANSWER: Millis = 500;

/// What was found among some responses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// How many were looked at.
    pub looked_at: u64,
    /// Of how many it is known when they were begun and sent.
    pub timed: u64,
    /// Sent in less than half a second for each answer after the first.
    pub fast: u64,
    /// The same level throughout, of one scale and ten items or more.
    pub straight: u64,
    /// The same ten answers or more, in the same unit, as another response.
    pub alike: u64,
    /// A hash of the answers of those that could be alike.
    seen: HashSet<u64>,
}

impl Quality {
    /// Looks at one more response. `marked_fast` says that the form has marked it as fast.
    pub fn add(&mut self, questionnaire: &Questionnaire, response: &Response, marked_fast: bool) {
        self.looked_at += 1;
        let time = response.started.zip(response.submitted);
        self.timed += u64::from(time.is_some());
        let answers = response.answers.iter().count();
        let is_fast = response.mode != Mode::Assisted
            && time.is_some_and(|(started, submitted)| {
                let needed = answers.saturating_sub(1) as Millis * AN_ANSWER;
                (0..needed).contains(&(submitted - started))
            });
        self.fast += u64::from(marked_fast || is_fast);
        self.straight += u64::from(is_straight(questionnaire, response));
        if answers >= FEWEST_ALIKE && !self.seen.insert(hash(response)) {
            self.alike += 1;
        }
    }
}

/// Whether all items of a scale, ten or more, were answered alike.
fn is_straight(questionnaire: &Questionnaire, response: &Response) -> bool {
    (0..questionnaire.scales.len()).any(|own| {
        let levels = questionnaire.questions().enumerate().filter_map(|(at, question)| {
            match (&question.kind, response.answers.get(at)) {
                (Kind::Item { scale, .. }, Some(Answer::Level(level))) if *scale == own => {
                    Some(*level)
                }
                _ => None,
            }
        });
        let levels: Vec<u8> = levels.collect();
        levels.len() >= FEWEST_ALIKE && levels.iter().all(|level| *level == levels[0])
    })
}

/// FNV-1a of the unit and the answers, of 64 bits: among a million responses two that differ have the same once in
/// 37,000 tries.
fn hash(response: &Response) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bytes: &[u8]| {
        // Each with its end, so that "a" and "b" aren't "ab".
        for &byte in bytes.iter().chain(&[0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    add(response.unit.as_deref().unwrap_or_default().as_bytes());
    for (at, answer) in response.answers.iter() {
        add(&at.to_le_bytes());
        answer.bytes(&mut add);
    }
    hash
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Quality;
    use crate::questionnaire::{Questionnaire, read};
    use crate::response::{Answer, Answers, Mode, Paradata, Response};

    /// Twelve items of one scale and two of another.
    fn questionnaire() -> Questionnaire {
        let levels: Vec<_> = (1..=5).map(|_| json!({"label": "level"})).collect();
        let scale = json!({"levels": levels, "top": 2});
        let item = |at: usize, scale: &str| json!({"id": format!("a{at}"), "kind": "item", "label": "item", "scale": scale});
        let questions: Vec<_> =
            (0..14).map(|at| item(at, if at < 12 { "s" } else { "t" })).collect();
        let file = json!({"id": "q", "version": 1, "title": "Q", "scales": {"s": scale, "t": scale},
            "pages": [{"id": "p", "title": "P", "questions": questions}], "factors": []});
        read(&file.to_string()).expect("it is sound")
    }

    fn response(levels: &[u8], mode: Mode, time: Option<i64>) -> Response {
        let mut answers = Answers::none(14);
        for (at, level) in levels.iter().enumerate().filter(|(_, level)| **level > 0) {
            answers.set(at, Some(Answer::Level(*level)));
        }
        Response {
            id: String::new(),
            version: 1,
            unit: None,
            channel: None,
            mode,
            language: String::new(),
            started: time.map(|_| 1_000),
            submitted: time.map(|time| 1_000 + time),
            paper: None,
            answers,
            paradata: Paradata::default(),
        }
    }

    #[test]
    fn what_is_found() {
        let q = questionnaire();
        let varied: Vec<u8> = (0..14).map(|at| at % 5 + 1).collect();
        // Fast, straight, alike and timed, of these responses.
        let check = |responses: &[Response], expected: [u64; 4]| {
            let mut quality = Quality::default();
            responses.iter().for_each(|response| quality.add(&q, response, false));
            assert_eq!(quality.looked_at, responses.len() as u64);
            let Quality { fast, straight, alike, timed, .. } = quality;
            assert_eq!([fast, straight, alike, timed], expected, "{responses:?}");
        };
        let page = |levels: &[u8], time| response(levels, Mode::Page, time);
        check(&[], [0; 4]);
        // Thirteen answers after the first take 6.5 seconds.
        check(&[page(&varied, Some(6_499))], [1, 0, 0, 1]);
        check(&[page(&varied, Some(6_500))], [0, 0, 0, 1]);
        check(&[page(&varied, Some(-5))], [0, 0, 0, 1]);
        check(&[response(&varied, Mode::Assisted, Some(1))], [0, 0, 0, 1]);
        check(&[page(&varied, None)], [0; 4]);
        // The same level of ten items of one scale, whatever the other scale.
        check(&[page(&[4; 12], None)], [0, 1, 0, 0]);
        check(&[page(&[4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 0, 0, 1, 2], None)], [0, 1, 0, 0]);
        check(&[page(&[4, 4, 4, 4, 4, 4, 4, 4, 4, 0, 0, 0, 4, 4], None)], [0; 4]);
        check(&[page(&[4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5], None)], [0; 4]);
        // The same answers, twice and three times; of few answers it isn't said.
        check(&[page(&varied, None), page(&varied, None)], [0, 0, 1, 0]);
        check(&[page(&varied, None), page(&varied, None), page(&varied, None)], [0, 0, 2, 0]);
        check(&[page(&[1, 2, 3], None), page(&[1, 2, 3], None)], [0; 4]);
        let mut elsewhere = page(&varied, None);
        elsewhere.unit = Some("soc-son".to_owned());
        check(&[page(&varied, None), elsewhere], [0; 4]);
        let mut marked = Quality::default();
        marked.add(&q, &page(&varied, None), true);
        assert_eq!(marked.fast, 1);
    }
}
