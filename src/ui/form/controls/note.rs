//! A text to read: nothing to answer.

use hailong_core::response::Answer;

use super::control::Control;
use crate::ui::form::aloud::Aloud;
use crate::ui::form::context::FormContext;
use crate::ui::form::paper::Paper;
use crate::ui::form::question_props::QuestionProps;
use crate::ui::form::sheet::{Part, part};
use crate::ui::shared::markup::{El, el};

/// A text to read.
pub(super) struct Note;

impl Control for Note {
    /// `question.rs` draws all of it: it has neither a label nor a control.
    fn draw(&self, _question: &QuestionProps) -> El {
        el("div", "")
    }

    fn in_words(&self, _answer: &Answer, _form: &FormContext) -> String {
        String::new()
    }

    fn prefill(&self, _text: &str) -> Option<Answer> {
        None
    }

    fn said(&self, _aloud: &Aloud<'_>) -> Vec<String> {
        Vec::new()
    }

    fn on_paper(&self, paper: &Paper<'_>, at: usize) -> Part {
        part("p", "", &paper.label(at))
    }
}
