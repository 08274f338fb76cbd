//! Carries out what the features ask for, and hands them their messages. The one place where a feature's message meets the
//! rest of the dashboard.

use gloo::timers::callback::Timeout;
use hailong_core::filter::{Filter, FilterError};
use hailong_core::response::Response;
use wasm_bindgen_futures::spawn_local;
use yew::Context;

use super::app::{DashboardApp, DashboardEvent};
use super::lazy::lazy;
use super::message::Message;
use crate::storage::announce;
use crate::ui::dashboard::account::feature as account;
use crate::ui::dashboard::import::feature;
use crate::ui::dashboard::import::feature::Import;
use crate::ui::dashboard::import::message::Message as ImportMessage;
use crate::ui::dashboard::model::effect::{Effect, Timer};
use crate::ui::dashboard::model::request::Request;
use crate::ui::dashboard::model::{comparison, cross_tab, drill, filters, multiples};
use crate::ui::dashboard::records::feature as records;
use crate::ui::shared::file::offer;

/// What a feature is told when its timer goes off.
fn wakes(timer: Timer) -> Message {
    match timer {
        Timer::Drill => Message::Drill(drill::Message::Around),
        Timer::CrossTab => Message::CrossTab(cross_tab::Message::Step),
        Timer::Multiples => Message::Multiples(multiples::Message::Step),
        Timer::Feed => Message::Account(account::Message::Wake),
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
            Effect::Filter(filter) => match self.set_filter(filter) {
                Ok(()) => self.count(ctx),
                Err(error) => self.complain(ctx, error.to_string()),
            },
            Effect::Count => self.count(ctx),
            Effect::ChoosePeriods(chosen) => {
                self.state.borrow_mut().choose_periods(chosen);
                return false;
            }
            Effect::Compare => return self.compare_periods(ctx),
            Effect::OpenPeriods => self.state.borrow_mut().begin_choice(),
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
            Effect::LeaveIllustrative => self.state.borrow_mut().leave_illustrative(),
            Effect::LeaveOut(ids) => return self.leave_out(ctx, ids),
            Effect::TakeIn(responses) => {
                if self.import.is_busy() {
                    self.late.extend(responses);
                    return false;
                }
                return self.take_in(ctx, &responses);
            }
            Effect::ReadAnew => {
                return self.with_import(ctx, |import, view| import.read_anew(view));
            }
            Effect::ForgetDeleted => {
                self.state.borrow_mut().forget_left_out();
                return false;
            }
            Effect::Forget => self.forget(ctx),
            Effect::SignedOut => {
                ctx.props().on_event.emit(DashboardEvent::SignedOut);
                return false;
            }
            Effect::Offer(file) => {
                offer(&file.text, file.kind, &file.name);
                return false;
            }
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

    fn set_filter(&mut self, filter: Filter) -> Result<(), FilterError> {
        self.state.borrow_mut().set_filter(filter)
    }

    /// Responses that were deleted count no more; whether any of them did.
    fn leave_out(&mut self, ctx: &Context<Self>, ids: Vec<String>) -> bool {
        let did = self.state.borrow_mut().leave_out(ids);
        if did && !self.state.borrow().is_illustrative() {
            self.count(ctx);
        }
        did
    }

    /// Responses of the store count from now on; whether that shows.
    fn take_in(&mut self, ctx: &Context<Self>, responses: &[Response]) -> bool {
        let is_new = self.state.borrow_mut().insert(responses);
        let shows = is_new && !self.state.borrow().is_illustrative();
        if shows {
            self.count(ctx);
        }
        shows
    }

    /// Carries out what a feature asks for that has work to do; whether there is something new to show.
    pub fn carry_out_requests<M: 'static>(
        &mut self,
        ctx: &Context<Self>,
        requests: Vec<Request<M>>,
        wrap: fn(M) -> Message,
    ) -> bool {
        let mut draws = false;
        for request in requests {
            match request {
                Request::Effect(effect) => draws |= self.carry_out_one(ctx, effect),
                Request::Work(work) => {
                    let link = ctx.link().clone();
                    spawn_local(async move { link.send_message(wrap(work.await)) });
                }
            }
        }
        draws
    }

    /// Hands the imports their message; whether there is something new to show.
    pub fn tell_import(&mut self, ctx: &Context<Self>, message: ImportMessage) -> bool {
        self.with_import(ctx, |import, view| import.update(message, view))
    }

    /// Lets the imports do something, likewise.
    pub fn with_import(
        &mut self,
        ctx: &Context<Self>,
        act: impl FnOnce(&mut Import, &feature::View<'_>) -> Vec<Request<ImportMessage>>,
    ) -> bool {
        let (props, names) = (ctx.props(), self.names(ctx));
        let view = feature::View {
            store: &props.store,
            questionnaire: &props.questionnaire,
            state: &self.state,
            names: &names,
            tell: ctx.link().callback(Message::Import),
        };
        let requests = act(&mut self.import, &view);
        let mut draws = self.carry_out_requests(ctx, requests, Message::Import);
        if !self.late.is_empty() && !self.import.is_busy() {
            let late = std::mem::take(&mut self.late);
            draws |= self.take_in(ctx, &late);
        }
        draws
    }

    /// Hands the records their message, likewise.
    pub fn tell_records(&mut self, ctx: &Context<Self>, message: records::Message) -> bool {
        let Some(lazy) = lazy() else { return false };
        let requests = {
            let view = records::View {
                store: &ctx.props().store,
                questionnaire: &ctx.props().questionnaire,
                state: &self.state.borrow(),
                files: self.import.files(),
            };
            (lazy.record)(&mut self.records, message, &view)
        };
        self.carry_out_requests(ctx, requests, Message::Records)
    }

    /// Hands the filter chips, or the page, their message, likewise.
    pub fn tell_filters(&mut self, ctx: &Context<Self>, message: filters::Message) -> bool {
        let effects = {
            let state = self.state.borrow();
            let view = filters::View {
                questionnaire: &ctx.props().questionnaire,
                filter: state.filter(),
                periods: state.told(),
            };
            filters::update(message, &view)
        };
        self.carry_out(ctx, effects)
    }

    /// Hands the drill its message, likewise.
    pub fn tell_drill(&mut self, ctx: &Context<Self>, message: drill::Message) -> bool {
        let effects = {
            let state = &*self.state.borrow();
            let view = drill::View { state, units: &ctx.props().units };
            self.drill.update(message, &view)
        };
        self.carry_out(ctx, effects)
    }

    /// Hands the cross-tab its message, likewise. That the panels are near is known without the lazy chunk.
    pub fn tell_cross_tabs(&mut self, ctx: &Context<Self>, message: cross_tab::Message) -> bool {
        let effects = match (message, lazy()) {
            (cross_tab::Message::Near(is_near), _) => vec![self.cross_tabs.near(is_near)],
            (message, Some(lazy)) => {
                (lazy.cross_tab)(&mut self.cross_tabs, message, &self.state.borrow())
            }
            (_, None) => Vec::new(),
        };
        self.carry_out(ctx, effects)
    }

    /// Hands the small trends their message, likewise.
    pub fn tell_multiples(&mut self, ctx: &Context<Self>, message: multiples::Message) -> bool {
        let Some(lazy) = lazy() else { return false };
        let level = self.drill.level();
        let effects = (lazy.multiples)(&mut self.multiples, message, &self.state.borrow(), level);
        self.carry_out(ctx, effects)
    }

    /// Hands the choice of two periods its message, likewise.
    pub fn tell_comparison(&mut self, ctx: &Context<Self>, message: comparison::Message) -> bool {
        let Some(lazy) = lazy() else { return false };
        let effects = (lazy.comparison)(message, &self.state.borrow());
        self.carry_out(ctx, effects)
    }
}
