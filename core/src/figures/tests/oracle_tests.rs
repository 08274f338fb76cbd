//! The figures are those of the oracle: whole numbers exactly, the others to 1e-12.

use proptest::prelude::*;

use super::cases::{Case, case, filter, table};
use super::oracle::{self, oracle};
use crate::figures::{Figures, Group, Share, Status, Thresholds, figures};
use crate::filter::Filter;
use crate::table::Table;

pub(super) const NOTHING_HIDDEN: Thresholds = Thresholds { hide_below: 0, reference_below: 0 };

fn close(a: Option<f64>, b: Option<f64>) {
    match (a, b) {
        (Some(a), Some(b)) => assert!((a - b).abs() < 1e-12, "{a} is not {b}"),
        (a, b) => assert_eq!(a, b),
    }
}

fn close_pair(a: Option<[f64; 2]>, b: Option<[f64; 2]>) {
    for end in 0..2 {
        close(a.map(|pair| pair[end]), b.map(|pair| pair[end]));
    }
}

pub(super) fn check_share(share: &Share, expected: &oracle::Share) {
    assert_eq!(share.status, if expected.n == 0 { Status::Empty } else { Status::Shown });
    assert_eq!((share.n, share.answers), (Some(expected.n), Some(expected.answers)));
    close(share.top_share, expected.share);
    close_pair(share.interval, expected.interval);
}

fn check_groups(groups: &[Group], expected: &std::collections::BTreeMap<String, oracle::Share>) {
    assert_eq!(groups.len(), expected.len());
    for group in groups {
        check_share(&group.share, &expected[&group.value]);
    }
}

fn check(case: &Case, filter: &Filter) {
    let q = &case.questionnaire;
    let figures = figures(q, case.table().counted(), filter, NOTHING_HIDDEN, false).unwrap();
    let expected = oracle(q, &case.responses, filter);
    assert_eq!(figures.n, Some(expected.n));
    for (item, expected) in figures.items.iter().zip(&expected.items) {
        if expected.share.n > 0 {
            assert_eq!(item.counts.as_ref(), Some(&expected.counts));
        }
        assert_eq!(item.n, Some(expected.share.n));
        assert_eq!(item.not_applicable, Some(expected.not_applicable));
        assert_eq!(item.missing, Some(expected.missing));
        close(item.top_share, expected.share.share);
        close_pair(item.interval, expected.share.interval);
        close(item.mean, expected.mean);
        close_pair(item.mean_interval, expected.mean_interval);
    }
    for (factor, expected) in figures.factors.iter().zip(&expected.factors) {
        check_share(&factor.share, &expected.share);
        close(factor.alpha, expected.alpha);
        assert_eq!(factor.alpha_n.unwrap_or(0), expected.alpha_n);
    }
    check_share(&figures.index.pooled, &expected.pooled);
    check_share(&figures.index.mean_of_items, &expected.mean_of_items);
    check_share(&figures.index.weighted, &expected.weighted);
    check_share(&figures.overall.share, &expected.overall);
    if expected.overall.n > 0 {
        check_groups(&figures.by_unit, &expected.by_unit);
        check_groups(&figures.by_month, &expected.by_month);
        let months: Vec<&String> = figures.by_month.iter().map(|group| &group.value).collect();
        assert!(months.is_sorted());
        let shares = figures.by_unit.iter().filter_map(|group| group.share.top_share);
        assert!(shares.is_sorted_by(|a, b| a >= b));
    }
}

/// Everything but the last digits, which depend on the order in which floats are added.
fn rounded(figures: &Figures) -> serde_json::Value {
    fn round(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Number(number) if number.is_f64() => {
                let rounded = (number.as_f64().unwrap() * 1e10).round() / 1e10;
                *value = rounded.into();
            }
            serde_json::Value::Array(values) => values.iter_mut().for_each(round),
            serde_json::Value::Object(members) => members.values_mut().for_each(round),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(figures).unwrap();
    round(&mut value);
    value
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn figures_are_those_of_the_oracle(case in case(7, 120, 4), filter in filter()) {
        check(&case, &filter);
        check(&case, &Filter::all());
    }

    #[test]
    fn a_response_that_comes_twice_counts_once(
        case in case(4, 60, 3),
        again in prop::collection::vec(any::<prop::sample::Index>(), 0..10),
        filter in filter(),
    ) {
        let mut twice = case.clone();
        for index in again.iter().filter(|_| !case.responses.is_empty()) {
            twice.responses.push(case.responses[index.index(case.responses.len())].clone());
        }
        let q = &case.questionnaire;
        let of = |case: &Case| figures(q, case.table().counted(), &filter, NOTHING_HIDDEN, false).unwrap();
        prop_assert_eq!(of(&twice), of(&case));
    }

    #[test]
    fn the_later_of_two_with_one_id_counts(case in case(4, 60, 3), filter in filter()) {
        let mut changed = case.clone();
        for response in &mut changed.responses {
            // Two rows share an id; a row in three has none and is always new.
            let at: usize = response.id[1..].parse().unwrap();
            response.id = if at.is_multiple_of(3) { String::new() } else { format!("r{}", at / 2) };
        }
        check(&changed, &filter);
    }

    #[test]
    fn the_order_of_insertion_does_not_matter(
        (case, shuffled) in case(5, 90, 4).prop_flat_map(|case| {
            (Just(case.clone()), Just(case.responses).prop_shuffle())
        }),
        filter in filter(),
    ) {
        let q = &case.questionnaire;
        let of = |table: Table| figures(q, table.counted(), &filter, Thresholds::default(), false).unwrap();
        prop_assert_eq!(rounded(&of(table(q, &shuffled))), rounded(&of(case.table())));
    }

    #[test]
    fn any_thresholds_do(
        case in case(4, 40, 3), filter in filter(), hide_below in 0..4_u64, reference_below in 0..4_u64,
    ) {
        let thresholds = Thresholds { hide_below, reference_below };
        let q = &case.questionnaire;
        let figures = figures(q, case.table().counted(), &filter, thresholds, false).unwrap();
        if hide_below < 2 {
            prop_assert!(figures.items.iter().all(|item| item.n.is_some()));
        }
    }
}
