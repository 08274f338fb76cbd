//! The comments of the responses. What is being read is staged, and can be seen when it is whole.

use std::cell::{Cell, Ref, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use hailong_core::comments::{Comments, Extent};
use hailong_core::import::Encoded;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::response::Response;

/// The comments that can be read, wherever they are looked at from.
#[derive(Clone)]
pub struct Shelf(Rc<Shelved>);

struct Shelved {
    comments: RefCell<Comments>,
    /// Another number with each change.
    version: Cell<u32>,
    /// Another one where all were read anew: the numbers of comments are others then.
    reading: Cell<u32>,
}

impl Shelf {
    /// The comments. The borrow must end before the next message: what is read goes in here.
    pub fn comments(&self) -> Ref<'_, Comments> {
        self.0.comments.borrow()
    }

    /// Another number where there are other comments.
    pub fn version(&self) -> u32 {
        self.0.version.get()
    }

    /// Another number where those from before are no more, nor their numbers.
    pub fn reading(&self) -> u32 {
        self.0.reading.get()
    }

    fn change(&self, change: impl FnOnce(&mut Comments)) {
        change(&mut self.0.comments.borrow_mut());
        self.0.version.set(self.0.version.get() + 1);
    }
}

/// What is there, and what is being read.
pub struct Gathering {
    shelf: Shelf,
    /// Everything, read anew.
    staged: Option<Comments>,
    /// Where something more began, which goes right behind what is there.
    begun: Option<Extent>,
}

impl Gathering {
    /// Without comments.
    pub fn new(questionnaire: &Questionnaire) -> Self {
        let comments = RefCell::new(Comments::new(questionnaire));
        let shelved = Shelved { comments, version: Cell::default(), reading: Cell::default() };
        Self { shelf: Shelf(Rc::new(shelved)), staged: None, begun: None }
    }

    /// What can be read.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Begins to read everything anew.
    pub fn begin_anew(&mut self, questionnaire: &Questionnaire) {
        self.roll_back();
        self.staged = Some(Comments::new(questionnaire));
    }

    /// Begins to read something more.
    pub fn begin_more(&mut self) {
        self.roll_back();
        self.begun = Some(self.shelf.comments().extent());
    }

    /// Takes in rows of what is being read.
    pub fn stage(&mut self, questionnaire: &Questionnaire, rows: &Encoded) {
        match &mut self.staged {
            Some(staged) => staged.insert(questionnaire, rows),
            None if self.begun.is_some() => {
                self.shelf.0.comments.borrow_mut().insert(questionnaire, rows)
            }
            None => false,
        };
    }

    /// Takes in responses likewise.
    pub fn stage_responses(&mut self, questionnaire: &Questionnaire, responses: &[Response]) {
        let mut rows = Encoded::with_texts(questionnaire);
        responses.iter().for_each(|response| rows.push(questionnaire, response));
        self.stage(questionnaire, &rows);
    }

    /// What was being read is whole.
    pub fn commit(&mut self) {
        let staged = self.staged.take();
        if staged.is_some() || self.begun.take().is_some() {
            let reading = &self.shelf.0.reading;
            reading.set(reading.get() + u32::from(staged.is_some()));
            self.shelf.change(|comments| {
                if let Some(staged) = staged {
                    *comments = staged;
                }
                comments.commit();
            });
        }
    }

    /// What was being read can't be: all is as before.
    pub fn roll_back(&mut self) {
        self.staged = None;
        if let Some(extent) = self.begun.take() {
            self.shelf.change(|comments| comments.go_back(extent));
        }
    }

    /// What these responses say isn't seen from now on.
    pub fn leave_out(&mut self, ids: &BTreeSet<String>) {
        if let Some(staged) = &mut self.staged {
            ids.iter().for_each(|id| {
                staged.remove(id);
            });
        }
        let mut comments = self.shelf.0.comments.borrow_mut();
        let gone = ids.iter().filter(|id| comments.remove(id)).count();
        drop(comments);
        if gone > 0 {
            self.shelf.change(Comments::leave_gone);
        }
    }

    /// Takes responses in at once, also among those that are being read.
    pub fn insert(&mut self, questionnaire: &Questionnaire, responses: &[Response]) {
        if let Some(staged) = &mut self.staged {
            staged.insert_responses(questionnaire, responses);
        }
        // Behind something that is on its way they would be taken back with it. The store has them, and it is looked at
        // again.
        if self.begun.is_some() {
            return;
        }
        let mut comments = self.shelf.0.comments.borrow_mut();
        let has_changed = comments.insert_responses(questionnaire, responses);
        drop(comments);
        if has_changed {
            self.shelf.change(Comments::commit);
        }
    }
}

#[cfg(test)]
mod tests {
    use hailong_core::questionnaire::read;

    use super::*;
    use crate::ui::dashboard::tests::responses;
    use hailong_core::comments::{Query, Search, Wanted};
    use hailong_core::response::Answer;

    const ASKED: &str = r#"{"id": "q", "version": 1, "languages": ["vi"], "title": "Q", "pages": [
        {"id": "p", "title": "P", "questions": [{"id": "t", "kind": "text", "label": "T"}]}]}"#;

    fn said(id: &str, text: &str) -> Response {
        let mut response = responses(1, "x", 1, &[]).remove(0);
        response.id = id.to_owned();
        response.answers.set(0, Some(Answer::Text(text.to_owned())));
        response
    }

    #[test]
    fn what_is_read_is_seen_when_it_is_whole() {
        let questionnaire = read(ASKED).unwrap_or_else(|problems| panic!("{problems:?}"));
        let mut gathering = Gathering::new(&questionnaire);
        let shelf = gathering.shelf().clone();
        let check = |wanted: &str| {
            let comments = shelf.comments();
            let mut search = Search::new(&comments, &Wanted::default(), Query::default());
            while !search.step(&comments, 1) {}
            let texts: Vec<&str> = search
                .finish()
                .numbers
                .iter()
                .filter_map(|number| Some(comments.get(*number)?.text))
                .collect();
            assert_eq!(texts.join(" "), wanted);
        };
        gathering.begin_anew(&questionnaire);
        gathering.stage_responses(&questionnaire, &[said("1", "một")]);
        check("");
        gathering.commit();
        check("một");
        let version = shelf.version();
        gathering.insert(&questionnaire, &[said("1", "một")]);
        assert_eq!(shelf.version(), version, "nothing has changed");
        gathering.insert(&questionnaire, &[said("2", "hai")]);
        assert_ne!(shelf.version(), version);
        check("hai một");
        gathering.begin_more();
        gathering.stage_responses(&questionnaire, &[said("3", "ba")]);
        check("hai một");
        gathering.roll_back();
        check("hai một");
        gathering.begin_more();
        gathering.stage_responses(&questionnaire, &[said("4", "bốn")]);
        gathering.commit();
        check("bốn hai một");
        gathering.begin_anew(&questionnaire);
        gathering.stage_responses(&questionnaire, &[said("4", "bốn")]);
        gathering.insert(&questionnaire, &[said("5", "năm")]);
        check("năm bốn hai một");
        gathering.commit();
        check("năm bốn");
        gathering.leave_out(&BTreeSet::from(["4".to_owned(), "none".to_owned()]));
        check("năm");
        gathering.begin_anew(&questionnaire);
        gathering.stage_responses(&questionnaire, &[said("4", "bốn"), said("6", "sáu")]);
        gathering.leave_out(&BTreeSet::from(["4".to_owned()]));
        gathering.commit();
        check("sáu");
    }
}
