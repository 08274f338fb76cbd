//! Shares and means of counts that carry noise: how much less certain they are.
//!
//! Nothing here needs an exact number. What is known are the counts with their noise, and the variance of the noise.

use super::confidence::Z_95;
use super::mean::{Mean, mean, student};
use super::proportion::effective_wilson;

/// Counts of one question, each a sum of numbers with noise of their own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NoisyAnswers {
    /// Satisfied answers.
    pub top: u64,
    /// All answers.
    pub answers: u64,
    /// The variance of the noise in the satisfied ones.
    pub top_noise: f64,
    /// The variance of the noise in the others.
    pub other_noise: f64,
}

/// A share, and what it is uncertain by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NoisyShare {
    /// The share, 0 to 1.
    pub share: f64,
    /// The share as the middle of Wilson's interval has it, never 0 or 1: at the ends the usual variance is nothing.
    drawn_in: f64,
    /// The variance of the answers.
    sampling: f64,
    /// The variance of the noise.
    noise: f64,
}

impl NoisyShare {
    /// Σ satisfied ÷ Σ answers of some questions; `None` without answers.
    ///
    /// How the answers of one person go together isn't known: that would take sums over persons, which have no noise. So
    /// they are taken to say the same, the worst that there is: by Cauchy and Schwarz the deviation of a sum is at most the
    /// sum of the deviations. Then N answers, nᵢ to question i, are worth N² ÷ (Σ√nᵢ)² persons: of one question as many as
    /// answered, of several that all answered as many as there are persons.
    ///
    /// The noise of the share T ÷ N is, to first order, that of (T − pN) ÷ N: what counts as satisfied goes into it by
    /// 1 − p, the rest by −p.
    pub fn pooled(questions: &[NoisyAnswers]) -> Option<Self> {
        let sum = |of: fn(&NoisyAnswers) -> f64| questions.iter().map(of).sum::<f64>();
        let answers = sum(|of| of.answers as f64);
        if answers <= 0.0 {
            return None;
        }
        let share = sum(|of| of.top as f64) / answers;
        let people = (answers / sum(|of| (of.answers as f64).sqrt())).powi(2);
        let z2 = Z_95 * Z_95;
        let drawn_in = (share * people + z2 / 2.0) / (people + z2);
        let rest = 1.0 - drawn_in;
        let noise =
            rest * rest * sum(|of| of.top_noise) + drawn_in * drawn_in * sum(|of| of.other_noise);
        Some(Self {
            share,
            drawn_in,
            sampling: drawn_in * rest / people,
            noise: noise / (answers * answers),
        })
    }

    /// The mean of some shares by weights; `None` where there are none, or all weigh nothing. The answers are again taken to
    /// go together as closely as they can. The noises don't: each count has its own.
    pub fn mean(shares: &[(f64, Self)]) -> Option<Self> {
        let all: f64 = shares.iter().map(|(weight, _)| weight).sum();
        let sum = |of: fn(f64, &Self) -> f64| -> f64 {
            shares.iter().map(|(weight, share)| of(weight / all, share)).sum()
        };
        (all > 0.0).then(|| Self {
            share: sum(|weight, of| weight * of.share).clamp(0.0, 1.0),
            drawn_in: sum(|weight, of| weight * of.drawn_in),
            sampling: sum(|weight, of| weight * of.sampling.sqrt()).powi(2),
            noise: sum(|weight, of| weight * weight * of.noise),
        })
    }

    /// How many independent answers without noise it is worth.
    pub fn worth(&self) -> f64 {
        self.drawn_in * (1.0 - self.drawn_in) / (self.sampling + self.noise)
    }

    /// The 95 % interval: Wilson's at that [`worth`](Self::worth).
    pub fn interval(&self) -> [f64; 2] {
        effective_wilson(self.share, self.worth())
    }
}

/// How many answers a share is worth whose Wilson interval this is: (p − l)² = z² · l(1 − l) ÷ n at its lower end, solved for n.
/// `None` where the interval is no wider than the share.
pub fn worth_of_interval(share: f64, [low, high]: [f64; 2]) -> Option<f64> {
    let end = if share > 0.5 { low } else { high };
    let worth = Z_95 * Z_95 * end * (1.0 - end) / (share - end).powi(2);
    (worth.is_finite() && worth > 0.0).then_some(worth)
}

/// The mean of levels whose counts have noise of this variance each, and its interval: mean ± t · √(s²/n + noise), where the
/// noise of level x goes in by (x − mean) ÷ n. `None` without answers.
pub fn noisy_mean(counts: &[u64], variance: f64) -> Option<Mean> {
    let Mean { value, .. } = mean(counts)?;
    let n = counts.iter().sum::<u64>() as f64;
    let away = |index: usize| (index as f64 + 1.0 - value).powi(2);
    let squares: f64 =
        counts.iter().enumerate().map(|(index, &count)| count as f64 * away(index)).sum();
    let noise = variance * (0..counts.len()).map(away).sum::<f64>() / (n * n);
    let interval = (n > 1.0).then(|| {
        let half = student(n - 1.0) * (squares / (n - 1.0) / n + noise).sqrt();
        [(value - half).max(1.0), (value + half).min(counts.len() as f64)]
    });
    Some(Mean { value, interval })
}

#[cfg(test)]
mod tests {
    use super::super::wilson;
    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-12, "{a} is not {b}");
    }

    fn answers(top: u64, answers: u64, top_noise: f64, other_noise: f64) -> NoisyAnswers {
        NoisyAnswers { top, answers, top_noise, other_noise }
    }

    #[test]
    fn without_noise_it_is_wilsons_interval() {
        for (top, n) in [(25, 30), (0, 20), (10, 10), (668, 1681)] {
            let share = NoisyShare::pooled(&[answers(top, n, 0.0, 0.0)]).unwrap();
            close(share.worth(), n as f64);
            let [low, high] = wilson(top, n).unwrap();
            close(share.interval()[0], low);
            close(share.interval()[1], high);
        }
        let counts = [3, 4, 10, 20, 8];
        let (with, without) = (noisy_mean(&counts, 0.0).unwrap(), mean(&counts).unwrap());
        close(with.value, without.value);
        close(with.interval.unwrap()[0], without.interval.unwrap()[0]);
        close(with.interval.unwrap()[1], without.interval.unwrap()[1]);
    }

    /// docs/statistics.md
    #[test]
    fn the_example_of_the_document() {
        // 64 of 100, two levels satisfied and three not, each with noise of variance 2.
        let share = NoisyShare::pooled(&[answers(64, 100, 4.0, 6.0)]).unwrap();
        assert_eq!(format!("{:.1}", share.worth()), "88.7");
        let [low, high] = share.interval();
        assert_eq!(format!("{low:.4} {high:.4}"), "0.5362 0.7322");
    }

    #[test]
    fn persons_who_answer_several_questions_count_for_one_each() {
        let same = NoisyShare::pooled(&[answers(60, 100, 0.0, 0.0); 4]).unwrap();
        close(same.worth(), 100.0);
        // Half of them answered the second one only.
        let less = [answers(60, 100, 0.0, 0.0), answers(30, 50, 0.0, 0.0)];
        let less = NoisyShare::pooled(&less).unwrap().worth();
        assert!(less > 50.0 && less < 100.0, "{less}");
        assert_eq!(NoisyShare::pooled(&[]), None);
        assert_eq!(NoisyShare::pooled(&[answers(0, 0, 2.0, 2.0)]), None);
    }

    #[test]
    fn a_mean_of_alike_shares_is_one_of_them_with_less_noise() {
        let one = NoisyShare::pooled(&[answers(60, 100, 4.0, 6.0)]).unwrap();
        let mean = NoisyShare::mean(&[(1.0, one), (1.0, one)]).unwrap();
        close(mean.share, one.share);
        assert!(mean.worth() > one.worth() && mean.worth() < 100.0);
        assert_eq!(NoisyShare::mean(&[]), None);
    }

    #[test]
    fn what_an_interval_is_worth_can_be_had_from_it() {
        for (share, n) in [(0.64, 88.7), (0.0, 12.0), (1.0, 40.0), (0.5, 33.3), (0.999, 1e6)] {
            let found = worth_of_interval(share, effective_wilson(share, n)).unwrap();
            assert!((found / n - 1.0).abs() < 1e-6, "{found} is not {n}");
        }
        assert_eq!(worth_of_interval(0.5, [0.5, 0.5]), None);
    }
}
