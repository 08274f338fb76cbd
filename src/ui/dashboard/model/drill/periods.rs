//! Months, quarters and years of the trend. Pure.
//!
//! A quarter is what a filter on its months lets through, no more: so it is hidden where that would be, which is where it
//! takes in some, but not all, of the months that are hidden (docs/figures.md, rule 2), and the shown months with the
//! shown quarters tell of no hidden month.

use std::collections::BTreeSet;

use hailong_core::calendar::Month;

use crate::i18n::dashboard::Words;
use crate::i18n::fill;

/// How long a period is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// A month.
    #[default]
    Month,
    /// Three, from January, April, July or October on.
    Quarter,
    /// Twelve, from January on.
    Year,
}

impl Step {
    /// So many months.
    fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }

    /// The first month of the period that a month is in. It stands for the period.
    pub fn first(self, month: Month) -> Month {
        let months = self.months();
        Month::new(month.year(), (month.month() - 1) / months * months + 1).unwrap_or(month)
    }

    /// The months of the period that begins with this one.
    pub fn all(self, first: Month) -> Vec<Month> {
        let following = std::iter::successors(Some(first), |month| month.next());
        following.take(self.months() as usize).collect()
    }

    /// The last month of the period that begins with this one.
    pub fn last(self, first: Month) -> Month {
        self.all(first).last().copied().unwrap_or(first)
    }

    /// The first month of the period after the one that begins with this one.
    pub fn next(self, first: Month) -> Option<Month> {
        self.all(first).last().and_then(|last| last.next())
    }

    /// How many periods have passed before the one that begins with this month.
    pub fn place(self, first: Month) -> f64 {
        f64::from((first.year() * 12 + first.month() as i32 - 1) / self.months() as i32)
    }

    /// The periods that some months are in, each by its first month.
    pub fn periods(self, months: impl Iterator<Item = Month>) -> BTreeSet<Month> {
        months.map(|month| self.first(month)).collect()
    }

    /// A period's name.
    pub fn name(self, first: Month, words: &Words) -> String {
        let year = first.year().to_string();
        let quarters = [words.quarter_1, words.quarter_2, words.quarter_3, words.quarter_4];
        match self {
            Self::Month => {
                let month = first.month();
                [if month < 10 { "0" } else { "" }, &month.to_string(), "/", &year].concat()
            }
            Self::Quarter => {
                fill(quarters[(first.month() as usize - 1) / 3 % 4], &[("year", &year)])
            }
            Self::Year => year,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::i18n::dashboard::words;

    fn month(text: &str) -> Month {
        Month::parse(text).expect("a month")
    }

    #[test]
    fn a_period_is_of_the_calendar() {
        let check = |step: Step, at: &str, first: &str, last: &str, name: &str| {
            let begins = step.first(month(at));
            assert_eq!(begins, month(first), "{step:?} {at}");
            assert_eq!(step.all(begins).last(), Some(&month(last)));
            assert_eq!(step.next(begins), month(last).next());
            assert_eq!(step.name(begins, words(Language::Vietnamese)), name);
        };
        check(Step::Month, "2026-03", "2026-03", "2026-03", "03/2026");
        check(Step::Month, "2025-12", "2025-12", "2025-12", "12/2025");
        check(Step::Quarter, "2026-01", "2026-01", "2026-03", "quý I/2026");
        check(Step::Quarter, "2026-06", "2026-04", "2026-06", "quý II/2026");
        check(Step::Quarter, "2026-07", "2026-07", "2026-09", "quý III/2026");
        check(Step::Quarter, "2025-12", "2025-10", "2025-12", "quý IV/2025");
        check(Step::Year, "2025-12", "2025-01", "2025-12", "2025");
    }

    #[test]
    fn months_are_in_their_periods() {
        let months = ["2025-11", "2025-12", "2026-01", "2026-05"].map(month);
        let count = |step: Step| step.periods(months.into_iter()).len();
        assert_eq!([Step::Month, Step::Quarter, Step::Year].map(count), [4, 3, 2]);
    }
}
