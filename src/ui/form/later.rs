//! "Save and go on later": the button at the page's foot, and the box that offers the form again at the next
//! visit. The box says when, and nothing of what was answered: somebody else may be looking.

use super::deed::Deed;
use super::draw::Drawing;
use super::settled::PutBy;
use super::state::{Action, Submit};
use crate::i18n::{date_time, fill};
use crate::ui::shared::markup::{Attr, Html, el, line, nothing};

impl Drawing<'_> {
    /// The box, as long as nothing is answered in the new form.
    pub(super) fn found(&self) -> Html {
        let words = self.words;
        let Some((_, at)) = self.state.found.as_ref().filter(|_| self.state.id.is_empty()) else {
            return nothing();
        };
        el("div", "found")
            .with(line("p", "", &fill(words.found, &[("time", &date_time(*at))])))
            .with(self.button("second", words.resume, Deed::Act(Action::Resume)))
            .with(self.button("link", words.discard, Deed::Act(Action::Discard)))
            .html()
    }

    /// The button and what it does or did, where there is something to put by.
    pub(super) fn put_by(&self) -> Html {
        let (state, words) = (self.state, self.words);
        let has_some = self.props.device.is_some() && state.draft().is_some();
        // A form of one page is sent sooner than put by.
        if !has_some || state.short || state.submit == Submit::Running {
            return nothing();
        }
        let said = match state.put_by {
            PutBy::No => words.later_hint.to_owned(),
            PutBy::Kept(at) => fill(words.later_kept, &[("time", &date_time(at))]),
            PutBy::Failed => words.later_failed.to_owned(),
        };
        el("div", "later")
            .with(self.button("link", words.later, Deed::Act(Action::PutBy(PutBy::Failed))))
            .with(line("p", "hint", &said).attr(Attr::Role, "status"))
            .html()
    }
}
