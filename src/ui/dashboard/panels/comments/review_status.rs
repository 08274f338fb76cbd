//! Which comments are read and answered.
//!
//! What was noted is stored by long ids; here it is a table by the numbers of comments, so that going through a hundred
//! thousand of them takes no noticeable time. It is filled in steps by [`super::reviewing`].

use std::collections::HashSet;
use std::rc::Rc;

use hailong_core::comments::{Comments, Found};
use hailong_core::questionnaire::Questionnaire;
use hailong_wire::marks::Mark;

use super::marks::Marks;

/// What staff have yet to do with a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// To read it.
    Read,
    /// To answer it.
    Answer,
}

/// How many of those that were looked for are due, whether or not only these are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    unread: usize,
    unanswered: usize,
}

/// What is due of each comment, by its number.
#[derive(Debug, Default)]
pub struct ReviewStatus {
    done: Vec<(bool, bool)>,
    /// How far it is known; `None` where nothing is being looked at.
    at: Option<usize>,
}

impl Counts {
    pub fn of(self, due: Due) -> usize {
        match due {
            Due::Read => self.unread,
            Due::Answer => self.unanswered,
        }
    }
}

impl ReviewStatus {
    /// Begins to look at all of them anew.
    pub fn begin(&mut self) {
        self.at = Some(0);
    }

    /// Whether it is still being looked at them.
    pub fn is_looking(&self) -> bool {
        self.at.is_some()
    }

    /// Looks at so many more; whether it is done.
    pub fn step(
        &mut self,
        comments: &Comments,
        questionnaire: &Questionnaire,
        marks: &Marks,
        count: usize,
    ) -> bool {
        let Some(at) = self.at else { return true };
        if at == 0 {
            self.done.clear();
        }
        // Before anything was noted nothing is to be looked at.
        let numbers = if marks.is_empty() { &[] } else { comments.numbers() };
        let rest = numbers.get(at..).unwrap_or_default();
        for &number in rest.iter().take(count) {
            if let Some(comment) = comments.get(number) {
                self.note(number, &marks.of(questionnaire, &comment));
            }
        }
        self.at = (rest.len() > count).then_some(at + count);
        self.at.is_none()
    }

    /// From now on this is noted about one.
    pub fn note(&mut self, number: u32, mark: &Mark) {
        let done = (mark.is_read, mark.is_answered);
        let at = number as usize;
        if at >= self.done.len() {
            if done == (false, false) {
                return;
            }
            self.done.resize(at + 1, (false, false));
        }
        self.done[at] = done;
    }

    pub fn is(&self, due: Due, number: u32) -> bool {
        let (is_read, is_answered) = self.done.get(number as usize).copied().unwrap_or_default();
        match due {
            Due::Read => !is_read,
            Due::Answer => !is_answered,
        }
    }

    pub fn counts(&self, numbers: &[u32]) -> Counts {
        let count = |due| numbers.iter().filter(|number| self.is(due, **number)).count();
        Counts { unread: count(Due::Read), unanswered: count(Due::Answer) }
    }

    /// Of what was found what is due, and those that stay.
    pub fn left(&self, all: &Found, due: Due, staying: &HashSet<u32>) -> Found {
        let is = |number: &u32| self.is(due, *number) || staying.contains(number);
        let exact = all.exact.map(|exact| all.numbers[..exact].iter().filter(|n| is(n)).count());
        Found { numbers: all.numbers.iter().copied().filter(is).collect(), exact }
    }

    /// Which are due, by their numbers up to that of the last comment.
    pub fn mask(&self, comments: &Comments, due: Due) -> Rc<[bool]> {
        let last = comments.numbers().iter().max().map_or(0, |last| last + 1);
        (0..last).map(|number| self.is(due, number)).collect()
    }
}

#[cfg(test)]
mod tests {
    use hailong_core::questionnaire::read;
    use hailong_core::response::Answer;

    use super::*;
    use crate::ui::dashboard::tests::responses;

    const ASKED: &str = r#"{"id": "q", "version": 1, "languages": ["vi"], "title": "Q", "pages": [
        {"id": "p", "title": "P", "questions": [{"id": "t", "kind": "text", "label": "T"}]}]}"#;

    #[test]
    fn what_is_due_is_what_a_plain_loop_finds() {
        let questionnaire = read(ASKED).unwrap_or_else(|problems| panic!("{problems:?}"));
        let all: Vec<_> = (0..60)
            .map(|at| {
                let mut response = responses(1, "x", 1, &[]).remove(0);
                response.id = at.to_string();
                response.answers.set(0, Some(Answer::Text(["góp ý ", &response.id].concat())));
                response
            })
            .collect();
        let mut comments = Comments::new(&questionnaire);
        comments.insert_responses(&questionnaire, &all);
        comments.commit();
        let mut marks = Marks::default();
        for number in 0..60 {
            let Some(comment) = comments.get(number) else { panic!("{number}") };
            let (is_read, is_answered) = (number % 2 == 0, number % 3 == 0);
            if is_read || is_answered {
                let mark = Mark { is_read, is_answered, cuts: Vec::new() };
                let _ = marks.set(&questionnaire, &comment, mark);
            }
        }
        let mut status = ReviewStatus::default();
        status.begin();
        let mut steps = 1;
        while !status.step(&comments, &questionnaire, &marks, 7) {
            steps += 1;
        }
        assert_eq!(steps, 9, "60 by 7");
        assert!(!status.is_looking());

        let found = Found { numbers: (0..60).rev().collect(), exact: Some(20) };
        let counts = status.counts(&found.numbers);
        assert_eq!((counts.of(Due::Read), counts.of(Due::Answer)), (30, 40));
        let staying = HashSet::from([58, 4]);
        for due in [Due::Read, Due::Answer] {
            let is = |number: &u32| {
                let by = if due == Due::Read { 2 } else { 3 };
                !number.is_multiple_of(by)
            };
            let left = status.left(&found, due, &staying);
            let plain: Vec<u32> = (0..60).rev().filter(|n| is(n) || *n == 58 || *n == 4).collect();
            assert_eq!(left.exact, Some(plain.iter().filter(|n| **n >= 40).count()));
            assert_eq!(left.numbers, plain);
            let mask: Vec<bool> = (0..60).map(|n| is(&n)).collect();
            assert_eq!(*status.mask(&comments, due), *mask);
        }

        // All is due where nothing was noted, whatever was known before.
        status.begin();
        assert!(status.step(&comments, &questionnaire, &Marks::default(), 7));
        assert_eq!(status.counts(&found.numbers), Counts { unread: 60, unanswered: 60 });
    }
}
