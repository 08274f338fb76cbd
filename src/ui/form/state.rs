//! What the form knows, and what follows from what a person does: another state, and the effects that are to be carried
//! out in the browser. Pure: no clock, no storage, no page; tests/it/walls.rs holds that.

use std::rc::Rc;

use hailong_core::calendar::{Millis, day_in_vietnam};
use hailong_core::procedure::Procedure;
use hailong_core::questionnaire::{Asked, Kind, Questionnaire};
use hailong_core::response::{Answers, Draft};
use hailong_core::validate::{Checked, Invalid};

use super::aids::{Aid, Aids};
use super::effect::Effect;
use super::field_state::FieldState;

pub use super::action::{
    Action, Focus, SavedForLater, Sending, Setup, Step, StoreFailure, Submit, TextLength,
};

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
    pub fields: FieldState,
    /// What must be mended before the page can be left.
    pub invalid: Vec<Invalid>,
    /// The response's id, made with the first answer.
    pub id: String,
    /// When the first answer was given.
    pub started: Millis,
    /// The time of what happened last; 0 where the component hasn't set it.
    pub now: Millis,
    /// When it was submitted.
    pub submitted: Millis,
    /// How far submitting has come.
    pub submit: Submit,
    /// What becomes of it once it is stored.
    pub sending: Sending,
    /// Whether an answer was changed since it was submitted.
    pub is_changed: bool,
    /// A form that was saved for later at an earlier visit, and when.
    pub found: Option<(Draft, Millis)>,
    /// Whether this one was saved for later.
    pub saved_for_later: SavedForLater,
    /// The procedures to choose from.
    pub procedures: Rc<Vec<Procedure>>,
    /// Whether the lazy chunk is here, see `lazy.rs`.
    pub has_lazy: bool,
    /// What a person asked for and gets when the lazy chunk has come.
    pub waiting: Option<Box<Action>>,
    /// How long a text is as people count.
    pub text_length: TextLength,
    /// Where the focus goes. The count makes two equal wishes different.
    pub focus: (Focus, u32),
    /// Whether the form is wide enough for tables.
    pub wide: bool,
    /// The question and the index of the option that was ranked or moved last, for what is said of it.
    pub ranked: Option<(usize, usize)>,
    /// What is to be carried out of the action that is being applied.
    pub(super) effects: Vec<Effect>,
}

impl FormState {
    /// A form that only the page around it has answered anything of.
    pub fn new(questionnaire: Rc<Questionnaire>, setup: Setup) -> Self {
        let mut state = Self {
            answers: setup.answers.clone(),
            prefilled: setup.answers,
            questionnaire,
            unit_is_given: setup.unit,
            asked: Vec::new(),
            step: Step::Page(0),
            only: None,
            one_at_a_time: setup.one_at_a_time,
            short: setup.short,
            aids: Aids::default(),
            is_first: false,
            seed: setup.seed,
            from_review: false,
            fields: FieldState::default(),
            invalid: Vec::new(),
            id: String::new(),
            started: 0,
            now: 0,
            submitted: 0,
            submit: Submit::Idle,
            sending: Sending::Kept,
            is_changed: false,
            found: None,
            saved_for_later: SavedForLater::No,
            procedures: setup.procedures,
            has_lazy: false,
            waiting: None,
            text_length: setup.text_length,
            focus: (Focus::Stay, 0),
            wide: false,
            ranked: None,
            effects: Vec::new(),
        };
        state.ask();
        state.enter(state.first_from(0));
        state.effects.clear();
        state
    }

    /// What follows from what happened, and what is to be carried out for it.
    pub fn update(&mut self, action: Action) -> Vec<Effect> {
        self.change(action);
        std::mem::take(&mut self.effects)
    }

    /// What follows from what happened, where nothing is carried out for it.
    pub fn apply(&mut self, action: Action) {
        self.change(action);
        self.effects.clear();
    }

    pub(super) fn change(&mut self, action: Action) {
        let leaves_answers = matches!(
            action,
            Action::Stored(..)
                | Action::Sending(..)
                | Action::NotStored(..)
                | Action::Wide(_)
                | Action::Aid(_)
                | Action::LazyCame
                | Action::LazyMissing
                | Action::Language
        );
        if !leaves_answers && (self.submit == Submit::Running || self.step == Step::Receipt) {
            // The answers are on their way, or there: nothing changes them any more.
            return;
        }
        let wish = action.wish();
        if wish.is_some() && !self.has_lazy {
            // No answer waits for the lazy chunk.
            (self.waiting, self.aids.awaited) = (Some(Box::new(action)), wish);
            return self.effects.push(Effect::FetchLazy);
        }
        match action {
            Action::Restore(draft) => {
                (self.id, self.started, self.answers) = (draft.id, draft.started, draft.answers);
                self.seed = draft.seed;
                self.ask();
                // Without a question on it any more, the page is passed over.
                self.enter(self.first_from(draft.page));
                self.keep_draft();
                // It may have been stored, and only the thanks were missed.
                self.effects.push(Effect::LookIfStored);
            }
            Action::Begin(id, now) => {
                if self.id.is_empty() {
                    (self.id, self.started) = (id, now);
                    self.effects.push(Effect::TellStarted);
                }
            }
            Action::Field(change) => self.fields.apply(change),
            Action::Answer(question, answer) => {
                self.fields.search = None;
                self.fields.missed.take_if(|(missed, _)| *missed == question);
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
                if let Some(procedure) = self.outdated_procedure() {
                    return self.change(Action::Answer(procedure, None));
                }
                self.keep_draft();
            }
            Action::Rank(question, option, answer) => {
                self.ranked = Some((question, option));
                self.effects.push(Effect::HoldFocus);
                self.change(Action::Answer(question, answer));
            }
            Action::Wide(wide) => {
                self.wide = wide;
                self.effects.push(Effect::HoldFocus);
                // There are cards until there are tables.
                if wide && !self.has_lazy && self.questionnaire.pages.iter().any(|page| page.block)
                {
                    self.effects.push(Effect::FetchLazy);
                }
            }
            Action::OneAtATime(one) => {
                (self.one_at_a_time, self.is_first) = (one, false);
                // The focus stays at what was ticked.
                if let Step::Page(page) = self.step {
                    self.enter(Some(page));
                }
                self.effects.push(Effect::KeepDisplay(self.display()));
            }
            Action::Aid(aid) => self.aid(aid),
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
                    self.effects.push(Effect::Send);
                }
            }
            Action::Stored(id, at) => self.stored(id, at),
            Action::Sending(id, sending) => self.sent(&id, sending),
            Action::NotStored(kind, at) => self.not_stored(kind, at),
            Action::Resume => self.resume(),
            Action::Discard => {
                if let Some((draft, _)) = self.found.take() {
                    self.effects.push(Effect::ForgetSaved(draft.id));
                }
                self.look(Focus::Heading);
            }
            Action::SaveForLater => self.effects.push(Effect::SaveForLater),
            Action::SavedForLater(saved) => self.saved_for_later = saved,
            Action::LazyCame => self.lazy_came(),
            Action::LazyMissing => {
                self.aids.awaited = None;
                self.aids.missing = self.waiting.take().and_then(|waiting| waiting.wish());
            }
            Action::Language => {
                self.stop_speaking();
                self.effects.push(Effect::FindVoice);
            }
        }
    }

    fn lazy_came(&mut self) {
        self.has_lazy = true;
        (self.aids.awaited, self.aids.missing) = (None, None);
        // Tables may take the place of cards.
        self.effects.push(Effect::HoldFocus);
        if let Some(waiting) = self.waiting.take() {
            self.change(*waiting);
        }
    }

    /// Something that helps with reading, and what only the browser can do of it.
    fn aid(&mut self, aid: Aid) {
        self.aids.apply(aid);
        self.effects.push(match aid {
            Aid::Open(_) => return,
            Aid::Size(_) | Aid::Contrast(_) => Effect::KeepDisplay(self.display()),
            Aid::Voices => Effect::FindVoice,
            Aid::HasVoice(_) => return,
            Aid::Read(question) if self.aids.speaking == Some(question) => Effect::Speak(question),
            Aid::Read(_) => Effect::StopSpeaking,
            Aid::WasRead(_) => return,
            Aid::Print => Effect::Print,
            Aid::Printed => Effect::EndPrinting,
        });
    }

    pub(super) fn stop_speaking(&mut self) {
        if self.aids.speaking.take().is_some() {
            self.effects.push(Effect::StopSpeaking);
        }
    }

    /// The draft is kept at each step and answer; without an answer there is none.
    pub(super) fn keep_draft(&mut self) {
        if self.has_draft() {
            self.effects.push(Effect::KeepDraft);
        } else if self.is_untouched() {
            self.effects.push(Effect::WipeDraft);
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

    /// Whether there is something worth keeping.
    pub fn has_draft(&self) -> bool {
        self.step != Step::Receipt && !self.id.is_empty() && !self.is_untouched()
    }

    /// The draft to keep, where there is something worth it.
    pub fn draft(&self) -> Option<Draft> {
        let page = match self.step {
            Step::Page(page) => page,
            Step::Review | Step::Receipt => self.questionnaire.pages.len(),
        };
        self.has_draft().then(|| Draft {
            id: self.id.clone(),
            started: self.started,
            page,
            seed: self.seed,
            answers: self.answers.clone(),
        })
    }

    pub(super) fn check(&self, range: std::ops::Range<usize>) -> Vec<Invalid> {
        let (questionnaire, answers) = (&*self.questionnaire, &self.answers);
        // A form may be begun, saved for later, and done days later.
        let today = day_in_vietnam(self.started.max(self.now));
        let checked = Checked { questionnaire, answers, asked: &self.asked, today: &today };
        let mut invalid = checked.check(range);
        invalid.retain_mut(|invalid| self.is_too_long(invalid));
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

#[cfg(test)]
#[path = "effect_tests.rs"]
mod effect_tests;
