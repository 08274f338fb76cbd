//! From step to step: which page, or which question of it, comes next or came before, and how many there are.

use super::effect::Effect;
use super::state::{Focus, FormState, Step, Submit};

impl FormState {
    /// The indices of the questions that are shown of a page: all that it asks, or the one.
    pub fn shown_on(&self, page: usize) -> impl Iterator<Item = usize> {
        self.asked_on(page).filter(|&question| self.only.is_none_or(|only| only == question))
    }

    /// How many steps there are to the review page, and which of them this is, from 1.
    pub fn progress(&self) -> (usize, usize) {
        let pages = self.questionnaire.pages.len();
        let page = match self.step {
            Step::Page(page) => page,
            _ => pages,
        };
        if !self.one_at_a_time {
            let shown = |page: &usize| self.asked_on(*page).next().is_some();
            return ((0..page).filter(shown).count() + 1, (0..pages).filter(shown).count() + 1);
        }
        let all: Vec<usize> = (0..pages).flat_map(|page| self.asked_on(page)).collect();
        let at = all.iter().position(|&question| Some(question) == self.only);
        (at.unwrap_or(all.len()) + 1, all.len() + 1)
    }

    /// Whether the step takes the pointer as soon as it is shown: no tap on an earlier step can fall on it. A form
    /// without a review rests all the same, and so does one that may be discarded: the person wouldn't look again at what a
    /// stray tap did there.
    pub fn is_ready_at_once(&self) -> bool {
        self.is_first && !self.short && self.found.is_none()
    }

    pub(super) fn next(&mut self) {
        let Step::Page(page) = self.step else { return };
        self.invalid = match self.only {
            Some(only) => self.check(only..only + 1),
            None => self.check(self.questionnaire.range_of(page)),
        };
        if !self.invalid.is_empty() {
            self.look(Focus::Errors);
            return;
        }
        let following = self.only.and_then(|only| self.asked_on(page).find(|&next| next > only));
        if self.from_review {
            self.enter(None);
        } else if let Some(question) = following {
            self.enter_at(question);
        } else if let Some(next) = self.first_from(page + 1) {
            self.enter(Some(next));
        } else if self.short {
            // Its last page is sent, by `Submit`.
            return;
        } else {
            self.enter(None);
        }
        self.from_review = false;
        self.look(Focus::Heading);
    }

    pub(super) fn back(&mut self) {
        self.invalid.clear();
        if self.from_review {
            self.from_review = false;
            self.enter(None);
            return self.look(Focus::Heading);
        }
        let page = match self.step {
            Step::Page(page) => page,
            Step::Review => self.questionnaire.pages.len(),
            Step::Receipt => return,
        };
        let first = self.questionnaire.pages.get(page).map(|page| page.questions.start);
        let on_this = self
            .only
            .filter(|_| first.is_some())
            .and_then(|only| self.asked_on(page).take_while(|&question| question < only).last());
        let before = (0..page).rev().find(|&page| self.asked_on(page).next().is_some());
        if let Some(question) = on_this {
            self.enter_at(question);
        } else if let Some(before) = before {
            match self.asked_on(before).last() {
                Some(last) if self.one_at_a_time => self.enter_at(last),
                _ => self.enter(Some(before)),
            }
        } else {
            return;
        }
        self.submit = Submit::Idle;
        self.look(Focus::Heading);
    }

    /// Whether there is anything before this step.
    pub fn has_before(&self) -> bool {
        let Step::Page(page) = self.step else { return true };
        let first = self.asked_on(page).next();
        self.from_review
            || self.only.is_some() && self.only != first
            || (0..page).any(|page| self.asked_on(page).next().is_some())
    }

    /// Whether the review page is what follows.
    pub fn is_last(&self) -> bool {
        let Step::Page(page) = self.step else { return true };
        let following = self.only.and_then(|only| self.asked_on(page).find(|&next| next > only));
        self.from_review || following.is_none() && self.first_from(page + 1).is_none()
    }

    /// Whether the form can be sent from here.
    pub fn may_submit(&self) -> bool {
        self.step == Step::Review || self.short && self.is_last()
    }

    /// The first page from `page` on that asks something.
    pub(super) fn first_from(&self, page: usize) -> Option<usize> {
        (page..self.questionnaire.pages.len()).find(|&page| self.asked_on(page).next().is_some())
    }

    /// Goes to a page, its first question; to the review page where there is none.
    pub(super) fn enter(&mut self, page: Option<usize>) {
        let only = page.filter(|_| self.one_at_a_time).and_then(|page| self.asked_on(page).next());
        self.go(page.map_or(Step::Review, Step::Page), only);
    }

    /// Goes to the page of a question.
    pub(super) fn enter_at(&mut self, question: usize) {
        let page = self.questionnaire.page_of(question);
        self.go(Step::Page(page), self.one_at_a_time.then_some(question));
    }

    /// Goes to a step, and to one question of it where one is shown at a time.
    pub(super) fn go(&mut self, step: Step, only: Option<usize>) {
        self.fields.search = None;
        if (step, only) == (self.step, self.only) {
            return;
        }
        (self.step, self.only) = (step, only);
        self.stop_speaking();
        self.aids.missing = None;
        if step != Step::Receipt {
            let (at, of) = self.progress();
            self.effects.push(Effect::TellProgress(at, of));
            self.keep_draft();
        }
    }
}

#[cfg(test)]
mod tests {
    use hailong_core::response::Answer;

    use super::super::state::Action;
    use super::super::state::tests::{answer, form, index, reviewed};
    use super::FormState;

    #[test]
    fn only_the_first_step_of_the_first_form_takes_the_pointer_at_once() {
        let first = || {
            let mut state = form();
            answer(&mut state, "respondent", Answer::Choice("citizen".into()));
            state.is_first = true;
            state
        };
        let check = |change: fn(&mut FormState), expected: bool, what: &str| {
            let mut state = first();
            change(&mut state);
            assert_eq!(state.is_ready_at_once(), expected, "{what}");
        };
        check(|_| {}, true, "as it comes");
        check(|state| answer(state, "visits", Answer::Number(2.0)), true, "an answer leaves it so");
        check(|state| state.apply(Action::Wide(true)), true, "so does its width");
        check(|state| state.is_first = false, false, "after another form");
        check(|state| state.apply(Action::Next), false, "the second step");
        let there_and_back = |state: &mut FormState| {
            state.apply(Action::Next);
            state.apply(Action::Back);
        };
        check(there_and_back, false, "the first step again");
        check(
            |state| {
                state.apply(Action::Answer(index(state, "respondent"), None));
                state.apply(Action::Next);
            },
            false,
            "a summary of errors",
        );
        check(|state| state.apply(Action::OneAtATime(true)), false, "drawn in another shape");
        check(|state| state.short = true, false, "sent without a review");
        check(
            |state| state.found = reviewed().draft().map(|draft| (draft, 5)),
            false,
            "one that was saved for later is offered",
        );
    }
}
