//! What a pick does to the filter.

use std::collections::BTreeSet;

use hailong_core::calendar::Month;
use hailong_core::filter::{Filter, MONTH, UNIT};

use crate::ui::dashboard::model::view_text::MOST_MONTHS;

/// A part of a picture that a person picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// Its key.
    pub key: String,
    /// Whether what was picked before stays picked, with the Shift key.
    pub extends: bool,
}

/// A pick of units: `set` are those that the row stands for, `level` those that are filtered by when none of the rows is
/// picked, `None` for all. They are alone from now on, or no more where they were; with `extends` they are let through
/// besides the others, or no more.
pub fn units(filter: &Filter, set: &[String], level: Option<&[String]>, extends: bool) -> Filter {
    let before = filter.values(UNIT).filter(|values| Some(*values) != level).unwrap_or_default();
    // A filter's values are sorted.
    let is_on = set.iter().all(|value| before.binary_search(value).is_ok());
    let mut kept: Vec<&String> = Vec::new();
    if extends {
        let set: BTreeSet<&String> = set.iter().collect();
        kept.extend(before.iter().filter(|value| !set.contains(value)));
    }
    if !is_on || (!extends && before.len() != set.len()) {
        kept.extend(set);
    }
    if kept.is_empty() {
        kept.extend(level.unwrap_or_default());
    }
    with(filter, UNIT, kept)
}

/// A pick of months that follow one another: alone, or no more where they were; with `extends` all from the first to the
/// last of them and of those that are picked.
pub fn months(filter: &Filter, set: &[Month], extends: bool) -> Filter {
    let before: Vec<Month> = filter
        .values(MONTH)
        .unwrap_or_default()
        .iter()
        .filter_map(|value| Month::parse(value))
        .collect();
    let mut picked = set.to_vec();
    if extends && !before.is_empty() {
        let all = || before.iter().chain(set).copied();
        let (first, last) = (all().min(), all().max());
        let following = |month: &Month| month.next().filter(|next| Some(*next) <= last);
        let all = std::iter::successors(first, following).take(MOST_MONTHS + 1);
        let all: Vec<Month> = all.collect();
        // A month of another century is a slip: it is picked alone.
        if all.len() <= MOST_MONTHS {
            picked = all;
        }
    }
    let same = before.len() == picked.len() && picked.iter().all(|month| before.contains(month));
    if same && !extends {
        picked.clear();
    }
    with(filter, MONTH, picked.iter().map(Month::to_string))
}

/// A pick of a value of each of some fields: all of them alone, or none where all of them were.
pub fn cell(filter: &Filter, values: &[(String, String)]) -> Filter {
    let is_alone = |(field, value): &(String, String)| {
        filter.values(field).is_some_and(|values| *values == [value.clone()])
    };
    let is_off = values.iter().all(is_alone);
    let mut next = filter.clone();
    for (field, value) in values {
        next = with(&next, field, Some(value).filter(|_| !is_off));
    }
    next
}

/// The filter with other values of a field; all, where there are none.
pub fn with<Value: Into<String>>(
    filter: &Filter,
    field: &str,
    values: impl IntoIterator<Item = Value>,
) -> Filter {
    let mut next = filter.clone();
    next.clear(field);
    for value in values {
        next.allow(field, value);
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(text: &str) -> Filter {
        let mut filter = Filter::all();
        for pair in text.split('&').filter(|pair| !pair.is_empty()) {
            let (field, values) = pair.split_once('=').expect("field=values");
            values.split(',').for_each(|value| filter.allow(field, value));
        }
        filter
    }

    fn values(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn units_are_picked_alone_and_with_others() {
        let check = |before: &str, set: &str, level: &str, extends: bool, after: &str| {
            let level = (!level.is_empty()).then(|| values(level));
            let found = units(&filter(before), &values(set), level.as_deref(), extends);
            assert_eq!(found, filter(after), "{before} and {set}, {extends}");
        };
        check("", "a", "", false, "unit=a");
        check("unit=a", "a", "", false, "");
        check("unit=a", "b", "", false, "unit=b");
        check("unit=a,b", "a", "", false, "unit=a");
        check("unit=a&month=2026-01", "a", "", false, "month=2026-01");
        check("unit=a", "b", "", true, "unit=a,b");
        check("unit=a,b", "b", "", true, "unit=a");
        check("unit=a", "a", "", true, "");
        // All units of a province, and one of them.
        check("unit=a,b,c", "b", "a,b,c", false, "unit=b");
        check("unit=b", "b", "a,b,c", false, "unit=a,b,c");
        check("unit=a,b,c", "b", "a,b,c", true, "unit=b");
        check("unit=b", "b", "a,b,c", true, "unit=a,b,c");
        // A row that stands for several.
        check("", "a,b", "", false, "unit=a,b");
        check("unit=a,b", "a,b", "", false, "");
        check("unit=a", "a,b", "", false, "unit=a,b");
        check("unit=c", "a,b", "", true, "unit=a,b,c");
        check("unit=a,b,c", "a,b", "", true, "unit=c");
    }

    #[test]
    fn months_are_picked_alone_and_as_a_range() {
        let check = |before: &str, set: &str, extends: bool, after: &str| {
            let set: Vec<Month> =
                values(set).iter().filter_map(|value| Month::parse(value)).collect();
            assert_eq!(
                months(&filter(before), &set, extends),
                filter(after),
                "{before} and {set:?}"
            );
        };
        check("", "2026-01", false, "month=2026-01");
        check("month=2026-01", "2026-01", false, "");
        check("month=2026-01", "2026-03", false, "month=2026-03");
        check("", "2026-03", true, "month=2026-03");
        check("month=2025-12", "2026-02", true, "month=2025-12,2026-01,2026-02");
        check("month=2026-02", "2025-12", true, "month=2025-12,2026-01,2026-02");
        check("month=2026-01", "2026-01", true, "month=2026-01");
        let winter = "month=2025-12,2026-01,2026-02";
        check(winter, "2026-01", true, winter);
        check("month=2025-12,2026-01,2026-02", "2026-01", false, "month=2026-01");
        check("unit=a", "2026-01,2026-02,2026-03", false, "month=2026-01,2026-02,2026-03&unit=a");
        check("month=2026-01,2026-02,2026-03", "2026-01,2026-02,2026-03", false, "");
        // A range of centuries is a slip.
        check("month=0001-01", "9999-12", true, "month=9999-12");
        // Those that don't say their month are no part of a range.
        check("month=,2026-01", "2026-02", true, "month=2026-01,2026-02");
    }

    #[test]
    fn a_cell_is_of_two_fields() {
        let both = [("unit".to_owned(), "a".to_owned()), ("overall".to_owned(), "5".to_owned())];
        let check = |before: &str, after: &str| {
            assert_eq!(cell(&filter(before), &both), filter(after), "{before}");
        };
        check("", "unit=a&overall=5");
        check("unit=a&overall=5&month=2026-01", "month=2026-01");
        check("unit=a", "unit=a&overall=5");
        check("unit=b&overall=4", "unit=a&overall=5");
        assert_eq!(cell(&filter("unit=a"), &both[..1]), filter(""));
    }
}
