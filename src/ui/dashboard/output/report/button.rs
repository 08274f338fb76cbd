//! The button that prints a report of what is shown, and the report while it is printed.

use std::rc::Rc;

use hailong_core::figures::{Figures, Status};
use yew::prelude::*;

use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::model::cross_tab::{CrossTabs, Crossed};
use crate::ui::dashboard::model::state::DashboardState;
use crate::ui::dashboard::panels::chunk_status::ChunkStatus;
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

/// What is shown now, where that can be reported; `before` is the report of the last press.
pub fn printout(
    state: &DashboardState,
    cross_tabs: &mut CrossTabs,
    before: Option<&Printout>,
) -> Option<Printout> {
    let figures = state.figures().filter(|figures| can_report(figures))?.clone();
    // The last one is still there if the browser never said that it was printed.
    let press = before.map_or(0, |before| before.press + 1);
    let crossed = cross_tabs.on_paper(state).map(Rc::new);
    Some(Printout { figures, analysis: state.analysis().cloned(), crossed, press })
}

/// The button for the figures that are shown, and the `sheet` that is on its way to the printer.
pub fn report(
    figures: Option<&Rc<Figures>>,
    sheet: Option<Html>,
    status: ChunkStatus,
    names: &Names,
    on_print: &Callback<()>,
) -> Html {
    let print = on_print.reform(|_: MouseEvent| ());
    html! {
        <>
            if figures.is_some_and(|figures| can_report(figures)) {
                <div class="print">
                    <button type="button" class="second" onclick={print}
                        aria-busy={status.busy()}>{ names.words().report_print }</button>
                    { status.alert(names) }
                </div>
            }
            { sheet.unwrap_or_default() }
        </>
    }
}
