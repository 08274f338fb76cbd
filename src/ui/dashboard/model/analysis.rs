//! What is counted beyond the figures of a view: what has changed since the period before, and which items go with the
//! overall result. The core counts both behind the same suppression; their panels put them into words.

use std::collections::BTreeSet;

use hailong_core::calendar::Month;
use hailong_core::figures::{Comparison, Drivers, Thresholds, compare, drivers};
use hailong_core::filter::{Filter, MONTH};
use hailong_core::questionnaire::Questionnaire;
use hailong_core::table::Table;

use super::period::{NoPeriods, Periods, periods};
use crate::ui::dashboard::model::period::Chosen;

/// All of it, for one filter.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The period that is looked at against the one before, or why there aren't two.
    pub change: Result<Change, NoPeriods>,
    /// How the items go with the result of all; `None` where no item asks for that.
    pub drivers: Option<Drivers>,
    /// What a person chose to compare; `None` where they don't choose.
    pub chosen: Option<Chosen>,
    /// The months that there are responses of, whatever the filter.
    pub answered: BTreeSet<Month>,
    /// The month that isn't over; `None` where the figures were published.
    pub running: Option<Month>,
}

/// Two periods beside each other.
#[derive(Clone, Debug)]
pub struct Change {
    /// Their months.
    pub periods: Periods,
    /// The earlier one as a, the later one as b.
    pub comparison: Comparison,
    /// How they were chosen.
    pub chosen_by: ChosenBy,
}

/// How two periods were chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChosenBy {
    /// By the calendar, from the months that are over today, and by the filter.
    Today,
    /// By the publisher of the figures, on another day.
    Publisher,
    /// By the person who looks at them.
    Person,
}

impl Analysis {
    /// Whether a person chose what is compared.
    pub fn is_by_person(&self) -> bool {
        self.change.as_ref().is_ok_and(|change| change.chosen_by == ChosenBy::Person)
    }
}

/// Looks into what a filter lets through, in the month `today`, and compares the periods that were `chosen`, if any were.
/// `None` if the questionnaire can't be filtered so.
pub fn look(
    questionnaire: &Questionnaire,
    table: &Table,
    filter: &Filter,
    today: Month,
    chosen: Option<&Chosen>,
    thresholds: Thresholds,
) -> Option<Analysis> {
    let answered: BTreeSet<Month> =
        table.values(MONTH).into_iter().filter_map(Month::parse).collect();
    let change = change(questionnaire, table, filter, (&answered, today), chosen, thresholds)?;
    let drivers = drivers(questionnaire, table.counted(), filter, thresholds).ok()?;
    let running = Some(today);
    Some(Analysis { change, drivers, chosen: chosen.cloned(), answered, running })
}

/// The comparison of the periods that the calendar gives, whatever a person has chosen: what is published must not have been
/// chosen for its result. `None` where there aren't two periods.
pub fn unchosen(
    questionnaire: &Questionnaire,
    table: &Table,
    filter: &Filter,
    today: Month,
    thresholds: Thresholds,
) -> Option<Comparison> {
    let answered = table.values(MONTH).into_iter().filter_map(Month::parse).collect();
    let change = change(questionnaire, table, filter, (&answered, today), None, thresholds)?;
    Some(change.ok()?.comparison)
}

/// Compares two periods; `None` if the questionnaire can't be filtered so.
fn change(
    questionnaire: &Questionnaire,
    table: &Table,
    filter: &Filter,
    (answered, today): (&BTreeSet<Month>, Month),
    chosen: Option<&Chosen>,
    thresholds: Thresholds,
) -> Option<Result<Change, NoPeriods>> {
    let mut others = filter.clone();
    others.clear(MONTH);
    let (found, chosen_by) = match chosen.and_then(Chosen::periods) {
        Some(found) => (found.and_then(|found| found.with_responses(answered)), ChosenBy::Person),
        None => (periods(filter.values(MONTH), answered, today), ChosenBy::Today),
    };
    let periods = match found {
        Ok(periods) => periods,
        Err(why) => return Some(Err(why)),
    };
    let values = |months: &[Month]| months.iter().map(Month::to_string).collect::<Vec<_>>();
    let (before, now) = (values(&periods.before), values(&periods.now));
    let sides = [&*before, &*now];
    let counted = table.counted();
    let comparison = compare(questionnaire, counted, &others, MONTH, sides, thresholds).ok()?;
    Some(Ok(Change { periods, comparison, chosen_by }))
}
