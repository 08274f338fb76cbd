//! Makes what was read ready to count, in steps between which the page gets its turn.

use gloo::timers::callback::Timeout;
use yew::Context;

use crate::ui::dashboard::shell::app::{DashboardApp, Message};

/// Responses that a step sorts or slices: a few milliseconds.
const STEP: usize = 50_000;

impl DashboardApp {
    /// Goes on by a step; when it was the last, all that was read counts.
    pub fn settle(&mut self, ctx: &Context<Self>) {
        if let Some(settled) = self.state.commit_step(STEP) {
            return self.finish(ctx, settled);
        }
        let link = ctx.link().clone();
        Timeout::new(0, move || link.send_message(Message::Settle)).forget();
    }
}
