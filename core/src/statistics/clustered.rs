//! Shares over several answers of the same person.
//!
//! A factor pools the answers to its items, and one person's answers resemble each other. An interval
//! that took them for independent would be too narrow, so the variance is taken between persons.

use super::effective::EffectiveShare;
use super::proportion::effective_wilson;

/// Sums over persons, where a person gave `m` valid answers of which `a` are satisfied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClusterSums {
    /// Persons with at least one valid answer.
    pub people: u64,
    /// Σa
    pub top: u64,
    /// Σm
    pub answers: u64,
    /// Σa²
    pub top_squared: u64,
    /// Σa·m
    pub top_answers: u64,
    /// Σm²
    pub answers_squared: u64,
}

impl ClusterSums {
    /// Of persons with one valid answer each, some of them satisfied.
    pub fn of_one(top: u64, answers: u64) -> Self {
        Self {
            people: answers,
            top,
            answers,
            top_squared: top,
            top_answers: top,
            answers_squared: answers,
        }
    }

    /// Adds a person; one without a valid answer counts for nothing.
    pub fn add(&mut self, top: u64, answers: u64) {
        if answers == 0 {
            return;
        }
        self.people += 1;
        self.top += top;
        self.answers += answers;
        self.top_squared += top * top;
        self.top_answers += top * answers;
        self.answers_squared += answers * answers;
    }

    /// The share Σa ÷ Σm, `None` without answers.
    pub fn share(&self) -> Option<f64> {
        (self.answers > 0).then(|| self.top as f64 / self.answers as f64)
    }

    /// The variance of the share, by Taylor linearisation of the ratio with persons as clusters:
    /// n/(n−1) · Σ(a − R·m)² ÷ (Σm)². `None` with fewer than two persons.
    ///
    /// Source: W. G. Cochran, Sampling Techniques, 3rd ed. (1977), 6.3 and 9A.
    pub fn variance(&self) -> Option<f64> {
        if self.people < 2 {
            return None;
        }
        let share = self.share()?;
        let n = self.people as f64;
        let squares = self.top_squared as f64 - 2.0 * share * self.top_answers as f64
            + share * share * self.answers_squared as f64;
        Some(n / (n - 1.0) * squares.max(0.0) / (self.answers as f64).powi(2))
    }

    /// The 95 % interval of the share.
    pub fn interval(&self) -> Option<[f64; 2]> {
        linearised_interval(self.share()?, self.variance()?, self.people, self.answers)
    }

    /// The share and how many independent answers it is worth: those at which Wilson's interval is
    /// [`Self::interval`].
    pub fn effective(&self) -> Option<EffectiveShare> {
        let share = self.share()?;
        let n = effective_n(share, self.variance()?, self.people, self.answers)?;
        Some(EffectiveShare { share, n })
    }
}

/// The 95 % interval of a share with a known variance: Wilson's with the effective sample size
/// p(1−p) ÷ variance, never more than the answers there are. Where everybody agrees the variance says
/// nothing and each person counts for one.
pub fn linearised_interval(p: f64, variance: f64, people: u64, answers: u64) -> Option<[f64; 2]> {
    Some(effective_wilson(p, effective_n(p, variance, people, answers)?))
}

fn effective_n(p: f64, variance: f64, people: u64, answers: u64) -> Option<f64> {
    if people < 2 {
        return None;
    }
    let binomial = p * (1.0 - p);
    Some(if binomial <= 0.0 {
        people as f64
    } else if variance <= 0.0 {
        answers as f64
    } else {
        (binomial / variance).min(answers as f64)
    })
}

#[cfg(test)]
mod tests {
    use super::super::wilson;
    use super::*;

    fn sums(people: &[(u64, u64)]) -> ClusterSums {
        let mut sums = ClusterSums::default();
        for &(top, answers) in people {
            sums.add(top, answers);
        }
        sums
    }

    #[test]
    fn the_variance_is_the_sum_over_persons() {
        let people = [(3, 4), (1, 5), (0, 2), (5, 5), (2, 3), (0, 0)];
        let sums = sums(&people);
        let share = 11.0 / 19.0;
        let squares: f64 = people.iter().map(|&(a, m)| (a as f64 - share * m as f64).powi(2)).sum();
        let naive = 5.0 / 4.0 * squares / (19.0 * 19.0);
        assert_eq!(sums.people, 5);
        assert!((sums.variance().unwrap() - naive).abs() < 1e-15);
    }

    #[test]
    fn persons_who_answer_alike_are_worth_one_answer_each() {
        // 40 of 60 persons satisfied with all four items: no more is known than from one item each.
        let people: Vec<_> = (0..60).map(|i| if i < 40 { (4, 4) } else { (0, 4) }).collect();
        let [low, high] = sums(&people).interval().unwrap();
        let [one_low, one_high] = wilson(40, 60).unwrap();
        assert!((low - one_low).abs() < 2e-3 && (high - one_high).abs() < 2e-3);
    }

    #[test]
    fn everybody_satisfied_is_still_not_certain() {
        let [low, high] = sums(&[(4, 4); 10]).interval().unwrap();
        assert_eq!(high, 1.0);
        assert!((low - 0.7225).abs() < 1e-4);
        assert_eq!(sums(&[(1, 2)]).interval(), None);
        assert_eq!(sums(&[]).share(), None);
    }
}
