//! The figures of questions whose answers are numbers: how many, the mean, the median and the quartiles, of all responses.
//!
//! There are none under a filter and of groups, and these are therefore protected by themselves, without the lines of
//! `suppression`. A number can name a person by itself, as no level can, so there is more to hide than small counts:
//!
//! - Of fewer persons than the threshold nothing is told.
//! - Of the numbers in their order is told only what has as many persons as the threshold on either side of it, itself
//!   among them. So no extreme value is ever told, the median not below 2 × 10 persons, the quartiles not below about 4 × 10.
//! - No mean of which one person makes more than half: P. Bond, M. Brandt, P.-P. de Wolf, "Guidelines for Output
//!   Checking" (Eurostat, 2015), rule of dominance.
//! - All is rounded to half a standard error or more. The means of n persons and of these with one more, as two exports on
//!   two days may have them, tell the number of that one to within n roundings: √n ÷ 2 standard deviations of single
//!   numbers, which is 1.6 for 10 persons and more for more.

use serde::Serialize;

use super::thresholds::{Status, Thresholds};
use crate::answer::Answer;
use crate::questionnaire::{Kind, Questionnaire};
use crate::response::Response;
use crate::statistics::{number_mean, quantile, quantile_ranks};

/// The figures of one question.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct NumberFigures {
    /// The question's id.
    #[serde(skip)]
    pub id: String,
    /// Whether anything is shown.
    pub status: Status,
    /// Persons who gave a number.
    pub n: Option<u64>,
    /// Responses without one.
    pub missing: Option<u64>,
    /// All numbers below are rounded to a multiple of this.
    pub rounded_to: Option<f64>,
    /// The mean.
    pub mean: Option<f64>,
    /// Its interval by Student's t.
    pub mean_interval: Option<[f64; 2]>,
    /// The median.
    pub median: Option<f64>,
    /// Its interval, by the numbers around it.
    pub median_interval: Option<[f64; 2]>,
    /// The lower and the upper quartile.
    pub quartiles: [Option<f64>; 2],
    /// Their intervals.
    pub quartile_intervals: [Option<[f64; 2]>; 2],
}

/// The numbers that were given, by question.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    responses: u64,
    /// Of each question that takes a number: its index, its id, the numbers.
    questions: Vec<(usize, String, Vec<f64>)>,
}

impl Numbers {
    /// None yet.
    pub fn new(questionnaire: &Questionnaire) -> Self {
        let questions = questionnaire.questions().enumerate();
        let numbers = questions.filter(|(_, asked)| matches!(asked.kind, Kind::Number { .. }));
        let questions = numbers.map(|(at, asked)| (at, asked.id.clone(), Vec::new())).collect();
        Self { responses: 0, questions }
    }

    /// Adds those of one more response.
    pub fn add(&mut self, response: &Response) {
        self.responses += 1;
        for (at, _, values) in &mut self.questions {
            if let Some(Answer::Number(number)) = response.answers.get(*at) {
                values.push(*number);
            }
        }
    }

    /// What may be shown of them.
    pub fn figures(self, thresholds: Thresholds) -> Vec<NumberFigures> {
        let responses = self.responses;
        let questions = self.questions.into_iter();
        questions.map(|(_, id, values)| number_figures(id, values, responses, thresholds)).collect()
    }
}

fn number_figures(
    id: String,
    mut values: Vec<f64>,
    responses: u64,
    thresholds: Thresholds,
) -> NumberFigures {
    let n = values.len() as u64;
    let status = thresholds.status(n, thresholds.hides(responses));
    let told = (status != Status::Hidden).then_some(n);
    let mut found = NumberFigures {
        id,
        status,
        n: told,
        missing: told.map(|n| responses - n),
        rounded_to: None,
        mean: None,
        mean_interval: None,
        median: None,
        median_interval: None,
        quartiles: [None; 2],
        quartile_intervals: [None; 2],
    };
    if !status.is_visible() {
        return found;
    }
    // Where all gave the same there is nothing to round to, and any number would be everybody's.
    let Some(mean) = number_mean(&values).filter(|mean| mean.standard_error > 0.0) else {
        return found;
    };
    let Some(rounding) = Rounding::of_at_least(mean.standard_error / 2.0) else { return found };
    found.rounded_to = Some(rounding.round(rounding.unit()));
    let all: f64 = values.iter().map(|x| x.abs()).sum();
    if !values.iter().any(|x| x.abs() * 2.0 > all) {
        found.mean = Some(rounding.round(mean.value));
        found.mean_interval = Some(rounding.around(mean.interval));
    }
    values.sort_by(f64::total_cmp);
    let order = InOrder { values: &values, least: thresholds.hide_below.max(1) as usize, rounding };
    found.median = order.quantile(0.5);
    found.median_interval = order.interval(0.5);
    found.quartiles = [0.25, 0.75].map(|at| order.quantile(at));
    found.quartile_intervals = [0.25, 0.75].map(|at| order.interval(at));
    found
}

/// Numbers in their order, of which so many on each side aren't told.
struct InOrder<'v> {
    values: &'v [f64],
    least: usize,
    rounding: Rounding,
}

impl InOrder<'_> {
    /// Whether as many persons as the threshold have this rank or a lower one, and this or a higher one.
    fn may_be_told(&self, rank: usize) -> bool {
        rank >= self.least && self.values.len() + 1 >= rank + self.least
    }

    fn quantile(&self, at: f64) -> Option<f64> {
        // The two numbers that it lies between.
        let place = 1.0 + at * (self.values.len() - 1) as f64;
        let both = [place.floor(), place.ceil()].map(|rank| rank as usize);
        let told = both.into_iter().all(|rank| self.may_be_told(rank));
        let value = quantile(self.values, at).filter(|_| told)?;
        Some(self.rounding.round(value))
    }

    fn interval(&self, at: f64) -> Option<[f64; 2]> {
        let ranks = quantile_ranks(self.values.len(), at)?;
        let told = ranks.iter().all(|rank| self.may_be_told(*rank));
        told.then(|| self.rounding.around(ranks.map(|rank| self.values[rank - 1])))
    }
}

/// To multiples of 1, 2 or 5 at some power of ten.
#[derive(Clone, Copy)]
struct Rounding {
    times: f64,
    power: i32,
}

impl Rounding {
    /// The finest that is no finer than this; `None` beyond what a double holds.
    fn of_at_least(width: f64) -> Option<Self> {
        let power = width.log10().floor();
        if !(-300.0..300.0).contains(&power) {
            return None;
        }
        let power = power as i32;
        let found = [(1.0, power), (2.0, power), (5.0, power), (1.0, power + 1), (2.0, power + 1)];
        let all = found.into_iter().map(|(times, power)| Self { times, power });
        all.into_iter().find(|rounding| rounding.unit() >= width)
    }

    fn unit(self) -> f64 {
        self.scaled(self.times)
    }

    /// Divided rather than multiplied by a negative power, so that 3 × 0.1 is 0.3.
    fn scaled(self, multiple: f64) -> f64 {
        match self.power {
            0.. => multiple * 10_f64.powi(self.power),
            _ => multiple / 10_f64.powi(-self.power),
        }
    }

    /// The nearest multiple, of two the one away from zero.
    fn round(self, value: f64) -> f64 {
        // No "−0".
        self.scaled((value / self.unit()).round() * self.times) + 0.0
    }

    /// The narrowest interval of multiples that holds this one.
    fn around(self, [low, high]: [f64; 2]) -> [f64; 2] {
        let unit = self.unit();
        [(low / unit).floor(), (high / unit).ceil()]
            .map(|multiple| self.scaled(multiple * self.times) + 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[f64]) -> NumberFigures {
        let responses = values.len() as u64 + 3;
        number_figures("n".to_owned(), values.to_vec(), responses, Thresholds::default())
    }

    /// 1, 2, 3 … in another order.
    fn up_to(n: u64) -> Vec<f64> {
        (0..n).map(|at| (at * 7919 % n + 1) as f64).collect()
    }

    #[test]
    fn of_a_hundred_all_is_told_but_the_ends() {
        let found = of(&up_to(100));
        assert_eq!((found.status, found.n, found.missing), (Status::Shown, Some(100), Some(3)));
        // s = 29.01, its error 2.901, half of that 1.45: to multiples of 2.
        assert_eq!(found.rounded_to, Some(2.0));
        // 50.5 and 50.5 ± 1.984 · 2.901, the ends outward.
        assert_eq!((found.mean, found.mean_interval), (Some(50.0), Some([44.0, 58.0])));
        assert_eq!((found.median, found.median_interval), (Some(50.0), Some([40.0, 62.0])));
        assert_eq!(found.quartiles, [Some(26.0), Some(76.0)]);
        assert_eq!(found.quartile_intervals, [Some([16.0, 36.0]), Some([66.0, 84.0])]);
    }

    #[test]
    fn few_persons_are_told_less_of() {
        let told = |n: u64| {
            let found = of(&up_to(n));
            let told = [found.n.is_some(), found.mean.is_some(), found.median.is_some()];
            (told, found.median_interval.is_some(), found.quartiles[0].is_some())
        };
        assert_eq!(told(9), ([false; 3], false, false));
        assert_eq!(told(10), ([true, true, false], false, false));
        assert_eq!(told(18), ([true, true, false], false, false));
        assert_eq!(told(19), ([true; 3], false, false));
        assert_eq!(told(36), ([true; 3], true, false));
        assert_eq!(told(37), ([true; 3], true, true));
        assert_eq!(of(&[]).status, Status::Empty);
    }

    #[test]
    fn nobody_has_a_number_to_themselves() {
        // One person has more than all others: no mean, which would be theirs.
        let mut rich = up_to(99);
        rich.push(5000.0);
        let found = of(&rich);
        assert_eq!((found.mean, found.mean_interval), (None, None));
        assert!(found.median.is_some());
        // All have the same: nothing but how many they are.
        let same = of(&[3.0; 40]);
        assert_eq!((same.n, same.mean, same.median), (Some(40), None, None));
        assert_eq!((same.rounded_to, same.quartiles), (None, [None; 2]));
    }

    /// From what is told before and after a person came, their number to within so many standard deviations of all.
    #[test]
    fn the_difference_of_two_means_tells_of_nobody() {
        for n in [10, 11, 30, 100, 1000, 10_000] {
            let values = up_to(n);
            let found = of(&values);
            let deviation = number_mean(&values).unwrap().standard_error * (n as f64).sqrt();
            // Each of two means is anywhere within half a rounding.
            let within = (n as f64 + 0.5) * found.rounded_to.unwrap();
            assert!(within > 1.5 * deviation, "{n}: {within} and {deviation}");
        }
    }

    #[test]
    fn roundings_are_those_of_a_ruler() {
        let check = |width: f64, value: f64, expected: f64| {
            let rounding = Rounding::of_at_least(width).unwrap();
            assert!(rounding.unit() >= width && rounding.unit() <= 2.5 * width + 1e-12, "{width}");
            assert_eq!(rounding.round(value), expected, "{value} by {width}");
        };
        check(0.1, 0.3, 0.3);
        check(0.03, 0.52, 0.5);
        check(1.0, 2.5, 3.0);
        check(1.2, -3.0, -4.0);
        check(1.2, -0.9, 0.0);
        check(30.0, 1234.0, 1250.0);
        check(0.000_6, 0.001_7, 0.002);
        assert!(Rounding::of_at_least(f64::INFINITY).is_none());
    }
}
