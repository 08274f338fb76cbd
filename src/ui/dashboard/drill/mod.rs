//! Filtering from the pictures: a row, a month or a cell that is picked is what is looked at, in all panels.
//!
//! [`picking`] says what a pick does to the filter, [`around`] counts what stands beside what is filtered by, [`panels`]
//! gives the panels of units and of months what they need for it.

mod around;
mod panels;
mod picking;

use gloo::timers::callback::Timeout;
use hailong_core::calendar::Month;
use hailong_core::figures::Group;
use hailong_core::filter::{Filter, MONTH, UNIT};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::app::{DashboardApp, Message};
use super::grid::Picked;
use super::names::Names;
use crate::i18n::{drill::words, fill};

pub(super) use around::Around;
use around::Recent;
pub(super) use panels::{Picks, cells, picks};

/// Until the figures are painted, in milliseconds.
const AFTER_PAINT: u32 = 20;
/// More values than these are counted, not named, when they are said aloud.
const NAMED: usize = 5;

/// What is to be done.
pub enum Task {
    /// The figures are painted: count what stands around the filter.
    Around,
    /// A unit was picked.
    Unit(Picked),
    /// A month was picked.
    Month(Picked),
    /// A cell was picked: of each field a value. `false` if it shows nothing.
    Cell(Vec<(String, String)>, bool),
    /// Let all through again.
    Clear,
}

/// What stands around the filter, and what was said of it.
#[derive(Default)]
pub(super) struct Drill {
    around: Option<Around>,
    recent: Recent,
    /// Dropped, it doesn't go off: of what was asked for meanwhile only the last is counted.
    next: Option<Timeout>,
    /// What the last pick did, in words.
    said: String,
    /// Whether a pick may have taken away what had the focus.
    picked: bool,
}

impl Drill {
    /// The figures around the filter; `None` before there are any.
    pub(super) fn around(&self) -> Option<&Around> {
        self.around.as_ref()
    }

    /// What the last pick did, for whoever listens.
    pub(super) fn view(&self) -> Html {
        html! { <p class="unseen" role="status">{ &self.said }</p> }
    }

    /// Where a pick has left nothing to show, the focus goes to the words that say so: whoever picked by the keyboard
    /// goes on from there.
    pub(super) fn rendered(&mut self, root: Option<Element>) {
        if !std::mem::take(&mut self.picked) {
            return;
        }
        let Some(message) = root.and_then(|root| root.query_selector(".message").ok()?) else {
            return;
        };
        // Where it can't take the focus, it is still on the page.
        let _ = message.unchecked_ref::<HtmlElement>().focus();
    }
}

/// Lets all through at the Escape key, unless it is a list's or a field's own.
pub(super) fn at_escape(send: &Callback<Message>) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        let own = || {
            let at: Option<Element> = event.composed_path().get(0).dyn_into().ok();
            at.is_some_and(|at| at.closest("select, .candidate").is_ok_and(|own| own.is_some()))
        };
        if event.key() == "Escape" && !event.default_prevented() && !own() {
            send.emit(Message::Drill(Task::Clear));
        }
    })
}

impl DashboardApp {
    /// The figures are others: what stands around them is looked for, and counted once they are painted where that
    /// takes a time that a person would notice.
    pub(super) fn look_around(&mut self, ctx: &Context<Self>) {
        let Drill { around, recent, next, .. } = &mut self.drill;
        *around = Around::of(&self.state, recent, self.state.is_quick());
        *next = None;
        if around.as_ref().is_some_and(|around| around.is_partial) {
            let link = ctx.link().clone();
            let count = move || link.send_message(Message::Drill(Task::Around));
            *next = Some(Timeout::new(AFTER_PAINT, count));
        }
    }

    /// Does it; whether there is something new to show.
    pub(super) fn drill(&mut self, ctx: &Context<Self>, task: Task) -> bool {
        let filter = self.state.filter().clone();
        let next = match task {
            Task::Around => {
                self.drill.around = Around::of(&self.state, &mut self.drill.recent, true);
                return true;
            }
            Task::Unit(Picked { key, extends }) => {
                if !self.can_pick(ctx, UNIT, &key) {
                    return true;
                }
                picking::units(&filter, &[key], None, extends)
            }
            Task::Month(Picked { key, extends }) => {
                if !self.can_pick(ctx, MONTH, &key) {
                    return true;
                }
                let Some(month) = Month::parse(&key) else { return false };
                picking::months(&filter, &[month], extends)
            }
            Task::Cell(values, is_told) => {
                if !is_told {
                    self.too_few(ctx, &values);
                    return true;
                }
                picking::cell(&filter, &values)
            }
            Task::Clear if filter.is_all() => return false,
            Task::Clear => Filter::all(),
        };
        // What is picked has figures of its own, so it can be filtered by.
        if next == filter || self.state.set_filter(next).is_err() {
            return false;
        }
        self.drill.said = said(&filter, self.state.filter(), &self.names(ctx));
        self.drill.picked = true;
        self.count(ctx);
        true
    }

    /// Whether a unit or a month shows anything; if it doesn't, that is said, and nothing else happens.
    fn can_pick(&mut self, ctx: &Context<Self>, field: &str, value: &str) -> bool {
        let is_visible = |groups: &[Group]| {
            let group = groups.iter().find(|group| group.value == value);
            group.is_some_and(|group| group.share.status.is_visible())
        };
        let can = self.drill.around.as_ref().is_some_and(|around| match field {
            UNIT => is_visible(&around.units.by_unit),
            _ => is_visible(&around.months.by_month),
        });
        // What is filtered by already can always be taken off.
        let is_on = |values: &[String]| values.iter().any(|one| one == value);
        let can = can || self.state.filter().values(field).is_some_and(is_on);
        if !can {
            self.too_few(ctx, &[(field.to_owned(), value.to_owned())]);
        }
        can
    }

    fn too_few(&mut self, ctx: &Context<Self>, values: &[(String, String)]) {
        let names = self.names(ctx);
        let named: Vec<String> =
            values.iter().map(|(field, value)| names.value(field, value)).collect();
        self.drill.said =
            fill(words(names.language).too_few, &[("value", &named.join(" × "))]);
    }
}

/// What has become of the filter, in words.
fn said(before: &Filter, after: &Filter, names: &Names) -> String {
    let words = words(names.language);
    if after.is_all() {
        return words.cleared.to_owned();
    }
    let mut parts = Vec::new();
    for (field, values) in after.iter().filter(|(field, now)| before.values(field) != Some(*now)) {
        let named: Vec<String> = values.iter().map(|value| names.value(field, value)).collect();
        let values = match named.len() {
            0..=NAMED => named.join(", "),
            more => fill(names.words().chosen, &[("n", &more.to_string())]),
        };
        let places = [("name", &*names.dimension(field)), ("values", &*values)];
        parts.push(fill(words.filtered, &places));
    }
    for (field, _) in before.iter().filter(|(field, _)| after.values(field).is_none()) {
        parts.push(fill(words.unfiltered, &[("name", &names.dimension(field))]));
    }
    parts.join(" ")
}
