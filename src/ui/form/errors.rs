//! What must be mended: the summary above the page and the message beside the question, in the same
//! words.

use hailong_core::validate::{Invalid, InvalidKind};
use web_sys::MouseEvent;
use yew::prelude::*;

use super::draw::{Drawing, control_id};
use super::state::Action;
use crate::i18n::{fill, typed};

impl Drawing<'_> {
    /// The summary, which takes the focus; nothing where nothing is wrong.
    pub(super) fn error_summary(&self) -> Html {
        let invalid = &self.state.invalid;
        if invalid.is_empty() {
            return html! {};
        }
        html! {
            <div class="errors" role="alert" tabindex="-1">
                <h3>{ self.words.errors_title }</h3>
                <ul>{ for invalid.iter().map(|invalid| self.error_link(invalid)) }</ul>
            </div>
        }
    }

    fn error_link(&self, invalid: &Invalid) -> Html {
        let question = invalid.question;
        let onclick = self.on_action.reform(move |event: MouseEvent| {
            // The link is for its looks and its role; the page's address stays the host's own.
            event.prevent_default();
            Action::GoTo(question)
        });
        html! {
            <li><a href={format!("#{}", control_id(question))} {onclick}>{ self.message(invalid) }</a></li>
        }
    }

    /// The message beside a question.
    pub(super) fn error_of(&self, question: usize) -> Option<Html> {
        let invalid = self.state.invalid.iter().find(|invalid| invalid.question == question)?;
        Some(html! {
            <p class="error" id={error_id(question)}>
                <span class="unseen">{ self.words.error_prefix }{ " " }</span>
                { self.message(invalid) }
            </p>
        })
    }

    fn message(&self, invalid: &Invalid) -> String {
        let words = self.words;
        let asked = self.state.questionnaire.questions().nth(invalid.question);
        let label =
            asked.map_or("", |asked| self.text(asked.short.as_ref().unwrap_or(&asked.label)));
        let (text, limit, excess) = match invalid.kind {
            InvalidKind::NoConsent => (words.error_consent, String::new(), 0),
            InvalidKind::NotANumber => (words.error_not_a_number, String::new(), 0),
            InvalidKind::Below(limit) => (words.error_below, typed(limit), 0),
            InvalidKind::Above(limit) => (words.error_above, typed(limit), 0),
            InvalidKind::TooMany(limit) => (words.error_too_many, limit.to_string(), 0),
            InvalidKind::TooLong(limit, excess) => {
                (words.error_too_long, limit.to_string(), excess)
            }
            _ => (words.error_missing, String::new(), 0),
        };
        let excess = excess.to_string();
        fill(text, &[("question", label), ("limit", &limit), ("excess", &excess)])
    }
}

/// The id of the message beside a question.
pub(super) fn error_id(question: usize) -> String {
    format!("q{question}-error")
}
