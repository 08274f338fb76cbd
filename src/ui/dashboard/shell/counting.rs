//! Counts anew, tells the page, and analyses the figures: at once where that takes no time that a person would notice, else
//! after they were drawn. When nothing is asked for any more it counts what the next filter may need.

use gloo::timers::callback::Timeout;
use hailong_core::calendar::Month;
use yew::Context;

use super::app::{DashboardApp, DashboardEvent};
use super::message::Message;
use crate::platform;
use crate::ui::dashboard::model::drill;
use crate::ui::dashboard::model::view_text;

/// How long after figures were counted they are analysed where that takes a while, in milliseconds: they are drawn by then.
const AFTER_DRAWING: u32 = 50;

/// How long nothing must have been asked before it is made ready for what may be asked next, and between two steps of that, in
/// milliseconds: long enough for what a person does meanwhile to come first.
const IDLE: u32 = 150;
const BETWEEN_STEPS: u32 = 10;
/// How long a step takes, in milliseconds; of ten million responses it may be some more.
const STEP: u64 = 8;
/// A step has no more parts than this, where the clock is coarse.
const PARTS: usize = 16;

impl DashboardApp {
    /// Counts anew and tells the page; not before everything was read once.
    pub fn count(&mut self, ctx: &Context<Self>) {
        self.state.borrow_mut().count();
        let effects = {
            let state = &*self.state.borrow();
            let view = drill::View { state, units: &ctx.props().units };
            vec![self.cross_tabs.reset(), self.drill.look_around(&view)]
        };
        self.carry_out(ctx, effects);
        let figures = self.state.borrow().figures().cloned();
        if let Some(figures) = figures {
            ctx.props().on_event.emit(DashboardEvent::Figures(figures, self.view_text()));
        }
        // What was to be looked into was of other figures.
        self.later = None;
        self.idle = None;
        if self.state.borrow().is_quick() {
            return self.analyse(ctx);
        }
        let link = ctx.link().clone();
        let look = move || link.send_message(Message::Analyse);
        self.later = Some(Timeout::new(AFTER_DRAWING, look));
    }

    /// The text of what is shown. Periods that can't be compared are no part of it: on the way to two that can be, it keeps
    /// those before.
    pub fn view_text(&self) -> String {
        let state = self.state.borrow();
        view_text::write(state.filter(), state.told())
    }

    /// Tells the page of the periods that were chosen, and compares them; whether there is something new to show.
    pub fn compare_periods(&mut self, ctx: &Context<Self>) -> bool {
        if self.state.borrow().figures().is_some() {
            ctx.props().on_event.emit(DashboardEvent::View(self.view_text()));
        }
        if self.state.borrow().is_quick() {
            self.analyse(ctx);
            return true;
        }
        let link = ctx.link().clone();
        self.later = Some(Timeout::new(0, move || link.send_message(Message::Analyse)));
        false
    }

    /// Looks into what was counted last.
    pub fn analyse(&mut self, ctx: &Context<Self>) {
        if let Some(today) = Month::in_vietnam(platform::now()) {
            self.state.borrow_mut().analyse(today);
        }
        self.prepare_after(ctx, IDLE);
    }

    /// Goes on making ready; not what was put off meanwhile.
    pub fn prepare(&mut self, ctx: &Context<Self>) {
        if self.idle.take().is_none() {
            return;
        }
        // A file that is being read comes first, and what is made ready now would be of other responses.
        if self.import.is_busy() {
            return self.prepare_after(ctx, IDLE);
        }
        let start = platform::now();
        for _ in 0..PARTS {
            if !self.state.borrow().prepare() {
                return;
            }
            // The clock may be set meanwhile.
            if platform::now().abs_diff(start) >= STEP {
                break;
            }
        }
        self.prepare_after(ctx, BETWEEN_STEPS);
    }

    fn prepare_after(&mut self, ctx: &Context<Self>, milliseconds: u32) {
        let link = ctx.link().clone();
        let prepare = move || link.send_message(Message::Prepare);
        self.idle = Some(Timeout::new(milliseconds, prepare));
    }
}
