//! Agreement, by a tick. The whole sentence is beside it, so that what is agreed to is read with it.

use hailong_core::response::Answer;

use super::control::{Control, plain};
use super::option::OptionInput;
use crate::ui::form::aloud::Aloud;
use crate::ui::form::context::FormContext;
use crate::ui::form::paper::Paper;
use crate::ui::form::question_props::QuestionProps;
use crate::ui::form::sheet::{Part, part, tick};
use crate::ui::shared::markup::{El, el, nothing};

/// Agreement.
pub(super) struct Consent;

impl Control for Consent {
    fn is_group(&self) -> bool {
        true
    }

    fn draw(&self, question: &QuestionProps) -> El {
        let checked = question.answer.is_some();
        let answer = if checked { None } else { Some(Answer::Given) };
        let label = question.text(&question.question().label);
        let input = OptionInput { index: 0, kind: "checkbox", checked, answer, label };
        el("div", "options").with(question.option("option", nothing(), input))
    }

    fn in_words(&self, answer: &Answer, form: &FormContext) -> String {
        plain(answer, form)
    }

    /// The person alone can give it.
    fn prefill(&self, _text: &str) -> Option<Answer> {
        None
    }

    fn said(&self, _aloud: &Aloud<'_>) -> Vec<String> {
        Vec::new()
    }

    fn on_paper(&self, paper: &Paper<'_>, at: usize) -> Part {
        part("p", "question", "").with(tick()).with(part("b", "", &paper.label(at)))
    }
}
