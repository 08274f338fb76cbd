//! The periods that a person sets against each other.

use std::rc::Rc;

use super::DashboardState;
use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::model::period::Chosen;
use crate::ui::dashboard::model::period::Periods;

impl DashboardState {
    /// The periods that a person sets against each other; `None` where they didn't choose.
    pub fn chosen_periods(&self) -> Option<&Chosen> {
        self.chosen.as_ref()
    }

    /// A person is about to choose, or to choose others: nothing is counted anew.
    pub fn begin_choice(&mut self) {
        self.chosen.get_or_insert_default();
        self.analysis = self.analysis.take().map(|analysis| {
            Rc::new(Analysis { chosen: self.chosen.clone(), ..(*analysis).clone() })
        });
    }

    /// Those that are a part of the view; as long as what is chosen can't be compared, those before.
    pub fn told(&self) -> Option<&Periods> {
        self.told.as_ref()
    }

    /// Sets these periods against each other from now on.
    pub fn choose_periods(&mut self, chosen: Option<Chosen>) {
        let told = chosen.as_ref().map(|chosen| chosen.periods()?.ok());
        if told != Some(None) {
            self.told = told.flatten();
        }
        self.chosen = chosen;
    }
}
