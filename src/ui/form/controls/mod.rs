//! What an answer is given with: a file for each way.

mod block;
mod choice;
mod field;
mod item;
mod numbers;
mod option;
mod pick;
mod ranking;
mod smiley;
mod stars;

use hailong_core::questionnaire::{Kind, Question};

pub(super) use block::runs;

use super::draw::Drawing;
use crate::ui::shared::markup::{El, el};

impl Drawing<'_> {
    /// The control of a question.
    pub(super) fn control(&self, at: usize, question: &Question) -> El {
        match &question.kind {
            Kind::Item { scale, .. } => self.item(at, &self.state.questionnaire.scales[*scale]),
            Kind::Choice { options, inline, .. } => self.radios(at, question, options, *inline),
            Kind::Choices { options, .. } => self.checkboxes(at, question, options),
            Kind::Ranking { options, most, .. } => self.ranking(at, question, options, *most),
            Kind::Number { .. } => self.number(at),
            Kind::Text { long, .. } => self.text_field(at, *long),
            Kind::Unit => self.unit(at),
            Kind::Consent => self.consent(at, question),
            _ => el("div", ""),
        }
    }
}

/// Whether a question's control is several that need a common legend.
pub(super) fn is_group(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Item { .. }
            | Kind::Choice { .. }
            | Kind::Choices { .. }
            | Kind::Ranking { .. }
            | Kind::Date { .. }
            | Kind::Consent
    )
}
