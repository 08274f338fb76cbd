//! What the form knows, and what follows from what a person does. Pure: no clock, no storage, no page.

use std::rc::Rc;

use hailong_core::calendar::{Millis, day_in_vietnam};
use hailong_core::questionnaire::{Asked, Kind, Questionnaire};
use hailong_core::response::{Answer, Answers};
use hailong_core::validate::{Checked, Invalid};

use super::passing::Passing;
use super::settings::{Aid, Aids};
use super::settled::{PutBy, is_too_long};
use crate::storage::StoreErrorKind;
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
    /// The store could not keep the response, or hasn't said so in time.
    Failed(StoreErrorKind),
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
    /// What the page around the form has answered: the unit, the case's code. A person can change what is
    /// asked all the same, but for the unit.
    pub prefilled: Answers,
    /// The unit's question isn't asked where the page has said the unit.
    pub unit_is_given: bool,
    /// What becomes of each question with these answers.
    pub asked: Vec<Asked>,
    /// Where the person is.
    pub step: Step,
    /// The one question that is shown of a page, for those who want one at a time.
    pub only: Option<usize>,
    /// Whether they do.
    pub one_at_a_time: bool,
    /// Whether the form is sent from its last page, without a review.
    pub short: bool,
    /// What helps the person to read it.
    pub aids: Aids,
    /// Whether this page has shown no form before, and this one not yet another step.
    pub is_first: bool,
    /// What the orders of shuffled options follow from.
    pub seed: u32,
    /// Whether "Continue" goes back to the review page, from where "Change" was pressed.
    pub from_review: bool,
    /// The answers so far.
    pub answers: Answers,
    /// What fields show that is no answer yet.
    pub passing: Passing,
    /// What must be mended before the page can be left.
    pub invalid: Vec<Invalid>,
    /// The response's id, made with the first answer.
    pub id: String,
    /// When the first answer was given.
    pub started: Millis,
    /// The time of what happened last, where somebody says it.
    pub now: Millis,
    /// When it was submitted.
    pub submitted: Millis,
    /// How far submitting has come.
    pub submit: Submit,
    /// Whether an answer was changed since it was submitted.
    pub is_changed: bool,
    /// A form that was put by earlier, and when.
    pub found: Option<(Draft, Millis)>,
    /// Whether this one was.
    pub put_by: PutBy,
    /// Where the focus goes. The count makes two equal wishes different.
    pub focus: (Focus, u32),
    /// Whether the form is wide enough for tables.
    pub wide: bool,
    /// The question and the index of the option that was ranked or moved last, for what is said of it.
    pub ranked: Option<(usize, usize)>,
}

/// What is settled before a person comes to the form.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// What the page around it has answered.
    pub answers: Answers,
    /// Whether that includes the unit, which isn't asked for then.
    pub unit: bool,
    /// What the orders of shuffled options follow from.
    pub seed: u32,
    /// Whether one question is shown at a time.
    pub one_at_a_time: bool,
    /// Whether the form is sent from its last page, without a review.
    pub short: bool,
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
    /// A field is used without an answer coming of it yet.
    Pass(Passing),
    /// An option of a ranking, by its index, has got or lost a place: what the answer becomes.
    Rank(usize, usize, Option<Answer>),
    /// The form has become wide enough for tables, or is so no longer.
    Wide(bool),
    /// One question at a time, or whole pages.
    OneAtATime(bool),
    /// Something that helps with reading. It is there on the receipt as well.
    Aid(Aid),
    /// "Continue".
    Next,
    /// "Back".
    Back,
    /// "Change" on the review page, or a link in the error summary.
    GoTo(usize),
    /// "Send", at this time.
    Submit(Millis),
    /// The response that was submitted at this time is durable, under this id.
    Stored(String, Millis),
    /// It isn't, or not yet.
    NotStored(StoreErrorKind, Millis),
    /// The person goes on with it.
    Resume,
    /// They don't want it.
    Discard,
    /// "Save and go on later", and whether it worked.
    PutBy(PutBy),
}

impl FormState {
    /// A form that only the page around it has answered anything of.
    pub fn new(questionnaire: Rc<Questionnaire>, given: Given) -> Self {
        let mut state = Self {
            answers: given.answers.clone(),
            prefilled: given.answers,
            questionnaire,
            unit_is_given: given.unit,
            asked: Vec::new(),
            step: Step::Page(0),
            only: None,
            one_at_a_time: given.one_at_a_time,
            short: given.short,
            aids: Aids::default(),
            is_first: false,
            seed: given.seed,
            from_review: false,
            passing: Passing::default(),
            invalid: Vec::new(),
            id: String::new(),
            started: 0,
            now: 0,
            submitted: 0,
            submit: Submit::Idle,
            is_changed: false,
            found: None,
            put_by: PutBy::No,
            focus: (Focus::Stay, 0),
            wide: false,
            ranked: None,
        };
        state.ask();
        state.enter(state.first_from(0));
        state
    }

    /// What follows from what happened.
    pub fn apply(&mut self, action: Action) {
        let settles = matches!(
            action,
            Action::Stored(..) | Action::NotStored(..) | Action::Wide(_) | Action::Aid(_)
        );
        if !settles && (self.submit == Submit::Running || self.step == Step::Receipt) {
            // The answers are on their way, or there: nothing changes them any more.
            return;
        }
        match action {
            Action::Restore(draft) => {
                (self.id, self.started, self.answers) = (draft.id, draft.started, draft.answers);
                self.seed = draft.seed;
                self.ask();
                // Without a question on it any more, the page is passed over.
                self.enter(self.first_from(draft.page));
            }
            Action::Begin(id, now) => {
                if self.id.is_empty() {
                    (self.id, self.started) = (id, now);
                }
            }
            Action::Pass(passing) => self.passing = passing,
            Action::Answer(question, answer) => {
                self.passing.search = None;
                self.passing.missed.take_if(|(missed, _)| *missed == question);
                self.answers.set(question, answer);
                self.is_changed = true;
                self.ask();
                // A message goes as soon as its reason does; a new one comes with "Continue" only.
                let wrong = self.check(question..question + 1);
                let asked = &self.asked;
                self.invalid.retain(|invalid| asked[invalid.question] == Asked::Yes);
                self.invalid.retain_mut(|invalid| {
                    if invalid.question != question {
                        return true;
                    }
                    let still = wrong.first().copied();
                    *invalid = still.unwrap_or(*invalid);
                    still.is_some()
                });
            }
            Action::Rank(question, option, answer) => {
                self.ranked = Some((question, option));
                self.apply(Action::Answer(question, answer));
            }
            Action::Wide(wide) => self.wide = wide,
            Action::OneAtATime(one) => {
                (self.one_at_a_time, self.is_first) = (one, false);
                // The focus stays at what was ticked.
                if let Step::Page(page) = self.step {
                    self.enter(Some(page));
                }
            }
            Action::Aid(aid) => self.aids.apply(aid),
            Action::Next => self.next(),
            Action::Back => self.back(),
            Action::GoTo(question) if self.asked.get(question) != Some(&Asked::Yes) => {}
            Action::GoTo(question) => {
                self.from_review = self.step == Step::Review || self.from_review;
                self.enter_at(question);
                self.look(Focus::Question(question));
            }
            Action::Submit(now) => {
                self.invalid = self.check(0..self.questionnaire.question_count());
                if let Some(first) = self.invalid.first() {
                    self.enter_at(first.question);
                    self.from_review = !self.short;
                    self.look(Focus::Errors);
                } else if self.submit != Submit::Running && self.may_submit() {
                    self.submit = Submit::Running;
                    self.submit_at(now);
                }
            }
            Action::Stored(id, at) => self.stored(id, at),
            Action::NotStored(kind, at) => self.not_stored(kind, at),
            Action::Resume => self.resume(),
            Action::Discard => {
                self.found = None;
                self.look(Focus::Heading);
            }
            Action::PutBy(put_by) => self.put_by = put_by,
        }
    }

    /// The indices of the questions that a page asks.
    pub fn asked_on(&self, page: usize) -> impl Iterator<Item = usize> {
        self.questionnaire.range_of(page).filter(|&question| self.asked[question] == Asked::Yes)
    }

    /// The answers that count: those to questions that are asked, or were answered by the page. The page's
    /// unit is the response's own, not an answer.
    pub fn counted(&self) -> Answers {
        let mut answers = self.answers.clone();
        for (question, asked) in self.asked.iter().enumerate() {
            let is_given = self.unit_is_given
                && matches!(self.questionnaire.questions[question].kind, Kind::Unit);
            if is_given || !asked.counts() {
                answers.set(question, None);
            }
        }
        answers
    }

    /// Whether the person has answered nothing.
    pub fn is_untouched(&self) -> bool {
        self.answers == self.prefilled
    }

    /// The draft to keep, where there is something worth it.
    pub fn draft(&self) -> Option<Draft> {
        let page = match self.step {
            Step::Page(page) => page,
            Step::Review => self.questionnaire.pages.len(),
            Step::Receipt => return None,
        };
        (!self.id.is_empty() && !self.is_untouched()).then(|| Draft {
            id: self.id.clone(),
            started: self.started,
            page,
            seed: self.seed,
            answers: self.answers.clone(),
        })
    }

    pub(super) fn check(&self, range: std::ops::Range<usize>) -> Vec<Invalid> {
        let (questionnaire, answers) = (&*self.questionnaire, &self.answers);
        // A form may be begun, put by, and done days later.
        let today = day_in_vietnam(self.started.max(self.now));
        let checked = Checked { questionnaire, answers, asked: &self.asked, today: &today };
        let mut invalid = checked.check(range);
        invalid.retain_mut(|invalid| is_too_long(answers, invalid));
        invalid
    }

    /// Decides anew what is asked.
    fn ask(&mut self) {
        // Only the unit is the page's alone to say; the rest it proposes.
        if self.unit_is_given {
            for (at, question) in self.questionnaire.questions().enumerate() {
                if matches!(question.kind, Kind::Unit) {
                    self.answers.set(at, self.prefilled.get(at).cloned());
                }
            }
        }
        self.asked = self.questionnaire.asked(&self.answers, |question| {
            self.unit_is_given && matches!(self.questionnaire.questions[question].kind, Kind::Unit)
        });
    }

    pub(super) fn look(&mut self, focus: Focus) {
        self.focus = (focus, self.focus.1 + 1);
        self.is_first = false;
        // What was said of it has been heard.
        self.ranked = None;
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
pub(super) mod tests;
