//! Weights with which answers have the same make-up as the people whom they stand for.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::{Display, Formatter, Result as FmtResult};

use super::effective::Sum;

/// One thing by which the make-up is known, such as age.
#[derive(Clone, Debug, PartialEq)]
pub struct Margin<'a> {
    /// For each row its category, an index into `targets`; `None` for one who doesn't say. Such a row keeps
    /// its weight here, and the targets are met among those who say.
    pub categories: &'a [Option<usize>],
    /// For each category its share among the people, 0 to 1, together 1.
    pub targets: &'a [f64],
}

/// The weights, and how well they do.
#[derive(Clone, Debug, PartialEq)]
pub struct Raked {
    /// For each row its weight; their mean is 1.
    pub weights: Vec<f64>,
    /// Whether every share is within [`RAKING_TOLERANCE`] of its target. If not, the weights are the last ones and
    /// whoever uses them has to say so.
    pub converged: bool,
    /// Rounds over all margins.
    pub rounds: u32,
    /// The largest distance of a share from its target.
    pub deviation: f64,
    /// Rows whose weight is at the cap.
    pub capped: u64,
}

/// As near a share has to come to its target.
pub const RAKING_TOLERANCE: f64 = 1e-9;
/// After so many rounds without coming near it won't.
const MOST_ROUNDS: u32 = 1000;
/// Targets may be rounded percentages, so that their sum isn't quite 1; then they are divided by it.
const ROUNDING: f64 = 5e-3;

/// What is wrong with margins.
#[derive(Clone, Debug, PartialEq)]
pub enum RakingProblem {
    /// There are no rows.
    NoRows,
    /// There is nothing to weight by.
    NoMargins,
    /// The largest weight allowed isn't above 1, the mean.
    Cap(f64),
    /// A margin has not as many rows as the first one.
    Length {
        /// The margin's place, from 0.
        margin: usize,
        /// Its rows.
        rows: usize,
        /// Those of the first.
        expected: usize,
    },
    /// Nobody says.
    NobodySays {
        /// The margin's place, from 0.
        margin: usize,
    },
    /// Rows are of a category that has no target.
    Unknown {
        /// The margin's place, from 0.
        margin: usize,
        /// How many rows.
        rows: usize,
    },
    /// A target is below 0, above 1 or no number.
    Target {
        /// The margin's place, from 0.
        margin: usize,
        /// The category's place, from 0.
        category: usize,
        /// The target.
        target: f64,
    },
    /// Rows are of a category that nobody should be of: there is no weight for them.
    ZeroTarget {
        /// The margin's place, from 0.
        margin: usize,
        /// The category's place, from 0.
        category: usize,
        /// How many rows.
        rows: usize,
    },
    /// There are people of a category without any row: nobody can speak for them.
    Empty {
        /// The margin's place, from 0.
        margin: usize,
        /// The category's place, from 0.
        category: usize,
        /// The share that they have.
        target: f64,
    },
    /// The targets don't add up to 1.
    Total {
        /// The margin's place, from 0.
        margin: usize,
        /// Their sum.
        sum: f64,
    },
}

impl Display for RakingProblem {
    fn fmt(&self, f: &mut Formatter<'_>) -> FmtResult {
        match *self {
            Self::NoRows => write!(f, "there are no rows to weight"),
            Self::NoMargins => write!(f, "there are no margins to weight by"),
            Self::Cap(cap) => write!(f, "the largest weight must be above 1, not {cap}"),
            Self::Length { margin, rows, expected } => {
                write!(f, "margins[{margin}]: {rows} rows, where the first margin has {expected}")
            }
            Self::NobodySays { margin } => write!(f, "margins[{margin}]: no row has a category"),
            Self::Unknown { margin, rows } => {
                write!(f, "margins[{margin}]: {rows} rows are of a category without a target")
            }
            Self::Target { margin, category, target } => {
                write!(f, "margins[{margin}].targets[{category}]: {target} is no share")
            }
            Self::ZeroTarget { margin, category, rows } => write!(
                f,
                "margins[{margin}].targets[{category}]: the target is 0, but {rows} rows are of it"
            ),
            Self::Empty { margin, category, target } => write!(
                f,
                "margins[{margin}].targets[{category}]: the target is {target}, but no row is of it"
            ),
            Self::Total { margin, sum } => {
                write!(f, "margins[{margin}]: the targets add up to {sum}, not 1")
            }
        }
    }
}

impl Error for RakingProblem {}

/// Weights by which each margin has its targets, by iterative proportional fitting; all problems at once if
/// there can't be any.
///
/// In each round every margin in turn multiplies the weights of a category by target ÷ share (W. E. Deming and
/// F. F. Stephan, "On a Least Squares Adjustment of a Sampled Frequency Table When the Expected Marginal Totals
/// Are Known", Annals of Mathematical Statistics 11 (1940), 427–444). Weights above `cap`, in means, are then cut
/// to it and the next round rakes again, until the margins are met with the cut weights (M. Battaglia, D. Izrael,
/// D. Hoaglin and M. Frankel, "Practical Considerations in Raking Survey Data", Survey Practice 2 (2009)). Both
/// steps are the nearest weights by relative entropy, so the rounds come to weights that meet all of it wherever
/// there are such (L. M. Bregman, "The Relaxation Method of Finding the Common Point of Convex Sets", USSR
/// Computational Mathematics and Mathematical Physics 7 (1967), 200–217). Margins can contradict each other or
/// the cap; then it doesn't converge, and says so.
pub fn rake(margins: &[Margin<'_>], cap: Option<f64>) -> Result<Raked, Vec<RakingProblem>> {
    let problems = problems(margins, cap);
    if !problems.is_empty() {
        return Err(problems);
    }
    let (patterns, of_row) = patterns(margins);
    let targets: Vec<Vec<f64>> = margins.iter().map(|margin| normalised(margin.targets)).collect();
    let cap = cap.unwrap_or(f64::INFINITY);
    let mut weights = vec![1.0; patterns.len()];
    let (mut rounds, mut deviation) = (0, deviation(&patterns, &weights, &targets));
    while deviation > RAKING_TOLERANCE && rounds < MOST_ROUNDS {
        rounds += 1;
        for (margin, targets) in targets.iter().enumerate() {
            let (by_category, all) = totals(&patterns, &weights, margin, targets.len());
            let factor = |category: usize| targets[category] * all / by_category[category];
            for (pattern, weight) in patterns.iter().zip(&mut weights) {
                let factor = pattern.categories[margin].map_or(1.0, factor);
                // Margins that contradict each other can drive a whole category down to nothing.
                *weight *= if factor.is_finite() { factor } else { 1.0 };
            }
        }
        to_mean_one(&patterns, &mut weights);
        if weights.iter().any(|&weight| weight > cap) {
            cut(&patterns, &mut weights, cap);
        }
        deviation = self::deviation(&patterns, &weights, &targets);
    }
    let at_cap = patterns.iter().zip(&weights).filter(|&(_, &weight)| weight >= cap);
    Ok(Raked {
        converged: deviation <= RAKING_TOLERANCE,
        rounds,
        deviation,
        capped: at_cap.map(|(pattern, _)| pattern.rows).sum(),
        weights: of_row.into_iter().map(|pattern| weights[pattern]).collect(),
    })
}

/// Rows that are of the same categories throughout: they always weigh the same, so they are raked as one.
struct Pattern {
    categories: Vec<Option<usize>>,
    rows: u64,
}

/// The patterns, and for each row which one it is of.
fn patterns(margins: &[Margin<'_>]) -> (Vec<Pattern>, Vec<usize>) {
    let mut places = BTreeMap::new();
    let mut patterns: Vec<Pattern> = Vec::new();
    let rows = margins.first().map_or(0, |margin| margin.categories.len());
    let of_row = (0..rows).map(|row| {
        let categories: Vec<_> = margins.iter().map(|margin| margin.categories[row]).collect();
        let place = *places.entry(categories).or_insert_with_key(|categories| {
            patterns.push(Pattern { categories: categories.clone(), rows: 0 });
            patterns.len() - 1
        });
        patterns[place].rows += 1;
        place
    });
    let of_row = of_row.collect();
    (patterns, of_row)
}

/// The weight of each category, and of all who say.
fn totals(
    patterns: &[Pattern],
    weights: &[f64],
    margin: usize,
    categories: usize,
) -> (Vec<f64>, f64) {
    let mut by_category = vec![Sum::default(); categories];
    let mut all = Sum::default();
    for (pattern, weight) in patterns.iter().zip(weights) {
        if let Some(category) = pattern.categories[margin] {
            by_category[category].add(weight * pattern.rows as f64);
            all.add(weight * pattern.rows as f64);
        }
    }
    (by_category.iter().map(Sum::total).collect(), all.total())
}

fn deviation(patterns: &[Pattern], weights: &[f64], targets: &[Vec<f64>]) -> f64 {
    let of_margin = |(margin, targets): (usize, &Vec<f64>)| {
        let (by_category, all) = totals(patterns, weights, margin, targets.len());
        by_category
            .iter()
            .zip(targets)
            .map(|(sum, target)| (sum / all - target).abs())
            .fold(0.0, f64::max)
    };
    targets.iter().enumerate().map(of_margin).fold(0.0, f64::max)
}

fn to_mean_one(patterns: &[Pattern], weights: &mut [f64]) {
    let mut sum = Sum::default();
    for (pattern, weight) in patterns.iter().zip(weights.iter()) {
        sum.add(weight * pattern.rows as f64);
    }
    let rows: u64 = patterns.iter().map(|pattern| pattern.rows).sum();
    let factor = rows as f64 / sum.total();
    weights.iter_mut().for_each(|weight| *weight *= factor);
}

/// Cuts weights to the cap and spreads what is cut off over the others in proportion, so that the mean stays 1.
/// That may lift others to the cap, each time at least one; so it ends.
fn cut(patterns: &[Pattern], weights: &mut [f64], cap: f64) {
    loop {
        let (mut at_cap, mut below) = (0.0, Sum::default());
        for (pattern, weight) in patterns.iter().zip(weights.iter_mut()) {
            if *weight >= cap {
                *weight = cap;
                at_cap += cap * pattern.rows as f64;
            } else {
                below.add(*weight * pattern.rows as f64);
            }
        }
        let rows: u64 = patterns.iter().map(|pattern| pattern.rows).sum();
        let factor = (rows as f64 - at_cap).max(0.0) / below.total();
        let mut lifted = false;
        if !factor.is_finite() {
            return;
        }
        for weight in weights.iter_mut().filter(|weight| **weight < cap) {
            *weight *= factor;
            lifted |= *weight > cap;
        }
        if !lifted {
            return;
        }
    }
}

fn normalised(targets: &[f64]) -> Vec<f64> {
    let sum: f64 = targets.iter().sum();
    targets.iter().map(|target| target / sum).collect()
}

fn problems(margins: &[Margin<'_>], cap: Option<f64>) -> Vec<RakingProblem> {
    let mut problems = Vec::new();
    problems.extend(cap.filter(|&cap| cap.is_nan() || cap <= 1.0).map(RakingProblem::Cap));
    let Some(expected) = margins.first().map(|margin| margin.categories.len()) else {
        problems.push(RakingProblem::NoMargins);
        return problems;
    };
    if expected == 0 {
        problems.push(RakingProblem::NoRows);
    }
    for (margin, Margin { categories, targets }) in margins.iter().enumerate() {
        if categories.len() != expected {
            let rows = categories.len();
            problems.push(RakingProblem::Length { margin, rows, expected });
        }
        let mut counts = vec![0; targets.len()];
        let mut unknown = 0;
        for &category in categories.iter().flatten() {
            match counts.get_mut(category) {
                Some(count) => *count += 1,
                None => unknown += 1,
            }
        }
        if unknown > 0 {
            problems.push(RakingProblem::Unknown { margin, rows: unknown });
        } else if !categories.is_empty() && categories.iter().all(Option::is_none) {
            problems.push(RakingProblem::NobodySays { margin });
        }
        for (category, (&target, &rows)) in targets.iter().zip(&counts).enumerate() {
            if !(0.0..=1.0 + ROUNDING).contains(&target) {
                problems.push(RakingProblem::Target { margin, category, target });
            } else if target == 0.0 && rows > 0 {
                problems.push(RakingProblem::ZeroTarget { margin, category, rows });
            } else if target > 0.0 && rows == 0 {
                problems.push(RakingProblem::Empty { margin, category, target });
            }
        }
        let sum: f64 = targets.iter().sum();
        if sum.is_finite() && (sum - 1.0).abs() > ROUNDING {
            problems.push(RakingProblem::Total { margin, sum });
        }
    }
    problems
}

#[cfg(test)]
mod tests;
