//! The factors' finding and their chart's input.

use hailong_core::figures::{FactorFigures, Figures};

use crate::charts::{FactorRow, FactorsInput};
use crate::ui::dashboard::text::findings::{between, found};
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::shares::{cell, n, percents};

/// The best and the worst factor.
pub fn title(figures: &Figures, names: &Names) -> String {
    let found = figures
        .factors
        .iter()
        .filter_map(|factor| found(names.factor(&factor.id), &factor.share))
        .collect::<Vec<_>>();
    let words = names.words();
    between(names, &found, words.factors_finding, words.factors_alike, words.factors_plain)
}

/// The factors.
pub fn input(figures: &Figures, names: &Names) -> FactorsInput {
    let row = |factor: &FactorFigures| FactorRow {
        key: factor.id.clone(),
        label: names.factor(&factor.id),
        n: n(factor.share.n, names),
        cell: cell(&factor.share, figures, names),
    };
    FactorsInput {
        rows: figures.factors.iter().map(row).collect(),
        empty: names.words().no_factors.to_owned(),
        reference: names.words().reference.to_owned(),
        percent: percents(names),
    }
}
