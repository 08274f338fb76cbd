//! How far those who rate one thing higher rate another higher too.

use super::confidence::Z_95;
use super::tail::two_sided;

/// Spearman's rank correlation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Association {
    /// ρ, −1 to 1.
    pub rho: f64,
    /// Its 95 % interval; `None` for fewer than four persons, and where ρ is ±1: there it would have no width,
    /// as if all were known.
    pub interval: Option<[f64; 2]>,
    /// How often chance alone would take two independent ratings as far.
    pub p: f64,
    /// Persons who gave both ratings.
    pub n: u64,
}

/// Spearman's ρ from a table of two ratings: a slice for each level of the one, in it the persons at each level
/// of the other, both from the least to the best. `None` with fewer than two levels taken of either, rows that
/// differ in length, or more than about 2⁴⁰ persons.
///
/// C. Spearman, "The Proof and Measurement of Association between Two Things", American Journal of Psychology
/// 15 (1904), 72–101. Levels are ranks, not lengths, so ranks are correlated, and those at one level share the
/// mean of theirs. The interval is tanh(artanh ρ ± z·√((1 + ρ²/2)/(n − 3))): D. G. Bonett and T. A. Wright, "Sample
/// Size Requirements for Estimating Pearson, Kendall and Spearman Correlations", Psychometrika 65 (2000), 23–28.
/// The test is that of ρ·√(n − 1), whose variance among all orders is exactly 1, ties or not: the linear-by-linear
/// test, A. Agresti, Categorical Data Analysis, 3rd ed. (2013), 3.4.
///
/// An association is no cause: who is content with one thing is often content with all.
pub fn association<Row: AsRef<[u64]>>(table: &[Row]) -> Option<Association> {
    let width = table.first()?.as_ref().len();
    let mut rows = Vec::with_capacity(table.len());
    let mut columns = vec![0_u64; width];
    for row in table {
        let row = row.as_ref();
        if row.len() != width {
            return None;
        }
        for (column, &count) in columns.iter_mut().zip(row) {
            *column = column.checked_add(count)?;
        }
        rows.push(sum(row)?);
    }
    let n = sum(&rows)?;
    let (of_rows, of_columns) = (ranks(&rows, n)?, ranks(&columns, n)?);
    let mut together = 0_i128;
    for (row, &rank) in table.iter().zip(&of_rows) {
        for (&count, other) in row.as_ref().iter().zip(&of_columns) {
            together = together.checked_add(product([rank, *other, i128::from(count)])?)?;
        }
    }
    let (spread, other) = (spread(&rows, &of_rows)?, spread(&columns, &of_columns)?);
    if spread == 0 || other == 0 {
        return None;
    }
    // All in whole numbers up to here, so that ratings that go together entirely have a ρ of exactly 1.
    let perfect = together.abs() == spread && spread == other;
    let rho = if perfect {
        together.signum() as f64
    } else {
        (together as f64 / (spread as f64).sqrt() / (other as f64).sqrt()).clamp(-1.0, 1.0)
    };
    let interval = (n > 3 && rho.abs() < 1.0).then(|| {
        let half = Z_95 * ((1.0 + rho * rho / 2.0) / (n - 3) as f64).sqrt();
        [(rho.atanh() - half).tanh(), (rho.atanh() + half).tanh()]
    });
    let p = two_sided(rho * ((n - 1) as f64).sqrt())?;
    Some(Association { rho, interval, p, n })
}

fn sum(counts: &[u64]) -> Option<u64> {
    counts.iter().try_fold(0_u64, |sum, &count| sum.checked_add(count))
}

fn product(factors: [i128; 3]) -> Option<i128> {
    factors.into_iter().try_fold(1_i128, i128::checked_mul)
}

/// For each level twice the mean rank of those at it, minus the mean of all ranks.
fn ranks(counts: &[u64], n: u64) -> Option<Vec<i128>> {
    let mut below = 0_i128;
    let rank = |&count: &u64| {
        let rank = 2 * below + i128::from(count) - i128::from(n);
        below += i128::from(count);
        rank
    };
    (n > 0).then(|| counts.iter().map(rank).collect())
}

/// Σ of the squares of the ranks over all persons.
fn spread(counts: &[u64], ranks: &[i128]) -> Option<i128> {
    counts.iter().zip(ranks).try_fold(0_i128, |sum, (&count, &rank)| {
        sum.checked_add(product([rank, rank, i128::from(count)])?)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// SciPy 1.17: `spearmanr(x, y)` of the persons written out; the p-value by statsmodels 0.15,
    /// `Table(table, shift_zeros=False).test_ordinal_association(midranks of rows, midranks of columns)`; the
    /// interval by NumPy: `tanh(arctanh(rho) + [-1, 1] * 1.959963984540054 * sqrt((1 + rho**2 / 2) / (n - 3)))`.
    #[test]
    fn as_scipy_has_it() {
        let check = |table: &[&[u64]], n, [rho, low, high, p]: [f64; 4]| {
            let found = association(table).unwrap();
            let close = |a: f64, b: f64, relative: f64| {
                assert!((a - b).abs() <= relative * b.abs(), "{table:?}: {a:e} is not {b:e}");
            };
            assert_eq!(found.n, n);
            close(found.rho, rho, 1e-13);
            close(found.interval.unwrap()[0], low, 1e-12);
            close(found.interval.unwrap()[1], high, 1e-12);
            close(found.p, p, 1e-11);
        };
        check(
            &[&[5, 1, 0], &[2, 8, 3], &[0, 2, 9]],
            30,
            [0.759144311215919, 0.5124806948497893, 0.8900770413195154, 4.3488838806797486e-5],
        );
        check(
            &[&[3, 4, 10, 20, 8], &[12, 9, 8, 6, 1], &[1, 2, 3, 4, 5]],
            96,
            [-0.19476202034817144, -0.3820341762648376, 0.007874688998259539, 0.05765586850236072],
        );
        check(
            &[&[10, 20], &[30, 5]],
            65,
            [-0.5367450401216933, -0.6992404411892117, -0.3215111204390185, 1.755138557037751e-5],
        );
        check(
            &[&[120, 40, 3], &[0, 0, 0], &[30, 300, 90], &[2, 80, 1400]],
            2065,
            [0.8145109500640225, 0.7970527382931806, 0.8306089090418971, 9.77851706405598e-300],
        );
    }

    #[test]
    fn entirely_together_is_exactly_one() {
        for n in [2, 3, 7, 20, 3_333_333] {
            let same = association(&[[n, 0, 0], [0, n, 0], [0, 0, n]]).unwrap();
            assert_eq!((same.rho, same.interval), (1.0, None));
            let opposite = association(&[[0, n], [n, 0]]).unwrap();
            assert_eq!((opposite.rho, opposite.interval), (-1.0, None));
        }
        // `test_ordinal_association` again
        let p = association(&[[20, 0], [0, 20]]).unwrap().p;
        assert!((p - 4.2380554260794433e-10).abs() < 1e-21, "{p:e}");
        assert_eq!(association(&[[5, 10], [7, 14]]).unwrap().rho, 0.0);
    }

    #[test]
    fn what_has_no_association() {
        let check = |table: &[&[u64]]| assert_eq!(association(table), None, "{table:?}");
        check(&[]);
        check(&[&[], &[]]);
        check(&[&[0, 0], &[0, 0]]);
        check(&[&[5, 6]]);
        check(&[&[5, 0], &[6, 0]]);
        check(&[&[5, 6], &[0, 0]]);
        check(&[&[5, 6], &[7]]);
        check(&[&[u64::MAX, 1], &[1, 1]]);
        check(&[&[u64::MAX / 4, 1], &[1, u64::MAX / 4]]);
        let few = association(&[[1, 0], [0, 1]]).unwrap();
        assert_eq!((few.rho, few.interval), (1.0, None));
        let large = association(&[[1 << 38, 1], [1, 1 << 38]]).unwrap();
        assert!(large.rho > 0.999 && large.p == 0.0);
    }

    /// From the persons written out, ranked one by one.
    fn naive(table: &[Vec<u64>]) -> f64 {
        let mut people = Vec::new();
        for (level, row) in table.iter().enumerate() {
            for (other, &count) in row.iter().enumerate() {
                people.extend((0..count).map(|_| [level, other]));
            }
        }
        let n = people.len() as f64;
        let rank = |of: usize, level: usize| {
            let below = people.iter().filter(|person| person[of] < level).count() as f64;
            let same = people.iter().filter(|person| person[of] == level).count() as f64;
            below + (same + 1.0) / 2.0 - (n + 1.0) / 2.0
        };
        let product = |one: usize, two: usize| -> f64 {
            people.iter().map(|person| rank(one, person[one]) * rank(two, person[two])).sum()
        };
        product(0, 1) / (product(0, 0) * product(1, 1)).sqrt()
    }

    proptest! {
        #[test]
        fn as_ranked_one_by_one(table in prop::collection::vec(prop::collection::vec(0..9_u64, 3), 2..5)) {
            if let Some(found) = association(&table) {
                prop_assert!((found.rho - naive(&table)).abs() < 1e-12);
                prop_assert!((-1.0..=1.0).contains(&found.rho) && (0.0..=1.0).contains(&found.p));
                if let Some([low, high]) = found.interval {
                    prop_assert!(low < found.rho && found.rho < high);
                }
                let upside_down: Vec<_> = table.iter().rev().cloned().collect();
                let turned = association(&upside_down).unwrap();
                prop_assert!((found.rho + turned.rho).abs() < 1e-15);
            }
        }
    }
}
