//! What a table remembers of earlier filters changes no figure.

use proptest::prelude::{ProptestConfig, any, prop, prop_assert_eq, proptest};

use super::cases::{case, filter};
use crate::figures::{Thresholds, compare, drivers, figures};
use crate::filter::MONTH;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn figures_are_the_same_whatever_was_looked_at_before(
        case in case(5, 120, 4),
        filters in prop::collection::vec((filter(), any::<bool>()), 1..6),
    ) {
        let q = &case.questionnaire;
        let table = case.table();
        let thresholds = Thresholds::default();
        for (filter, has_time) in filters {
            // A copy remembers nothing.
            let fresh = table.clone();
            let of = |counted| figures(q, counted, &filter, thresholds, false);
            prop_assert_eq!(of(table.counted()), of(fresh.counted()));
            let of = |counted| drivers(q, counted, &filter, thresholds);
            prop_assert_eq!(of(table.counted()), of(fresh.counted()));
            let months = table.values(MONTH);
            let (before, now) = months.split_at(months.len() / 2);
            let owned = |months: &[&str]| months.iter().map(|&month| month.to_owned()).collect::<Vec<_>>();
            let (before, now) = (owned(before), owned(now));
            let mut others = filter.clone();
            others.clear(MONTH);
            let of = |counted| compare(q, counted, &others, MONTH, [&before, &now], thresholds);
            prop_assert_eq!(of(table.counted()), of(fresh.counted()));
            while has_time && table.prepare() {}
        }
    }
}
