//! What stands between the filters and the data: how many responses there are, and the results, or why there are none.

use hailong_core::figures::{Figures, Status};
use yew::prelude::*;

use super::app::{DashboardApp, Message};
use super::lazy::{LazyPart, lazy};
use crate::i18n::{fill, whole};
use crate::ui::dashboard::output::wall;
use crate::ui::dashboard::output::wall::WallProps;
use crate::ui::dashboard::panels::cross_tab::crossings;
use crate::ui::dashboard::panels::results::Results;
use crate::ui::dashboard::text::names::Names;

/// How many responses the figures are about; before they are there, that they are being read.
pub fn summary(figures: Option<&Figures>, names: &Names) -> String {
    let words = names.words();
    let Some(figures) = figures else {
        return words.loading.to_owned();
    };
    let few = figures.thresholds.hide_below.to_string();
    match (figures.status, figures.n) {
        (Status::Empty, _) => words.responses_none.to_owned(),
        (_, Some(n)) => fill(words.responses, &[("n", &whole(names.language, n))]),
        _ => fill(words.responses_few, &[("n", &few)]),
    }
}

/// Why there are no results; `None` where there are. `awaits` says that responses will come into an empty store.
pub fn nothing(figures: &Figures, names: &Names, awaits: bool) -> Option<Html> {
    let words = names.words();
    let (title, text) = match figures.status {
        Status::Empty if awaits => (words.empty_title, words.empty_text.to_owned()),
        Status::Empty => (words.nothing_passes, String::new()),
        Status::Hidden => {
            let few = figures.thresholds.hide_below.to_string();
            (words.few_title, fill(words.few_text, &[("n", &few)]))
        }
        _ => return None,
    };
    Some(html! {
        <section class="panel message" aria-label={title} tabindex="-1"><h3>{ title }</h3><p>{ text }</p></section>
    })
}

impl DashboardApp {
    /// The results, or why there are none.
    pub fn body(&self, names: &Names, send: &Callback<Message>) -> Html {
        let Some(figures) = self.state.figures() else {
            return html! {
                <div class="cards skeleton" aria-hidden="true">
                    <div class="card" /><div class="card" /><div class="card" />
                </div>
            };
        };
        nothing(figures, names, self.state.is_empty()).unwrap_or_else(|| {
            let there = lazy().filter(|_| self.cross_tabs.is_there());
            let there = there.map(|lazy| (lazy.crossings)(self, names, send));
            html! {
                <>
                    <Results figures={figures.clone()} analysis={self.state.analysis().cloned()}
                        around={self.drill.around().cloned()} names={names.clone()}
                        measure={self.measure.clone()} selects={lazy().map(|lazy| lazy.periods)}
                        is_missing={self.waiting.status(LazyPart::Changes).is_missing}
                        on_drill={send.reform(Message::Drill)} on_compare={send.reform(Message::Compare)} />
                    { crossings(there, self.waiting.status(LazyPart::Crossings), names, &send.reform(Message::CrossTab)) }
                </>
            }
        })
    }

    /// The button that shows it on a screen on the wall, and the screen.
    pub fn wall(&self, names: &Names, send: &Callback<Message>) -> Html {
        let figures = self.state.figures().filter(|figures| figures.status.is_visible());
        let on_leave = send.reform(|()| Message::Wall(false));
        html! {
            <>
                { wall::button(figures, names, send.reform(|_| Message::Wall(true))) }
                if let (Some(figures), Some(lazy)) = (figures.filter(|_| self.on_wall), lazy()) {
                    { (lazy.wall)(WallProps {
                        figures: figures.clone(),
                        analysis: self.state.analysis().cloned(),
                        names: names.clone(),
                        measure: self.measure.clone(),
                        on_leave,
                    }) }
                }
            </>
        }
    }
}
