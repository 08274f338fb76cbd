//! What an answer is given with: a file for each way.

mod block;
mod choice;
mod combobox;
mod date;
mod dossier;
mod field;
mod gesture;
mod item;
mod numbers;
mod option;
mod pick;
mod ranking;
mod smiley;
mod stars;

use hailong_core::questionnaire::{Kind, Question};

pub(super) use combobox::LONG;
pub(super) use pick::{is_many, outdated};

use super::draw::Drawing;
use super::rare::rare;
use crate::ui::shared::markup::{El, el};

impl Drawing<'_> {
    /// The control of a question.
    pub(super) fn control(&self, at: usize, question: &Question) -> El {
        match &question.kind {
            Kind::Item { scale, .. } => self.item(at, &self.state.questionnaire.scales[*scale]),
            Kind::Choice { options, inline, .. } if options.len() < LONG => {
                self.radios(at, question, options, *inline)
            }
            Kind::Choices { options, .. } => self.checkboxes(at, question, options),
            Kind::Number { whole, suffix, .. } => {
                self.number(at, question, *whole, suffix.as_ref())
            }
            Kind::Text { long, most } => self.text_field(at, question, *long, *most),
            Kind::Consent => self.consent(at, question),
            // A long list serves as well, should the page take back the unit that it had said.
            Kind::Unit if rare().is_none() || !is_many(&self.props.units) => {
                self.unit(at, question)
            }
            _ => rare().map_or_else(|| el("div", ""), |rare| (rare.control)(self, at, question)),
        }
    }

    /// The control of a kind that few questionnaires have.
    pub(super) fn rare_control(&self, at: usize, question: &Question) -> El {
        match &question.kind {
            Kind::Choice { options, .. } => {
                let mut list = Vec::new();
                for place in question.order(self.state.seed) {
                    let option = &options[place];
                    list.push((&*option.value, self.text(&option.label).to_owned()));
                }
                self.combobox(at, question, &list)
            }
            Kind::Ranking { options, most, .. } => self.ranking(at, question, options, *most),
            Kind::Date { .. } => self.date(at),
            Kind::Unit => self.unit_of_many(at, question),
            Kind::Procedure { by } => self.procedure(at, question, *by),
            Kind::Dossier => self.dossier(at, question),
            _ => el("div", ""),
        }
    }
}

/// Whether a question's control is several that need a common legend.
pub(super) fn is_group(kind: &Kind) -> bool {
    if let Kind::Choice { options, .. } = kind {
        return options.len() < LONG;
    }
    matches!(
        kind,
        Kind::Item { .. }
            | Kind::Choices { .. }
            | Kind::Ranking { .. }
            | Kind::Date { .. }
            | Kind::Consent
    )
}
