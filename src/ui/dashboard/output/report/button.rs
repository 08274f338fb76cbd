//! The button that prints a report of what is shown, and the report while it is printed.

use std::rc::Rc;

use hailong_core::figures::{Figures, Status};
use yew::prelude::*;

use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::model::cross_tab::Crossed;
use crate::ui::dashboard::shell::app::{DashboardApp, Message};
use crate::ui::dashboard::shell::lazy::{LazyPart, Waiting, lazy};
use crate::ui::dashboard::text::names::Names;

/// Whether there is a result to report, and not only why there is none.
fn can_report(figures: &Figures) -> bool {
    !matches!(figures.status, Status::Empty | Status::Hidden)
}

/// What is reported.
#[derive(Clone)]
pub struct Printout {
    pub figures: Rc<Figures>,
    pub analysis: Option<Rc<Analysis>>,
    /// What crosses two fields, where that was counted.
    pub crossed: Option<Rc<Crossed>>,
    /// How many presses ago the first one was: some browsers never say that they have printed, and each press prints.
    pub press: u32,
}

impl DashboardApp {
    /// What is shown now, where that can be reported.
    pub fn printout(&mut self) -> Option<Printout> {
        let figures = self.state.figures().filter(|figures| can_report(figures))?.clone();
        // The last one is still there if nothing was heard of it.
        let press = self.printing.as_ref().map_or(0, |before| before.press + 1);
        let crossed = self.cross_tabs.on_paper(&self.state).map(Rc::new);
        Some(Printout { figures, analysis: self.state.analysis().cloned(), crossed, press })
    }
}

/// The button for the figures that are shown; `printing` is the report that is on its way to the printer.
pub fn report(
    figures: Option<&Rc<Figures>>,
    printing: Option<&Printout>,
    waiting: &Waiting,
    names: &Names,
    send: &Callback<Message>,
) -> Html {
    let print = send.reform(|_: MouseEvent| Message::Print);
    let on_done = send.reform(|()| Message::Printed);
    let status = waiting.status(LazyPart::Above);
    html! {
        <>
            if figures.is_some_and(|figures| can_report(figures)) {
                <div class="print">
                    <button type="button" class="second" onclick={print}
                        aria-busy={status.busy()}>{ names.words().report_print }</button>
                    { status.alert(names) }
                </div>
            }
            if let (Some(printout), Some(lazy)) = (printing, lazy()) {
                { (lazy.print)(printout, names, on_done) }
            }
        </>
    }
}
