//! What the dashboard knows: the responses, the filter and the figures. Pure: no store, no page.

use std::rc::Rc;

use hailong_core::calendar::Month;
use hailong_core::figures::{Figures, Thresholds, figures};
use hailong_core::filter::{Filter, UNIT, UnknownDimension, dimensions};
use hailong_core::illustrative;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::response::Response;
use hailong_core::table::Table;

/// How many responses are made up, and from which seed: the same ones each time, so that two people who
/// look at them see the same.
const ILLUSTRATIVE: (usize, u64) = (4_800, 81);

/// All that the dashboard knows.
pub struct DashboardState {
    questionnaire: Rc<Questionnaire>,
    real: Table,
    /// The made-up responses, while they are looked at. They never meet the real ones.
    made_up: Option<Table>,
    filter: Filter,
    figures: Option<Rc<Figures>>,
}

impl DashboardState {
    /// Without responses.
    pub fn new(questionnaire: Rc<Questionnaire>) -> Self {
        let real = Table::new(&questionnaire);
        Self { questionnaire, real, made_up: None, filter: Filter::all(), figures: None }
    }

    /// The figures of what the filter lets through; `None` before they were first counted.
    pub fn figures(&self) -> Option<&Rc<Figures>> {
        self.figures.as_ref()
    }

    /// The filter.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Whether made-up responses are looked at.
    pub fn is_illustrative(&self) -> bool {
        self.made_up.is_some()
    }

    /// Whether there are no responses at all, whatever the filter.
    pub fn is_empty(&self) -> bool {
        self.table().is_empty()
    }

    /// The dimensions with more than one value, each with its values: what can be filtered by.
    pub fn choices(&self) -> Vec<(String, Vec<String>)> {
        let choices = dimensions(&self.questionnaire).into_iter().map(|dimension| {
            let values = self.table().values(&dimension).into_iter().map(str::to_owned).collect();
            (dimension, values)
        });
        choices
            .filter(|(dimension, values): &(String, Vec<String>)| {
                values.len() > 1 || self.filter.values(dimension).is_some()
            })
            .collect()
    }

    /// Takes responses in; those with an id that is there already count once. Not counted yet.
    pub fn insert(&mut self, responses: &[Response]) {
        for response in responses {
            self.real.insert(&self.questionnaire, response);
        }
    }

    /// Forgets the real responses.
    pub fn clear(&mut self) {
        self.real = Table::new(&self.questionnaire);
    }

    /// Looks at made-up responses of the twelve months up to `last`, or away from them.
    pub fn show_illustrative(&mut self, units: &[String], last: Option<Month>) {
        let (count, seed) = ILLUSTRATIVE;
        self.filter = Filter::all();
        self.made_up = last.map(|last| {
            let mut table = Table::new(&self.questionnaire);
            for response in illustrative::responses(&self.questionnaire, units, last, count, seed) {
                table.insert(&self.questionnaire, &response);
            }
            table
        });
    }

    /// Sets the whole filter, if the questionnaire can be filtered so.
    pub fn set_filter(&mut self, filter: Filter) -> Result<(), UnknownDimension> {
        filter.check(&self.questionnaire)?;
        self.filter = filter;
        Ok(())
    }

    /// Lets a value of a dimension through, or no more; with none left all pass again.
    pub fn toggle(&mut self, dimension: &str, value: &str) {
        let before = self.filter.values(dimension).unwrap_or_default().to_vec();
        self.filter.clear(dimension);
        let is_on = before.iter().any(|one| one == value);
        for kept in before.iter().filter(|one| *one != value) {
            self.filter.allow(dimension, kept.as_str());
        }
        if !is_on {
            self.filter.allow(dimension, value);
        }
    }

    /// Lets all values of a dimension through; of all dimensions where none is named.
    pub fn clear_filter(&mut self, dimension: Option<&str>) {
        match dimension {
            Some(dimension) => self.filter.clear(dimension),
            None => self.filter = Filter::all(),
        }
    }

    /// Counts anew.
    pub fn count(&mut self) {
        let counted = figures(
            &self.questionnaire,
            self.table(),
            &self.filter,
            Thresholds::default(),
            self.is_illustrative(),
        );
        // The filter was checked when it was set.
        self.figures = counted.ok().map(Rc::new);
    }

    /// The units that occur in the real responses.
    pub fn units(&self) -> Vec<String> {
        self.real.values(UNIT).into_iter().map(str::to_owned).collect()
    }

    fn table(&self) -> &Table {
        self.made_up.as_ref().unwrap_or(&self.real)
    }
}
