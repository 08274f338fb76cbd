//! Weights against another implementation, a naive oracle, and margins that can't be met.

use proptest::prelude::*;

use super::{Margin, RAKING_TOLERANCE, Raked, RakingProblem, rake};

/// Rows from a table of two margins: so many of each pair of categories.
fn rows(table: &[&[usize]]) -> [Vec<Option<usize>>; 2] {
    let mut columns = [Vec::new(), Vec::new()];
    for (row, counts) in table.iter().enumerate() {
        for (column, &count) in counts.iter().enumerate() {
            columns[0].extend(std::iter::repeat_n(Some(row), count));
            columns[1].extend(std::iter::repeat_n(Some(column), count));
        }
    }
    columns
}

fn raked(table: &[&[usize]], targets: [&[f64]; 2], cap: Option<f64>) -> Raked {
    let columns = rows(table);
    let margins = [0, 1].map(|at: usize| Margin { categories: &columns[at], targets: targets[at] });
    rake(&margins, cap).unwrap()
}

fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b}");
}

#[test]
fn one_margin_is_target_by_share() {
    // 75 women and 25 men where there are as many of either.
    let found = raked(&[&[75], &[25]], [&[0.5, 0.5], &[1.0]], None);
    assert!(found.converged);
    close(found.weights[0], 0.5 / 0.75, 1e-12);
    close(found.weights[99], 0.5 / 0.25, 1e-12);
    assert_eq!(found.rounds, 1);
    // Targets that hold already change nothing.
    let same = raked(&[&[75], &[25]], [&[0.75, 0.25], &[1.0]], None);
    assert_eq!((same.rounds, same.weights), (0, vec![1.0; 100]));
}

/// ipfn 1.4: `ipfn(table, [targets * 60, ...], [[0], [1]], convergence_rate=1e-14, rate_tolerance=0).iteration()`
#[test]
fn as_ipfn_has_it() {
    let table: [&[usize]; 3] = [&[8, 4, 6, 7], &[3, 6, 5, 2], &[9, 11, 3, 1]];
    let of_rows = [20.0, 18.0, 22.0].map(|target| target / 60.0);
    let of_columns = [18.0, 16.0, 12.0, 14.0].map(|target| target / 60.0);
    let found = raked(&table, [&of_rows, &of_columns], None);
    assert!(found.converged && found.capped == 0);
    let expected = [
        [5.5793613940, 2.1624669416, 3.8918737152, 8.3662979492],
        [3.4331996765, 5.3226025561, 5.3218275299, 3.9223702375],
        [8.9874389295, 8.5149305022, 2.7862987549, 1.7113318134],
    ];
    let mut first = 0;
    for (counts, expected) in table.iter().zip(expected) {
        for (&count, expected) in counts.iter().zip(expected) {
            // The table there has 65 rows on 60 people, here the mean weight is 1.
            close(found.weights[first] * count as f64, expected * 65.0 / 60.0, 1e-6);
            first += count;
        }
    }
}

#[test]
fn a_cap_holds_and_the_margins_too() {
    let table: [&[usize]; 2] = [&[50, 20], &[25, 5]];
    let targets: [&[f64]; 2] = [&[0.4, 0.6], &[0.6, 0.4]];
    let free = raked(&table, targets, None);
    for (row, expected) in [(0, 0.4), (50, 1.0), (70, 1.6), (95, 4.0)] {
        close(free.weights[row], expected, 1e-7);
    }
    let cut = raked(&table, targets, Some(2.5));
    assert!(cut.converged, "{} after {}", cut.deviation, cut.rounds);
    assert_eq!(cut.capped, 5);
    assert!(cut.weights.iter().all(|&weight| weight <= 2.5));
    // 60 % of the weight on 30 rows is a mean of 2: a cap of 1.5 can't be met, and the result says so.
    let none = raked(&table, targets, Some(1.5));
    assert!(!none.converged && none.deviation > 0.1);
    assert!(none.weights.iter().all(|&weight| weight <= 1.5));
    close(none.weights.iter().sum::<f64>(), 100.0, 1e-9);
}

#[test]
fn contradictions_do_not_converge() {
    let contradicting = raked(&[&[5, 0], &[0, 5]], [&[0.5, 0.5], &[0.9, 0.1]], None);
    assert!(!contradicting.converged);
    close(contradicting.deviation, 0.4, 1e-12);
    // Whoever is of row 0 is of column 0, so column 0 can't have less.
    let found = raked(&[&[5, 0], &[5, 5]], [&[0.5, 0.5], &[0.2, 0.8]], None);
    assert!(!found.converged && found.weights.iter().all(|weight| weight.is_finite()));
}

#[test]
fn who_does_not_say_keeps_the_weight() {
    let categories = [Some(0), Some(0), Some(0), Some(1), None, None];
    let found = rake(&[Margin { categories: &categories, targets: &[0.5, 0.5] }], None).unwrap();
    assert!(found.converged);
    for (weight, expected) in
        found.weights.iter().zip([2.0 / 3.0, 2.0 / 3.0, 2.0 / 3.0, 2.0, 1.0, 1.0])
    {
        close(*weight, expected, 1e-12);
    }
}

#[test]
fn all_problems_at_once() {
    let problems = |margins: &[Margin<'_>], cap| -> Vec<String> {
        rake(margins, cap).unwrap_err().iter().map(RakingProblem::to_string).collect()
    };
    let categories = [Some(0), Some(0), Some(1), Some(5), None];
    let short = [None];
    assert_eq!(
        problems(
            &[
                Margin { categories: &categories, targets: &[0.5, 0.0, 0.6] },
                Margin { categories: &short, targets: &[f64::NAN, -0.5] },
            ],
            Some(0.5)
        ),
        [
            "the largest weight must be above 1, not 0.5",
            "margins[0]: 1 rows are of a category without a target",
            "margins[0].targets[1]: the target is 0, but 1 rows are of it",
            "margins[0].targets[2]: the target is 0.6, but no row is of it",
            "margins[0]: the targets add up to 1.1, not 1",
            "margins[1]: 1 rows, where the first margin has 5",
            "margins[1]: no row has a category",
            "margins[1].targets[0]: NaN is no share",
            "margins[1].targets[1]: -0.5 is no share",
        ]
    );
    assert_eq!(rake(&[], None), Err(vec![RakingProblem::NoMargins]));
    let none = rake(&[Margin { categories: &[], targets: &[1.0] }], Some(f64::NAN)).unwrap_err();
    assert!(none.contains(&RakingProblem::NoRows) && none.len() == 3, "{none:?}");
    // Percentages that were rounded are no problem.
    let third = [0.333, 0.333, 0.333];
    let categories = [Some(0), Some(1), Some(2), Some(2)];
    let found = rake(&[Margin { categories: &categories, targets: &third }], None).unwrap();
    close(found.weights[3], 2.0 / 3.0, 1e-12);
}

#[test]
fn a_million_rows() {
    let categories: Vec<Option<usize>> =
        (0..1_000_000).map(|row| Some(row * row % 7 % 4)).collect();
    let ages: Vec<Option<usize>> = (0..1_000_000).map(|row| Some(row / 3 % 5)).collect();
    let margins = [
        Margin { categories: &categories, targets: &[0.1, 0.4, 0.45, 0.05][..3] },
        Margin { categories: &ages, targets: &[0.1, 0.2, 0.3, 0.25, 0.15] },
    ];
    let problems = rake(&margins, None);
    assert!(problems.is_err(), "the targets of the first add up to 0.95");
    let margins =
        [Margin { targets: &[0.1, 0.45, 0.45], ..margins[0].clone() }, margins[1].clone()];
    let found = rake(&margins, Some(3.0)).unwrap();
    assert!(found.converged);
    close(found.weights.iter().sum::<f64>(), 1e6, 1e-3);
}

/// Row by row, as often as need be.
fn naive(margins: &[(Vec<Option<usize>>, Vec<f64>)], rows: usize, rounds: u32) -> Vec<f64> {
    let mut weights = vec![1.0; rows];
    for _ in 0..rounds {
        for (categories, targets) in margins {
            let sum = |wanted: Option<usize>| -> f64 {
                let of = categories.iter().zip(&weights);
                of.filter(|(of, _)| of.is_some() && (wanted.is_none() || **of == wanted))
                    .map(|(_, weight)| weight)
                    .sum()
            };
            let all = sum(None);
            let factors: Vec<f64> =
                (0..targets.len()).map(|at| targets[at] * all / sum(Some(at))).collect();
            for (category, weight) in categories.iter().zip(&mut weights) {
                *weight *= category.map_or(1.0, |category| factors[category]);
            }
        }
        let mean = weights.iter().sum::<f64>() / rows as f64;
        weights.iter_mut().for_each(|weight| *weight /= mean);
    }
    weights
}

/// One margin of so many rows, each category taken at least once.
fn margin(rows: usize) -> impl Strategy<Value = (Vec<Option<usize>>, Vec<f64>)> {
    let categories = prop::collection::vec(prop::option::weighted(0.9, 0..3_usize), rows);
    (categories, prop::array::uniform3(1..20_u32)).prop_map(|(mut categories, targets)| {
        for (category, of) in categories.iter_mut().take(3).enumerate() {
            *of = Some(category);
        }
        let sum: u32 = targets.iter().sum();
        (categories, targets.map(|target| f64::from(target) / f64::from(sum)).to_vec())
    })
}

proptest! {
    #[test]
    fn as_row_by_row(margins in (10..60_usize).prop_flat_map(|rows| prop::collection::vec(margin(rows), 1..4))) {
        let given: Vec<Margin<'_>> = margins
            .iter()
            .map(|(categories, targets)| Margin { categories, targets })
            .collect();
        let rows = given[0].categories.len();
        let found = rake(&given, None).unwrap();
        let naive = naive(&margins, rows, found.rounds);
        for (weight, naive) in found.weights.iter().zip(&naive) {
            prop_assert!((weight - naive).abs() < 1e-8 * (1.0 + naive), "{weight} is not {naive}");
        }
        for cap in [2.0, 4.0] {
            let found = rake(&given, Some(cap)).unwrap();
            prop_assert_eq!(found.converged, found.deviation <= RAKING_TOLERANCE);
            prop_assert!(found.weights.iter().all(|&weight| (0.0..=cap).contains(&weight)));
            prop_assert!((found.weights.iter().sum::<f64>() - rows as f64).abs() < 1e-6);
        }
    }
}
