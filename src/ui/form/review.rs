//! The review page: every question with its answer and a way to change it.

use hailong_core::questionnaire::{ChoiceOption, Kind, Question};
use hailong_core::response::Answer;
use web_sys::MouseEvent;
use yew::prelude::*;

use super::app::response;
use super::draw::Drawing;
use super::receipt::offer_file;
use super::state::{Action, Submit};
use crate::i18n::typed;
use crate::storage::json;
use crate::wire::response_to_json;

impl Drawing<'_> {
    pub(super) fn review(&self) -> Html {
        html! {
            <div key="review">
                if self.state.submit == Submit::Failed {
                    { self.not_stored() }
                }
                <h3 class="step-heading" tabindex="-1">{ self.words.review }</h3>
                <p class="hint">{ self.words.review_hint }</p>
                { for (0..self.state.questionnaire.pages.len()).map(|page| self.review_page(page)) }
            </div>
        }
    }

    fn review_page(&self, page: usize) -> Html {
        let mut asked = self.state.asked_on(page).peekable();
        if asked.peek().is_none() {
            return html! {};
        }
        let title = &self.state.questionnaire.pages[page].title;
        html! {
            <section key={page}>
                <h4>{ self.text(title) }</h4>
                <dl class="answers">{ for asked.map(|question| self.review_question(question)) }</dl>
            </section>
        }
    }

    fn review_question(&self, at: usize) -> Html {
        let Some(question) = self.state.questionnaire.questions().nth(at) else {
            return html! {};
        };
        let label = self.text(question.short.as_ref().unwrap_or(&question.label));
        let answer = self.state.answers.get(at).map(|answer| self.answer(question, answer));
        let onclick = self.act(move |_: MouseEvent| Action::GoTo(at));
        html! {
            <div key={at}>
                <dt>{ label }</dt>
                if let Some(answer) = answer {
                    <dd>{ answer }</dd>
                } else {
                    <dd class="unanswered">{ self.words.unanswered }</dd>
                }
                <dd class="change">
                    <button type="button" class="link" {onclick}>
                        { self.words.change }
                        // Twenty buttons of the same name need something that tells them apart.
                        <span class="unseen">{ ": " }{ label }</span>
                    </button>
                </dd>
            </div>
        }
    }

    /// An answer in words.
    fn answer(&self, question: &Question, answer: &Answer) -> String {
        let option = |options: &[ChoiceOption], value: &str| {
            let option = options.iter().find(|option| option.value == value);
            option.map_or(value.to_owned(), |option| self.text(&option.label).to_owned())
        };
        match (&question.kind, answer) {
            (Kind::Item { scale, .. }, Answer::Level(level)) => {
                let level =
                    self.state.questionnaire.scales[*scale].levels.get(usize::from(*level) - 1);
                level.map_or(String::new(), |level| self.text(&level.label).to_owned())
            }
            (Kind::Item { scale, .. }, Answer::NotApplicable) => {
                let label = &self.state.questionnaire.scales[*scale].not_applicable;
                label.as_ref().map_or(String::new(), |label| self.text(label).to_owned())
            }
            (Kind::Choice { options, .. }, Answer::Choice(value)) => option(options, value),
            (Kind::Choices { options, .. }, Answer::Choices(values)) => {
                let labels: Vec<String> =
                    values.iter().map(|value| option(options, value)).collect();
                labels.join("; ")
            }
            (Kind::Unit, Answer::Choice(value)) => {
                let unit = self.props.units.iter().find(|unit| unit.id == *value);
                unit.map_or(value.clone(), |unit| self.text(&unit.name).to_owned())
            }
            (_, Answer::Number(number)) => typed(*number),
            (_, Answer::Text(text)) => text.clone(),
            (_, Answer::Given) => self.words.agreed.to_owned(),
            _ => String::new(),
        }
    }

    /// The store failed: the answers are still here, and can be taken along as a file.
    fn not_stored(&self) -> Html {
        let state = self.state;
        let stored = response_to_json(&state.questionnaire, &response(self.props, state));
        let name = [&state.id, ".json"].concat();
        let onclick = Callback::from(move |_: MouseEvent| {
            offer_file(&json::stringify(&stored), "application/json", &name);
        });
        html! {
            <div class="errors" role="alert" tabindex="-1">
                <p>{ self.words.store_failed }</p>
                <button type="button" class="second" {onclick}>{ self.words.save_file }</button>
            </div>
        }
    }
}
