//! What was noted about comments: in memory, and how it is kept.

use std::collections::HashMap;

use hailong_core::comments::{Comment, Cuts, hash, suspects};
use hailong_core::json::Value;
use hailong_core::questionnaire::Questionnaire;

use crate::wire::marks::{Mark, mark_from_json, mark_id, mark_to_json};

/// All marks of a questionnaire, by the ids under which they are kept, with the number of the text that each is about.
#[derive(Default)]
pub struct Marks(HashMap<String, (String, Mark)>);

impl Marks {
    /// From the store, over what is here where all of that `is_kept`: another tab may have noted more.
    pub fn load(&mut self, stored: &[Value], is_kept: bool) {
        for (id, text, mark) in stored.iter().filter_map(mark_from_json) {
            if is_kept || !self.0.contains_key(&id) {
                self.0.insert(id, (text, mark));
            }
        }
    }

    /// Whether nothing was noted about any.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was noted about a comment.
    pub fn of(&self, questionnaire: &Questionnaire, comment: &Comment<'_>) -> Mark {
        if self.0.is_empty() {
            return Mark::default();
        }
        let found = self.0.get(&id_of(questionnaire, comment));
        let found = found.filter(|(text, _)| *text == text_of(comment));
        found.map(|(_, mark)| mark.clone()).unwrap_or_default()
    }

    /// Notes it; what is to be kept.
    pub fn set(
        &mut self,
        questionnaire: &Questionnaire,
        comment: &Comment<'_>,
        mark: Mark,
    ) -> Value {
        let (id, text) = (id_of(questionnaire, comment), text_of(comment));
        let stored = mark_to_json(&id, &questionnaire.id, &text, &mark);
        self.0.insert(id, (text, mark));
        stored
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

fn id_of(questionnaire: &Questionnaire, comment: &Comment<'_>) -> String {
    let asked = questionnaire.questions.get(comment.question);
    mark_id(&questionnaire.id, asked.map_or("", |asked| &asked.id), comment.response)
}

fn text_of(comment: &Comment<'_>) -> String {
    format!("{:016x}", hash(&[comment.text]))
}
