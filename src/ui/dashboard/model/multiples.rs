//! A small trend for each unit, in the order of the ranking: which units, and their months.
//!
//! A unit's months are what filtering by that unit shows: its figures come by the same door, one unit after the other, and
//! between two the page gets its turn. They are counted after the cross-tab, and at first for no more units than fit a look.

use std::rc::Rc;

use hailong_core::figures::{Figures, Group};
use hailong_core::filter::{Filter, UNIT};

use super::effect::{Effect, Timer};
use super::state::DashboardState;

/// So many units are counted at first, and so many more at each press.
pub const MOST: usize = 24;

/// What can happen.
#[derive(Clone, Copy, Debug)]
pub enum Message {
    /// The cross-tab was counted: begin with the units that are shown.
    Begin,
    /// Count one more unit.
    Step,
    /// Show more units.
    More,
    /// Show only the first ones again.
    Less,
}

/// One unit.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitMonths {
    /// The unit, with its result over all months as the ranking has it.
    pub unit: Group,
    /// Its months; none where they are hidden.
    pub months: Vec<Group>,
}

/// Which units are set side by side: those of a level, whichever of them are filtered by, so that another one can be picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitSet {
    edition: u32,
    /// What all of them together pass.
    filter: Filter,
}

impl UnitSet {
    /// Those of these units, or of all, under the other filters.
    fn of(state: &DashboardState, level: Option<&[String]>) -> Self {
        let mut filter = without_units(state.filter());
        for unit in level.unwrap_or_default() {
            filter.allow(UNIT, unit.as_str());
        }
        Self { edition: state.edition(), filter }
    }

    /// Their figures; those of all units where they aren't two. `None` where there is nothing to set side by side.
    fn figures(&self, state: &DashboardState) -> Option<Rc<Figures>> {
        let of = |filter: &Filter| {
            let shown = state.figures().filter(|figures| figures.filter == *filter).cloned();
            let figures = shown.or_else(|| state.figures_of(filter));
            figures.filter(|figures| is_worth_it(figures))
        };
        let wider = || self.filter.values(UNIT).and_then(|_| of(&without_units(&self.filter)));
        of(&self.filter).or_else(wider)
    }

    /// Whether the same responses are looked at under the same other filters.
    fn is_still(&self, state: &DashboardState) -> bool {
        let others = without_units(&self.filter);
        self.edition == state.edition() && others == without_units(state.filter())
    }
}

fn without_units(filter: &Filter) -> Filter {
    let mut filter = filter.clone();
    filter.clear(UNIT);
    filter
}

/// What was counted of one view.
pub struct Counted {
    /// Of which units.
    set: UnitSet,
    /// The figures of all of them.
    pub figures: Rc<Figures>,
    /// The units, as far as they were counted.
    pub units: Vec<UnitMonths>,
}

impl Counted {
    /// How many units there are.
    pub fn all(&self) -> usize {
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
pub struct Multiples {
    found: Option<Rc<Counted>>,
    counting: Option<Counted>,
    /// So many units are wanted.
    most: usize,
}

impl Multiples {
    /// What was counted last.
    pub fn found(&self) -> Option<&Rc<Counted>> {
        self.found.as_ref()
    }

    /// Whether what was counted is of other units, or of another filter, than is shown now.
    pub fn is_pending(&self, state: &DashboardState, level: Option<&[String]>) -> bool {
        self.found.as_ref().is_some_and(|found| found.set != UnitSet::of(state, level))
    }

    /// Does it; `level` are the units of the level of the tree that is shown, `None` for all.
    pub fn update(
        &mut self,
        message: Message,
        state: &DashboardState,
        level: Option<&[String]>,
    ) -> Vec<Effect> {
        match message {
            Message::Begin => {
                let begins = self.begin(state, UnitSet::of(state, level));
                return if begins { vec![Effect::Wake(Timer::Multiples, 0)] } else { Vec::new() };
            }
            Message::Step => {}
            // Of other units than those that are shown the first ones come first.
            _ if self.found.is_none() || self.is_pending(state, level) => return Vec::new(),
            Message::More => self.more(),
            Message::Less => {
                self.less();
                return vec![Effect::Draw];
            }
        }
        match self.step(state) {
            Some(()) => vec![Effect::Wake(Timer::Multiples, 0)],
            None => vec![Effect::Rest(Timer::Multiples), Effect::Draw],
        }
    }

    /// Begins with these units, unless they were begun with.
    fn begin(&mut self, state: &DashboardState, set: UnitSet) -> bool {
        let is_of = |counted: &Counted| counted.set == set;
        // Others that were asked for meanwhile are no longer wanted.
        self.counting = self.counting.take().filter(is_of);
        if self.found.as_deref().is_some_and(is_of) || self.counting.is_some() {
            return false;
        }
        self.most = MOST;
        let figures = set.figures(state);
        self.counting = figures.map(|figures| Counted { set, figures, units: Vec::new() });
        if self.counting.is_none() {
            self.found = None;
        }
        self.counting.is_some()
    }

    /// Counts one more unit; `None` once there is nothing left to count.
    fn step(&mut self, state: &DashboardState) -> Option<()> {
        let mut counting = self.counting.take()?;
        // Of what is no longer looked at nothing is counted.
        if !counting.set.is_still(state) {
            return None;
        }
        if counting.step(state, self.most) {
            self.found = Some(Rc::new(counting));
            return None;
        }
        self.counting = Some(counting);
        Some(())
    }

    /// Goes on with more units; what is being counted is counted on.
    fn more(&mut self) {
        let Some(found) = &self.found else { return };
        let Counted { set, figures, units } = &**found;
        if self.counting.as_ref().is_some_and(|counting| counting.set == *set) {
            self.most += MOST;
            return;
        }
        self.most = units.len() + MOST;
        let (set, figures, units) = (set.clone(), figures.clone(), units.clone());
        self.counting = Some(Counted { set, figures, units });
    }

    /// Goes back to the first ones.
    fn less(&mut self) {
        let Some(found) = self.found.take() else { return };
        let Counted { set, figures, units } = &*found;
        let (set, figures) = (set.clone(), figures.clone());
        let units = units.iter().take(MOST).cloned().collect();
        (self.most, self.counting) = (MOST, None);
        self.found = Some(Rc::new(Counted { set, figures, units }));
    }
}

#[cfg(test)]
mod tests;
