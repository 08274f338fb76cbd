//! How far the items of a factor measure the same thing.

/// Cronbach's α.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alpha {
    /// α, at most 1; below 0 where items contradict each other.
    pub value: f64,
    /// Persons who answered every item: only they are counted (listwise).
    pub n: u64,
}

/// Sums over persons who answered every item of a factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlphaSums {
    n: u64,
    sums: Vec<u64>,
    squares: Vec<u64>,
    total: u64,
    total_squares: u64,
}

impl AlphaSums {
    /// For a factor with so many items.
    pub fn new(items: usize) -> Self {
        Self { n: 0, sums: vec![0; items], squares: vec![0; items], total: 0, total_squares: 0 }
    }

    /// From how many persons are at each level of each item, of the `n` persons who answered every item, and the sum
    /// of their squared totals.
    pub fn of(n: u64, by_level: &[&[u64]], total_squares: u64) -> Self {
        let level = |index: usize| index as u64 + 1;
        let sum =
            |counts: &&[u64]| counts.iter().enumerate().map(|(at, count)| level(at) * count).sum();
        let square = |counts: &&[u64]| {
            counts.iter().enumerate().map(|(at, count)| level(at).pow(2) * count).sum()
        };
        let sums: Vec<u64> = by_level.iter().map(sum).collect();
        Self {
            n,
            total: sums.iter().sum(),
            sums,
            squares: by_level.iter().map(square).collect(),
            total_squares,
        }
    }

    /// Adds a person's levels, one for each item, reversed items turned round already.
    pub fn add(&mut self, levels: &[u8]) {
        self.n += 1;
        let mut total = 0;
        for ((sum, square), &level) in self.sums.iter_mut().zip(&mut self.squares).zip(levels) {
            let level = u64::from(level);
            *sum += level;
            *square += level * level;
            total += level;
        }
        self.total += total;
        self.total_squares += total * total;
    }

    /// Persons so far.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// α = k/(k−1) · (1 − Σ var(item) ÷ var(sum)). `None` for fewer than two items or persons, or if
    /// everybody's sum is the same.
    ///
    /// Source: L. J. Cronbach, "Coefficient Alpha and the Internal Structure of Tests", Psychometrika 16
    /// (1951), 297–334.
    pub fn alpha(&self) -> Option<Alpha> {
        let k = self.sums.len();
        if k < 2 || self.n < 2 {
            return None;
        }
        // n·Σx² − (Σx)², which is the variance but for a factor that cancels, in whole numbers.
        let spread = |sum: u64, squares: u64| {
            u128::from(self.n) * u128::from(squares) - u128::from(sum).pow(2)
        };
        let items: u128 =
            self.sums.iter().zip(&self.squares).map(|(&sum, &squares)| spread(sum, squares)).sum();
        let total = spread(self.total, self.total_squares);
        if total == 0 {
            return None;
        }
        let k = k as f64;
        Some(Alpha { value: k / (k - 1.0) * (1.0 - items as f64 / total as f64), n: self.n })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alpha(rows: &[&[u8]]) -> Option<Alpha> {
        let mut sums = AlphaSums::new(rows[0].len());
        for row in rows {
            sums.add(row);
        }
        sums.alpha()
    }

    #[test]
    fn known_values() {
        // Two identical items measure the same thing.
        assert_eq!(alpha(&[&[1, 1], &[3, 3], &[5, 5]]).unwrap().value, 1.0);
        // By hand: item variances 1, 1 and 4/3; sums 6, 6 and 11 with variance 25/3.
        let value = alpha(&[&[1, 2, 3], &[2, 1, 3], &[3, 3, 5]]).unwrap().value;
        let expected = 1.5 * (1.0 - (1.0 + 1.0 + 4.0 / 3.0) / (25.0 / 3.0));
        assert!((value - expected).abs() < 1e-12);
        assert_eq!(alpha(&[&[2, 2], &[2, 2]]), None);
        assert_eq!(alpha(&[&[2], &[3]]), None);
        assert_eq!(alpha(&[&[2, 3]]), None);
    }
}
