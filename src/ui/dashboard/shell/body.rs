//! What stands between the filters and the data: the results, or why there are none, and the wall's screen.

use yew::prelude::*;

use super::app::{DashboardApp, Message};
use super::lazy::{LazyPart, lazy, save_panel};
use crate::ui::dashboard::output::wall;
use crate::ui::dashboard::output::wall::WallProps;
use crate::ui::dashboard::panels::chart::SavePanel;
use crate::ui::dashboard::panels::cross_tab::crossings;
use crate::ui::dashboard::panels::results::Results;
use crate::ui::dashboard::panels::summary::nothing;
use crate::ui::dashboard::text::names::Names;

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
                        measure={self.measure.clone()} save={save_panel as SavePanel} selects={lazy().map(|lazy| lazy.periods)}
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
