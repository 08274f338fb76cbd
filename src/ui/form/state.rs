//! What the form knows, and what follows from what a person does. Pure: no clock, no storage, no page.

use std::rc::Rc;

use hailong_core::calendar::Millis;
use hailong_core::questionnaire::{Kind, Questionnaire};
use hailong_core::response::{Answer, Answers};
use hailong_core::validate::{Invalid, check};

use crate::wire::Draft;

/// Where in the form a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// On the page with this index.
    Page(usize),
    /// On the review page.
    Review,
    /// Done.
    Receipt,
}

/// How far submitting has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Submit {
    /// Not begun.
    Idle,
    /// The store is at work; a second click changes nothing.
    Running,
    /// The store could not keep the response.
    Failed,
}

/// Where the focus goes after a step was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Where it is.
    Stay,
    /// To the heading of the page.
    Heading,
    /// To the error summary.
    Errors,
    /// To the first control of a question.
    Question(usize),
}

/// All that the form knows.
#[derive(Clone, Debug, PartialEq)]
pub struct FormState {
    /// What is asked.
    pub questionnaire: Rc<Questionnaire>,
    /// The unit's question isn't asked where the page has said the unit.
    pub unit_is_given: bool,
    /// Where the person is.
    pub step: Step,
    /// Whether "Continue" goes back to the review page, from where "Change" was pressed.
    pub from_review: bool,
    /// The answers so far.
    pub answers: Answers,
    /// What must be mended before the page can be left.
    pub invalid: Vec<Invalid>,
    /// The response's id, made with the first answer.
    pub id: String,
    /// When the first answer was given.
    pub started: Millis,
    /// When it was submitted.
    pub submitted: Millis,
    /// How far submitting has come.
    pub submit: Submit,
    /// Where the focus goes. The count makes two equal wishes different.
    pub focus: (Focus, u32),
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A draft was found.
    Restore(Draft),
    /// The form begins: its response's id and the time.
    Begin(String, Millis),
    /// A question was answered, or its answer taken back.
    Answer(usize, Option<Answer>),
    /// "Continue".
    Next,
    /// "Back".
    Back,
    /// "Change" on the review page, or a link in the error summary.
    GoTo(usize),
    /// "Send", at this time.
    Submit(Millis),
    /// The response is durable under this id.
    Stored(String),
    /// It isn't.
    NotStored,
}

impl FormState {
    /// An empty form.
    pub fn new(questionnaire: Rc<Questionnaire>, unit_is_given: bool) -> Self {
        let mut state = Self {
            answers: Answers::none(questionnaire.question_count()),
            questionnaire,
            unit_is_given,
            step: Step::Page(0),
            from_review: false,
            invalid: Vec::new(),
            id: String::new(),
            started: 0,
            submitted: 0,
            submit: Submit::Idle,
            focus: (Focus::Stay, 0),
        };
        state.step = Step::Page(state.page_from(0, 1).unwrap_or(0));
        state
    }

    /// What follows from what happened.
    pub fn apply(&mut self, action: Action) {
        let settles = matches!(action, Action::Stored(_) | Action::NotStored);
        if !settles && (self.submit == Submit::Running || self.step == Step::Receipt) {
            // The answers are on their way, or there: nothing changes them any more.
            return;
        }
        match action {
            Action::Restore(draft) => {
                let last = self.questionnaire.pages.len();
                (self.id, self.started, self.answers) = (draft.id, draft.started, draft.answers);
                self.step = if draft.page >= last { Step::Review } else { Step::Page(draft.page) };
            }
            Action::Begin(id, now) => {
                if self.id.is_empty() {
                    (self.id, self.started) = (id, now);
                }
            }
            Action::Answer(question, answer) => {
                self.answers.set(question, answer);
                // A message goes as soon as its reason does; a new one comes with "Continue" only.
                let wrong = check(&self.questionnaire, &self.answers, question..question + 1);
                self.invalid.retain_mut(|invalid| {
                    if invalid.question != question {
                        return true;
                    }
                    let still = wrong.first().copied();
                    *invalid = still.unwrap_or(*invalid);
                    still.is_some()
                });
            }
            Action::Next => self.next(),
            Action::Back => self.back(),
            Action::GoTo(question) => {
                let page = self.questionnaire.page_of(question);
                self.from_review = self.step == Step::Review || self.from_review;
                self.step = Step::Page(page);
                self.look(Focus::Question(question));
            }
            Action::Submit(now) => {
                self.invalid = self.check(0..self.questionnaire.question_count());
                if let Some(first) = self.invalid.first() {
                    self.step = Step::Page(self.questionnaire.page_of(first.question));
                    self.from_review = true;
                    self.look(Focus::Errors);
                } else if self.submit != Submit::Running && self.step == Step::Review {
                    self.submit = Submit::Running;
                    self.submitted = now;
                }
            }
            Action::Stored(id) => {
                self.id = id;
                self.submit = Submit::Idle;
                self.step = Step::Receipt;
                self.look(Focus::Heading);
            }
            Action::NotStored => {
                self.submit = Submit::Failed;
                self.look(Focus::Errors);
            }
        }
    }

    /// Whether a question is asked at all.
    pub fn asks(&self, question: usize) -> bool {
        let asked = self.questionnaire.questions.get(question);
        !self.unit_is_given || !asked.is_some_and(|asked| matches!(asked.kind, Kind::Unit))
    }

    /// The indices of the questions that a page asks.
    pub fn asked_on(&self, page: usize) -> impl Iterator<Item = usize> {
        self.questionnaire.range_of(page).filter(|&question| self.asks(question))
    }

    /// The draft to keep, where there is something worth it.
    pub fn draft(&self) -> Option<Draft> {
        let page = match self.step {
            Step::Page(page) => page,
            Step::Review => self.questionnaire.pages.len(),
            Step::Receipt => return None,
        };
        (!self.id.is_empty() && !self.answers.is_empty()).then(|| Draft {
            id: self.id.clone(),
            started: self.started,
            page,
            answers: self.answers.clone(),
        })
    }

    fn check(&self, range: std::ops::Range<usize>) -> Vec<Invalid> {
        let mut invalid = check(&self.questionnaire, &self.answers, range);
        invalid.retain(|invalid| self.asks(invalid.question));
        invalid
    }

    fn next(&mut self) {
        let Step::Page(page) = self.step else { return };
        self.invalid = self.check(self.questionnaire.range_of(page));
        if !self.invalid.is_empty() {
            self.look(Focus::Errors);
            return;
        }
        let following = if self.from_review { None } else { self.page_from(page + 1, 1) };
        self.from_review = false;
        self.step = following.map_or(Step::Review, Step::Page);
        self.look(Focus::Heading);
    }

    fn back(&mut self) {
        self.invalid.clear();
        let before = match self.step {
            Step::Page(_) if self.from_review => {
                self.from_review = false;
                self.step = Step::Review;
                self.look(Focus::Heading);
                return;
            }
            Step::Page(page) => page.checked_sub(1),
            Step::Review => self.questionnaire.pages.len().checked_sub(1),
            Step::Receipt => None,
        };
        if let Some(page) = before.and_then(|before| self.page_from(before, -1)) {
            self.step = Step::Page(page);
            self.submit = Submit::Idle;
            self.look(Focus::Heading);
        }
    }

    /// The first page from `page` on, in a direction, that asks something.
    fn page_from(&self, page: usize, direction: isize) -> Option<usize> {
        let mut page = Some(page);
        while let Some(at) = page.filter(|&page| page < self.questionnaire.pages.len()) {
            if self.asked_on(at).next().is_some() {
                return Some(at);
            }
            page = at.checked_add_signed(direction);
        }
        None
    }

    fn look(&mut self, focus: Focus) {
        self.focus = (focus, self.focus.1 + 1);
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
