//! Filtering from the pictures: a row, a month or a cell that is picked is what is looked at, in all panels.
//!
//! [`picking`] says what a pick does to the filter, [`around`] counts what stands beside what is filtered by: the units of
//! a level of the [`tree`], and months or longer [`periods`]. [`panels`] gives their panels what they need for it.

mod picks;

use gloo::timers::callback::Timeout;
use hailong_core::calendar::Month;
use hailong_core::figures::Group;
use hailong_core::filter::{Filter, MONTH, UNIT};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::i18n::drill::words;
use crate::i18n::fill;
use crate::ui::dashboard::model::drill::picking::{self, Picked};
use crate::ui::dashboard::output::wall;
use crate::ui::dashboard::output::wall::WallProps;
use crate::ui::dashboard::shell::app::{DashboardApp, Message};
use crate::ui::dashboard::shell::lazy::lazy;
use crate::ui::dashboard::text::names::Names;

use crate::ui::dashboard::model::drill::around::{Around, Plan, Recent};
use crate::ui::dashboard::model::drill::periods::Step;
pub use picks::{Picks, cells, picks};

/// Until the figures are painted, in milliseconds.
const AFTER_PAINT: u32 = 20;
/// So many results of few responses are counted at once.
const AT_ONCE: usize = 12;
/// More values than these are counted, not named, when they are said aloud.
const NAMED: usize = 5;

/// What is to be done.
pub enum Task {
    /// The figures are painted: count what stands around the filter, one result after the other.
    Around,
    /// Months, quarters or years from now on.
    Step(Step),
    /// These units, or all.
    Units(Option<Vec<String>>),
    /// A unit was picked.
    Unit(Picked),
    /// A unit was picked among those of a level; `false` if nothing is shown of it.
    OneUnit(Picked, bool),
    /// A month was picked.
    Month(Picked),
    /// A cell was picked: of each field a value. `false` if it shows nothing.
    Cell(Vec<(String, String)>, bool),
    /// Let all through again.
    Clear,
    /// Show it on a screen on the wall, or no more.
    Wall(bool),
}

/// What stands around the filter, and what was said of it.
#[derive(Default)]
pub struct Drill {
    around: Option<Around>,
    recent: Recent,
    /// What is being counted of it.
    plan: Option<Plan>,
    /// How long a period of the trend is.
    step: Step,
    /// Dropped, it doesn't go off: of what was asked for meanwhile only the last is counted.
    next: Option<Timeout>,
    /// Whether it is shown on a screen on the wall.
    on_wall: bool,
    /// What the last pick did, in words.
    said: String,
    /// Whether a pick may have taken away what had the focus.
    picked: bool,
}

impl Drill {
    /// The figures around the filter; `None` before there are any.
    pub fn around(&self) -> Option<&Around> {
        self.around.as_ref()
    }

    /// The units of the level that is looked at; `None` for all.
    pub fn level(&self) -> Option<&[String]> {
        self.around.as_ref()?.level.values.as_deref()
    }

    /// What the last pick did, for whoever listens.
    pub fn view(&self) -> Html {
        html! { <p class="unseen" role="status">{ &self.said }</p> }
    }

    /// Where a pick has left nothing to show, the focus goes to the words that say so: whoever picked by the keyboard
    /// goes on from there.
    pub fn rendered(&mut self, root: Option<Element>) {
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
pub fn at_escape(send: &Callback<Message>) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        let own = || {
            let at: Option<Element> = event.composed_path().get(0).dyn_into().ok();
            at.is_some_and(|at| {
                at.closest("select, .candidate, dialog").is_ok_and(|own| own.is_some())
            })
        };
        if event.key() == "Escape" && !event.default_prevented() && !own() {
            send.emit(Message::Drill(Task::Clear));
        }
    })
}

impl DashboardApp {
    /// The figures are others: what stands around them is looked for, and counted once they are painted where that
    /// takes a time that a person would notice.
    pub fn look_around(&mut self, ctx: &Context<Self>) {
        (self.drill.next, self.drill.plan) = (None, None);
        // What was said is of another view.
        self.drill.said.clear();
        let is_quick = self.state.is_quick();
        let Some(mut plan) = self.plan(ctx, if is_quick { 2 } else { 0 }) else {
            self.drill.around = None;
            return;
        };
        while is_quick && (1..=AT_ONCE).contains(&plan.left()) {
            plan.count(&self.state);
        }
        if plan.left() == 0 && !plan.is_partial() {
            self.drill.around = Some(plan.finish());
        } else {
            self.drill.around = Some(plan.around());
            // What is partial is planned anew, with the wider filters.
            self.drill.plan = Some(plan).filter(|plan| !plan.is_partial());
            self.drill.next = after(ctx, AFTER_PAINT);
        }
    }

    fn plan(&mut self, ctx: &Context<Self>, most: usize) -> Option<Plan> {
        let Drill { around, recent, step, .. } = &mut self.drill;
        let before = (*step, around.as_ref());
        Plan::new(&self.state, &ctx.props().units, recent, before, most)
    }

    /// Counts one result more; whether all of it is there.
    fn go_on(&mut self, ctx: &Context<Self>) -> bool {
        let plan = self.drill.plan.take();
        let Some(mut plan) = plan.or_else(|| self.plan(ctx, 1)) else { return false };
        // The other one of the wider filters comes next.
        if !plan.is_partial() {
            plan.count(&self.state);
            if plan.left() == 0 {
                self.drill.around = Some(plan.finish());
                return true;
            }
            self.drill.plan = Some(plan);
        }
        self.drill.next = after(ctx, 0);
        false
    }

    /// The button that shows it on a screen on the wall, and the screen.
    pub fn wall(&self, names: &Names, send: &Callback<Message>) -> Html {
        let figures = self.state.figures().filter(|figures| figures.status.is_visible());
        let set = |show: bool| Message::Drill(Task::Wall(show));
        let on_leave = send.reform(move |()| set(false));
        html! {
            <>
                { wall::button(figures, names, send.reform(move |_| set(true))) }
                if let (Some(figures), Some(lazy)) = (figures.filter(|_| self.drill.on_wall), lazy()) {
                    { (lazy.wall)(WallProps {
                        figures: figures.clone(),
                        analysis: self.state.analysis().cloned(),
                        names: names.clone(),
                        measure: self.measure.clone(),
                        on_leave,
                    }) }
                }
            </>
        }
    }

    /// Does it; whether there is something new to show.
    pub fn drill(&mut self, ctx: &Context<Self>, task: Task) -> bool {
        let filter = self.state.filter().clone();
        let next = match task {
            Task::Around => return self.go_on(ctx),
            Task::Step(step) => {
                self.drill.step = step;
                self.look_around(ctx);
                return true;
            }
            Task::Units(units) => picking::with(&filter, UNIT, units.unwrap_or_default()),
            Task::Unit(Picked { key, extends }) => {
                let Some(around) = self.drill.around.clone() else { return false };
                if !self.can_pick(ctx, &around.units.by_unit, (UNIT, &key)) {
                    return true;
                }
                let row = around.level.rows.iter().find(|row| row.id == key);
                let set = row.map_or_else(|| vec![key], |row| row.values.clone());
                picking::units(&filter, &set, around.level.values.as_deref(), extends)
            }
            Task::OneUnit(Picked { key, extends }, is_told) => {
                // What is filtered by already can always be taken off.
                if !is_told && !filter.values(UNIT).is_some_and(|values| values.contains(&key)) {
                    self.too_few(ctx, &[(UNIT.to_owned(), key)]);
                    return true;
                }
                let level = self.drill.level();
                picking::units(&filter, &[key], level, extends)
            }
            Task::Month(Picked { key, extends }) => {
                let Some(around) = self.drill.around.clone() else { return false };
                if !self.can_pick(ctx, &around.months.by_month, (MONTH, &key)) {
                    return true;
                }
                let Some(first) = Month::parse(&key) else { return false };
                picking::months(&filter, &around.step.all(first), extends)
            }
            Task::Cell(values, is_told) => {
                if !is_told {
                    self.too_few(ctx, &values);
                    return true;
                }
                picking::cell(&filter, &values)
            }
            Task::Wall(show) => {
                self.drill.on_wall = show;
                return true;
            }
            Task::Clear if filter.is_all() => return false,
            Task::Clear => Filter::all(),
        };
        // What is picked has figures of its own, so it can be filtered by.
        if next == filter || self.state.set_filter(next).is_err() {
            return false;
        }
        let said = said(&filter, self.state.filter(), &self.names(ctx));
        self.count(ctx);
        (self.drill.said, self.drill.picked) = (said, true);
        true
    }

    /// Whether a unit or a month shows anything; if it doesn't, that is said, and nothing else happens.
    fn can_pick(
        &mut self,
        ctx: &Context<Self>,
        groups: &[Group],
        (field, value): (&str, &str),
    ) -> bool {
        let group = groups.iter().find(|group| group.value == value);
        let is_visible = group.is_some_and(|group| group.share.status.is_visible());
        // What is filtered by already can always be taken off.
        let is_on = |values: &[String]| values.iter().any(|one| one == value);
        let can = is_visible || self.state.filter().values(field).is_some_and(is_on);
        if !can {
            self.too_few(ctx, &[(field.to_owned(), value.to_owned())]);
        }
        can
    }

    fn too_few(&mut self, ctx: &Context<Self>, values: &[(String, String)]) {
        let names = self.names(ctx);
        let named: Vec<String> =
            values.iter().map(|(field, value)| names.value(field, value)).collect();
        self.drill.said = fill(words(names.language).too_few, &[("value", &named.join(" × "))]);
    }
}

fn after(ctx: &Context<DashboardApp>, wait: u32) -> Option<Timeout> {
    let link = ctx.link().clone();
    Some(Timeout::new(wait, move || link.send_message(Message::Drill(Task::Around))))
}

/// What has become of the filter, in words.
fn said(before: &Filter, after: &Filter, names: &Names) -> String {
    let words = words(names.language);
    if after.is_all() {
        return words.cleared.to_owned();
    }
    let mut parts = Vec::new();
    for (field, values) in after.iter().filter(|(field, now)| before.values(field) != Some(*now)) {
        let values = names.chosen(field, values, NAMED);
        let places = [("name", &*names.dimension(field)), ("values", &*values)];
        parts.push(fill(words.filtered, &places));
    }
    for (field, _) in before.iter().filter(|(field, _)| after.values(field).is_none()) {
        parts.push(fill(words.unfiltered, &[("name", &names.dimension(field))]));
    }
    parts.join(" ")
}
