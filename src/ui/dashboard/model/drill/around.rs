//! The figures around the filter: the panel of the units shows all units that the other filters let through, not only those
//! that are filtered by, and the panel of the months shows all months. So another one can be picked, and what is picked is
//! seen beside the others. They are figures of a wider filter, with the same suppression.

use std::rc::Rc;

use hailong_core::calendar::Month;
use hailong_core::figures::{Figures, Group, over_time, sort_by_rank};
use hailong_core::filter::{Filter, MONTH, UNIT};
use hailong_core::questionnaire::{Event, stretch};
use hailong_core::unit::Unit;

use super::periods::Step;
use super::picking::with;
use super::tree::{Level, Tree};
use crate::ui::dashboard::model::state::DashboardState;

/// Of so many filters the figures are kept until other responses are looked at, so that going back counts nothing.
const KEPT: usize = 8;

/// What was counted lately.
#[derive(Default)]
pub struct Recent {
    edition: u32,
    figures: Vec<Rc<Figures>>,
}

impl Recent {
    fn keep(&mut self, state: &DashboardState, figures: &Rc<Figures>) {
        if self.edition != state.edition() {
            self.figures.clear();
            self.edition = state.edition();
        }
        self.figures.retain(|kept| kept.filter != figures.filter);
        self.figures.truncate(KEPT - 1);
        self.figures.insert(0, figures.clone());
    }

    fn get(&self, filter: &Filter) -> Option<Rc<Figures>> {
        self.figures.iter().find(|figures| figures.filter == *filter).cloned()
    }
}

/// The figures around the filter.
#[derive(Clone)]
pub struct Around {
    /// Of all units of the level of the tree that is looked at.
    pub units: Rc<Figures>,
    /// Of all periods, each by its first month.
    pub months: Rc<Figures>,
    /// How long these are.
    pub step: Step,
    pub level: Rc<Level>,
    /// The units that there are responses of, whatever the filter, sorted.
    pub occurring: Rc<Vec<String>>,
    /// The figures before units and months were put together.
    plain: [Rc<Figures>; 2],
    /// Whether the units were put together, as far as there was anything to.
    has_units: bool,
}

impl PartialEq for Around {
    // Figures are made anew at each count.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.units, &other.units)
            && Rc::ptr_eq(&self.months, &other.months)
            && self.step == other.step
            && self.level == other.level
    }
}

/// What is to be counted for it, one result at a time.
pub struct Plan {
    around: Around,
    /// Of units, or else of months: what stands for them, and what is filtered by to see their result.
    left: Vec<(bool, String, Filter)>,
    /// What is found of units and of months; `None` where that was there already.
    found: [Option<Vec<Group>>; 2],
    step: Step,
    /// What happened, and may have changed the method.
    events: Vec<Event>,
    /// Whether a wider filter is still to be counted.
    is_partial: bool,
}

impl Plan {
    /// What is to be counted; `before` is what stood around an earlier filter. At most so many wider filters are
    /// counted for it; others are taken from what was counted before.
    pub fn new(
        state: &DashboardState,
        units: &[Unit],
        recent: &mut Recent,
        (step, before): (Step, Option<&Around>),
        most: usize,
    ) -> Option<Self> {
        let figures = state.figures()?;
        recent.keep(state, figures);
        let (mut is_partial, mut left) = (false, most);
        let mut without = |field: &str| {
            let filter = with(&figures.filter, field, [""; 0]);
            let found = recent.get(&filter).or_else(|| {
                is_partial |= left == 0;
                let counted = if left > 0 { state.figures_of(&filter) } else { None };
                left = left.saturating_sub(1);
                if let Some(counted) = &counted {
                    recent.keep(state, counted);
                }
                counted
            });
            // Where the result of all is hidden under the wider filter there is none by unit.
            found.filter(|found| !found.by_unit.is_empty()).unwrap_or_else(|| figures.clone())
        };
        let plain = [without(UNIT), without(MONTH)];
        let occurring = state.values(UNIT);
        let level = Tree::new(units).level(figures.filter.values(UNIT), &occurring);
        let mut plan = Self {
            around: Around {
                units: plain[0].clone(),
                months: plain[1].clone(),
                step: Step::Month,
                level: Rc::new(level),
                occurring: Rc::new(occurring),
                plain,
                has_units: true,
            },
            left: Vec::new(),
            found: [None, None],
            step,
            events: state.view().map_or(Vec::new(), |view| view.questionnaire.events.clone()),
            is_partial,
        };
        plan.plan_units(before);
        plan.plan_months(before);
        Some(plan)
    }

    fn plan_units(&mut self, before: Option<&Around>) {
        let (plain, level) = (&self.around.plain[0], &self.around.level);
        let same = before.filter(|before| before.has_units && Rc::ptr_eq(&before.plain[0], plain));
        if let Some(before) = same.filter(|before| before.level.rows == level.rows) {
            self.around.units = before.units.clone();
            return;
        }
        let mut found = Vec::new();
        for row in &level.rows {
            let own = |group: &&Group| row.values.contains(&group.value);
            let mut groups = plain.by_unit.iter().filter(own);
            match groups.next() {
                Some(only) if row.values.len() == 1 => found.push(only.clone()),
                Some(_) => {
                    let filter = with(&plain.filter, UNIT, row.values.iter().cloned());
                    self.left.push((true, row.id.clone(), filter));
                }
                // Under these filters there are no responses of it.
                None => {}
            }
        }
        let named = plain.by_unit.iter().filter(|group| !group.value.is_empty()).count();
        if found.len() < named || !self.left.is_empty() {
            self.found[0] = Some(found);
            self.around.has_units = false;
        }
    }

    fn plan_months(&mut self, before: Option<&Around>) {
        let (plain, step) = (&self.around.plain[1], self.step);
        if step == Step::Month {
            return;
        }
        let same = before.filter(|before| Rc::ptr_eq(&before.plain[1], plain));
        if let Some(before) = same.filter(|before| before.step == step) {
            (self.around.months, self.around.step) = (before.months.clone(), step);
            return;
        }
        let months = plain.by_month.iter().filter_map(|group| Month::parse(&group.value));
        for first in step.periods(months) {
            let all = step.all(first);
            let filter = with(&plain.filter, MONTH, all.iter().map(Month::to_string));
            self.left.push((false, first.to_string(), filter));
        }
        self.found[1] = Some(Vec::new());
    }

    /// Whether a wider filter is still to be counted, and only what is filtered by is there.
    pub fn is_partial(&self) -> bool {
        self.is_partial
    }

    /// How many results are left to be counted.
    pub fn left(&self) -> usize {
        self.left.len()
    }

    /// What is there without it.
    pub fn around(&self) -> Around {
        self.around.clone()
    }

    /// Counts one more result.
    pub fn count(&mut self, state: &DashboardState) {
        let Some((of_units, value, filter)) = self.left.pop() else { return };
        let found = &mut self.found[usize::from(!of_units)];
        if let (Some(found), Some(share)) = (found, state.overall_of(&filter)) {
            found.push(Group { value, share, limits: None });
        }
    }

    /// All of it.
    pub fn finish(self) -> Around {
        let (mut around, step, events) = (self.around, self.step, self.events);
        let [units, months] = self.found;
        if let Some(mut groups) = units {
            sort_by_rank(&mut groups);
            let mut figures = (*around.plain[0]).clone();
            figures.by_unit = groups;
            (around.units, around.has_units) = (Rc::new(figures), true);
        }
        if let Some(mut groups) = months {
            let mut figures = (*around.plain[1]).clone();
            // The last one was counted first.
            groups.reverse();
            let several_answers = figures.overall.item.is_none();
            figures.trend = over_time(
                &mut groups,
                &|first| step.place(first),
                &|first| stretch(&events, first, step.last(first)),
                several_answers,
            );
            figures.by_month = groups;
            (around.months, around.step) = (Rc::new(figures), step);
        }
        around
    }
}
