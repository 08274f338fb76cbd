//! Whether two questions go together, and how strongly.

use super::tail::chi_square_tail;

/// Pearson's χ² of a table of counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChiSquare {
    /// Σ (counted − expected)² ÷ expected, without a correction for continuity.
    pub statistic: f64,
    /// (rows − 1)·(columns − 1), those left out in which nobody is.
    pub freedom: u64,
    /// How often chance alone would take independent answers as far.
    pub p: f64,
    /// How many were counted.
    pub n: u64,
    /// Cramér's V, 0 to 1.
    pub cramers_v: f64,
    /// Cramér's V without its bias: V of independent answers is above 0 by chance, this is 0 as a rule.
    pub cramers_v_corrected: f64,
    /// The smallest expected count. Below 5 the p-value isn't to be relied on (W. G. Cochran, "Some Methods
    /// for Strengthening the Common χ² Tests", Biometrics 10 (1954), 417–451).
    pub smallest_expected: f64,
}

/// χ² of a table, a slice for each row. Rows and columns in which nobody is are left out. `None` if fewer
/// than two rows or columns are left, if the rows differ in length, or if the sum doesn't fit into a u64.
///
/// K. Pearson, "On the Criterion That a Given System of Deviations …", Philosophical Magazine 50 (1900),
/// 157–175; H. Cramér, Mathematical Methods of Statistics (1946), 21.9 and 30.5; W. Bergsma, "A Bias-Correction
/// for Cramér's V and Tschuprow's T", Journal of the Korean Statistical Society 42 (2013), 323–328.
pub fn chi_square<Row: AsRef<[u64]>>(table: &[Row]) -> Option<ChiSquare> {
    let width = table.first()?.as_ref().len();
    let mut columns = vec![0_u64; width];
    let mut rows = Vec::with_capacity(table.len());
    let mut n = 0_u64;
    for row in table {
        let row = row.as_ref();
        if row.len() != width {
            return None;
        }
        let mut sum = 0_u64;
        for (column, &count) in columns.iter_mut().zip(row) {
            sum = sum.checked_add(count)?;
            *column = column.checked_add(count)?;
        }
        n = n.checked_add(sum)?;
        rows.push(sum);
    }
    let taken = |sums: &[u64]| sums.iter().filter(|&&sum| sum > 0).count() as u64;
    let (tall, wide) = (taken(&rows), taken(&columns));
    if tall < 2 || wide < 2 {
        return None;
    }
    let whole = n as f64;
    let (mut statistic, mut smallest) = (0.0, f64::INFINITY);
    for (row, &row_sum) in table.iter().zip(&rows) {
        for (&count, &column_sum) in row.as_ref().iter().zip(&columns) {
            let product = u128::from(row_sum) * u128::from(column_sum);
            if product > 0 {
                // Counted minus expected in whole numbers, n times over: nothing cancels.
                let apart = (u128::from(count) * u128::from(n)).abs_diff(product) as f64;
                let expected = product as f64 / whole;
                statistic += (apart / whole).powi(2) / expected;
                smallest = f64::min(smallest, expected);
            }
        }
    }
    let freedom = (tall - 1) * (wide - 1);
    let lesser = (tall.min(wide) - 1) as f64;
    Some(ChiSquare {
        statistic,
        freedom,
        p: chi_square_tail(freedom, statistic)?,
        n,
        cramers_v: (statistic / whole / lesser).sqrt().min(1.0),
        cramers_v_corrected: corrected(statistic / whole, tall, wide, whole),
        smallest_expected: smallest,
    })
}

/// Bergsma's V from φ² = χ²/n.
fn corrected(phi_squared: f64, rows: u64, columns: u64, n: f64) -> f64 {
    let (beyond_rows, beyond_columns) = ((rows - 1) as f64, (columns - 1) as f64);
    let phi_squared = phi_squared - beyond_rows * beyond_columns / (n - 1.0);
    let lesser = f64::min(
        beyond_rows - beyond_rows.powi(2) / (n - 1.0),
        beyond_columns - beyond_columns.powi(2) / (n - 1.0),
    );
    // With as few counted as there are rows nothing is left to divide by, and nothing is known.
    if phi_squared <= 0.0 || lesser <= 0.0 {
        return 0.0;
    }
    (phi_squared / lesser).sqrt().min(1.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn close(a: f64, b: f64, relative: f64, what: &str) {
        assert!((a - b).abs() <= relative * b.abs(), "{what}: {a:e} is not {b:e}");
    }

    /// SciPy 1.17: `chi2_contingency(table, correction=False)` and `contingency.association(table,
    /// method="cramer")`; V without bias by dython 0.7, `cramers_v(x, y, bias_correction=True)`, but for the
    /// tables of two by two, where dython takes a χ² with Yates' correction: there Bergsma's formula in NumPy.
    #[test]
    fn as_scipy_has_it() {
        let check = |table: &[&[u64]], [statistic, p, v, unbiased, smallest]: [f64; 5], freedom| {
            let found = chi_square(table).unwrap();
            let what = format!("{table:?}");
            close(found.statistic, statistic, 1e-13, &what);
            close(found.p, p, 1e-12, &what);
            close(found.cramers_v, v, 1e-13, &what);
            close(found.cramers_v_corrected, unbiased, 1e-12, &what);
            close(found.smallest_expected, smallest, 1e-14, &what);
            assert_eq!(found.freedom, freedom);
        };
        check(
            &[&[10, 20], &[30, 5]],
            [
                18.726190476190474,
                1.508956570435425e-5,
                0.5367450401216932,
                0.5261132601535987,
                150.0 / 13.0,
            ],
            1,
        );
        check(
            &[&[3, 4, 10, 20, 8], &[12, 9, 8, 6, 1], &[1, 2, 3, 4, 5]],
            [25.44, 0.0013088294849362481, 0.36400549446402586, 0.30387285116874024, 2.1875],
            8,
        );
        check(
            &[&[762, 327, 468], &[484, 239, 477]],
            [
                30.070149095754672,
                2.953589183212e-7,
                0.10443580235646777,
                0.10091998278440886,
                246.35473340587595,
            ],
            2,
        );
        // The empty row and column are left out: without them it is 10 7 / 3 9.
        check(
            &[&[10, 0, 7], &[0, 0, 0], &[3, 0, 9]],
            [
                3.253888574660633,
                0.07125422733821357,
                0.3349672436203912,
                0.2816410586887732,
                156.0 / 29.0,
            ],
            1,
        );
        // Of ten million SciPy has ten digits only; these are by Python's fractions.
        check(
            &[&[1_000_000, 2_000_000], &[2_000_000, 4_000_100]],
            [
                0.0002777716050668699,
                0.9867026873462579,
                5.555462964506147e-6,
                0.0,
                999988.8890123443,
            ],
            1,
        );
        check(&[&[20, 0], &[0, 20]], [40.0, 2.5396285894708634e-10, 1.0, 1.0, 10.0], 1);
    }

    #[test]
    fn what_has_no_chi_square() {
        let check = |table: &[&[u64]]| assert_eq!(chi_square(table), None, "{table:?}");
        check(&[]);
        check(&[&[], &[]]);
        check(&[&[0, 0], &[0, 0]]);
        check(&[&[5, 5]]);
        check(&[&[5], &[5]]);
        check(&[&[5, 0], &[7, 0]]);
        check(&[&[5, 6], &[7]]);
        check(&[&[u64::MAX, 1], &[1, 1]]);
    }

    #[test]
    fn the_ends() {
        // Two persons who differ in both: V is 1 and tells nothing.
        let two = chi_square(&[[1, 0], [0, 1]]).unwrap();
        assert_eq!((two.statistic, two.cramers_v, two.cramers_v_corrected), (2.0, 1.0, 0.0));
        let equal = chi_square(&[[7, 14], [8, 16]]).unwrap();
        assert_eq!((equal.statistic, equal.p, equal.cramers_v), (0.0, 1.0, 0.0));
        let huge = chi_square(&[[u64::MAX / 4, 0], [0, u64::MAX / 4]]).unwrap();
        assert_eq!((huge.p, huge.cramers_v), (0.0, 1.0));
        // Ten million that are alike but for a rounding of the expected counts.
        let alike = chi_square(&[[3_333_333, 3_333_333], [3_333_333, 3_333_333]]).unwrap();
        assert_eq!((alike.statistic, alike.p), (0.0, 1.0));
    }

    fn naive(table: &[Vec<u64>]) -> f64 {
        let rows: Vec<f64> = table.iter().map(|row| row.iter().sum::<u64>() as f64).collect();
        let columns: Vec<f64> = (0..table[0].len())
            .map(|column| table.iter().map(|row| row[column]).sum::<u64>() as f64)
            .collect();
        let n: f64 = rows.iter().sum();
        let mut statistic = 0.0;
        for (row, counts) in table.iter().enumerate() {
            for (column, &count) in counts.iter().enumerate() {
                let expected = rows[row] * columns[column] / n;
                if expected > 0.0 {
                    statistic += (count as f64 - expected).powi(2) / expected;
                }
            }
        }
        statistic
    }

    proptest! {
        #[test]
        fn as_by_the_textbook(table in prop::collection::vec(prop::collection::vec(0..60_u64, 4), 2..6)) {
            if let Some(found) = chi_square(&table) {
                prop_assert!((found.statistic - naive(&table)).abs() < 1e-10 * (1.0 + found.statistic));
                for fraction in [found.p, found.cramers_v, found.cramers_v_corrected] {
                    prop_assert!((0.0..=1.0).contains(&fraction), "{found:?}");
                }
                let turned: Vec<Vec<u64>> =
                    (0..4).map(|column| table.iter().map(|row| row[column]).collect()).collect();
                let turned = chi_square(&turned).unwrap();
                prop_assert!((found.cramers_v_corrected - turned.cramers_v_corrected).abs() < 1e-12);
            }
        }
    }
}
