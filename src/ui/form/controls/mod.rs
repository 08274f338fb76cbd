//! What an answer is given with: a file for each kind of question, which says all that the form knows of it. A new kind
//! is a file and a line in [`by_kind`].

mod choice;
mod choices;
mod combobox;
mod consent;
mod control;
mod date;
mod dossier;
mod face;
mod field_event;
mod item;
mod look_numbers;
mod look_smileys;
mod look_stars;
mod note;
mod number;
mod option;
mod procedure;
mod ranking;
mod select;
mod text;
mod unit;

use hailong_core::questionnaire::{Kind, Questionnaire};
use hailong_core::response::Answer;

use control::Control;

pub(super) use control::Around;
pub(super) use face::face;

use super::aloud::Aloud;
use super::context::FormContext;
use super::paper::Paper;
use super::question_props::QuestionProps;
use super::sheet::Part;
use crate::i18n::form::Words;
use crate::ui::shared::markup::El;

/// Asks the control of a kind. It is a match for each of what can be asked, and not a table of functions: what only the
/// lazy chunk asks is in there alone.
macro_rules! by_kind {
    ($kind:expr, $control:ident => $asked:expr) => {
        match $kind {
            Kind::Item { scale, .. } => {
                let $control = item::Item { scale: *scale };
                $asked
            }
            Kind::Choice { options, inline, .. } => {
                let $control = choice::Choice { options, inline: *inline };
                $asked
            }
            Kind::Choices { options, most, .. } => {
                let $control = choices::Choices { options, most: *most };
                $asked
            }
            Kind::Ranking { options, most, .. } => {
                let $control = ranking::Ranking { options, most: *most };
                $asked
            }
            Kind::Number { whole, suffix, .. } => {
                let $control = number::Number { whole: *whole, suffix: suffix.as_ref() };
                $asked
            }
            Kind::Date { .. } => {
                let $control = date::Date;
                $asked
            }
            Kind::Text { long, most } => {
                let $control = text::TextField { long: *long, most: *most };
                $asked
            }
            Kind::Unit => {
                let $control = unit::Unit;
                $asked
            }
            Kind::Procedure { .. } => {
                let $control = procedure::Procedure;
                $asked
            }
            Kind::Dossier => {
                let $control = dossier::Dossier;
                $asked
            }
            Kind::Note => {
                let $control = note::Note;
                $asked
            }
            Kind::Consent => {
                let $control = consent::Consent;
                $asked
            }
        }
    };
}

/// The control of a question.
pub(super) fn draw(question: &QuestionProps) -> El {
    by_kind!(&question.question().kind, control => control.draw(question))
}

/// The control of a question whose code is in the lazy chunk.
pub(super) fn draw_lazily(question: &QuestionProps) -> El {
    by_kind!(&question.question().kind, control => control.draw_lazily(question))
}

/// Whether a question's control is several that need a common legend.
pub(super) fn is_group(kind: &Kind) -> bool {
    by_kind!(kind, control => control.is_group())
}

/// What a kind needs said under the question.
pub(super) fn hint(kind: &Kind, words: &Words) -> String {
    by_kind!(kind, control => control.hint(words))
}

/// Whether a question can't be drawn without the lazy chunk.
pub(super) fn needs_lazy(kind: &Kind, around: &Around<'_>) -> bool {
    by_kind!(kind, control => control.needs_lazy(around))
}

/// An answer in words.
pub(super) fn in_words(kind: &Kind, answer: &Answer, form: &FormContext) -> String {
    by_kind!(kind, control => control.in_words(answer, form))
}

/// The answer that a page gives as a text.
pub(super) fn prefill(kind: &Kind, text: &str) -> Option<Answer> {
    by_kind!(kind, control => control.prefill(text))
}

/// What is said aloud behind a question's words.
pub(super) fn said(kind: &Kind, aloud: &Aloud<'_>) -> Vec<String> {
    by_kind!(kind, control => control.said(aloud))
}

/// How a question stands on paper.
pub(super) fn on_paper(questionnaire: &Questionnaire, at: usize, paper: &Paper<'_>) -> Part {
    by_kind!(&questionnaire.questions[at].kind, control => control.on_paper(paper, at))
}
