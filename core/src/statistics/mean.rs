//! The mean of levels and its interval.

use statrs::distribution::{ContinuousCDF, StudentsT};

use super::CONFIDENCE;

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
        let t = StudentsT::new(0.0, 1.0, freedom)
            .map_or(super::Z_95, |t| t.inverse_cdf(0.5 + CONFIDENCE / 2.0));
        let half = t * deviation / (n as f64).sqrt();
        [(value - half).max(1.0), (value + half).min(counts.len() as f64)]
    });
    Some(Mean { value, interval })
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

    #[test]
    fn the_ends_of_the_scale_bound_it() {
        assert_eq!(mean(&[0, 0, 0]), None);
        assert_eq!(mean(&[0, 0, 1]).unwrap().interval, None);
        assert_eq!(mean(&[0, 0, 0, 0, 20]).unwrap().interval, Some([5.0, 5.0]));
        assert!(mean(&[0, 0, 0, 1, 2]).unwrap().interval.unwrap()[1] <= 5.0);
    }
}
