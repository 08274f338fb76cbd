//! How often chance alone goes as far: the tails of the distributions that tests need.

use statrs::function::gamma::checked_gamma_ur;

/// How often a χ² of so many degrees of freedom is at least `statistic`, 0 to 1. `None` for no freedom or
/// a statistic that is no number or below 0.
///
/// It is Γ(freedom/2, statistic/2) ÷ Γ(freedom/2), M. Abramowitz and I. A. Stegun, Handbook of Mathematical
/// Functions (1964), 26.4.2 and 26.4.19. Below about 1e-308 it is 0.
pub(super) fn chi_square_tail(freedom: u64, statistic: f64) -> Option<f64> {
    if freedom == 0 || statistic.is_nan() || statistic < 0.0 {
        return None;
    }
    // The function takes neither of the two ends.
    if statistic / 2.0 == 0.0 {
        return Some(1.0);
    }
    if statistic.is_infinite() {
        return Some(0.0);
    }
    let tail = checked_gamma_ur(freedom as f64 / 2.0, statistic / 2.0).ok()?;
    (!tail.is_nan()).then(|| tail.clamp(0.0, 1.0))
}

/// How often a standard normal variable is at least as far from 0 as `z`. `None` if that is no number.
///
/// By way of z², which is a χ² of one degree of freedom: the crate's `erfc` has ten digits, this fourteen.
pub(super) fn two_sided(z: f64) -> Option<f64> {
    chi_square_tail(1, z * z)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tail: Option<f64>, expected: f64, relative: f64) {
        let tail = tail.unwrap();
        assert!((tail - expected).abs() <= relative * expected, "{tail:e} is not {expected:e}");
    }

    /// `mpmath.erfc(mpf(z) / sqrt(2))` of mpmath 1.4 with 60 digits. SciPy's `2 * norm.sf(z)` is off by 1e-13
    /// itself at 37.
    #[test]
    fn both_tails_of_the_normal_distribution() {
        for (z, expected) in [
            (0.0, 1.0),
            (1e-10, 0.9999999999202115),
            (0.001, 0.9992021155721779),
            (0.5, 0.6170750774519738),
            (-1.0, 0.3173105078629141),
            (1.96, 0.04999579029644087),
            (-3.0, 0.002699796063260189),
            (5.0, 5.733031437583878e-07),
            (8.0, 1.2441921148543568e-15),
            (15.0, 7.341932398625502e-51),
            (25.0, 6.113393412765122e-138),
            (37.0, 1.1451142445049154e-299),
        ] {
            check(two_sided(z), expected, 2e-14);
        }
        assert_eq!(two_sided(100.0), Some(0.0));
        assert_eq!(two_sided(f64::INFINITY), Some(0.0));
        assert_eq!(two_sided(f64::NAN), None);
    }

    /// `mpmath.gammainc(mpf(k) / 2, mpf(x) / 2, regularized=True)`; the last three are `scipy.stats.chi2.sf(x, k)`
    /// of SciPy 1.17. Twelve digits up to a thousand degrees of freedom, ten for a table of 300 by 120.
    #[test]
    fn the_upper_tail_of_chi_square() {
        for (freedom, statistic, expected, relative) in [
            (1, 0.01, 0.920344325445942, 1e-14),
            (1, 3.84, 0.050043521248705106, 1e-14),
            (1, 500.0, 9.505397766554091e-111, 1e-14),
            (4, 9.49, 0.049953131223294894, 1e-14),
            (4, 300.0, 1.083439491947826e-63, 2e-14),
            (7, 1400.0, 3.859963181237336e-298, 1e-13),
            (16, 20.0, 0.22022064660169893, 1e-13),
            (99, 123.0, 0.05144491699748873, 1e-12),
            (1000, 1100.0, 0.014614408126295194, 1e-12),
            (1000, 2000.0, 4.1436785914549916e-69, 1e-12),
            (35581, 35000.0, 0.9856446875580119, 1e-10),
            (35581, 36000.0, 0.05855018005880486, 1e-10),
            (35581, 40000.0, 2.0326911636029753e-57, 1e-10),
        ] {
            check(chi_square_tail(freedom, statistic), expected, relative);
        }
    }

    #[test]
    fn the_ends() {
        let check = |freedom, statistic, expected| {
            assert_eq!(chi_square_tail(freedom, statistic), expected, "{freedom} {statistic}");
        };
        check(3, 0.0, Some(1.0));
        check(3, f64::MIN_POSITIVE / 4e15, Some(1.0));
        check(3, 1e17, Some(0.0));
        check(3, f64::MAX, Some(0.0));
        check(3, f64::INFINITY, Some(0.0));
        check(3, -1e-9, None);
        check(3, f64::NAN, None);
        check(0, 1.0, None);
    }
}
