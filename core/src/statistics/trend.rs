//! Whether a series goes up or down, and how fast.

use super::confidence::Z_95;
use super::quantile::median;
use super::tail::two_sided;

/// The trend of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// Kendall's S: pairs that go up minus pairs that go down.
    pub s: i64,
    /// Kendall's τ-b, −1 to 1: S as a part of the pairs, those left out that are alike.
    pub tau: f64,
    /// S in its standard deviations, one step nearer to 0; 0 where S is.
    pub z: f64,
    /// How often chance alone would take a series without a trend as far.
    pub p: f64,
    /// Whether `p` is exact; else it is that of `z`.
    pub exact: bool,
    /// The median of the slopes between all pairs, values for a unit of time.
    pub slope: f64,
    /// Its 95 % interval; `None` where there are too few pairs for one.
    pub slope_interval: Option<[f64; 2]>,
}

/// A longer series has no trend here: time and room go with the square of its length.
pub const LONGEST_SERIES: usize = 4000;
/// Up to this length, and without ties, p is counted out: 20! is the last that fits into a u64.
const EXACT: usize = 20;

/// The trend of points `(time, value)`, of which the times ascend. `None` for fewer than three points or more
/// than [`LONGEST_SERIES`], for times that don't ascend, for what isn't finite, and where all values are alike.
///
/// H. B. Mann, "Nonparametric Tests against Trend", Econometrica 13 (1945), 245–259; M. G. Kendall, Rank
/// Correlation Methods, 4th ed. (1970), chapters 3 to 5: the variance of S is (n(n−1)(2n+5) − Σ t(t−1)(2t+5))/18
/// over the groups of t values that are alike, z = (S ∓ 1)/√variance. Up to twenty different values p is exact,
/// by counting the orders that have as large an S. The slope is that of H. Theil (1950) and its interval that of
/// P. K. Sen, "Estimates of the Regression Coefficient Based on Kendall's Tau", JASA 63 (1968), 1379–1389.
///
/// Each point weighs the same, of ten answers or ten thousand, and the points are taken for independent.
pub fn trend(points: &[(f64, f64)]) -> Option<Trend> {
    let finite = points.iter().all(|(time, value)| time.is_finite() && value.is_finite());
    let ascending = points.windows(2).all(|pair| pair[0].0 < pair[1].0);
    if points.len() < 3 || points.len() > LONGEST_SERIES || !finite || !ascending {
        return None;
    }
    let mut s = 0_i64;
    let mut slopes = Vec::with_capacity(points.len() * (points.len() - 1) / 2);
    for (at, &(time, value)) in points.iter().enumerate() {
        for &(later, then) in &points[at + 1..] {
            s += i64::from(then > value) - i64::from(then < value);
            slopes.push((then - value) / (later - time));
        }
    }
    let ties = ties(points);
    let pairs = slopes.len() as u64;
    let alike: u64 = ties.iter().map(|t| t * (t - 1) / 2).sum();
    if alike == pairs {
        return None;
    }
    let spread = |t: u64| t * (t - 1) * (2 * t + 5);
    let variance =
        (spread(points.len() as u64) - ties.iter().map(|&t| spread(t)).sum::<u64>()) as f64 / 18.0;
    let z = (s - s.signum()) as f64 / variance.sqrt();
    let exact = points.len() <= EXACT && alike == 0;
    let p = if exact { exact_p(points.len(), s.unsigned_abs()) } else { two_sided(z)? };
    slopes.sort_by(f64::total_cmp);
    Some(Trend {
        s,
        tau: s as f64 / (pairs as f64 * (pairs - alike) as f64).sqrt(),
        z,
        p,
        exact,
        slope: median(&slopes)?,
        slope_interval: slope_interval(&slopes, Z_95 * variance.sqrt()),
    })
}

/// How many values there are of each size.
fn ties(points: &[(f64, f64)]) -> Vec<u64> {
    let mut values: Vec<f64> = points.iter().map(|&(_, value)| value).collect();
    values.sort_by(f64::total_cmp);
    // −0 and 0 are neighbours in this order, and alike.
    values.chunk_by(|a, b| a == b).map(|alike| alike.len() as u64).collect()
}

/// How many of the n! orders, as a part of all, have an |S| of at least `s`.
///
/// The orders with k pairs that go down are counted from n − 1 values to n: the new value can go into n places,
/// with 0 to n − 1 pairs more (Kendall, chapter 5).
fn exact_p(n: usize, s: u64) -> f64 {
    let mut orders = vec![1_u64];
    for values in 2..=n {
        let mut next = vec![0; orders.len() + values - 1];
        for (down, count) in orders.iter().enumerate() {
            for more in 0..values {
                next[down + more] += count;
            }
        }
        orders = next;
    }
    let pairs = (orders.len() - 1) as u64;
    let as_far = |down: u64| pairs.abs_diff(2 * down) >= s;
    let far: u64 =
        (0..=pairs).zip(&orders).filter(|&(down, _)| as_far(down)).map(|(_, count)| count).sum();
    far as f64 / orders.iter().sum::<u64>() as f64
}

/// The slopes between which so many lie on either side of the middle, as pairs: `reach` is how far S goes by
/// chance.
fn slope_interval(sorted: &[f64], reach: f64) -> Option<[f64; 2]> {
    let pairs = sorted.len() as f64;
    let low = ((pairs - reach) / 2.0).round_ties_even() - 1.0;
    let high = ((pairs + reach) / 2.0).round_ties_even();
    (low >= 0.0 && high < pairs).then(|| [sorted[low as usize], sorted[high as usize]])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn series(values: &[f64]) -> Vec<(f64, f64)> {
        values.iter().enumerate().map(|(time, &value)| (time as f64, value)).collect()
    }

    fn close(a: f64, b: f64, what: &[f64]) {
        assert!((a - b).abs() <= 1e-12 * b.abs().max(1e-3), "{what:?}: {a} is not {b}");
    }

    /// S, z and the p of z by pymannkendall 1.4, `original_test(values)`; τ and the exact p by SciPy 1.17,
    /// `kendalltau(range(n), values, method="exact")`; the slopes by `theilslopes(values)`.
    #[test]
    fn as_scipy_has_it() {
        let check = |values: &[f64], s, [tau, z, p]: [f64; 3], [slope, low, high]: [f64; 3]| {
            let found = trend(&series(values)).unwrap();
            assert_eq!(found.s, s);
            close(found.tau, tau, values);
            close(found.z, z, values);
            assert!((found.p - p).abs() <= 1e-12 * p, "{values:?}: {:e} is not {p:e}", found.p);
            close(found.slope, slope, values);
            let interval = found.slope_interval.unwrap();
            close(interval[0], low, values);
            close(interval[1], high, values);
        };
        check(
            &[0.71, 0.74, 0.73, 0.78, 0.80, 0.79, 0.83],
            17,
            [17.0 / 21.0, 2.4030056367444423, 0.010714285714285714],
            [0.02, 0.01, 0.03],
        );
        check(
            &[5.0, 4.0, 3.0, 2.0, 1.0],
            -10,
            [-1.0, -2.2045407685048604, 0.016666666666666666],
            [-1.0, -1.0, -1.0],
        );
        check(
            &[2.0, 1.0, 4.0, 3.0, 6.0, 5.0, 8.0, 7.0, 10.0, 9.0],
            35,
            [0.7777777777777777, 3.041052449399714, 0.0009463183421516755],
            [1.0, 0.6, 1.0],
        );
        check(
            &[78.1, 77.4, 79.9, 80.2, 76.5, 81.0, 82.3, 80.9, 83.5, 82.8, 84.0],
            39,
            [0.7090909090909091, 2.9582959878137873, 0.0015912097162097162],
            [0.6, 0.4, 0.9],
        );
        // With ties, so p is that of z.
        check(
            &[0.8, 0.81, 0.81, 0.79, 0.84, 0.84, 0.84, 0.86, 0.85, 0.9, 0.88, 0.91],
            52,
            [0.8128970193249391, 3.536213750935836, 0.0004059061236363348],
            [0.01, 0.02 / 3.0, 0.0125],
        );
    }

    /// `theilslopes(values, times)`
    #[test]
    fn months_may_be_missing() {
        let times = [1.0, 2.0, 4.0, 5.0, 9.0, 10.0, 11.0];
        let values = [0.71, 0.74, 0.73, 0.78, 0.80, 0.79, 0.83];
        let points: Vec<(f64, f64)> = times.into_iter().zip(values).collect();
        let found = trend(&points).unwrap();
        close(found.slope, 0.01, &times);
        let [low, high] = found.slope_interval.unwrap();
        close(low, 0.005, &times);
        close(high, 0.0175, &times);
        assert_eq!(found.s, 17);
    }

    #[test]
    fn what_has_no_trend() {
        let none = |points: &[(f64, f64)]| assert_eq!(trend(points), None, "{points:?}");
        none(&series(&[]));
        none(&series(&[1.0, 2.0]));
        none(&series(&[0.8; 12]));
        none(&series(&[0.0, -0.0, 0.0]));
        none(&series(&[1.0, f64::NAN, 3.0]));
        none(&series(&[1.0, f64::INFINITY, 3.0]));
        none(&series(&[f64::MIN, f64::MAX, f64::MAX / 2.0]));
        none(&[(1.0, 0.1), (1.0, 0.2), (2.0, 0.3)]);
        none(&[(2.0, 0.1), (1.0, 0.2), (3.0, 0.3)]);
        assert_eq!(trend(&series(&vec![1.0; LONGEST_SERIES + 1])), None);
    }

    #[test]
    fn the_ends() {
        let three = trend(&series(&[3.0, 1.0, 2.0])).unwrap();
        assert_eq!((three.s, three.z, three.p, three.slope), (-1, 0.0, 1.0, -0.5));
        assert_eq!(three.slope_interval, None);
        let long: Vec<f64> = (0..LONGEST_SERIES).map(|at| at as f64).collect();
        let long = trend(&series(&long)).unwrap();
        assert_eq!((long.tau, long.p, long.slope), (1.0, 0.0, 1.0));
        assert!(!long.exact);
    }

    /// All orders of n values, one by one.
    fn permutations(n: usize) -> Vec<Vec<f64>> {
        let mut all = vec![Vec::new()];
        for value in 0..n {
            let with = |order: &Vec<f64>| {
                (0..=order.len())
                    .map(|at| {
                        let mut order = order.clone();
                        order.insert(at, value as f64);
                        order
                    })
                    .collect::<Vec<_>>()
            };
            all = all.iter().flat_map(with).collect();
        }
        all
    }

    #[test]
    fn p_is_counted_out() {
        for n in 3..=6 {
            let all: Vec<Trend> =
                permutations(n).iter().map(|order| trend(&series(order)).unwrap()).collect();
            for one in &all {
                let far = all.iter().filter(|other| other.s.abs() >= one.s.abs()).count();
                assert!((one.p - far as f64 / all.len() as f64).abs() < 1e-15, "{n}: {one:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn turned_round_it_goes_down(values in prop::collection::vec(0..8_i32, 3..30)) {
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let turned: Vec<f64> = values.iter().rev().copied().collect();
            let (there, back) = (trend(&series(&values)), trend(&series(&turned)));
            prop_assert_eq!(there.is_some(), back.is_some());
            let (Some(there), Some(back)) = (there, back) else { return Ok(()) };
            prop_assert_eq!((there.s, there.p), (-back.s, back.p));
            prop_assert!((there.slope + back.slope).abs() < 1e-12);
            prop_assert!((-1.0..=1.0).contains(&there.tau) && (0.0..=1.0).contains(&there.p));
            if let Some([low, high]) = there.slope_interval {
                prop_assert!(low <= there.slope && there.slope <= high);
            }
        }
    }
}
