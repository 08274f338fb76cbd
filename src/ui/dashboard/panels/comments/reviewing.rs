//! Listing only the comments that are still to be read, or answered, and going through what was noted in steps between which
//! the page gets its turn.

use std::rc::Rc;

use hailong_core::comments::{Comments, Found};
use hailong_wire::marks::Mark;
use yew::Context;

use super::panel::CommentsPanel;

/// Comments that a step looks at: a few milliseconds.
const STEP: usize = 10_000;

impl CommentsPanel {
    /// Something else is wanted: what stayed goes.
    pub(super) fn look_anew(&mut self, ctx: &Context<Self>, tallies: bool) {
        self.staying.clear();
        self.look(ctx, tallies);
    }

    /// What is found, of which only what is due is listed, if that is wanted.
    pub(super) fn list_found(&mut self, all: Found) {
        self.counts = self.review.counts(&all.numbers);
        self.found = match self.due {
            Some(due) => self.review.left(&all, due, &self.staying),
            None => all.clone(),
        };
        self.all = all;
    }

    /// What was noted is known, or known anew: it is looked at in steps, and counted.
    pub(super) fn look_at_marks(&mut self, ctx: &Context<Self>) {
        self.review.begin();
        self.go(ctx);
    }

    /// Looks at some more of what was noted; whether there is something new to show.
    pub(super) fn step_review(&mut self, ctx: &Context<Self>) -> bool {
        let props = ctx.props();
        let comments = props.shelf.comments();
        let done = self.review.step(&comments, &props.names.questionnaire, &self.marks, STEP);
        if done {
            self.counts = self.review.counts(&self.all.numbers);
        }
        done
    }

    /// What is said often is counted among these only.
    pub(super) fn counted_among(&self, comments: &Comments) -> Option<Rc<[bool]>> {
        self.due.map(|due| self.review.mask(comments, due))
    }

    /// Something was noted about the comment of this number. It stays where it is until something else is looked for: nothing
    /// goes from under a hand.
    pub(super) fn noted(&mut self, number: u32, mark: &Mark) {
        self.review.note(number, mark);
        self.counts = self.review.counts(&self.all.numbers);
        self.staying.insert(number);
    }

    /// How many are listed still that aren't due any more.
    pub(super) fn staying(&self) -> usize {
        let Some(due) = self.due else { return 0 };
        self.found.numbers.iter().filter(|number| !self.review.is(due, **number)).count()
    }
}
