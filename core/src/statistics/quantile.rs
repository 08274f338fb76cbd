//! Values at a place in their order.

/// The value below which the part `at` (0 to 1) of sorted values lies, interpolated between neighbours; `None`
/// without values, for an `at` outside, or if the values aren't finite and ascending.
///
/// Type 7 of R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", The American Statistician
/// 50 (1996), 361–365: the place is 1 + (n − 1)·at. It is what R, NumPy and spreadsheets give.
pub fn quantile(sorted: &[f64], at: f64) -> Option<f64> {
    let ascending = sorted.is_sorted() && sorted.iter().all(|x| x.is_finite());
    if sorted.is_empty() || !ascending || !(0.0..=1.0).contains(&at) {
        return None;
    }
    let last = sorted.len() - 1;
    let place = at * last as f64;
    let below = (place.floor() as usize).min(last);
    let (low, high) = (sorted[below], sorted[(below + 1).min(last)]);
    let part = place - below as f64;
    let value = low * (1.0 - part) + high * part;
    Some(value.clamp(low, high))
}

/// The value in the middle of sorted values, between the two in the middle if their number is even.
pub fn median(sorted: &[f64]) -> Option<f64> {
    quantile(sorted, 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `numpy.quantile(values, at)` of NumPy 2.
    #[test]
    fn as_numpy_has_it() {
        let check = |values: &[f64], at, expected: f64| {
            let value = quantile(values, at).unwrap();
            assert!((value - expected).abs() < 1e-12, "{values:?} at {at}: {value}");
        };
        let four = [1.0, 2.0, 3.0, 4.0];
        let uneven = [-1.5, 0.0, 2.25, 7.0, 7.0, 100.0];
        for (at, of_four, of_uneven) in [
            (0.0, 1.0, -1.5),
            (0.1, 1.3, -0.75),
            (0.25, 1.75, 0.5625),
            (0.5, 2.5, 4.625),
            (0.9, 3.7, 53.5),
            (0.975, 3.925, 88.375),
            (1.0, 4.0, 100.0),
        ] {
            check(&four, at, of_four);
            check(&uneven, at, of_uneven);
        }
    }

    #[test]
    fn the_middle() {
        assert_eq!(median(&[5.0]), Some(5.0));
        assert_eq!(median(&[1.0, 2.0]), Some(1.5));
        assert_eq!(median(&[0.1, 0.1, 0.1]), Some(0.1));
        assert_eq!(median(&[f64::MIN, f64::MAX]), Some(0.0));
        let many: Vec<f64> = (0..=10_000_000).map(f64::from).collect();
        assert_eq!(median(&many), Some(5_000_000.0));
    }

    #[test]
    fn no_number_from_what_is_none() {
        let check = |values: &[f64], at| assert_eq!(quantile(values, at), None, "{values:?} {at}");
        check(&[], 0.5);
        check(&[1.0, f64::NAN], 0.5);
        check(&[f64::NAN], 0.5);
        check(&[1.0, f64::INFINITY], 0.5);
        check(&[2.0, 1.0], 0.5);
        check(&[1.0], f64::NAN);
        check(&[1.0], 1.1);
        check(&[1.0], -0.1);
    }
}
