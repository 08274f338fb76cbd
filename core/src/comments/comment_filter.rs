//! Which comments are looked at.

use std::rc::Rc;

use hailong_engine::Key;

use super::store::Comments;
use crate::dimensions::NOT_APPLICABLE_VALUE;
use crate::filter::Filter;

/// What a comment has to be to be looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// As the figures are filtered.
    pub filter: Filter,
    /// Only of those who are satisfied, or not.
    pub is_satisfied: Option<bool>,
    /// Only answers to the question with this index.
    pub question: Option<usize>,
    /// Only those whose place here, by their number, is true; one that has none isn't among them.
    pub among: Option<Rc<[bool]>>,
}

/// The same in the store's own numbers.
#[derive(Debug)]
pub(super) struct CommentFilter {
    tests: Vec<Test>,
    is_satisfied: Option<bool>,
    question: Option<u32>,
    among: Option<Rc<[bool]>>,
}

#[derive(Debug)]
enum Test {
    /// The codes of a dimension that pass.
    One(usize, Vec<u32>),
    /// The options of a question of several that pass, by their bits, and whether none does.
    Several(usize, u32, bool),
    /// The levels of an item that pass.
    Level(usize, Vec<u8>),
    /// Nothing passes: there is no such field.
    Never,
}

impl CommentFilter {
    pub(super) fn new(comments: &Comments, wanted: &Wanted) -> Self {
        let test = |(name, values): (&str, &[String])| {
            let Some(field) = comments.fields.get(name) else { return Test::Never };
            // A value that no response has lets nothing through.
            let codes: Vec<u32> = values.iter().filter_map(|value| field.known(value)).collect();
            match field.key {
                Key::Item(item) => {
                    let level = |code: &u32| match field.values[*code as usize].as_str() {
                        NOT_APPLICABLE_VALUE => u8::MAX,
                        _ => *code as u8,
                    };
                    Test::Level(item, codes.iter().map(level).collect())
                }
                Key::Dimension(dimension) if field.overlaps => {
                    let bits = codes.iter().filter(|code| **code > 0);
                    let bits = bits.fold(0, |bits, code| bits | 1 << (code - 1));
                    Test::Several(dimension, bits, codes.contains(&0))
                }
                Key::Dimension(dimension) => Test::One(dimension, codes),
            }
        };
        Self {
            tests: wanted.filter.iter().map(test).collect(),
            is_satisfied: wanted.is_satisfied,
            question: wanted.question.map(|question| question as u32),
            among: wanted.among.clone(),
        }
    }

    pub(super) fn lets(&self, comments: &Comments, number: u32) -> bool {
        let among = self.among.as_ref().map(|among| among.get(number as usize));
        if among.is_some_and(|is| is != Some(&true)) {
            return false;
        }
        let entry = &comments.entries[number as usize];
        if self.question.is_some_and(|question| question != entry.question) {
            return false;
        }
        if self.is_satisfied.is_some() {
            let own = comments.get(number).and_then(|comment| comment.is_satisfied);
            if own != self.is_satisfied {
                return false;
            }
        }
        let person = entry.person;
        self.tests.iter().all(|test| match test {
            Test::One(dimension, codes) => codes.contains(&comments.code(person, *dimension)),
            Test::Several(dimension, options, none) => {
                let chosen = comments.code(person, *dimension);
                chosen & options != 0 || (*none && chosen == 0)
            }
            Test::Level(item, levels) => {
                let at = person as usize * comments.items + item;
                comments.levels.get(at).is_some_and(|level| levels.contains(level))
            }
            Test::Never => false,
        })
    }
}
