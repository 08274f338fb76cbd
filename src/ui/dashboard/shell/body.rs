//! What stands between the filters and the data: the results, or why there are none, and the wall's screen.

use yew::prelude::*;

use super::app::{DashboardApp, DashboardEvent};
use super::lazy::{Counted, lazy, save_panel};
use super::message::Message;
use super::waiting::LazyPart;
use crate::ui::dashboard::output::report::report;
use crate::ui::dashboard::output::wall;
use crate::ui::dashboard::output::wall::WallProps;
use crate::ui::dashboard::panels::chart::SavePanel;
use crate::ui::dashboard::panels::comments::door;
use crate::ui::dashboard::panels::cross_tab::door as cross_tab_door;
use crate::ui::dashboard::panels::results::Results;
use crate::ui::dashboard::panels::summary::nothing;
use crate::ui::dashboard::records::door::door as records_door;
use crate::ui::dashboard::records::feature as records;
use crate::ui::dashboard::text::names::Names;

impl DashboardApp {
    /// The results, or why there are none.
    pub fn body(&self, names: &Names, send: &Callback<Message>) -> Html {
        let state = self.state.borrow();
        let Some(figures) = state.figures() else {
            return html! {
                <div class="cards skeleton" aria-hidden="true">
                    <div class="card" /><div class="card" /><div class="card" />
                </div>
            };
        };
        let awaits = state.is_empty().then(|| self.empty_text(names));
        nothing(figures, names, awaits).unwrap_or_else(|| {
            let there = lazy().filter(|_| self.cross_tabs.is_there());
            let counted = Counted {
                cross_tabs: &self.cross_tabs,
                multiples: &self.multiples,
                state: &state,
                level: self.drill.level(),
                names,
                measure: &self.measure,
            };
            let there = there.map(|lazy| (lazy.cross_tab_panels)(&counted, send));
            html! {
                <>
                    <Results figures={figures.clone()} analysis={state.analysis().cloned()}
                        around={self.drill.around().cloned()} names={names.clone()}
                        measure={self.measure.clone()} save={save_panel as SavePanel} selects={lazy().map(|lazy| lazy.periods)}
                        is_missing={self.waiting.status(LazyPart::Changes).is_missing}
                        on_drill={send.reform(Message::Drill)} on_compare={send.reform(Message::Compare)} />
                    { cross_tab_door(there, self.waiting.status(LazyPart::CrossTabs), names, &send.reform(Message::CrossTab)) }
                </>
            }
        })
    }

    /// The button that shows it on a screen on the wall, and the screen.
    pub fn wall(&self, names: &Names, send: &Callback<Message>) -> Html {
        let state = self.state.borrow();
        let figures = state.figures().filter(|figures| figures.status.is_visible());
        let on_leave = send.reform(|()| Message::Wall(false));
        html! {
            <>
                { wall::button(figures, names, send.reform(|_| Message::Wall(true))) }
                if let (Some(figures), Some(lazy)) = (figures.filter(|_| self.on_wall), lazy()) {
                    { (lazy.wall)(WallProps {
                        figures: figures.clone(),
                        analysis: state.analysis().cloned(),
                        names: names.clone(),
                        measure: self.measure.clone(),
                        on_leave,
                    }) }
                }
            </>
        }
    }

    /// The button that prints a report, and the report while it is printed.
    pub fn report(&self, names: &Names, send: &Callback<Message>) -> Html {
        let on_done = send.reform(|()| Message::Printed);
        let sheet = self.printing.as_ref().zip(lazy());
        let sheet = sheet.map(|(printout, lazy)| (lazy.print)(printout, names, on_done));
        let status = self.waiting.status(LazyPart::Above);
        let on_print = send.reform(|()| Message::Print);
        report(self.state.borrow().figures(), sheet, status, names, &on_print)
    }

    /// What people wrote, or the button that opens it.
    pub fn comments(&self, ctx: &Context<Self>, names: &Names, send: &Callback<Message>) -> Html {
        let state = &*self.state.borrow();
        if !door::is_there(state, self.reads_comments, names) {
            return html! {};
        }
        if let Some(lazy) = lazy().filter(|_| self.reads_comments) {
            let on_trouble = ctx.props().on_event.reform(DashboardEvent::Trouble);
            return (lazy.comments)(state, names, &on_trouble);
        }
        let status = self.waiting.status(LazyPart::Comments);
        door::door(status, names, &send.reform(|()| Message::ReadComments))
    }

    /// What staff do with records, or the button that opens it.
    pub fn records(&self, names: &Names, send: &Callback<Message>) -> Html {
        let records = &self.records;
        let send = send.reform(Message::Records);
        let parts = lazy().filter(|_| records.is_open()).map(|lazy| {
            (lazy.records)(records, &self.state.borrow(), self.import.files(), names, &send)
        });
        let status = self.waiting.status(LazyPart::Data);
        let on_open = send.reform(records::Message::Open);
        records_door(records.is_open(), parts, status, names, &on_open)
    }
}
