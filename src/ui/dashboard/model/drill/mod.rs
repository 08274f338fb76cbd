//! Filtering by picking: a row, a month or a cell that is picked is what is looked at, in all panels.
//!
//! [`picking`] says what a pick does to the filter. [`around`] counts what stands beside what is filtered by: the units of a
//! level of the [`tree`], and the [`periods`] of the trend.

pub mod around;
pub mod periods;
pub mod picking;
pub mod tree;

use hailong_core::calendar::Month;
use hailong_core::figures::Group;
use hailong_core::filter::{Filter, MONTH, UNIT};
use hailong_core::unit::Unit;

use super::effect::{AFTER_PAINT, Effect, Timer};
use super::state::DashboardState;
use around::{Around, Plan, Recent};
use periods::Step;
use picking::Picked;

/// So many results of few responses are counted at once.
const AT_ONCE: usize = 12;

/// What can happen.
#[derive(Clone, Debug)]
pub enum Message {
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
}

/// What is looked at when a message comes.
pub struct View<'a> {
    /// The responses and the filter.
    pub state: &'a DashboardState,
    /// All units.
    pub units: &'a [Unit],
}

/// What the last pick did, to be said aloud.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Said {
    /// Nothing was picked since the figures were counted.
    #[default]
    Nothing,
    /// It is filtered otherwise now.
    Filtered {
        /// The filter before the pick.
        before: Filter,
        /// The filter since.
        after: Filter,
    },
    /// Too few answered there: of each field a value.
    TooFew(Vec<(String, String)>),
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
    said: Said,
    /// Whether what was said is of the filter that is about to be counted.
    is_new: bool,
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

    /// What the last pick did.
    pub fn said(&self) -> &Said {
        &self.said
    }

    /// Whether something was picked since this was asked last.
    pub fn takes_focus(&mut self) -> bool {
        std::mem::take(&mut self.picked)
    }

    /// The figures are others: what stands around them is looked for, and counted once they are painted where that
    /// takes a time that a person would notice.
    pub fn look_around(&mut self, view: &View<'_>) -> Effect {
        self.plan = None;
        if !std::mem::take(&mut self.is_new) {
            // What was said is of another view.
            self.said = Said::Nothing;
        }
        let is_quick = view.state.is_quick();
        let Some(mut plan) = self.plan(view, if is_quick { 2 } else { 0 }) else {
            self.around = None;
            return Effect::Rest(Timer::Drill);
        };
        while is_quick && (1..=AT_ONCE).contains(&plan.left()) {
            plan.count(view.state);
        }
        if plan.left() == 0 && !plan.is_partial() {
            self.around = Some(plan.finish());
            return Effect::Rest(Timer::Drill);
        }
        self.around = Some(plan.around());
        // What is partial is planned anew, with the wider filters.
        self.plan = Some(plan).filter(|plan| !plan.is_partial());
        Effect::Wake(Timer::Drill, AFTER_PAINT)
    }

    fn plan(&mut self, view: &View<'_>, most: usize) -> Option<Plan> {
        let before = (self.step, self.around.as_ref());
        Plan::new(view.state, view.units, &mut self.recent, before, most)
    }

    /// Counts one result more.
    fn go_on(&mut self, view: &View<'_>) -> Vec<Effect> {
        let plan = self.plan.take();
        let Some(mut plan) = plan.or_else(|| self.plan(view, 1)) else { return Vec::new() };
        // The other one of the wider filters comes next.
        if !plan.is_partial() {
            plan.count(view.state);
            if plan.left() == 0 {
                self.around = Some(plan.finish());
                return vec![Effect::Draw];
            }
            self.plan = Some(plan);
        }
        vec![Effect::Wake(Timer::Drill, 0)]
    }

    /// Does it.
    pub fn update(&mut self, message: Message, view: &View<'_>) -> Vec<Effect> {
        let filter = view.state.filter();
        let next = match message {
            Message::Around => return self.go_on(view),
            Message::Step(step) => {
                self.step = step;
                return vec![self.look_around(view), Effect::Draw];
            }
            Message::Units(units) => picking::with(filter, UNIT, units.unwrap_or_default()),
            Message::Unit(Picked { key, extends }) => {
                let Some(around) = self.around.clone() else { return Vec::new() };
                if !can_pick(filter, &around.units.by_unit, (UNIT, &key)) {
                    return self.too_few(vec![(UNIT.to_owned(), key)]);
                }
                let row = around.level.rows.iter().find(|row| row.id == key);
                let set = row.map_or_else(|| vec![key], |row| row.values.clone());
                picking::units(filter, &set, around.level.values.as_deref(), extends)
            }
            Message::OneUnit(Picked { key, extends }, is_told) => {
                // What is filtered by already can always be taken off.
                if !is_told && !filter.values(UNIT).is_some_and(|values| values.contains(&key)) {
                    return self.too_few(vec![(UNIT.to_owned(), key)]);
                }
                picking::units(filter, &[key], self.level(), extends)
            }
            Message::Month(Picked { key, extends }) => {
                let Some(around) = self.around.clone() else { return Vec::new() };
                if !can_pick(filter, &around.months.by_month, (MONTH, &key)) {
                    return self.too_few(vec![(MONTH.to_owned(), key)]);
                }
                let Some(first) = Month::parse(&key) else { return Vec::new() };
                picking::months(filter, &around.step.all(first), extends)
            }
            Message::Cell(values, false) => return self.too_few(values),
            Message::Cell(values, true) => picking::cell(filter, &values),
            Message::Clear => Filter::all(),
        };
        // What is picked has figures of its own, so it can be filtered by.
        if next == *filter || !view.state.can_filter(&next) {
            return Vec::new();
        }
        self.said = Said::Filtered { before: filter.clone(), after: next.clone() };
        (self.is_new, self.picked) = (true, true);
        vec![Effect::Filter(next)]
    }

    /// Nothing is shown of these values; that is said, and nothing else happens.
    fn too_few(&mut self, values: Vec<(String, String)>) -> Vec<Effect> {
        self.said = Said::TooFew(values);
        vec![Effect::Draw]
    }
}

/// Whether a unit or a month shows anything.
fn can_pick(filter: &Filter, groups: &[Group], (field, value): (&str, &str)) -> bool {
    let group = groups.iter().find(|group| group.value == value);
    let is_visible = group.is_some_and(|group| group.share.status.is_visible());
    // What is filtered by already can always be taken off.
    let is_on = |values: &[String]| values.iter().any(|one| one == value);
    is_visible || filter.values(field).is_some_and(is_on)
}

#[cfg(test)]
mod tests;
