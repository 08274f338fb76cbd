//! Of answers that are numbers rather than levels: the mean, and the order statistics around a quantile.

use statrs::distribution::{Binomial, DiscreteCDF};

use super::confidence::CONFIDENCE;
use super::mean::student;

/// A mean of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberMean {
    /// The mean.
    pub value: f64,
    /// Its standard error, s ÷ √n.
    pub standard_error: f64,
    /// Its 95 % interval by Student's t.
    pub interval: [f64; 2],
}

/// The mean of numbers, with mean ± t(0.975; n−1) · s/√n as for [levels](super::mean()); nothing is cut off, for numbers
/// have no ends. `None` for fewer than two, and where sums are beyond what a double holds.
pub fn number_mean(values: &[f64]) -> Option<NumberMean> {
    let n = values.len() as f64;
    if values.len() < 2 {
        return None;
    }
    let value = values.iter().sum::<f64>() / n;
    // Around the mean: squares of large numbers would lose the digits in which they differ.
    let squares: f64 = values.iter().map(|x| (x - value).powi(2)).sum();
    let standard_error = (squares / (n - 1.0) / n).sqrt();
    let half = student(n - 1.0) * standard_error;
    let is_finite = value.is_finite() && half.is_finite();
    is_finite.then_some(NumberMean {
        value,
        standard_error,
        interval: [value - half, value + half],
    })
}

/// Between which of n numbers, the smallest being the first, a quantile of those from whom they are a sample lies with
/// 95 %, whatever their distribution: how many of a sample are below it is binomial. `None` where n is too small for it.
///
/// W. J. Conover, Practical Nonparametric Statistics, 3rd edition (1999), section 3.2.
pub fn quantile_ranks(n: usize, at: f64) -> Option<[usize; 2]> {
    let tail = (1.0 - CONFIDENCE) / 2.0;
    let below = Binomial::new(at, n as u64).ok()?;
    let low = below.inverse_cdf(tail) as usize;
    let high = below.inverse_cdf(1.0 - tail) as usize + 1;
    (low >= 1 && high <= n).then_some([low, high])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_by_hand() {
        // t(0.975; 9) = 2.262157; five at 2 and five at 4: s/√10 = 1/3.
        let ten: Vec<f64> = [2.0; 5].into_iter().chain([4.0; 5]).collect();
        let mean = number_mean(&ten).unwrap();
        assert_eq!(mean.value, 3.0);
        assert!((mean.standard_error - 1.0 / 3.0).abs() < 1e-15);
        assert!((mean.interval[1] - 3.0 - 2.262_157_163 / 3.0).abs() < 1e-9);
        assert_eq!((number_mean(&[1.0]), number_mean(&[f64::MAX; 3])), (None, None));
    }

    #[test]
    fn the_ranks_around_a_quantile_are_those_of_the_tables() {
        // Of the median: table A.3 of Conover, by B(n, ½).
        assert_eq!(quantile_ranks(5, 0.5), None);
        assert_eq!(quantile_ranks(6, 0.5), Some([1, 6]));
        assert_eq!(quantile_ranks(10, 0.5), Some([2, 9]));
        assert_eq!(quantile_ranks(20, 0.5), Some([6, 15]));
        assert_eq!(quantile_ranks(100, 0.5), Some([40, 61]));
        // That they hold the quantile in 95 % of samples, and that one rank less on a side doesn't reach 2.5 %.
        for (n, at) in [(40_usize, 0.25), (60, 0.75), (400, 0.25)] {
            let [low, high] = quantile_ranks(n, at).unwrap();
            let below = |rank: usize| Binomial::new(at, n as u64).unwrap().cdf(rank as u64 - 1);
            assert!(below(low) <= 0.025 && below(low + 1) > 0.025, "{n}, {at}");
            assert!(1.0 - below(high) <= 0.025 && 1.0 - below(high - 1) > 0.025, "{n}, {at}");
        }
    }
}
