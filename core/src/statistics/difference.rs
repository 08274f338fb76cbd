//! How far apart two shares are that were asked of different persons.

use super::effective::EffectiveShare;
use super::proportion::wilson;
use super::tail::two_sided;

/// A difference of two shares, the first minus the second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// p₁ − p₂ as a fraction, −1 to 1.
    pub value: f64,
    /// Its 95 % interval.
    pub interval: [f64; 2],
    /// How often chance alone would take two equal shares as far apart, in either direction.
    pub p: f64,
}

/// The difference of two independent shares, each `(satisfied, valid answers)`; `None` without answers to
/// one of them, or with more satisfied than answered.
///
/// The interval is [`recovered_interval`] of both Wilson intervals: method 10 of R. G. Newcombe, "Interval
/// Estimation for the Difference between Independent Proportions", Statistics in Medicine 17 (1998),
/// 873–890. The test is the pooled one, z = (p₁ − p₂) ÷ √(p(1−p)(1/n₁ + 1/n₂)) with p = Σa ÷ Σn, the root of
/// Pearson's χ²; without a correction for continuity. The interval and the test don't share a variance,
/// so close to the limit one may take in what the other leaves out.
pub fn difference(first: (u64, u64), second: (u64, u64)) -> Option<Difference> {
    let ((top_1, n_1), (top_2, n_2)) = (first, second);
    if top_1 > n_1 || top_2 > n_2 {
        return None;
    }
    let (wide_1, wide_2) = (wilson(top_1, n_1)?, wilson(top_2, n_2)?);
    // a₁n₂ − a₂n₁ in whole numbers: two shares that are alike have a difference of exactly 0.
    let (left, right) = (u128::from(top_1) * u128::from(n_2), u128::from(top_2) * u128::from(n_1));
    let apart = if left >= right { (left - right) as f64 } else { -((right - left) as f64) };
    let value = apart / n_1 as f64 / n_2 as f64;
    let top = u128::from(top_1) + u128::from(top_2);
    let n = u128::from(n_1) + u128::from(n_2);
    let pooled = top as f64 / n as f64 * ((n - top) as f64 / n as f64);
    let scale = pooled * (1.0 / n_1 as f64 + 1.0 / n_2 as f64);
    let shares = [top_1 as f64 / n_1 as f64, top_2 as f64 / n_2 as f64];
    finish(value, recovered_interval(shares, [wide_1, wide_2]), scale)
}

/// The same of two shares that are worth so many independent answers, because they pool several answers of
/// a person or are weighted. `None` where a share isn't within 0 to 1 or an `n` is no positive number.
pub fn effective_difference(first: EffectiveShare, second: EffectiveShare) -> Option<Difference> {
    let intervals = [first.interval()?, second.interval()?];
    let shares = [first.share, second.share];
    let of_first = first.n / (first.n + second.n);
    let mixed = |a: f64, b: f64| a * of_first + b * (1.0 - of_first);
    let pooled = mixed(shares[0], shares[1]) * mixed(1.0 - shares[0], 1.0 - shares[1]);
    let scale = pooled * (1.0 / first.n + 1.0 / second.n);
    finish(shares[0] - shares[1], recovered_interval(shares, intervals), scale)
}

/// The interval of p₁ − p₂ from the intervals of both, whichever way they were made:
/// p₁ − p₂ − √((p₁−l₁)² + (u₂−p₂)²) to p₁ − p₂ + √((u₁−p₁)² + (p₂−l₂)²).
///
/// Source: G. Y. Zou and A. Donner, "Construction of Confidence Limits about Effect Measures", Statistics in
/// Medicine 27 (2008), 1693–1702, who call it MOVER, the method of variance estimates recovery.
pub fn recovered_interval(shares: [f64; 2], intervals: [[f64; 2]; 2]) -> [f64; 2] {
    let [p_1, p_2] = shares;
    let [[low_1, high_1], [low_2, high_2]] = intervals;
    let value = p_1 - p_2;
    let down = (p_1 - low_1).hypot(high_2 - p_2);
    let up = (high_1 - p_1).hypot(p_2 - low_2);
    [(value - down).max(-1.0), (value + up).min(1.0)]
}

/// `variance` is that of the difference if both shares were one.
fn finish(value: f64, interval: [f64; 2], variance: f64) -> Option<Difference> {
    // Where everybody says the same there is no difference, and no variance to measure it by.
    let p = if value == 0.0 { 1.0 } else { two_sided(value / variance.sqrt())? };
    let whole = value.is_finite() && interval.iter().all(|end| end.is_finite());
    whole.then_some(Difference { value, interval, p })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn close(a: f64, b: f64, what: &str) {
        assert!((a - b).abs() <= 1e-12 * b.abs().max(1e-300) + 1e-14, "{what}: {a:e} is not {b:e}");
    }

    /// statsmodels 0.15: `confint_proportions_2indep(a1, n1, a2, n2, method="newcomb", compare="diff")` and
    /// `proportions_ztest([a1, a2], [n1, n2])`. The first four pairs are examples of Newcombe's own.
    #[test]
    fn as_statsmodels_has_it() {
        let check = |first, second, low: f64, high: f64, p: f64| {
            let d = difference(first, second).unwrap();
            let what = format!("{first:?} {second:?}");
            close(d.interval[0], low, &what);
            close(d.interval[1], high, &what);
            assert!((d.p - p).abs() <= 1e-11 * p, "{what}: {:e} is not {p:e}", d.p);
        };
        check((56, 70), (48, 80), 0.05243147240236498, 0.33387265403690614, 0.00804508136819656);
        check((9, 10), (3, 10), 0.1705227239345029, 0.809017973535488, 0.006169899320544151);
        check((6, 7), (2, 7), 0.05822792748231209, 0.8062496375242278, 0.030753561259274524);
        check((5, 56), (0, 29), -0.038137147903536936, 0.19256001385511165, 0.09718656817057973);
        check((10, 10), (0, 10), 0.6075093504305241, 1.0, 7.74421643104407e-06);
        check((668, 1681), (700, 1500), -0.103566023141631, -0.0348091248025834, 8.14597933097e-05);
        check((25, 30), (20, 30), -0.053429149110712476, 0.368404669112013, 0.1360371281141434);
        check((1, 1), (0, 1), -0.12210872068194178, 1.0, 0.15729920705028516);
        check((900, 1000), (100, 1000), 0.7715008203406949, 0.82416969665915, 2.509158096763e-280);
    }

    #[test]
    fn alike_is_no_difference() {
        let check = |first, second, low: f64, high: f64| {
            let d = difference(first, second).unwrap();
            assert_eq!((d.value, d.p), (0.0, 1.0), "{first:?} {second:?}");
            assert!((d.interval[0] - low).abs() < 1e-4 && (d.interval[1] - high).abs() < 1e-4);
        };
        // Wilson's 0 of 10 goes up to 0.2775; 1 of 1 down to 0.2065.
        check((0, 10), (0, 10), -0.2775, 0.2775);
        check((10, 10), (10, 10), -0.2775, 0.2775);
        check((1, 1), (1, 1), -0.7935, 0.7935);
        check((1, 3), (2, 6), -0.4565, 0.5164);
        assert_eq!(difference((1, 3), (10_000_000, 30_000_000)).unwrap().value, 0.0);
    }

    #[test]
    fn what_is_no_share_has_no_difference() {
        assert_eq!(difference((0, 0), (1, 2)), None);
        assert_eq!(difference((1, 2), (0, 0)), None);
        assert_eq!(difference((3, 2), (1, 2)), None);
        let good = EffectiveShare { share: 0.5, n: 10.0 };
        for (share, n) in [
            (f64::NAN, 5.0),
            (0.5, f64::NAN),
            (0.5, 0.0),
            (1.5, 5.0),
            (0.5, f64::INFINITY),
            (-0.1, 5.0),
        ] {
            assert_eq!(
                effective_difference(good, EffectiveShare { share, n }),
                None,
                "{share} {n}"
            );
        }
    }

    #[test]
    fn as_large_as_can_be() {
        let all = difference((u64::MAX, u64::MAX), (0, u64::MAX)).unwrap();
        assert_eq!((all.value, all.p), (1.0, 0.0));
        let d = difference((6_000_000, 10_000_000), (5_990_000, 10_000_000)).unwrap();
        close(d.value, 0.001, "a thousandth of ten million");
        assert!(d.interval[0] > 0.0 && d.p < 1e-5);
    }

    #[test]
    fn fewer_answers_than_were_given_widen_it() {
        // 80 of 100 answers of 50 persons, worth 60 of independent ones.
        let plain = difference((80, 100), (60, 100)).unwrap();
        let worth = |share, n| EffectiveShare { share, n };
        let pooled = effective_difference(worth(0.8, 60.0), worth(0.6, 60.0)).unwrap();
        assert!(pooled.interval[0] < plain.interval[0] && pooled.interval[1] > plain.interval[1]);
        assert!(pooled.p > plain.p);
        close(pooled.p, difference((48, 60), (36, 60)).unwrap().p, "as many in whole numbers");
    }

    proptest! {
        /// The other way round it is the same with the sign turned, and it is the effective form of itself.
        #[test]
        fn turned_round(n in 1..500_u64, m in 1..500_u64, a in 0..500_u64, b in 0..500_u64) {
            let (first, second) = ((a % (n + 1), n), (b % (m + 1), m));
            let d = difference(first, second).unwrap();
            let turned = difference(second, first).unwrap();
            prop_assert!((d.value + turned.value).abs() < 1e-15);
            prop_assert!((d.interval[0] + turned.interval[1]).abs() < 1e-14);
            prop_assert!((d.p - turned.p).abs() < 1e-13);
            prop_assert!(d.interval[0] <= d.value && d.value <= d.interval[1]);
            prop_assert!(-1.0 <= d.interval[0] && d.interval[1] <= 1.0 && (0.0..=1.0).contains(&d.p));
            let worth = |(a, n): (u64, u64)| EffectiveShare { share: a as f64 / n as f64, n: n as f64 };
            let effective = effective_difference(worth(first), worth(second)).unwrap();
            prop_assert!((d.value - effective.value).abs() < 1e-14);
            prop_assert!((d.p - effective.p).abs() < 1e-9);
        }
    }
}
