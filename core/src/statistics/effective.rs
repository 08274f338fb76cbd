//! How many independent answers weighted ones are worth.

use super::proportion::effective_wilson;

/// A share and the number of independent answers that it is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EffectiveShare {
    /// The share, 0 to 1.
    pub share: f64,
    /// Independent answers, above 0; no whole number as a rule.
    pub n: f64,
}

impl EffectiveShare {
    /// The 95 % interval: Wilson's at this `n` ([`effective_wilson`]). `None` for a share that isn't within
    /// 0 to 1 or an `n` that isn't a positive number.
    pub fn interval(&self) -> Option<[f64; 2]> {
        let sound = (0.0..=1.0).contains(&self.share) && self.n > 0.0 && self.n.is_finite();
        let interval = effective_wilson(self.share, self.n);
        (sound && interval.iter().all(|end| end.is_finite())).then_some(interval)
    }
}

#[cfg(test)]
mod tests {
    use super::super::wilson;
    use super::*;

    #[test]
    fn by_hand() {
        // Weights 1, 1, 2, 4: 8² / 22.
        let [low, high] = EffectiveShare { share: 0.875, n: 64.0 / 22.0 }.interval().unwrap();
        // statsmodels 0.15: proportion_confint(0.875 * 64 / 22, 64 / 22, method="wilson").
        assert!((low - 0.3333057708317903).abs() < 1e-13, "{low}");
        assert!((high - 0.9899002300352915).abs() < 1e-13, "{high}");
    }

    #[test]
    fn as_many_independent_answers_have_the_plain_interval() {
        let [low, high] = EffectiveShare { share: 25.0 / 30.0, n: 30.0 }.interval().unwrap();
        let [plain_low, plain_high] = wilson(25, 30).unwrap();
        assert!((low - plain_low).abs() < 1e-14 && (high - plain_high).abs() < 1e-14);
    }

    #[test]
    fn what_is_no_share_has_no_interval() {
        let interval = |share, n| EffectiveShare { share, n }.interval();
        assert_eq!(interval(0.5, 0.0), None);
        assert_eq!(interval(0.5, 1e-320), Some([0.0, 1.0]));
        assert_eq!(interval(f64::NAN, 5.0), None);
        assert!(interval(1.0, 5.0).is_some());
    }
}
