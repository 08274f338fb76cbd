//! What was noted about comments: in memory, and how it is kept.

use std::collections::HashMap;

use hailong_core::comments::{Comment, Cuts, suspects};
use hailong_core::json::Value;
use hailong_core::questionnaire::Questionnaire;
use hailong_wire::marks::{Key, Mark, mark_from_json, mark_id, mark_to_json};

use crate::storage::Notes;

/// All marks of a questionnaire.
#[derive(Default)]
pub struct Marks {
    /// What texts are numbered by.
    key: Key,
    /// By the ids under which they are kept, with the number of the text that each is about.
    marks: HashMap<String, (String, Mark)>,
}

impl Marks {
    /// From the store, over what is here where all of that `is_kept`: another tab may have noted more.
    pub fn load(&mut self, stored: &Notes, is_kept: bool) {
        if self.key != stored.key {
            // What is here was numbered by a key that has gone, with all that was noted.
            self.marks.clear();
            self.key = stored.key;
        }
        for (id, text, mark) in stored.marks.iter().filter_map(mark_from_json) {
            if is_kept || !self.marks.contains_key(&id) {
                self.marks.insert(id, (text, mark));
            }
        }
    }

    /// Whether nothing was noted about any.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// What was noted about a comment.
    pub fn of(&self, questionnaire: &Questionnaire, comment: &Comment<'_>) -> Mark {
        if self.marks.is_empty() {
            return Mark::default();
        }
        let found = self.marks.get(&self.id_of(questionnaire, comment));
        let found = found.filter(|(text, _)| *text == self.key.number(comment.text));
        found.map(|(_, mark)| mark.clone()).unwrap_or_default()
    }

    /// Notes it; what is to be kept.
    pub fn set(
        &mut self,
        questionnaire: &Questionnaire,
        comment: &Comment<'_>,
        mark: Mark,
    ) -> Value {
        let (id, text) = (self.id_of(questionnaire, comment), self.key.number(comment.text));
        let stored = mark_to_json(&id, &questionnaire.id, &text, &mark);
        self.marks.insert(id, (text, mark));
        stored
    }

    /// The id under which it is kept.
    pub fn id_of(&self, questionnaire: &Questionnaire, comment: &Comment<'_>) -> String {
        let asked = questionnaire.questions.get(comment.question);
        let question = asked.map_or("", |asked| &asked.id);
        // A response without an id is known by a name that is made of its texts: that is keyed as well.
        match comment.response.strip_prefix('~') {
            Some(name) => {
                mark_id(&questionnaire.id, question, &["~", &self.key.number(name)].concat())
            }
            None => mark_id(&questionnaire.id, question, comment.response),
        }
    }
}

/// The parts that are taken out.
pub fn cuts_of(mark: &Mark) -> Cuts {
    Cuts::new(mark.cuts.iter().cloned())
}

/// What looks like a telephone number or the like and isn't taken out.
pub fn left(text: &str, cuts: &Cuts) -> Vec<std::ops::Range<usize>> {
    suspects(text).into_iter().filter(|part| !cuts.covers(part)).collect()
}
