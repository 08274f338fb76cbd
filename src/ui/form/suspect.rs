//! What makes a response suspect of not being a person's, or of a wrong clock. It is only marked: staff see
//! it and may leave such responses out. No answer is refused for it.

use hailong_core::calendar::Millis;
use hailong_core::response::{Mode, Response};

/// The least milliseconds an answer: reading a question and answering it takes more than half a second on average. Half
/// of the second an item below which Wood and others (Social Psychological and Personality Science 8, 2017)
/// take answers for careless, because some come with the page and take no time.
const AN_ANSWER: Millis = 500;

/// So many responses from one browser within a day are more than a family's. Offices have the kiosk for their
/// halls, which isn't counted; addresses of the network aren't looked at, because a whole hall has one.
const MANY: usize = 10;

/// 2025-01-01. No response was given before there was a form.
const FIRST: Millis = 1_735_689_600_000;

/// The marks of a response, from a browser that has `recent` others of the last day.
pub(super) fn suspects(response: &Response, recent: usize) -> Vec<&'static str> {
    let mut marks = Vec::new();
    let (started, submitted) =
        (response.started.unwrap_or_default(), response.submitted.unwrap_or_default());
    // The time begins with the first answer.
    let after_the_first = response.answers.iter().skip(1).count() as Millis;
    if started < FIRST || submitted < started {
        marks.push("clock");
    } else if response.mode != Mode::Assisted && submitted - started < after_the_first * AN_ANSWER {
        // A clerk who keys in paper is faster than any reader.
        marks.push("fast");
    }
    if response.mode == Mode::Page && recent >= MANY {
        marks.push("many");
    }
    marks
}

#[cfg(test)]
mod tests {
    use hailong_core::response::{Answer, Answers, Paradata};

    use super::*;

    #[test]
    fn what_is_marked() {
        let check = |mode, answers: usize, times: (Millis, Millis), recent, expected: &[&str]| {
            let mut given = Answers::none(30);
            (0..answers).for_each(|at| given.set(at, Some(Answer::Level(3))));
            let response = Response {
                id: String::new(),
                version: 1,
                unit: None,
                channel: None,
                mode,
                language: String::new(),
                started: Some(FIRST + times.0),
                submitted: Some(FIRST + times.1),
                paper: None,
                answers: given,
                paradata: Paradata::default(),
            };
            let marks = suspects(&response, recent);
            assert_eq!(marks, expected, "{mode:?} {answers} {times:?} {recent}");
        };
        use Mode::{Assisted, Kiosk, Page};
        // One smiley takes no time at all after it was pressed.
        check(Page, 1, (0, 0), 0, &[]);
        check(Page, 22, (0, 10_500), 0, &[]);
        check(Page, 22, (0, 10_499), 0, &["fast"]);
        check(Kiosk, 22, (0, 2_000), 0, &["fast"]);
        check(Assisted, 22, (0, 2_000), 0, &[]);
        check(Page, 22, (0, 60_000), 9, &[]);
        check(Page, 22, (0, 60_000), 10, &["many"]);
        check(Page, 22, (0, 0), 10, &["fast", "many"]);
        // A busy hall: one tablet, one address.
        check(Kiosk, 22, (0, 60_000), 900, &[]);
        check(Assisted, 22, (0, 60_000), 900, &[]);
        check(Page, 22, (-1, 60_000), 0, &["clock"]);
        // Set right, or wrong, while the form was filled in.
        check(Page, 22, (60_000, 0), 0, &["clock"]);
        check(Page, 22, (-FIRST, 2_000_000_000_000), 0, &["clock"]);
        check(Page, 22, (0, Millis::MAX - FIRST), 0, &[]);
    }
}
