//! One or several of some options, and consent.

use hailong_core::questionnaire::{ChoiceOption, Question};
use hailong_core::response::Answer;

use super::option::Choice;
use crate::ui::form::draw::Drawing;
use crate::ui::shared::markup::{El, el, nothing};

impl Drawing<'_> {
    pub(in crate::ui::form) fn radios(
        &self,
        at: usize,
        question: &Question,
        choice: &[ChoiceOption],
    ) -> El {
        let mut options = el("div", "options");
        for (index, of_all) in question.order(self.state.seed).into_iter().enumerate() {
            let option = &choice[of_all];
            let (answer, label) = (Answer::Choice(option.value.clone()), self.text(&option.label));
            options = options.with(self.radio("option", at, index, answer, nothing(), label));
        }
        options
    }

    pub(in crate::ui::form) fn checkboxes(
        &self,
        at: usize,
        question: &Question,
        choice: &[ChoiceOption],
    ) -> El {
        let chosen: &[String] = match self.state.answers.get(at) {
            Some(Answer::Choices(chosen)) => chosen,
            _ => &[],
        };
        let mut options = el("div", "options");
        for (index, of_all) in question.order(self.state.seed).into_iter().enumerate() {
            let option = &choice[of_all];
            let checked = chosen.contains(&option.value);
            // In the questionnaire's order, whatever the order of the ticks.
            let mut after = Vec::new();
            for other in choice {
                // "None of these" and the others exclude each other.
                let stays = other.exclusive == option.exclusive && !option.exclusive;
                let is_ticked = chosen.contains(&other.value) && (stays || checked);
                if is_ticked != (other.value == option.value) {
                    after.push(other.value.clone());
                }
            }
            let answer = if after.is_empty() { None } else { Some(Answer::Choices(after)) };
            let label = self.text(&option.label);
            let choice = Choice { at, index, kind: "checkbox", checked, answer, label };
            options = options.with(self.option("option", nothing(), choice));
        }
        options
    }

    pub(in crate::ui::form) fn consent(&self, at: usize, question: &Question) -> El {
        let checked = self.state.answers.get(at).is_some();
        let answer = if checked { None } else { Some(Answer::Given) };
        // The whole sentence is beside the tick, so that what is agreed to is read with it.
        let label = self.text(&question.label);
        let choice = Choice { at, index: 0, kind: "checkbox", checked, answer, label };
        el("div", "options").with(self.option("option", nothing(), choice))
    }
}
