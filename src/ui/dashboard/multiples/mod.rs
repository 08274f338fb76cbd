//! A small trend for each unit, in the order of the ranking.
//!
//! A unit's months are what filtering by that unit shows: its figures come by the same door, one unit after the other, and
//! between two the page gets its turn. It is fetched and counted with what crosses two fields, when somebody comes near, and
//! at first for no more units than fit a look.

mod panel;

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use hailong_core::figures::{Figures, Group};
use hailong_core::filter::UNIT;
use yew::prelude::*;

use super::app::{DashboardApp, Message};
use super::crossing;
use super::names::Names;
use super::state::DashboardState;
use panel::MultiplesPanel;

/// So many units are counted at first, and so many more at each press.
const MOST: usize = 24;

/// What is to be done.
pub enum Task {
    /// Count one more unit.
    Step,
    /// Show more units.
    More,
}

/// One unit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct UnitMonths {
    /// The unit, with its result over all months as the ranking has it.
    pub(super) unit: Group,
    /// Its months; none where they are hidden.
    pub(super) months: Vec<Group>,
}

/// What was counted of one view.
pub(super) struct Counted {
    /// The figures of the same view.
    pub(super) figures: Rc<Figures>,
    /// The units, as far as they were counted.
    pub(super) units: Vec<UnitMonths>,
}

impl Counted {
    /// How many units there are.
    pub(super) fn all(&self) -> usize {
        units(&self.figures).count()
    }

    /// Counts the next unit; whether there is none left among the first `most`.
    fn step(&mut self, state: &DashboardState, most: usize) -> bool {
        let next = units(&self.figures).nth(self.units.len()).cloned();
        let Some(unit) = next.filter(|_| self.units.len() < most) else { return true };
        let mut months = Vec::new();
        if unit.share.status.is_visible() {
            let mut filter = self.figures.filter.clone();
            filter.clear(UNIT);
            filter.allow(UNIT, unit.value.clone());
            let figures = state.figures_of(&filter);
            months = figures.map_or(months, |figures| figures.by_month.clone());
        }
        self.units.push(UnitMonths { unit, months });
        self.units.len() >= most.min(self.all())
    }
}

/// The units of some figures, but for responses that don't say theirs.
fn units(figures: &Figures) -> impl Iterator<Item = &Group> {
    figures.by_unit.iter().filter(|group| !group.value.is_empty())
}

/// Whether there is anything to set side by side: two units, and two months.
fn is_worth_it(figures: &Figures) -> bool {
    let months = figures.by_month.iter().filter(|group| !group.value.is_empty());
    units(figures).count() > 1 && months.count() > 1
}

/// What was counted, and what is being counted.
#[derive(Default)]
pub(super) struct Multiples {
    found: Option<Rc<Counted>>,
    counting: Option<Counted>,
    /// How many presses for more units there were.
    presses: usize,
    /// Dropped, it doesn't go off.
    next: Option<Timeout>,
}

impl Multiples {
    /// Begins with these figures, unless they were begun with.
    fn begin(&mut self, figures: &Rc<Figures>) -> bool {
        let is_of = |counted: &Counted| Rc::ptr_eq(&counted.figures, figures);
        if self.found.as_deref().is_some_and(is_of) || self.counting.as_ref().is_some_and(is_of) {
            return false;
        }
        self.presses = 0;
        self.counting =
            is_worth_it(figures).then(|| Counted { figures: figures.clone(), units: Vec::new() });
        if self.counting.is_none() {
            self.found = None;
        }
        self.counting.is_some()
    }

    /// Counts one more unit; `None` once there is nothing left to count.
    fn step(&mut self, state: &DashboardState) -> Option<()> {
        let mut counting = self.counting.take()?;
        // Of figures that are no longer shown nothing is counted.
        if !state.figures().is_some_and(|figures| Rc::ptr_eq(figures, &counting.figures)) {
            return None;
        }
        if counting.step(state, MOST * (self.presses + 1)) {
            self.found = Some(Rc::new(counting));
            return None;
        }
        self.counting = Some(counting);
        Some(())
    }

    /// Goes on with more units.
    fn more(&mut self) {
        let Some(found) = &self.found else { return };
        self.presses += 1;
        let (figures, units) = (found.figures.clone(), found.units.clone());
        self.counting = Some(Counted { figures, units });
    }
}

impl DashboardApp {
    /// What crosses two fields was counted, so somebody is near: the units come next.
    pub(super) fn multiply_after_crossing(&mut self, ctx: &Context<Self>) {
        let figures = self.state.figures().filter(|_| self.crossing.found().is_some());
        if figures.is_some_and(|figures| self.crossing.multiples.begin(figures)) {
            self.crossing.multiples.next = Some(after(ctx));
        }
    }

    /// Does it; whether there is something new to show.
    pub(super) fn multiply(&mut self, ctx: &Context<Self>, task: Task) -> bool {
        if matches!(task, Task::More) {
            self.crossing.multiples.more();
        }
        let goes_on = self.crossing.multiples.step(&self.state).is_some();
        self.crossing.multiples.next = goes_on.then(|| after(ctx));
        !goes_on
    }

    /// The panel; nothing where there is nothing to set side by side.
    pub(super) fn multiples(&self, names: &Names, send: &Callback<Message>) -> Html {
        let Some(found) = &self.crossing.multiples.found else { return html! {} };
        let shown = self.state.figures();
        let pending = !shown.is_some_and(|figures| Rc::ptr_eq(figures, &found.figures));
        html! {
            <MultiplesPanel found={found.clone()} {pending} names={names.clone()}
                measure={self.measure.clone()} send={send.clone()} />
        }
    }
}

fn after(ctx: &Context<DashboardApp>) -> Timeout {
    let link = ctx.link().clone();
    Timeout::new(0, move || link.send_message(Message::Cross(crossing::Task::Units(Task::Step))))
}

#[cfg(test)]
mod tests;
