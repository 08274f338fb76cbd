//! The mean of levels and its interval.

use statrs::distribution::{ContinuousCDF, StudentsT};

use super::confidence::{CONFIDENCE, Z_95};

/// A mean of levels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// The mean, on the scale's levels 1 to k.
    pub value: f64,
    /// Its 95 % interval by Student's t, within the scale; `None` for fewer than two answers.
    pub interval: Option<[f64; 2]>,
}

/// The mean of levels that were counted: `counts[0]` answers at level 1 and so on. `None` without
/// answers.
///
/// The interval is mean ± t(0.975; n−1) · s/√n (Student, "The Probable Error of a Mean", Biometrika 6
/// (1908), 1–25), cut at the ends of the scale.
pub fn mean(counts: &[u64]) -> Option<Mean> {
    let n: u64 = counts.iter().sum();
    if n == 0 {
        return None;
    }
    let level = |index: usize| index as u64 + 1;
    let sum: u64 = counts.iter().enumerate().map(|(index, count)| level(index) * count).sum();
    let squares: u64 =
        counts.iter().enumerate().map(|(index, count)| level(index).pow(2) * count).sum();
    let value = sum as f64 / n as f64;
    // n·Σx² − (Σx)² in whole numbers: no digits are lost before the division.
    let spread = (u128::from(n) * u128::from(squares) - u128::from(sum).pow(2)) as f64;
    let interval = (n > 1).then(|| {
        let freedom = (n - 1) as f64;
        let deviation = (spread / (n as f64 * freedom)).sqrt();
        let t = student(freedom);
        let half = t * deviation / (n as f64).sqrt();
        [(value - half).max(1.0), (value + half).min(counts.len() as f64)]
    });
    Some(Mean { value, interval })
}

/// The quantile of Student's t that leaves 2.5 % above it.
///
/// From a thousand degrees of freedom on by the expansion of M. Abramowitz and I. A. Stegun, Handbook of
/// Mathematical Functions (1964), 26.7.5: there it is good to twelve digits, while the inverse of the
/// incomplete beta function, which is exact below, loses them (1.83 for ten million, not 1.96).
pub(super) fn student(freedom: f64) -> f64 {
    if freedom < 1000.0 {
        return StudentsT::new(0.0, 1.0, freedom)
            .map_or(Z_95, |t| t.inverse_cdf(0.5 + CONFIDENCE / 2.0));
    }
    let z = Z_95;
    let g1 = (z.powi(3) + z) / 4.0;
    let g2 = (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0;
    let g3 = (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / 384.0;
    z + g1 / freedom + g2 / freedom.powi(2) + g3 / freedom.powi(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_uses_students_t() {
        // t(0.975; 9) = 2.262157; five answers at 2 and five at 4: s = √(10/9), s/√10 = 1/3.
        let mean = mean(&[0, 5, 0, 5, 0]).unwrap();
        assert_eq!(mean.value, 3.0);
        let [low, high] = mean.interval.unwrap();
        let half = 2.262_157_163 / 3.0;
        assert!((low - (3.0 - half)).abs() < 1e-7 && (high - (3.0 + half)).abs() < 1e-7);
    }

    /// The other values are `scipy.stats.t.interval(0.95, n - 1, loc=mean, scale=s/sqrt(n))` of SciPy 1.17.
    #[test]
    fn as_scipy_has_it() {
        let check = |counts: &[u64], value: f64, low: f64, high: f64| {
            let mean = mean(counts).unwrap();
            let [l, h] = mean.interval.unwrap();
            let close =
                |a: f64, b: f64| assert!((a - b).abs() < 1e-10, "{a} is not {b}: {counts:?}");
            close(mean.value, value);
            close(l, low);
            close(h, high);
        };
        check(&[3, 4, 10, 20, 8], 3.577777777777778, 3.248116042481476, 3.9074395130740798);
        check(&[37, 257, 607, 542, 82], 3.2459016393442623, 3.2016510574530144, 3.2901522212355103);
        let nps = [5, 0, 0, 0, 6, 0, 0, 0, 0, 0, 100];
        check(&nps, 10.225225225225225, 9.768199881971917, 10.682250568478533);
        // −2.85 to 9.85 but for the ends of the scale.
        check(&[0, 0, 1, 1], 3.5, 1.0, 4.0);
    }

    /// `scipy.stats.t.ppf(0.975, df)`
    #[test]
    fn quantiles_as_scipy_has_them() {
        for (freedom, quantile_by_scipy) in [
            (1.0, 12.706204736174694),
            (2.0, 4.302652729749462),
            (3.0, 3.1824463052837078),
            (9.0, 2.262157162798205),
            (29.0, 2.045229642132703),
            (100.0, 1.9839715185235518),
            (999.0, 1.9623414611334493),
            (1000.0, 1.9623390808264083),
            (1524.0, 1.9615218089261413),
            (100_000.0, 1.9599877075346095),
            (1e6, 1.959966356814107),
            (1e7, 1.959964221767205),
        ] {
            let t = student(freedom);
            assert!((t - quantile_by_scipy).abs() < 1e-11, "{freedom}: {t}");
        }
    }

    #[test]
    fn the_ends_of_the_scale_bound_it() {
        assert_eq!(mean(&[0, 0, 0]), None);
        assert_eq!(mean(&[0, 0, 1]).unwrap().interval, None);
        assert_eq!(mean(&[0, 0, 0, 0, 20]).unwrap().interval, Some([5.0, 5.0]));
        assert!(mean(&[0, 0, 0, 1, 2]).unwrap().interval.unwrap()[1] <= 5.0);
    }
}
