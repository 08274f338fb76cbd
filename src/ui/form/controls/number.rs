//! A number. Not type="number": that drops what it can't read, spins under the wheel and speaks badly.

use hailong_core::questionnaire::Text;
use hailong_core::response::Answer;
use hailong_core::validate::parse_number;

use super::control::{Control, plain};
use crate::i18n::typed;
use crate::ui::form::aloud::Aloud;
use crate::ui::form::context::FormContext;
use crate::ui::form::control_event::ControlEvent;
use crate::ui::form::paper::Paper;
use crate::ui::form::question_props::QuestionProps;
use crate::ui::form::sheet::{Part, part};
use crate::ui::shared::markup::{Attr, El, el, line};

/// A number.
pub(super) struct Number<'q> {
    /// Whether it has no fraction.
    pub(super) whole: bool,
    /// What it counts, behind the field.
    pub(super) suffix: Option<&'q Text>,
}

impl Control for Number<'_> {
    fn draw(&self, question: &QuestionProps) -> El {
        let held = match &question.answer {
            Some(Answer::Number(number)) => typed(*number),
            _ => question.typed().to_owned(),
        };
        let field = el("input", "short")
            .attr(Attr::Type, "text")
            .attr(Attr::InputMode, if self.whole { "numeric" } else { "decimal" })
            .attr(Attr::AutoComplete, "off")
            .value(held);
        let field = question.does(field, ControlEvent::Text(question.at));
        let field = question.does(field, ControlEvent::Number(question.at));
        let Some(suffix) = self.suffix else { return question.named(field, "") };
        let suffix = line("span", "", question.text(suffix));
        let suffix = suffix.attr(Attr::Id, &question.part_id("unit"));
        el("div", "measured").with(question.named(field, "unit")).with(suffix)
    }

    fn in_words(&self, answer: &Answer, form: &FormContext) -> String {
        plain(answer, form)
    }

    fn prefill(&self, text: &str) -> Option<Answer> {
        Some(Answer::Number(parse_number(text)?))
    }

    fn said(&self, _aloud: &Aloud<'_>) -> Vec<String> {
        Vec::new()
    }

    fn on_paper(&self, paper: &Paper<'_>, at: usize) -> Part {
        let suffix = paper.text(self.suffix);
        let line = part("p", "", "").with(part("span", "short", "")).line("span", "", suffix);
        paper.asked(at, "").with(line)
    }
}
