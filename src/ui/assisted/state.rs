//! What is known while papers are keyed in, and what follows from each key. Pure: no clock, no storage, no page.

use std::rc::Rc;

use hailong_core::calendar::Millis;
use hailong_core::questionnaire::{Asked, Kind, Questionnaire};
use hailong_core::response::{Answer, Answers, Draft};
use hailong_core::validate::{Invalid, InvalidKind};

use super::ways::{Way, after_digit, after_typing, way};
use crate::ui::form::state::{Action, FormState, Setup, Step, StoreFailure, Submit};

/// Where the clerk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cursor {
    /// At the number of the paper.
    Paper,
    /// At a question.
    Question(usize),
    /// At the button that stores.
    Store,
}

/// What went wrong, and is to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no number of a paper.
    NoPaper,
    /// This number is stored already. A clerk who insists may go on.
    KnownPaper,
    /// The store failed; the answers are still here.
    NotStored,
    /// The store failed to take back.
    NotUndone,
}

/// What was stored last.
#[derive(Clone, Debug, PartialEq)]
pub struct Last {
    /// Its id in the store.
    pub id: String,
    /// Its paper.
    pub paper: String,
    answers: Answers,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// The number of the paper was typed.
    Paper(String),
    /// The focus came to a place by the mouse or the Tab key.
    At(Cursor),
    /// A digit; K is 0.
    Digit(usize),
    /// Enter: on to the next, where this one needs no answer.
    Skip,
    /// On to the one before.
    Back,
    /// On to the next without a word.
    Down,
    /// An answer by the mouse or from a list.
    Pick(usize, Option<Answer>),
    /// A field was typed in.
    Type(usize, String),
    /// The first answer: its response's id and the time.
    Begin(String, Millis),
    /// Store it, at this time.
    Store(Millis),
    /// It is durable under this id.
    Stored(String),
    /// It isn't.
    NotStored(StoreFailure),
    /// The numbers of the papers that are stored.
    Known(Vec<String>),
    /// The last one is out of the store again; its answers come back under a new id, at this time.
    Undone(String, Millis),
    /// It isn't.
    NotUndone,
}

/// All that is known.
#[derive(Clone, Debug)]
pub struct AssistedState {
    /// The answers of this paper, what is asked and what is wrong with it.
    pub form: FormState,
    /// The number of the paper.
    pub paper: String,
    /// Where the clerk is.
    pub at: Cursor,
    /// Counts the wishes to move the focus to where the clerk is.
    pub looks: u32,
    /// What is in the fields, as it was typed.
    pub typed: Vec<(usize, String)>,
    /// What is to be said.
    pub trouble: Option<Trouble>,
    /// What was stored last, as long as it can be taken back.
    pub last: Option<Last>,
    /// The paper that was taken back just now.
    pub undone: Option<String>,
    /// How many were stored since the page was opened.
    pub count: usize,
    setup: Setup,
    known: Vec<String>,
    /// The number that was warned of and is meant all the same.
    meant: Option<String>,
}

impl AssistedState {
    /// Before the first paper.
    pub fn new(questionnaire: Rc<Questionnaire>, setup: Setup) -> Self {
        Self {
            form: FormState::new(questionnaire, setup.clone()),
            paper: String::new(),
            at: Cursor::Paper,
            looks: 0,
            typed: Vec::new(),
            trouble: None,
            last: None,
            undone: None,
            count: 0,
            setup,
            known: Vec::new(),
            meant: None,
        }
    }

    /// The places in the order in which the clerk goes through them: the paper's number, what is answered by a
    /// digit, then what is picked and typed, then the button.
    pub fn order(&self) -> Vec<Cursor> {
        let questionnaire = &*self.form.questionnaire;
        let asked = |ways: &'static [Way]| {
            (0..questionnaire.question_count()).filter(move |&question| {
                self.form.asked.get(question) == Some(&Asked::Yes)
                    && ways.contains(&way(questionnaire, question))
            })
        };
        let mut order = vec![Cursor::Paper];
        order.extend(asked(&[Way::One, Way::Several]).map(Cursor::Question));
        order.extend(asked(&[Way::Pick, Way::Type]).map(Cursor::Question));
        order.push(Cursor::Store);
        order
    }

    /// Whether the last one can be taken back: not over answers that are on the screen now.
    pub fn can_undo(&self) -> bool {
        self.last.is_some() && self.form.is_untouched() && self.form.submit != Submit::Running
    }

    /// What follows.
    pub fn apply(&mut self, key: Key) {
        let settles = matches!(
            key,
            Key::Stored(_) | Key::NotStored(_) | Key::Known(_) | Key::Undone(..) | Key::NotUndone
        );
        if !settles && self.form.submit == Submit::Running {
            // It is on its way: what is typed now would be lost with it.
            return;
        }
        match key {
            Key::Paper(paper) => {
                self.paper = paper;
                // Another paper's number is another response than the one that may have been stored meanwhile.
                self.form.is_changed = true;
                if matches!(self.trouble, Some(Trouble::NoPaper | Trouble::KnownPaper)) {
                    self.trouble = None;
                }
            }
            Key::At(place) => self.at = place,
            Key::Digit(digit) => self.digit(digit),
            Key::Skip => self.skip(),
            Key::Back => self.step(-1),
            Key::Down => self.step(1),
            Key::Pick(question, answer) => {
                self.at = Cursor::Question(question);
                self.form.apply(Action::Answer(question, answer));
                if way(&self.form.questionnaire, question) == Way::One {
                    self.step(1);
                }
            }
            Key::Type(question, _) if way(&self.form.questionnaire, question) != Way::Type => {}
            Key::Type(question, text) => {
                let kind = self.form.questionnaire.questions.get(question).map(|q| &q.kind);
                let answer = kind.and_then(|kind| after_typing(kind, &text));
                self.typed.retain(|(other, _)| *other != question);
                self.typed.push((question, text));
                self.form.apply(Action::Answer(question, answer));
            }
            Key::Begin(id, now) => self.form.apply(Action::Begin(id, now)),
            Key::Store(now) => self.store(now),
            Key::Stored(id) => self.stored(id),
            Key::NotStored(kind) => {
                self.form.submit = Submit::Failed(kind);
                self.trouble = Some(Trouble::NotStored);
            }
            Key::Known(known) => {
                self.known = known;
                // The clerk was quicker than the store, and goes back before anything is keyed in for nothing.
                if self.at != Cursor::Paper && self.form.is_untouched() && !self.paper_is_good() {
                    self.go(Cursor::Paper);
                }
            }
            Key::Undone(id, now) => self.undone(id, now),
            Key::NotUndone => self.trouble = Some(Trouble::NotUndone),
        }
    }

    fn digit(&mut self, digit: usize) {
        let Cursor::Question(question) = self.at else { return };
        let questionnaire = &self.form.questionnaire;
        let way = way(questionnaire, question);
        if !matches!(way, Way::One | Way::Several) {
            return;
        }
        let before = self.form.answers.get(question);
        let Some(answer) = after_digit(questionnaire, question, digit, before) else { return };
        let is_refusal = answer.is_none() && way == Way::One;
        self.form.apply(Action::Answer(question, answer));
        if is_refusal {
            // No consent is like no answer: it may be needed.
            self.skip();
        } else if way == Way::One {
            self.step(1);
        }
    }

    fn skip(&mut self) {
        match self.at {
            Cursor::Paper => {
                if self.paper_is_good() {
                    self.step(1);
                }
            }
            Cursor::Question(question) => {
                let form = &mut self.form;
                let needed = form.questionnaire.requires(question, &form.answers, &form.asked);
                if needed && form.answers.get(question).is_none() {
                    let kind = match form.questionnaire.questions[question].kind {
                        Kind::Consent => InvalidKind::NoConsent,
                        _ => InvalidKind::Missing,
                    };
                    form.invalid.retain(|invalid| invalid.question != question);
                    form.invalid.push(Invalid { question, kind });
                } else {
                    self.step(1);
                }
            }
            Cursor::Store => {}
        }
    }

    /// Whether there is a number, and it is new or meant; says so otherwise.
    fn paper_is_good(&mut self) -> bool {
        let paper = self.paper.trim();
        if paper.is_empty() {
            self.trouble = Some(Trouble::NoPaper);
            return false;
        }
        if self.known.iter().any(|known| known == paper) && self.meant.as_deref() != Some(paper) {
            self.meant = Some(paper.to_owned());
            self.trouble = Some(Trouble::KnownPaper);
            return false;
        }
        if matches!(self.trouble, Some(Trouble::NoPaper | Trouble::KnownPaper)) {
            self.trouble = None;
        }
        true
    }

    fn step(&mut self, by: isize) {
        let order = self.order();
        // A question that an answer has taken away: from where it would be.
        let at = order.iter().position(|place| *place == self.at).unwrap_or_else(|| {
            let before = |place: &&Cursor| matches!((place, self.at), (Cursor::Question(a), Cursor::Question(b)) if *a < b);
            order.iter().filter(before).count()
        });
        let next = at.saturating_add_signed(by).min(order.len() - 1);
        self.go(order[next]);
    }

    fn go(&mut self, place: Cursor) {
        self.at = place;
        self.looks += 1;
    }

    fn store(&mut self, now: Millis) {
        if !self.paper_is_good() {
            return self.go(Cursor::Paper);
        }
        // The form's own state sends from its review page only.
        self.form.step = Step::Review;
        self.form.apply(Action::Submit(now));
        self.undone = None;
        if let Some(first) = self.form.invalid.first() {
            self.go(Cursor::Question(first.question));
        } else {
            self.trouble = None;
        }
    }

    fn stored(&mut self, id: String) {
        let paper = self.paper.trim().to_owned();
        self.known.push(paper.clone());
        let answers = self.form.answers.clone();
        self.paper = next_number(&paper);
        self.last = Some(Last { id, paper, answers });
        self.count += 1;
        self.begin_anew();
        // The number is proposed, so the first question is next, unless that number is to be looked at.
        if !self.paper.is_empty() && self.paper_is_good() {
            self.step(1);
        }
    }

    fn undone(&mut self, id: String, now: Millis) {
        let Some(last) = self.last.take() else { return };
        self.known.retain(|known| *known != last.paper);
        self.count = self.count.saturating_sub(1);
        self.begin_anew();
        let page = self.form.questionnaire.pages.len();
        let draft = Draft { id, started: now, page, answers: last.answers, seed: self.form.seed };
        self.form.apply(Action::Restore(draft));
        self.paper.clone_from(&last.paper);
        self.undone = Some(last.paper);
        self.step(1);
    }

    fn begin_anew(&mut self) {
        let looks = self.looks;
        self.form = FormState::new(self.form.questionnaire.clone(), self.setup.clone());
        self.typed.clear();
        (self.trouble, self.undone, self.meant) = (None, None, None);
        self.looks = looks;
        self.go(Cursor::Paper);
    }
}

/// The number after this one: its last digits counted on, as many as they were. Nothing where it doesn't end in any.
pub fn next_number(paper: &str) -> String {
    let digits = paper.bytes().rev().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return String::new();
    }
    let mut next = paper.to_owned();
    // Nines become noughts, from the end, until a digit can be counted on.
    let mut noughts = String::new();
    for _ in 0..digits {
        match next.pop() {
            Some('9') => noughts.push('0'),
            Some(digit) => {
                next.push(char::from(digit as u8 + 1));
                return next + &noughts;
            }
            None => {}
        }
    }
    next.push('1');
    next + &noughts
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
