//! Made-up responses, with which a dashboard can be tried before there are responses.

use std::cell::OnceCell;

use hailong_core::calendar::Month;
use hailong_core::filter::Filter;
use hailong_core::illustrative;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::response::Response;
use hailong_core::table::Table;

use super::period::Periods;
use crate::ui::dashboard::model::comments::Shelf;

/// How many there are, and from which seed: the same ones each time, so that two people who look at them see the same.
const COUNT: usize = 4_800;
const SEED: u64 = 81;

/// They, while they are looked at.
pub struct MadeUp {
    pub table: Table,
    /// The filter of the real ones meanwhile, and the periods of them that a person sets against each other.
    pub before: (Filter, Option<Periods>),
    /// Of which units and up to which month they are.
    units: Vec<String>,
    last: Month,
    /// What they say, from when it is first read.
    comments: OnceCell<Shelf>,
}

impl MadeUp {
    /// Of the twelve months up to `last`.
    pub fn new(
        questionnaire: &Questionnaire,
        units: &[String],
        last: Month,
        before: (Filter, Option<Periods>),
    ) -> Self {
        let mut table = Table::new(questionnaire);
        for response in illustrative::responses(questionnaire, units, last, COUNT, SEED) {
            table.insert(questionnaire, &response);
        }
        // There is memory for so few.
        let _ = table.commit();
        Self { table, before, units: units.to_vec(), last, comments: OnceCell::new() }
    }

    /// What they say, which `read` takes from them once.
    pub fn comments(
        &self,
        questionnaire: &Questionnaire,
        read: impl FnOnce(&Questionnaire, Vec<Response>) -> Shelf,
    ) -> &Shelf {
        self.comments.get_or_init(|| {
            let Self { units, last, .. } = self;
            read(questionnaire, illustrative::responses(questionnaire, units, *last, COUNT, SEED))
        })
    }
}
