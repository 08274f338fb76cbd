//! The code of a case: typed, or read from the slip by the camera where the browser can. It is doubted, never refused.

use hailong_core::dossier::looks_like_code;
use hailong_core::response::Answer;

use super::control::{Around, Control, from_lazy, plain};
use super::field_event::{FieldEvent, can_scan};
use crate::ui::form::aloud::Aloud;
use crate::ui::form::context::FormContext;
use crate::ui::form::control_event::ControlEvent;
use crate::ui::form::paper::Paper;
use crate::ui::form::question_props::QuestionProps;
use crate::ui::form::sheet::Part;
use crate::ui::shared::markup::{Attr, El, el, line};

/// The code of a case.
pub(super) struct Dossier;

impl Control for Dossier {
    fn needs_lazy(&self, _around: &Around<'_>) -> bool {
        true
    }

    fn draw(&self, question: &QuestionProps) -> El {
        from_lazy(question)
    }

    fn draw_lazily(&self, question: &QuestionProps) -> El {
        let (held, words) = (question.typed(), question.lazy_words());
        let field = el("input", "")
            .attr(Attr::Type, "text")
            .attr(Attr::AutoComplete, "off")
            .attr(Attr::MaxLength, "200")
            .value(held.to_owned());
        let field = question.does(field, ControlEvent::Text(question.at));
        let field = question.listens(field, FieldEvent::Code(question.at));
        let doubt = !held.is_empty() && !looks_like_code(held.trim());
        // While it is typed the stylesheet hides the doubt but keeps its place: the button that is pressed next must
        // not move away.
        let doubt = line("p", "doubt", if doubt { words.dossier_doubt } else { "" })
            .attr(Attr::Id, &question.part_id("doubt"))
            .attr(Attr::Role, "status");
        let dossier = el("div", "dossier").with(question.named(field, "doubt")).with(doubt);
        if !can_scan() {
            return dossier;
        }
        let scan = line("button", "second", words.scan).attr(Attr::Type, "button");
        dossier.with(question.listens(scan, FieldEvent::Scan(words)))
    }

    fn in_words(&self, answer: &Answer, form: &FormContext) -> String {
        plain(answer, form)
    }

    fn prefill(&self, text: &str) -> Option<Answer> {
        Some(Answer::Text(text.to_owned()))
    }

    fn said(&self, _aloud: &Aloud<'_>) -> Vec<String> {
        Vec::new()
    }

    fn on_paper(&self, paper: &Paper<'_>, at: usize) -> Part {
        paper.with_line(at)
    }
}
