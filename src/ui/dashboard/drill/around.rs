//! What stands around the filter: the panel of the units shows all units that the other filters let through, not only
//! those that are filtered by, and the panel of the months all months. So another one can be picked, and what is picked
//! is seen beside the others. These are figures of a wider filter, by the same door as all.

use std::rc::Rc;

use hailong_core::figures::Figures;
use hailong_core::filter::{Filter, MONTH, UNIT};

use crate::ui::dashboard::state::DashboardState;

/// Of so many filters the figures are kept until other responses are looked at: whoever goes back needn't wait.
const KEPT: usize = 8;

/// What was counted lately.
#[derive(Default)]
pub(super) struct Recent {
    edition: u32,
    figures: Vec<Rc<Figures>>,
}

impl Recent {
    /// Keeps the figures that are shown.
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
pub(in crate::ui::dashboard) struct Around {
    /// Of all units.
    pub(in crate::ui::dashboard) units: Rc<Figures>,
    /// Of all months.
    pub(in crate::ui::dashboard) months: Rc<Figures>,
    /// Whether some of it is still to be counted, and only what is filtered by is there.
    pub(super) is_partial: bool,
}

impl PartialEq for Around {
    // Figures are made anew at each count.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.units, &other.units) && Rc::ptr_eq(&self.months, &other.months)
    }
}

impl Around {
    /// Counts it, or without `may_count` as far as it was counted before.
    pub(super) fn of(state: &DashboardState, recent: &mut Recent, may_count: bool) -> Option<Self> {
        let figures = state.figures()?;
        recent.keep(state, figures);
        let mut is_partial = false;
        let mut without = |field: &str| {
            let mut filter = figures.filter.clone();
            filter.clear(field);
            let found = recent.get(&filter).or_else(|| {
                let counted = if may_count { state.figures_of(&filter) } else { None };
                is_partial |= counted.is_none();
                if let Some(counted) = &counted {
                    recent.keep(state, counted);
                }
                counted
            });
            // Where the result of all is hidden under the wider filter there is none by unit.
            found.filter(|found| !found.by_unit.is_empty()).unwrap_or_else(|| figures.clone())
        };
        let (units, months) = (without(UNIT), without(MONTH));
        Some(Self { units, months, is_partial })
    }
}
