//! The procedure, of those of the field that was named. Where there is no list it is typed.

use hailong_core::response::Answer;

use super::combobox::Entry;
use super::control::{Around, Control, LONG, from_lazy, plain};
use super::field_event::FieldEvent;
use crate::ui::form::aloud::Aloud;
use crate::ui::form::context::FormContext;
use crate::ui::form::paper::Paper;
use crate::ui::form::question_props::QuestionProps;
use crate::ui::form::sheet::Part;
use crate::ui::shared::markup::{Attr, El, el};

/// The procedure.
pub(super) struct Procedure;

impl Control for Procedure {
    fn needs_lazy(&self, _around: &Around<'_>) -> bool {
        true
    }

    fn draw(&self, question: &QuestionProps) -> El {
        from_lazy(question)
    }

    fn draw_lazily(&self, question: &QuestionProps) -> El {
        let field = question.narrowed_to.as_deref();
        let mut list: Vec<Entry<'_>> = Vec::new();
        for procedure in question.props.procedures.iter() {
            if procedure.is_in(field) {
                list.push((&procedure.id, question.text(&procedure.name).to_owned()));
            }
        }
        if list.len() >= LONG {
            return question.combobox(&list);
        }
        if !list.is_empty() {
            return question.select(&list);
        }
        let typed = el("input", "")
            .attr(Attr::Type, "text")
            .attr(Attr::AutoComplete, "off")
            .attr(Attr::MaxLength, "200")
            .value(question.chosen().to_owned());
        question.named(question.listens(typed, FieldEvent::Name(question.at)), "")
    }

    fn in_words(&self, answer: &Answer, form: &FormContext) -> String {
        let Answer::Choice(id) = answer else { return plain(answer, form) };
        let procedure = form.props.procedures.iter().find(|procedure| procedure.id == *id);
        procedure.map_or(id.as_str(), |procedure| form.text(&procedure.name)).to_owned()
    }

    fn prefill(&self, text: &str) -> Option<Answer> {
        Some(Answer::Choice(text.to_owned()))
    }

    /// Hundreds of names would be no help.
    fn said(&self, aloud: &Aloud<'_>) -> Vec<String> {
        vec![aloud.choose.to_owned()]
    }

    fn on_paper(&self, paper: &Paper<'_>, at: usize) -> Part {
        paper.with_line(at)
    }
}
