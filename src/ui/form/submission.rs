//! What follows when a store has answered: whether the response is kept, or only later; a form that was saved for later.
//! And how long a text is, as people count. Pure.

use hailong_core::calendar::Millis;
use hailong_core::response::Answer;
use hailong_core::validate::{Invalid, InvalidKind};

use super::aids::Display;
use super::effect::Effect;
use super::state::{Action, Focus, FormState, Sending, Step, StoreFailure, Submit};

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
            let begun = std::mem::replace(&mut self.id, id);
            // Sending it and looking whether it was stored may both say so.
            if self.step != Step::Receipt {
                self.effects.push(Effect::ForgetSent(begun));
            }
            self.submit = Submit::Idle;
            self.go(Step::Receipt, self.only);
            self.look(Focus::Heading);
        }
    }

    /// What becomes of a response: of this form's one, or of one that was on the page before.
    pub(super) fn sent(&mut self, id: &str, sending: Sending) {
        if self.step != Step::Receipt || self.id != *id {
            return;
        }
        match sending {
            Sending::Renamed(id) => self.id = id,
            sending => self.sending = sending,
        }
    }

    pub(super) fn not_stored(&mut self, why: StoreFailure, at: Millis) {
        let waits = self.submit != Submit::Idle && self.may_submit();
        if waits && at == self.submitted && !self.is_changed {
            self.submit = Submit::Failed(why);
            self.look(Focus::Errors);
        }
    }

    /// Goes on with the form that was saved for later.
    pub(super) fn resume(&mut self) {
        if let Some((draft, _)) = self.found.take() {
            self.effects.push(Effect::NoteResumed);
            self.change(Action::Restore(draft));
            self.look(Focus::Heading);
        }
    }

    /// How the form is displayed.
    pub(super) fn display(&self) -> Display {
        (self.aids.size, self.aids.contrast, self.one_at_a_time)
    }

    /// Whether a text that seems too long is so as people count: "ế" can be three code points. What is wrong otherwise
    /// stays so.
    pub(super) fn is_too_long(&self, invalid: &mut Invalid) -> bool {
        if let (InvalidKind::TooLong(most, excess), Some(Answer::Text(text))) =
            (&mut invalid.kind, self.answers.get(invalid.question))
        {
            *excess = (self.text_length.0)(text).saturating_sub(*most);
            return *excess > 0;
        }
        true
    }
}

#[cfg(test)]
#[path = "submission_tests.rs"]
mod tests;
