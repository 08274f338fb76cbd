//! What follows when a store has answered: whether the response is kept, or only later; a form that was put
//! by. And how long a text is, for which a page asks the browser.

use hailong_core::calendar::Millis;
use hailong_core::response::{Answer, Answers};
use hailong_core::validate::{Invalid, InvalidKind};

use super::state::{Action, Focus, FormState, Step, Submit};
use crate::platform::length;
use crate::storage::StoreErrorKind;

/// Whether the form was put by, to go on with it later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PutBy {
    /// Not here.
    No,
    /// At this time.
    Kept(Millis),
    /// The store could not keep it.
    Failed,
}

impl FormState {
    /// The same answers sent again are the same response; other ones are later, also where the clock was put
    /// back.
    pub(super) fn submit_at(&mut self, now: Millis) {
        if self.is_changed || self.submitted == 0 {
            self.submitted = now.max(self.submitted.saturating_add(1));
            self.is_changed = false;
        }
    }

    /// What was changed since then is still to be sent.
    pub(super) fn stored(&mut self, id: String, at: Millis) {
        if at == self.submitted && !self.is_changed {
            self.id = id;
            self.submit = Submit::Idle;
            self.step = Step::Receipt;
            self.look(Focus::Heading);
        }
    }

    pub(super) fn not_stored(&mut self, kind: StoreErrorKind, at: Millis) {
        let waits = self.submit != Submit::Idle && self.may_submit();
        if waits && at == self.submitted && !self.is_changed {
            self.submit = Submit::Failed(kind);
            self.look(Focus::Errors);
        }
    }

    /// Goes on with the form that was put by.
    pub(super) fn resume(&mut self) {
        if let Some((draft, _)) = self.found.take() {
            self.apply(Action::Restore(draft));
            self.look(Focus::Heading);
        }
    }
}

/// Whether a text that seems too long is so as people count: "ế" can be three code points. What is wrong
/// otherwise stays so.
pub(super) fn is_too_long(answers: &Answers, invalid: &mut Invalid) -> bool {
    if let (InvalidKind::TooLong(most, excess), Some(Answer::Text(text))) =
        (&mut invalid.kind, answers.get(invalid.question))
    {
        *excess = length(text).saturating_sub(*most);
        return *excess > 0;
    }
    true
}

#[cfg(test)]
#[path = "settled_tests.rs"]
mod tests;
