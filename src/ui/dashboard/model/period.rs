//! Which months are set against which: the period that is looked at and the one before it.
//!
//! Whole months, as docs/figures.md has them. It is chosen by which months have responses at all and by the filter of
//! months, never by how many responses or by what they say: a period that were chosen by its result would find a
//! change in chance. What is found is not decided here.

use std::collections::BTreeSet;

use hailong_core::calendar::Month;

/// Months of a quarter.
const QUARTER: usize = 3;

/// Two periods, which don't overlap: of as many months each, unless a person chose them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Periods {
    /// The earlier one, in the order of time.
    pub before: Vec<Month>,
    /// The later one, in the order of time.
    pub now: Vec<Month>,
}

/// Why there aren't two periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPeriods {
    /// The filter lets responses through that don't say their month.
    NotDated,
    /// There are no responses in the months before.
    NothingBefore,
    /// No month that is over has responses.
    NothingOver,
    /// The figures were published without another period.
    NotPublished,
    /// A person chose two that share a month.
    Overlapping,
    /// A person has chosen only one so far.
    HalfChosen,
    /// There are no responses of one that a person chose.
    NotAnswered,
}

/// The two periods. With a filter of months, these and as many right before the first of them. Without one the last
/// quarter that is over, if all its months and those of the quarter before have responses; else the last month that
/// is over and has responses, and the one before. `answered` are the months with responses, whatever the filter;
/// `today` is the month that isn't over.
pub fn periods(
    filtered: Option<&[String]>,
    answered: &BTreeSet<Month>,
    today: Month,
) -> Result<Periods, NoPeriods> {
    if let Some(values) = filtered {
        let now: Option<BTreeSet<Month>> = values.iter().map(|value| Month::parse(value)).collect();
        let now = now.ok_or(NoPeriods::NotDated)?;
        let first = now.first().ok_or(NoPeriods::NotDated)?;
        let before = preceding(*first, now.len());
        if !before.iter().any(|month| answered.contains(month)) {
            return Err(NoPeriods::NothingBefore);
        }
        return Ok(Periods { before, now: now.into_iter().collect() });
    }
    let last = *answered.range(..today).next_back().ok_or(NoPeriods::NothingOver)?;
    let quarter = last_quarter(last, today);
    let two_quarters = quarter.first().map(|first| preceding(*first, QUARTER));
    if let Some(before) = two_quarters
        && before.len() == QUARTER
        && before.iter().chain(&quarter).all(|month| answered.contains(month))
    {
        return Ok(Periods { before, now: quarter });
    }
    match previous(last).filter(|before| answered.contains(before)) {
        Some(before) => Ok(Periods { before: vec![before], now: vec![last] }),
        None => Err(NoPeriods::NothingBefore),
    }
}

impl Periods {
    /// These two, unless they share a month.
    pub fn apart(before: Vec<Month>, now: Vec<Month>) -> Result<Self, NoPeriods> {
        match before.iter().any(|month| now.contains(month)) {
            true => Err(NoPeriods::Overlapping),
            false => Ok(Self { before, now }),
        }
    }

    /// Whether there are responses of a period.
    pub fn is_answered(months: &[Month], answered: &BTreeSet<Month>) -> bool {
        months.iter().any(|month| answered.contains(month))
    }

    /// The same, if there are responses of both: `answered` are the months with some.
    pub fn with_responses(self, answered: &BTreeSet<Month>) -> Result<Self, NoPeriods> {
        let is_there = |side: &[Month]| Self::is_answered(side, answered);
        match is_there(&self.before) && is_there(&self.now) {
            true => Ok(self),
            false => Err(NoPeriods::NotAnswered),
        }
    }

    /// The quarter that a period is, 1 to 4 and its year; `None` if it isn't one.
    pub fn quarter(months: &[Month]) -> Option<(u32, i32)> {
        let [first, _, last] = months else { return None };
        let is_one = last.year() == first.year()
            && last.month() == first.month() + 2
            && first.month() % 3 == 1;
        is_one.then(|| (first.month().div_ceil(3), first.year()))
    }

    /// Whether a period's months follow one another.
    pub fn is_unbroken(months: &[Month]) -> bool {
        months.windows(2).all(|pair| pair[0].next() == Some(pair[1]))
    }
}

/// What a person has chosen of two periods; nothing at first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The one that is compared with the other.
    pub before: Option<Vec<Month>>,
    /// The one that is looked at.
    pub now: Option<Vec<Month>>,
}

impl Chosen {
    /// The two periods, or why they can't be compared; `None` as long as nothing is chosen.
    pub fn periods(&self) -> Option<Result<Periods, NoPeriods>> {
        match (self.before.clone(), self.now.clone()) {
            (None, None) => None,
            (Some(before), Some(now)) => Some(Periods::apart(before, now)),
            _ => Some(Err(NoPeriods::HalfChosen)),
        }
    }
}

impl From<Periods> for Chosen {
    fn from(Periods { before, now }: Periods) -> Self {
        Self { before: Some(before), now: Some(now) }
    }
}

/// The months of the last quarter that ends by `last` and is over.
fn last_quarter(last: Month, today: Month) -> Vec<Month> {
    let mut end = Some(last);
    // December, March, June and September end one.
    while let Some(month) = end.filter(|month| month.month() % 3 != 0 || *month >= today) {
        end = previous(month);
    }
    let Some(end) = end else { return Vec::new() };
    let mut months = preceding(end, QUARTER - 1);
    months.push(end);
    months
}

/// So many months before one, in the order of time; fewer at the beginning of the calendar.
fn preceding(month: Month, count: usize) -> Vec<Month> {
    let mut months: Vec<Month> =
        std::iter::successors(previous(month), |month| previous(*month)).take(count).collect();
    months.reverse();
    months
}

fn previous(month: Month) -> Option<Month> {
    match month.month() {
        1 => Month::new(month.year() - 1, 12),
        other => Month::new(month.year(), other - 1),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    fn months(text: &str) -> Vec<Month> {
        text.split_whitespace().map(month).collect()
    }

    /// `now` and `before` in the order of time, or why not.
    fn check(
        filtered: Option<&str>,
        answered: &str,
        today: &str,
        expected: Result<[&str; 2], NoPeriods>,
    ) {
        let filtered: Option<Vec<String>> =
            filtered.map(|text| text.split(',').map(str::to_owned).collect());
        let answered = months(answered).into_iter().collect();
        let found = periods(filtered.as_deref(), &answered, month(today));
        let expected =
            expected.map(|[now, before]| Periods { now: months(now), before: months(before) });
        assert_eq!(found, expected, "{filtered:?} of {answered:?} in {today}");
    }

    const YEAR: &str =
        "2025-10 2025-11 2025-12 2026-01 2026-02 2026-03 2026-04 2026-05 2026-06 2026-07";

    #[test]
    fn without_a_filter_the_last_quarter_or_else_month() {
        let quarters = Ok(["2026-04 2026-05 2026-06", "2026-01 2026-02 2026-03"]);
        check(None, YEAR, "2026-07", quarters);
        check(None, YEAR, "2026-08", quarters);
        check(None, YEAR, "2030-01", quarters);
        // June isn't over.
        check(None, YEAR, "2026-06", Ok(["2026-01 2026-02 2026-03", "2025-10 2025-11 2025-12"]));
        // A month is missing in one of the two quarters, or all of one.
        check(
            None,
            "2026-01 2026-03 2026-04 2026-05 2026-06",
            "2026-09",
            Ok(["2026-06", "2026-05"]),
        );
        check(None, "2026-05 2026-06 2026-07", "2026-07", Ok(["2026-06", "2026-05"]));
        check(None, "2026-05 2026-06 2026-07", "2026-08", Ok(["2026-07", "2026-06"]));
        check(None, "2026-05 2026-07", "2026-08", Err(NoPeriods::NothingBefore));
        check(None, "2026-07", "2026-08", Err(NoPeriods::NothingBefore));
        check(None, "2026-07", "2026-07", Err(NoPeriods::NothingOver));
        check(None, "", "2026-07", Err(NoPeriods::NothingOver));
        check(None, "0001-01 0001-02 0001-03", "0001-04", Ok(["0001-03", "0001-02"]));
    }

    #[test]
    fn with_a_filter_as_many_months_before_the_first() {
        check(Some("2026-01"), YEAR, "2026-07", Ok(["2026-01", "2025-12"]));
        // What a person chose may be running still.
        check(Some("2026-07,2026-06"), YEAR, "2026-07", Ok(["2026-06 2026-07", "2026-04 2026-05"]));
        check(Some("2026-03,2026-06"), YEAR, "2026-07", Ok(["2026-03 2026-06", "2026-01 2026-02"]));
        check(Some("2025-10"), YEAR, "2026-07", Err(NoPeriods::NothingBefore));
        check(Some("2025-11,2025-12"), YEAR, "2026-07", Ok(["2025-11 2025-12", "2025-09 2025-10"]));
        check(Some(",2026-03"), YEAR, "2026-07", Err(NoPeriods::NotDated));
        check(Some(""), YEAR, "2026-07", Err(NoPeriods::NotDated));
        check(Some("0001-01"), YEAR, "2026-07", Err(NoPeriods::NothingBefore));
    }

    #[test]
    fn a_quarter_is_one_of_the_year() {
        for (text, expected) in [
            ("2026-01 2026-02 2026-03", Some((1, 2026))),
            ("2026-10 2026-11 2026-12", Some((4, 2026))),
            ("2026-02 2026-03 2026-04", None),
            ("2026-01 2026-02", None),
            ("2026-01 2026-02 2027-03", None),
        ] {
            assert_eq!(Periods::quarter(&months(text)), expected, "{text}");
        }
        assert!(Periods::is_unbroken(&months("2025-12 2026-01")));
        assert!(!Periods::is_unbroken(&months("2025-12 2026-02")));
    }

    /// Naively: months as numbers, and every quarter there is tried from the last to the first.
    fn naive(
        filtered: Option<&[u32]>,
        answered: &[u32],
        today: u32,
    ) -> Result<(Vec<u32>, Vec<u32>), NoPeriods> {
        let has = |month: &u32| answered.contains(month);
        if let Some(now) = filtered {
            let count = now.len() as u32;
            let before: Vec<u32> = (now[0] - count..now[0]).collect();
            return match before.iter().any(has) {
                true => Ok((before, now.to_vec())),
                false => Err(NoPeriods::NothingBefore),
            };
        }
        let over: Vec<u32> = answered.iter().copied().filter(|month| *month < today).collect();
        let Some(last) = over.iter().copied().max() else { return Err(NoPeriods::NothingOver) };
        let ends = (0..=last).rev().find(|month| month % 3 == 2);
        if let Some(end) = ends {
            let six: Vec<u32> = (end - 5..=end).collect();
            if six.iter().all(has) {
                return Ok((six[..3].to_vec(), six[3..].to_vec()));
            }
        }
        match has(&(last - 1)) {
            true => Ok((vec![last - 1], vec![last])),
            false => Err(NoPeriods::NothingBefore),
        }
    }

    proptest! {
        #[test]
        fn as_the_naive_one_has_it(
            answered in prop::collection::btree_set(24_300_u32..24_324, 0..24),
            filtered in prop::option::of(prop::collection::btree_set(24_300_u32..24_324, 1..6)),
            today in 24_300_u32..24_330,
        ) {
            // 24,300 is January 2025.
            let month = |at: u32| Month::new((at / 12) as i32, at % 12 + 1).unwrap();
            let answered: Vec<u32> = answered.into_iter().collect();
            let filtered: Option<Vec<u32>> = filtered.map(|all| all.into_iter().collect());
            let values: Option<Vec<String>> =
                filtered.as_ref().map(|all| all.iter().map(|at| month(*at).to_string()).collect());
            let found = periods(
                values.as_deref(),
                &answered.iter().map(|at| month(*at)).collect(),
                month(today),
            );
            let of = |all: Vec<u32>| all.into_iter().map(month).collect::<Vec<Month>>();
            let expected = naive(filtered.as_deref(), &answered, today)
                .map(|(before, now)| Periods { before: of(before), now: of(now) });
            if let Ok(found) = &found {
                prop_assert_eq!(found.before.len(), found.now.len());
                prop_assert!(found.before.last() < found.now.first());
            }
            prop_assert_eq!(found, expected);
        }
    }
}
