//! The button that prints a report of what is shown, and the report while it is printed.

use std::rc::Rc;

use hailong_core::figures::{Figures, Status};
use yew::prelude::*;

use super::super::app::Message;
use super::super::names::Names;
use super::frame::ReportFrame;

/// Whether there is a result to report, and not only why there is none.
pub(in super::super) fn can_report(figures: &Figures) -> bool {
    !matches!(figures.status, Status::Empty | Status::Hidden)
}

/// The button for the figures that are shown; `printing` are those whose report is on its way to the printer.
pub(in super::super) fn report(
    figures: Option<&Rc<Figures>>,
    printing: Option<&Rc<Figures>>,
    names: &Names,
    send: &Callback<Message>,
) -> Html {
    let print = send.reform(|_: MouseEvent| Message::Print);
    let on_done = send.reform(|()| Message::Printed);
    html! {
        <>
            if figures.is_some_and(|figures| can_report(figures)) {
                <p class="print">
                    <button type="button" class="second" onclick={print}>{ names.words().report_print }</button>
                </p>
            }
            if let Some(figures) = printing {
                <ReportFrame figures={figures.clone()} names={names.clone()} {on_done} />
            }
        </>
    }
}
