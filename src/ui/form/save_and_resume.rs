//! "Save and go on later": the button at the page's foot, and the box that offers the form again at the next
//! visit. The box says when, and nothing of what was answered: another person may be looking.

use yew::Html;

use super::control_event::ControlEvent;
use super::drawing::Drawing;
use super::state::{Action, SavedForLater, Submit};
use crate::i18n::{date_time, fill};
use crate::ui::shared::markup::{Attr, el, line, nothing};

impl Drawing<'_> {
    /// The box, as long as nothing is answered in the new form.
    pub(super) fn found(&self) -> Html {
        let words = self.words;
        let Some((_, at)) = self.state.found.as_ref().filter(|_| self.state.id.is_empty()) else {
            return nothing();
        };
        el("div", "found")
            .with(line("p", "", &fill(words.found, &[("time", &date_time(*at))])))
            .with(self.button("second", words.resume, ControlEvent::Act(Action::Resume)))
            .with(self.button("link", words.discard, ControlEvent::Act(Action::Discard)))
            .html()
    }

    /// The button and what it does or did, where there is something to save.
    pub(super) fn save_for_later(&self) -> Html {
        let (state, words) = (self.state, self.words);
        let has_some = self.props.device.is_some() && state.has_draft();
        // A form of one page is sent sooner than saved for later.
        if !has_some || state.short || state.submit == Submit::Running {
            return nothing();
        }
        let said = match state.saved_for_later {
            SavedForLater::No => words.later_hint.to_owned(),
            SavedForLater::At(at) => fill(words.later_kept, &[("time", &date_time(at))]),
            SavedForLater::Failed => words.later_failed.to_owned(),
        };
        el("div", "later")
            .with(self.button("link", words.later, ControlEvent::Act(Action::SaveForLater)))
            .with(line("p", "hint", &said).attr(Attr::Role, "status"))
            .html()
    }
}
