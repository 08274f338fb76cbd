//! What stands between the filters and the data: how many responses there are, and the results, or why there are none.

use hailong_core::figures::Status;
use yew::prelude::*;

use super::app::{DashboardApp, Message};
use super::crossing::Crossings;
use super::names::Names;
use super::results::Results;
use crate::i18n::{fill, whole};

impl DashboardApp {
    /// How many responses the figures are about.
    pub(super) fn summary(&self, names: &Names) -> String {
        let words = names.words();
        let Some(figures) = self.state.figures() else {
            return words.loading.to_owned();
        };
        let few = figures.thresholds.hide_below.to_string();
        match (figures.status, figures.n) {
            (Status::Empty, _) => words.responses_none.to_owned(),
            (_, Some(n)) => fill(words.responses, &[("n", &whole(names.language, n))]),
            _ => fill(words.responses_few, &[("n", &few)]),
        }
    }

    /// The results, or why there are none.
    pub(super) fn body(&self, names: &Names, send: &Callback<Message>) -> Html {
        let words = names.words();
        let Some(figures) = self.state.figures() else {
            return html! {
                <div class="cards skeleton" aria-hidden="true">
                    <div class="card" /><div class="card" /><div class="card" />
                </div>
            };
        };
        let message = |title: &'static str, text: String| {
            html! {
                <section class="panel message" aria-label={title} tabindex="-1"><h3>{ title }</h3><p>{ text }</p></section>
            }
        };
        match figures.status {
            Status::Empty if self.state.is_empty() => {
                message(words.empty_title, words.empty_text.to_owned())
            }
            Status::Empty => message(words.nothing_passes, String::new()),
            Status::Hidden => {
                let few = figures.thresholds.hide_below.to_string();
                message(words.few_title, fill(words.few_text, &[("n", &few)]))
            }
            _ => html! {
                <>
                    <Results figures={figures.clone()} further={self.state.further().cloned()}
                        around={self.drill.around().cloned()} names={names.clone()}
                        measure={self.measure.clone()} send={send.clone()} />
                    <Crossings found={self.crossing.found().cloned()} names={names.clone()}
                        measure={self.measure.clone()} send={send.clone()} />
                </>
            },
        }
    }
}
