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

/// Sums over weighted answers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WeightSums {
    answers: u64,
    weight: Sum,
    top: Sum,
    squares: Sum,
    refused: u64,
}

impl WeightSums {
    /// Adds an answer, satisfied or not. A weight of 0 counts for nothing. One that is below 0 or no number
    /// isn't added but remembered, and then there are no figures at all.
    pub fn add(&mut self, weight: f64, satisfied: bool) {
        if !weight.is_finite() || weight < 0.0 {
            self.refused += 1;
        } else if weight > 0.0 {
            self.answers += 1;
            self.weight.add(weight);
            self.top.add(if satisfied { weight } else { 0.0 });
            self.squares.add(weight * weight);
        }
    }

    /// Answers with a weight.
    pub fn answers(&self) -> u64 {
        self.answers
    }

    /// Kish's effective sample size, (Σw)² ÷ Σw²: between 1 and the answers there are. `None` without
    /// answers, or if a weight was refused, or if they are too large or small for their squares.
    ///
    /// Source: L. Kish, Survey Sampling (1965), 11.7; the same, "Weighting for Unequal P_i", Journal of
    /// Official Statistics 8 (1992), 183–200.
    pub fn effective_n(&self) -> Option<f64> {
        let (weight, squares) = (self.weight.total(), self.squares.total());
        if self.answers == 0 || self.refused > 0 {
            return None;
        }
        let n = weight / squares * weight;
        let sound = n.is_finite() && squares.is_normal();
        sound.then(|| n.clamp(1.0, self.answers as f64))
    }

    /// How much less the answers are worth for being weighted, answers ÷ effective answers, at least 1:
    /// Kish's design effect from weighting alone.
    pub fn design_effect(&self) -> Option<f64> {
        Some(self.answers as f64 / self.effective_n()?)
    }

    /// The weighted share of satisfied answers and what it is worth.
    pub fn share(&self) -> Option<EffectiveShare> {
        let n = self.effective_n()?;
        let share = (self.top.total() / self.weight.total()).clamp(0.0, 1.0);
        Some(EffectiveShare { share, n })
    }
}

/// A sum that keeps what each addition rounds away: with ten million weights the plain one has ten digits.
///
/// Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54
/// (1974), 39–51.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sum {
    sum: f64,
    lost: f64,
}

impl Sum {
    pub(super) fn add(&mut self, x: f64) {
        let sum = self.sum + x;
        self.lost +=
            if self.sum.abs() >= x.abs() { (self.sum - sum) + x } else { (x - sum) + self.sum };
        self.sum = sum;
    }

    pub(super) fn total(&self) -> f64 {
        self.sum + self.lost
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::wilson;
    use super::*;

    fn sums(answers: &[(f64, bool)]) -> WeightSums {
        let mut sums = WeightSums::default();
        for &(weight, satisfied) in answers {
            sums.add(weight, satisfied);
        }
        sums
    }

    #[test]
    fn by_hand() {
        // Weights 1, 1, 2, 4: 8² / 22.
        let sums = sums(&[(1.0, true), (1.0, false), (2.0, true), (4.0, true), (0.0, false)]);
        assert_eq!(sums.answers(), 4);
        let share = sums.share().unwrap();
        assert_eq!(share, EffectiveShare { share: 0.875, n: 64.0 / 22.0 });
        assert_eq!(sums.design_effect(), Some(4.0 / (64.0 / 22.0)));
        let [low, high] = share.interval().unwrap();
        // statsmodels 0.15: proportion_confint(0.875 * 64 / 22, 64 / 22, method="wilson").
        assert!((low - 0.3333057708317903).abs() < 1e-13, "{low}");
        assert!((high - 0.9899002300352915).abs() < 1e-13, "{high}");
    }

    #[test]
    fn equal_weights_change_nothing() {
        for weight in [1.0, 0.1, 1e-100, 3e100] {
            let answers: Vec<_> = (0..30).map(|at| (weight, at < 25)).collect();
            let share = sums(&answers).share().unwrap();
            assert!((share.n - 30.0).abs() < 1e-12, "{weight}: {}", share.n);
            let [low, high] = share.interval().unwrap();
            let [plain_low, plain_high] = wilson(25, 30).unwrap();
            assert!((low - plain_low).abs() < 1e-14 && (high - plain_high).abs() < 1e-14);
        }
    }

    #[test]
    fn ten_million_weights_keep_their_digits() {
        let mut sums = WeightSums::default();
        for at in 0..10_000_000_u32 {
            sums.add(0.1, at % 5 == 0);
        }
        let share = sums.share().unwrap();
        assert!((share.share - 0.2).abs() < 1e-15, "{}", share.share);
        assert!((share.n - 1e7).abs() < 1e-6, "{}", share.n);
    }

    #[test]
    fn a_wrong_weight_gives_no_number_at_all() {
        for weight in [f64::NAN, f64::INFINITY, -1.0] {
            let sums = sums(&[(1.0, true), (weight, true), (1.0, false)]);
            assert_eq!((sums.share(), sums.design_effect()), (None, None), "{weight}");
        }
        assert_eq!(sums(&[]).share(), None);
        assert_eq!(sums(&[(0.0, true)]).share(), None);
        assert_eq!(sums(&[(1e-200, true), (1e-200, false)]).share(), None);
        assert_eq!(sums(&[(1e200, true), (1e200, false)]).share(), None);
        let interval = |share, n| EffectiveShare { share, n }.interval();
        assert_eq!(interval(0.5, 0.0), None);
        assert_eq!(interval(0.5, 1e-320), Some([0.0, 1.0]));
        assert_eq!(interval(f64::NAN, 5.0), None);
        assert!(interval(1.0, 5.0).is_some());
    }

    proptest! {
        #[test]
        fn worth_at_least_one_and_at_most_all(
            weights in prop::collection::vec((0.0..1e6_f64, any::<bool>()), 1..50)
        ) {
            let sums = sums(&weights);
            prop_assume!(sums.answers() > 0);
            let share = sums.share().unwrap();
            prop_assert!((1.0..=sums.answers() as f64).contains(&share.n));
            let [low, high] = share.interval().unwrap();
            prop_assert!(0.0 <= low && low <= share.share + 1e-12);
            prop_assert!(share.share <= high + 1e-12 && high <= 1.0);
        }
    }
}
