//! A share and its interval.

use super::confidence::Z_95;

/// The 95 % Wilson score interval of `top` out of `n`, as fractions; `None` for n = 0.
///
/// Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22
/// (1927), 209–212; recommended over the usual p ± z·√(p(1−p)/n) by Brown, Cai and DasGupta, "Interval
/// Estimation for a Binomial Proportion", Statistical Science 16 (2001), 101–133.
///
/// ```
/// let [low, high] = hailong_core::statistics::wilson(25, 30).unwrap();
/// assert_eq!(format!("{:.2}–{:.2}", low * 100.0, high * 100.0), "66.44–92.66");
/// ```
pub fn wilson(top: u64, n: u64) -> Option<[f64; 2]> {
    (n > 0).then(|| effective_wilson(top as f64 / n as f64, n as f64))
}

/// The Wilson interval of the share `p` where the sample is worth `n` independent answers: the
/// "effective sample size" form for clustered or weighted answers.
///
/// Source: N. Dean and M. Pagano, "Evaluating Confidence Interval Methods for Binomial Proportions in
/// Clustered Surveys", Journal of Survey Statistics and Methodology 3 (2015), 484–503.
pub fn effective_wilson(p: f64, n: f64) -> [f64; 2] {
    let z2 = Z_95 * Z_95;
    let centre = p + z2 / (2.0 * n);
    let half = Z_95 * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z2 / n;
    // At 0 and 1 the bound is exact; rounding must not leave a −1e−17 behind.
    let low = if p <= 0.0 { 0.0 } else { ((centre - half) / scale).max(0.0) };
    let high = if p >= 1.0 { 1.0 } else { ((centre + half) / scale).min(1.0) };
    [low, high]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilson_gives_the_known_values() {
        let check = |top, n, low: f64, high: f64| {
            let [l, h] = wilson(top, n).unwrap();
            let round = |x: f64| (x * 1e4).round() / 100.0;
            assert_eq!((round(l), round(h)), (low, high), "{top}/{n}");
        };
        check(25, 30, 66.44, 92.66);
        check(10, 10, 72.25, 100.0);
        check(0, 20, 0.0, 16.11);
        check(77, 90, 76.84, 91.36);
        check(668, 1681, 37.42, 42.10);
        // statsmodels 0.15: proportion_confint(count, nobs, method="wilson").
        let exact = |top, n, low: f64, high: f64| {
            let [l, h] = wilson(top, n).unwrap();
            assert!((l - low).abs() < 1e-13 && (h - high).abs() < 1e-13, "{top}/{n}: {l}–{h}");
        };
        exact(25, 30, 0.66435649493584, 0.926634576281515);
        exact(668, 1681, 0.374248800349518, 0.420984158696086);
        exact(624, 1525, 0.3847611714588956, 0.4340558821984078);
        exact(1, 1, 0.206549314377237, 1.0);
        assert_eq!(wilson(0, 0), None);
        assert_eq!(wilson(0, 20).unwrap()[0], 0.0);
        assert_eq!(wilson(10, 10).unwrap()[1], 1.0);
    }
}
