//! What must be mended: the summary above the page and the message beside the question, in the same
//! words.

use hailong_core::decimal::decimal;
use hailong_core::questionnaire::Kind;
use hailong_core::validate::{Invalid, InvalidKind};
use yew::Html;

use super::control_event::ControlEvent;
use super::drawing::Drawing;
use super::question_props::control_id;
use super::state::Action;
use crate::i18n::{day, fill, typed};
use crate::ui::shared::markup::{Attr, El, el, line, nothing};

impl Drawing<'_> {
    /// The summary, which takes the focus; nothing where nothing is wrong.
    pub(super) fn error_summary(&self) -> Html {
        if self.state.invalid.is_empty() {
            return nothing();
        }
        let mut list = el("ul", "");
        for invalid in &self.state.invalid {
            list = list.with(el("li", "").with(self.error_link(invalid)));
        }
        el("div", "errors")
            .attr(Attr::Role, "alert")
            .attr(Attr::TabIndex, "-1")
            .with(line("h3", "", self.words.errors_title))
            .with(list)
            .html()
    }

    fn error_link(&self, invalid: &Invalid) -> El {
        let question = invalid.question;
        let href = ["#", &control_id(question)].concat();
        let link = line("a", "", &self.message(invalid)).attr(Attr::Href, &href);
        self.does(link, ControlEvent::Act(Action::GoTo(question)))
    }

    pub(super) fn invalid(&self, question: usize) -> Option<&Invalid> {
        self.state.invalid.iter().find(|invalid| invalid.question == question)
    }

    /// The first or the last day that makes sense, as people write it.
    fn limit_of(&self, invalid: &Invalid) -> (&'static str, String) {
        let questions = &self.state.questionnaire.questions;
        let kind = questions.get(invalid.question).map(|question| &question.kind);
        let Some(Kind::Date { min, max, .. }) = kind else { return ("", String::new()) };
        let (words, limit) = match invalid.kind {
            InvalidKind::TooEarly => (self.words.error_too_early, min),
            _ => (self.words.error_too_late, max),
        };
        (words, day(limit.as_deref().unwrap_or_default()))
    }

    pub(super) fn message(&self, invalid: &Invalid) -> String {
        let words = self.words;
        let asked = self.state.questionnaire.questions.get(invalid.question);
        let label = asked.map_or(String::new(), |asked| {
            self.piped(asked.short.as_ref().unwrap_or(&asked.label))
        });
        let (text, limit, excess) = match invalid.kind {
            InvalidKind::NoConsent => (words.error_consent, String::new(), 0),
            InvalidKind::NotANumber => (words.error_not_a_number, String::new(), 0),
            InvalidKind::NotWhole => (words.error_not_whole, String::new(), 0),
            InvalidKind::NotADay => (words.error_not_a_day, String::new(), 0),
            InvalidKind::InFuture => (words.error_in_future, String::new(), 0),
            InvalidKind::TooEarly | InvalidKind::TooLate => {
                let (words, limit) = self.limit_of(invalid);
                (words, limit, 0)
            }
            InvalidKind::TooFew(limit) => (words.error_too_few, decimal(limit), 0),
            InvalidKind::Below(limit) => (words.error_below, typed(limit), 0),
            InvalidKind::Above(limit) => (words.error_above, typed(limit), 0),
            InvalidKind::TooMany(limit) => (words.error_too_many, decimal(limit), 0),
            InvalidKind::TooLong(limit, excess) => (words.error_too_long, decimal(limit), excess),
            InvalidKind::Missing => (words.error_missing, String::new(), 0),
        };
        let excess = decimal(excess);
        fill(text, &[("question", &label), ("limit", &limit), ("excess", &excess)])
    }
}
