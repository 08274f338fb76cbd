//! Two periods as a part of the view: what follows where they are chosen, by hand or by a text that somebody was sent, and
//! what the page is told of them.

use gloo::timers::callback::Timeout;
use yew::Context;

use super::app::{DashboardApp, DashboardEvent, Message};
use crate::ui::dashboard::model::period::Chosen;
use crate::ui::dashboard::model::view_text;
use crate::ui::dashboard::model::view_text::View;

impl DashboardApp {
    /// The text of what is shown. Periods that can't be compared are no part of it: on the way to two that can be, it keeps
    /// those before.
    pub fn view_text(&self) -> String {
        view_text::write(self.state.filter(), self.state.told())
    }

    /// Compares these from now on; whether there is something new to show.
    pub fn choose(&mut self, ctx: &Context<Self>, chosen: Option<Chosen>) -> bool {
        self.state.choose_periods(chosen);
        if self.state.figures().is_some() {
            ctx.props().on_event.emit(DashboardEvent::View(self.view_text()));
        }
        if self.state.is_quick() {
            self.analyse(ctx);
            return true;
        }
        let link = ctx.link().clone();
        self.later = Some(Timeout::new(0, move || link.send_message(Message::Analysis)));
        false
    }

    /// Shows the view of a text; whether there is something new to show. What is read of a text can be counted.
    pub fn show_view(&mut self, ctx: &Context<Self>, text: &str) -> bool {
        let (View { filter, periods }, left_out) =
            view_text::read(text, &ctx.props().questionnaire);
        for part in left_out {
            ctx.props().on_event.emit(DashboardEvent::Trouble(part.to_string()));
        }
        // Whoever is choosing goes on choosing where the text has the periods that the page knows of.
        let is_other = periods.as_ref() != self.state.told();
        let chosen = periods.map(Chosen::from);
        if filter == *self.state.filter() || self.state.set_filter(filter).is_err() {
            return is_other && self.choose(ctx, chosen);
        }
        if is_other {
            self.state.choose_periods(chosen);
        }
        self.count(ctx);
        true
    }
}
