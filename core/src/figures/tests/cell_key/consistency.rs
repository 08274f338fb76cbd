//! The same cell shows the same number, whatever path leads to it.

use proptest::prelude::*;

use super::{keyed, keyed_case};
use crate::figures::tests::cases::{Case, case, filter, questionnaire, response};
use crate::figures::tests::known::row;
use crate::figures::tests::oracle_tests::NOTHING_HIDDEN;
use crate::figures::{
    Figures, NOISE, Status, Thresholds, noisy_figures, noisy_grouped, noisy_overall,
};
use crate::filter::Filter;
use crate::keyed_table::KeyedTable;

const FIELDS: [&str; 6] = ["unit", "month", "channel", "who", "got", "a0"];

fn of(case: &Case, table: &KeyedTable, filter: &Filter) -> Figures {
    noisy_figures(&case.questionnaire, table.counted(), filter, NOTHING_HIDDEN, false).unwrap()
}

fn only(filter: &Filter, field: &str, value: &str) -> Filter {
    let mut only = filter.clone();
    only.clear(field);
    only.allow(field, value);
    only
}

fn check_paths(case: &Case, filter: &Filter, seed: u64) {
    let q = &case.questionnaire;
    let table = keyed_case(case, seed);
    let whole = of(case, &table, filter);
    for (field, by) in [("unit", &whole.by_unit), ("month", &whole.by_month)] {
        for group in by {
            let alone = only(filter, field, &group.value);
            assert_eq!(of(case, &table, &alone).overall.share, group.share, "{field}");
            let share = noisy_overall(q, table.counted(), &alone, NOTHING_HIDDEN).unwrap();
            assert_eq!(share, group.share);
        }
    }
    for field in FIELDS.iter().filter(|field| filter.values(field).is_none()) {
        let Ok(grouped) = noisy_grouped(q, table.counted(), filter, field, NOTHING_HIDDEN) else {
            assert!(*field == "a0" && q.items().next().is_none());
            continue;
        };
        assert_eq!(grouped.noise, Some(NOISE));
        for group in &grouped.groups {
            let alone = of(case, &table, &only(filter, field, &group.value));
            assert_eq!((group.n, &group.overall), (alone.n, &alone.overall), "{field}");
            assert_eq!((&group.items, &group.factors), (&alone.items, &alone.factors));
            assert_eq!(group.index, alone.index);
        }
    }
    // The level of an item is the view of those who gave it; but where a cell shows no response, it shows no answer, and a
    // sum over several values may have such a cell in it.
    if whole.n == Some(0) || filter.iter().any(|(_, values)| values.len() > 1) {
        return;
    }
    for (at, item) in whole.items.iter().enumerate() {
        let field = format!("a{at}");
        if filter.values(&field).is_some() {
            continue;
        }
        for (level, &count) in item.counts.iter().flatten().enumerate() {
            let alone = of(case, &table, &only(filter, &field, &(level + 1).to_string()));
            assert_eq!(alone.n, Some(count), "{field}={}", level + 1);
        }
        let missing = of(case, &table, &only(filter, &field, ""));
        assert_eq!(missing.n, item.missing);
    }
}

/// Several values of a field are what each of them shows, added up.
fn check_sums(case: &Case, filter: &Filter, seed: u64) {
    let table = keyed_case(case, seed);
    for (field, values) in [("unit", ["u1", "u2", "u3"]), ("who", ["x", "y", ""])] {
        if filter.values(field).is_some() {
            continue;
        }
        let mut all = filter.clone();
        let mut sum = 0;
        let mut of_items = vec![0; case.questionnaire.items().count()];
        for value in values {
            all.allow(field, value);
            let one = of(case, &table, &only(filter, field, value));
            sum += one.n.unwrap();
            for (sum, item) in of_items.iter_mut().zip(&one.items) {
                *sum += item.n.unwrap();
            }
        }
        let together = of(case, &table, &all);
        assert_eq!(together.n, Some(sum));
        for (sum, item) in of_items.iter().zip(&together.items) {
            assert_eq!(item.n, Some(*sum));
        }
        if field == "unit" {
            let of_units: u64 = match case.questionnaire.overall.item {
                Some(_) => together.by_unit.iter().map(|unit| unit.share.n.unwrap()).sum(),
                None => return,
            };
            assert_eq!(together.overall.share.n, Some(of_units));
        }
    }
}

/// Every share is one, of no more persons than answers; levels add up to an item's answers.
fn check_sound(figures: &Figures) {
    assert_eq!(figures.noise, Some(NOISE));
    let by = figures.by_unit.iter().chain(&figures.by_month).map(|group| group.share);
    let factors = figures.factors.iter().map(|factor| factor.share);
    let index = [figures.index.pooled, figures.index.mean_of_items, figures.index.weighted];
    for share in by.chain(factors).chain(index).chain([figures.overall.share]) {
        assert!(share.n <= share.answers);
        assert!(share.top_share.is_none_or(|share| (0.0..=1.0).contains(&share)));
        let interval = share.interval.unwrap_or([0.0, 1.0]);
        assert!(0.0 <= interval[0] && interval[0] <= interval[1] && interval[1] <= 1.0);
        if let Some(top) = share.top_share {
            assert!(interval[0] <= top + 1e-12 && top <= interval[1] + 1e-12);
        }
    }
    for item in &figures.items {
        if let Some(counts) = &item.counts {
            assert_eq!(Some(counts.iter().sum()), item.n);
        }
        assert!(item.top_share.is_none_or(|share| (0.0..=1.0).contains(&share)));
    }
    assert!(
        figures.factors.iter().all(|factor| factor.alpha.is_none() && factor.alpha_n.is_none())
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_cell_shows_one_number(case in case(4, 90, 4), filter in filter(), seed: u64) {
        check_paths(&case, &filter, seed);
    }

    #[test]
    fn several_values_are_the_sum_of_each(case in case(4, 90, 4), filter in filter(), seed: u64) {
        check_sums(&case, &filter, seed);
    }

    #[test]
    fn noisy_figures_are_sound(case in case(5, 120, 4), filter in filter(), seed: u64) {
        let table = keyed_case(&case, seed);
        check_sound(&of(&case, &table, &filter));
        let q = &case.questionnaire;
        let shown =
            noisy_figures(q, table.counted(), &filter, Thresholds::default(), false).unwrap();
        check_sound(&shown);
        // What fewer persons than the threshold answered, as shown, is hidden.
        for share in shown.by_unit.iter().map(|unit| unit.share).chain([shown.overall.share]) {
            prop_assert!(share.n.is_none_or(|n| n == 0 || n >= 10));
            prop_assert_eq!(share.status == Status::Hidden, share.n.is_none());
        }
    }

    /// In whatever order the responses came, and whatever came between.
    #[test]
    fn the_order_of_responses_is_of_no_account(case in case(3, 60, 3), seed: u64) {
        let q = &case.questionnaire;
        let table = keyed_case(&case, seed);
        let mut dice = super::Dice(seed);
        let mut with_keys: Vec<_> =
            case.responses.iter().map(|response| (response, dice.key())).collect();
        with_keys.reverse();
        let mut other = KeyedTable::new(q);
        for (response, key) in with_keys {
            let gone = crate::response::Response { id: "gone".to_owned(), ..response.clone() };
            other.insert(q, &gone, 12_345);
            other.insert(q, response, key);
        }
        other.remove("gone");
        other.commit().unwrap();
        prop_assert_eq!(of(&case, &table, &Filter::all()), of(&case, &other, &Filter::all()));
    }
}

#[test]
fn other_keys_give_other_numbers() {
    let q = questionnaire(&[], None, 0);
    let responses: Vec<_> = (0..100).map(|at| response(at, &row(1, &[]))).collect();
    let n = |seed: u64| {
        let table = keyed(&q, &responses, seed);
        noisy_figures(&q, table.counted(), &Filter::all(), NOTHING_HIDDEN, false).unwrap().n
    };
    let found: std::collections::BTreeSet<Option<u64>> = (0..40).map(n).collect();
    assert!(found.len() > 3, "{found:?}");
    assert_eq!(n(7), n(7));
}
