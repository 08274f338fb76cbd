//! The button that prints a report of what is shown, and the report while it is printed.

use std::rc::Rc;

use hailong_core::figures::{Figures, Status};
use yew::prelude::*;

use super::super::app::Message;
use super::super::further::Further;
use super::super::names::Names;
use super::super::rare::{Waiting, rare};
use super::super::state::DashboardState;

/// Whether there is a result to report, and not only why there is none.
fn can_report(figures: &Figures) -> bool {
    !matches!(figures.status, Status::Empty | Status::Hidden)
}

/// What is reported.
#[derive(Clone)]
pub(in super::super) struct Printout {
    pub(in super::super) figures: Rc<Figures>,
    pub(in super::super) further: Option<Rc<Further>>,
    /// How many presses ago the first one was: some browsers never say that they have printed, and each press prints.
    pub(in super::super) press: u32,
}

/// What is shown now, where that can be reported; `before` is what was to be printed last, if nothing was heard of it.
pub(in super::super) fn printout(
    state: &DashboardState,
    before: Option<&Printout>,
) -> Option<Printout> {
    let figures = state.figures().filter(|figures| can_report(figures))?.clone();
    let press = before.map_or(0, |before| before.press + 1);
    Some(Printout { figures, further: state.further().cloned(), press })
}

/// The button for the figures that are shown; `printing` is the report that is on its way to the printer.
pub(in super::super) fn report(
    figures: Option<&Rc<Figures>>,
    printing: Option<&Printout>,
    waiting: &Waiting,
    names: &Names,
    send: &Callback<Message>,
) -> Html {
    let print = send.reform(|_: MouseEvent| Message::Print);
    let on_done = send.reform(|()| Message::Printed);
    html! {
        <>
            if figures.is_some_and(|figures| can_report(figures)) {
                <div class="print">
                    <button type="button" class="second" onclick={print}
                        aria-busy={waiting.is_fetching().then_some("true")}>{ names.words().report_print }</button>
                    <div role="alert">
                        if waiting.is_missing() {
                            <p class="warning">{ names.words().rare_missing }</p>
                        }
                    </div>
                </div>
            }
            if let (Some(printout), Some(rare)) = (printing, rare()) {
                { (rare.print)(printout, names, on_done) }
            }
        </>
    }
}
