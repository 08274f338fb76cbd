//! Counts anew, tells the page, and looks further: at once where that takes no time that a person would notice, else
//! after the figures were drawn.

use gloo::timers::callback::Timeout;
use hailong_core::calendar::Month;
use yew::Context;

use super::app::{DashboardApp, DashboardEvent, Message};
use crate::platform;

/// How long after figures were counted it is looked further where that takes a while, in milliseconds: they are drawn
/// by then.
const AFTER_DRAWING: u32 = 50;

impl DashboardApp {
    /// Counts anew and tells the page; not before everything was read once.
    pub(super) fn count(&mut self, ctx: &Context<Self>) {
        self.state.count();
        self.cross_later(ctx);
        self.look_around(ctx);
        if let Some(figures) = self.state.figures() {
            ctx.props().on_event.emit(DashboardEvent::Figures(figures.clone()));
        }
        // What was to be looked into was of other figures.
        self.later = None;
        if self.state.is_quick() {
            return self.look_further();
        }
        let link = ctx.link().clone();
        let look = move || link.send_message(Message::Further);
        self.later = Some(Timeout::new(AFTER_DRAWING, look));
    }

    /// Looks into what was counted last.
    pub(super) fn look_further(&mut self) {
        if let Some(today) = Month::in_vietnam(platform::now()) {
            self.state.look_further(today);
        }
    }
}
