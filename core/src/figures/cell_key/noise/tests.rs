//! The table of shifts: that it is what it says, and that counts are shifted by it.

use super::{AT_MOST, MAX, VARIANCE, mixed, perturbed};
use crate::figures::tests::cell_key::Dice;

const KEYS: u32 = 1 << 16;

/// The shifts that a count can have.
fn shifts(count: usize) -> Vec<i32> {
    (-(count.min(MAX) as i32)..=MAX as i32).collect()
}

/// The distribution of greatest entropy with mean 0 and the variance, by Newton's method on the two multipliers: the minimum of
/// ln Σ exp(λ₁v + λ₂(v² − variance)), whose gradient is how far the moments are off.
fn greatest_entropy(shifts: &[i32]) -> Vec<f64> {
    let features = |v: i32| [f64::from(v), f64::from(v * v) - VARIANCE as f64];
    let weights = |[a, b]: [f64; 2]| -> Vec<f64> {
        shifts.iter().map(|&v| features(v)).map(|[x, y]| (a * x + b * y).exp()).collect()
    };
    let value = |at: [f64; 2]| weights(at).iter().sum::<f64>().ln();
    let mut at = [0.0, -0.25];
    for _ in 0..200 {
        let weights = weights(at);
        let all: f64 = weights.iter().sum();
        let mean = |of: &dyn Fn([f64; 2]) -> f64| -> f64 {
            let terms = shifts.iter().zip(&weights).map(|(&v, weight)| of(features(v)) * weight);
            terms.sum::<f64>() / all
        };
        let [x, y] = [mean(&|f| f[0]), mean(&|f| f[1])];
        let xx = mean(&|f| f[0] * f[0]) - x * x;
        let xy = mean(&|f| f[0] * f[1]) - x * y;
        let yy = mean(&|f| f[1] * f[1]) - y * y;
        let determinant = xx * yy - xy * xy;
        let step = [(yy * x - xy * y) / determinant, (xx * y - xy * x) / determinant];
        let mut by = 1.0;
        let moved = |by: f64| [at[0] - by * step[0], at[1] - by * step[1]];
        while value(moved(by)) > value(at) + 1e-15 && by > 1e-12 {
            by /= 2.0;
        }
        at = moved(by);
    }
    let weights = weights(at);
    let all: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / all).collect()
}

/// How many keys shift by −5 at most, and so on.
fn at_most(count: usize) -> [u32; 2 * MAX + 1] {
    let shifts = shifts(count);
    let probabilities = greatest_entropy(&shifts);
    let mut row = [0; 2 * MAX + 1];
    let mut sum = 0.0;
    for (&v, p) in shifts.iter().zip(probabilities) {
        sum += p;
        row[(v + MAX as i32) as usize] = (sum * f64::from(KEYS)).round() as u32;
    }
    row
}

#[test]
fn the_table_is_of_greatest_entropy() {
    let made: Vec<_> = (1..=MAX).map(at_most).collect();
    made.iter().for_each(|row| println!("    {row:?},"));
    assert_eq!(made, AT_MOST);
}

#[test]
fn the_noise_has_mean_0_and_its_variance_and_its_maximum() {
    for count in 1..=12_u64 {
        let (mut sum, mut squares) = (0, 0);
        for key in 0..=u16::MAX {
            let shift = perturbed(count, key) as i64 - count as i64;
            assert!(shift.unsigned_abs() <= MAX as u64 && shift >= -(count as i64));
            (sum, squares) = (sum + shift, squares + shift * shift);
        }
        let keys = f64::from(KEYS);
        // But for the rounding to whole keys.
        assert!((sum as f64 / keys).abs() < 1e-4, "{count}: {sum}");
        assert!((squares as f64 / keys - VARIANCE as f64).abs() < 1e-3, "{count}: {squares}");
    }
    // Large counts are shifted as often up as down, exactly.
    let row = AT_MOST[MAX - 1];
    (0..2 * MAX).for_each(|at| assert_eq!(row[at] + row[2 * MAX - 1 - at], KEYS));
}

#[test]
fn nothing_stays_nothing() {
    assert!((0..=u16::MAX).all(|key| perturbed(0, key) == 0));
}

#[test]
fn no_two_keys_become_one() {
    let mut seen = vec![false; KEYS as usize];
    (0..=u16::MAX).for_each(|key| seen[usize::from(mixed(key))] = true);
    assert!(seen.iter().all(|&seen| seen));
}

/// χ² of 100,000 cells of random rows, by the sum of their rows' keys, against the table. At 10 degrees of freedom one in a
/// million is beyond 46; the seed is fixed, so this is one draw.
#[test]
fn random_cells_are_shifted_as_the_table_says() {
    let mut dice = Dice(20_261_201);
    let keys: Vec<u16> = (0..5000).map(|_| dice.key()).collect();
    let mut found = [[0_u32; 2 * MAX + 1]; MAX];
    for _ in 0..100_000 {
        let count = 1 + dice.below(20);
        let sum = (0..count)
            .fold(0_u16, |sum, _| sum.wrapping_add(keys[dice.below(keys.len() as u64) as usize]));
        let shift = perturbed(count, sum) + MAX as u64 - count;
        found[(count as usize).min(MAX) - 1][shift as usize] += 1;
    }
    for (row, found) in AT_MOST.iter().zip(&found) {
        let all: u32 = found.iter().sum();
        let mut chi_square = 0.0;
        for (at, &found) in found.iter().enumerate() {
            let keys = row[at] - if at == 0 { 0 } else { row[at - 1] };
            let expected = f64::from(all) * f64::from(keys) / f64::from(KEYS);
            assert!(expected > 0.0 || found == 0);
            if expected > 0.0 {
                chi_square += (f64::from(found) - expected).powi(2) / expected;
            }
        }
        println!("{all} cells: χ² {chi_square:.1}");
        assert!(chi_square < 46.0, "{chi_square} of {found:?}");
    }
}

/// The noise of a cell says nothing of that of the same cell with one row more.
#[test]
fn the_noise_of_neighbours_is_unrelated() {
    for row_key in [1_u16, 2, 100, 255, 256, 4096, 32768, 65535] {
        let product = |key: u16| {
            let one = perturbed(50, key) as i64 - 50;
            one * (perturbed(51, key.wrapping_add(row_key)) as i64 - 51)
        };
        let mean = (0..=u16::MAX).map(product).sum::<i64>() as f64 / f64::from(KEYS);
        let correlation = mean / VARIANCE as f64;
        println!("key {row_key}: correlation {correlation:.3}");
        assert!(correlation.abs() < 0.1, "{row_key}: {correlation}");
    }
}
