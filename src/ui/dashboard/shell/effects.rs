//! Carries out what the features ask for, and hands them their messages. The one place where a feature's message meets the
//! rest of the dashboard.

use gloo::timers::callback::Timeout;
use yew::Context;

use super::app::{DashboardApp, DashboardEvent, Message};
use super::lazy::lazy;
use crate::storage::announce;
use crate::ui::dashboard::model::effect::{Effect, Timer};
use crate::ui::dashboard::model::{comparison, cross_tab, drill, filters, multiples};

/// What wakes the features. Dropped, a timer doesn't go off: of what was asked for meanwhile only the last is done.
#[derive(Default)]
pub struct Timers {
    drill: Option<Timeout>,
    cross_tab: Option<Timeout>,
    multiples: Option<Timeout>,
}

impl Timers {
    fn of(&mut self, timer: Timer) -> &mut Option<Timeout> {
        match timer {
            Timer::Drill => &mut self.drill,
            Timer::CrossTab => &mut self.cross_tab,
            Timer::Multiples => &mut self.multiples,
        }
    }
}

/// What a feature is told when its timer goes off.
fn wakes(timer: Timer) -> Message {
    match timer {
        Timer::Drill => Message::Drill(drill::Message::Around),
        Timer::CrossTab => Message::CrossTab(cross_tab::Message::Step),
        Timer::Multiples => Message::Multiples(multiples::Message::Step),
    }
}

impl DashboardApp {
    /// Carries out a list of effects; whether there is something new to show.
    pub fn carry_out(&mut self, ctx: &Context<Self>, effects: Vec<Effect>) -> bool {
        let mut draws = false;
        for effect in effects {
            draws |= self.carry_out_one(ctx, effect);
        }
        draws
    }

    fn carry_out_one(&mut self, ctx: &Context<Self>, effect: Effect) -> bool {
        match effect {
            Effect::Draw => {}
            Effect::Filter(filter) => match self.state.set_filter(filter) {
                Ok(()) => self.count(ctx),
                Err(error) => self.complain(ctx, error.to_string()),
            },
            Effect::Count => self.count(ctx),
            Effect::ChoosePeriods(chosen) => {
                self.state.choose_periods(chosen);
                return false;
            }
            Effect::Compare => return self.compare_periods(ctx),
            Effect::OpenPeriods => self.state.begin_choice(),
            Effect::BeginMultiples => {
                return self.tell_multiples(ctx, multiples::Message::Begin);
            }
            Effect::Wake(timer, wait) => {
                let link = ctx.link().clone();
                let wake = move || link.send_message(wakes(timer));
                *self.timers.of(timer) = Some(Timeout::new(wait, wake));
                return false;
            }
            Effect::Rest(timer) => {
                *self.timers.of(timer) = None;
                return false;
            }
            Effect::LeaveIllustrative => self.state.leave_illustrative(),
            Effect::LeaveOut(ids) => return self.leave_out(ctx, ids),
            Effect::Announce => {
                announce(&ctx.props().questionnaire.id);
                return false;
            }
            Effect::Complain(words) => {
                self.complain(ctx, words);
                return false;
            }
        }
        true
    }

    /// Tells the webmaster, in the console.
    pub fn complain(&self, ctx: &Context<Self>, words: String) {
        ctx.props().on_event.emit(DashboardEvent::Trouble(words));
    }

    /// Responses that were deleted count no more; whether any of them did.
    pub fn leave_out(&mut self, ctx: &Context<Self>, ids: Vec<String>) -> bool {
        let did = self.state.leave_out(ids);
        if did && !self.state.is_illustrative() {
            self.count(ctx);
        }
        did
    }

    /// Hands the filter chips, or the page, their message; whether there is something new to show.
    pub fn tell_filters(&mut self, ctx: &Context<Self>, message: filters::Message) -> bool {
        let effects = filters::update(
            message,
            &filters::View {
                questionnaire: &ctx.props().questionnaire,
                filter: self.state.filter(),
                periods: self.state.told(),
            },
        );
        self.carry_out(ctx, effects)
    }

    /// Hands the drill its message, likewise.
    pub fn tell_drill(&mut self, ctx: &Context<Self>, message: drill::Message) -> bool {
        let view = drill::View { state: &self.state, units: &ctx.props().units };
        let effects = self.drill.update(message, &view);
        self.carry_out(ctx, effects)
    }

    /// Hands the cross-tab its message, likewise. That the panels are near is known without the lazy chunk.
    pub fn tell_cross_tabs(&mut self, ctx: &Context<Self>, message: cross_tab::Message) -> bool {
        let effects = match (message, lazy()) {
            (cross_tab::Message::Near(is_near), _) => vec![self.cross_tabs.near(is_near)],
            (message, Some(lazy)) => (lazy.cross_tab)(&mut self.cross_tabs, message, &self.state),
            (_, None) => Vec::new(),
        };
        self.carry_out(ctx, effects)
    }

    /// Hands the small trends their message, likewise.
    pub fn tell_multiples(&mut self, ctx: &Context<Self>, message: multiples::Message) -> bool {
        let Some(lazy) = lazy() else { return false };
        let level = self.drill.level();
        let effects = (lazy.multiples)(&mut self.multiples, message, &self.state, level);
        self.carry_out(ctx, effects)
    }

    /// Hands the choice of two periods its message, likewise.
    pub fn tell_comparison(&mut self, ctx: &Context<Self>, message: comparison::Message) -> bool {
        let Some(lazy) = lazy() else { return false };
        let effects = (lazy.comparison)(message, &self.state);
        self.carry_out(ctx, effects)
    }
}
