//! Many tests at once: their p-values adjusted together, and which differences are left that chance doesn't explain.

use std::cmp::Ordering;

/// An adjusted p-value from this on may well be chance.
const SIGNIFICANCE: f64 = 0.05;

/// One of several differences that were tested at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JudgedDifference {
    /// Its p-value after allowing for all that were tested.
    pub p_adjusted: f64,
    /// Whether the difference is above or below 0 by more than chance, at an adjusted p below 0.05; `Equal` where it may be
    /// chance.
    pub direction: Ordering,
}

/// Judges differences that were tested at once, each with its p-value, in the same order.
pub fn judge_together(differences: &[(f64, f64)]) -> Vec<JudgedDifference> {
    let p_values: Vec<f64> = differences.iter().map(|&(_, p)| p).collect();
    let adjusted = benjamini_hochberg(&p_values).into_iter().zip(differences);
    let judged = adjusted.map(|(p_adjusted, (difference, _))| JudgedDifference {
        p_adjusted,
        direction: match p_adjusted < SIGNIFICANCE {
            true => difference.partial_cmp(&0.0).unwrap_or(Ordering::Equal),
            false => Ordering::Equal,
        },
    });
    judged.collect()
}

/// The p-values after allowing for how many there are, in the same order: of those that are at most 0.05,
/// 5 % on average are chance. A value that isn't a number within 0 to 1 counts as 1, the least that a test
/// can say.
///
/// For the i-th smallest of m it is the least of m/j · p₍ⱼ₎ over all j ≥ i, and at most 1: the step-up procedure
/// of Y. Benjamini and Y. Hochberg, "Controlling the False Discovery Rate", Journal of the Royal Statistical
/// Society B 57 (1995), 289–300. It holds for tests that are independent or positively dependent.
pub fn benjamini_hochberg(p_values: &[f64]) -> Vec<f64> {
    let sound = |p: f64| if (0.0..=1.0).contains(&p) { p } else { 1.0 };
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|&a, &b| sound(p_values[a]).total_cmp(&sound(p_values[b])));
    let mut adjusted = vec![1.0; p_values.len()];
    let mut least = 1.0_f64;
    for (rank, &at) in order.iter().enumerate().rev() {
        least = least.min(p_values.len() as f64 / (rank + 1) as f64 * sound(p_values[at]));
        adjusted[at] = least;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_difference_is_told_only_if_it_stands_beside_all_others() {
        let check = |differences: &[(f64, f64)], expected: &[Ordering]| {
            let judged = judge_together(differences);
            let found: Vec<Ordering> = judged.iter().map(|judged| judged.direction).collect();
            assert_eq!(found, expected, "{differences:?}");
        };
        use Ordering::{Equal, Greater, Less};
        check(&[], &[]);
        check(&[(0.1, 0.04), (-0.1, 0.04)], &[Greater, Less]);
        // By itself each would be told: 0.04 · 2 ÷ 1 isn't below 0.05.
        check(&[(0.1, 0.04), (-0.1, 0.9)], &[Equal, Equal]);
        check(&[(-0.2, 0.01), (0.1, 0.9)], &[Less, Equal]);
        check(&[(0.0, 0.001), (f64::NAN, 0.001), (0.3, f64::NAN)], &[Equal, Equal, Equal]);
        assert_eq!(judge_together(&[(0.1, 0.03), (0.2, 0.04)])[0].p_adjusted, 0.04);
    }

    /// From the definition, for each one by itself.
    fn naive(p_values: &[f64]) -> Vec<f64> {
        let m = p_values.len() as f64;
        let at_most = |limit: f64| p_values.iter().filter(|&&p| p <= limit).count() as f64;
        let one = |&p: &f64| {
            let above = p_values.iter().filter(|&&other| other >= p);
            above.map(|&other| m * other / at_most(other)).fold(1.0, f64::min)
        };
        p_values.iter().map(one).collect()
    }

    /// `scipy.stats.false_discovery_control(p, method="bh")` of SciPy 1.17; statsmodels 0.15 has the same:
    /// `multipletests(p, method="fdr_bh")[1]`.
    #[test]
    fn as_scipy_has_it() {
        let check = |p: &[f64], expected: &[f64]| {
            let adjusted = benjamini_hochberg(p);
            assert_eq!(adjusted.len(), expected.len());
            for (a, b) in adjusted.iter().zip(expected) {
                assert!((a - b).abs() < 1e-15, "{p:?}: {adjusted:?}");
            }
        };
        check(&[0.01, 0.04, 0.03, 0.005, 0.5], &[0.025, 0.05, 0.05, 0.025, 0.5]);
        check(&[0.03, 0.03, 0.03, 0.9], &[0.04, 0.04, 0.04, 0.9]);
        check(
            &[
                0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324,
                0.4262, 0.5719, 0.6528, 0.759, 1.0,
            ],
            &[
                0.0015,
                0.003,
                0.0095,
                0.035625,
                0.0603,
                0.06385714285714286,
                0.06385714285714286,
                0.0645,
                0.07650000000000001,
                0.486,
                0.5811818181818181,
                0.7148749999999999,
                0.7532307692307693,
                0.8132142857142857,
                1.0,
            ],
        );
        check(&[], &[]);
        check(&[0.03], &[0.03]);
        check(&[0.0, 0.0, 1.0], &[0.0, 0.0, 1.0]);
        // What is no p-value is no finding, and counts among the tests.
        check(&[f64::NAN, 0.01, -1.0, 2.0], &[1.0, 0.04, 1.0, 1.0]);
    }

    proptest! {
        #[test]
        fn as_defined(p in prop::collection::vec((0..40_u32).prop_map(|p| f64::from(p) / 39.0), 0..30)) {
            let adjusted = benjamini_hochberg(&p);
            for (at, (a, b)) in adjusted.iter().zip(naive(&p)).enumerate() {
                prop_assert!((a - b).abs() < 1e-14, "{at}: {a} is not {b}");
                prop_assert!(*a >= p[at] && *a <= 1.0);
                for (other, c) in adjusted.iter().enumerate() {
                    prop_assert!(p[at] > p[other] || a <= c, "the order is kept");
                }
            }
        }
    }
}
