//! A share as the charts and the panels have it: as a chart's cell, its interval in words, the number of persons, why it is
//! hidden, and whether it is lower than another by more than chance.

use std::rc::Rc;

use hailong_core::figures::{Figures, Share, Status};
use hailong_core::statistics::difference;

use super::names::Names;
use crate::charts::table::ShareColumns;
use crate::charts::{Cell, Estimate, Formatter, IntervalInput};
use crate::i18n::{decimal, fill, percent, whole};

/// From this on chance alone may well have made a difference.
const SIGNIFICANCE: f64 = 0.05;

/// The result of all.
pub fn overall(figures: &Figures, names: &Names) -> IntervalInput {
    let share = &figures.overall.share;
    IntervalInput {
        name: names.overall(figures),
        n: n(share.n, names),
        cell: cell(share, figures, names),
        reference: names.words().reference.to_owned(),
    }
}

/// Whether a share of one group of persons is below another's by more than chance, where these two were picked from so
/// many groups because of how they stand. Of fifty groups that are alike the best and the worst are far apart, so the
/// p-value of the two-proportion test counts for all pairs that there are (Bonferroni). Where a person gives several
/// answers that test isn't to be had from a share alone, and the intervals must lie apart.
pub fn is_lower(share: &Share, higher: &Share, groups: usize) -> bool {
    let counts = |share: &Share| {
        let answers = share.answers.filter(|answers| share.n == Some(*answers))?;
        Some(((share.top_share? * answers as f64).round() as u64, answers))
    };
    let Some((low, high)) = counts(share).zip(counts(higher)) else {
        return is_below(share.interval, higher.interval);
    };
    let pairs = groups as f64 * (groups as f64 - 1.0) / 2.0;
    let found = difference(high, low);
    found.is_some_and(|found| found.value > 0.0 && found.p * pairs < SIGNIFICANCE)
}

/// Whether an interval lies wholly below another: more than chance, and then some.
pub fn is_below(interval: Option<[f64; 2]>, other: Option<[f64; 2]>) -> bool {
    interval.zip(other).is_some_and(|([_, high], [low, _])| high < low)
}

/// A share as a chart's cell.
pub fn cell(share: &Share, figures: &Figures, names: &Names) -> Cell {
    let estimate = share.top_share.zip(share.interval).map(|(value, [low, high])| Estimate {
        share: value,
        low,
        high,
        text: percent(names.language, value, 1),
        range: range(names, [low, high]),
    });
    match (share.status, estimate) {
        (Status::Shown, Some(estimate)) => Cell::Shown(estimate),
        (Status::Reference, Some(estimate)) => Cell::Reference(estimate),
        (status, _) => Cell::Hidden(why_hidden(status, figures, names)),
    }
}

/// An interval in words, "83,1 – 85,2 %".
pub fn range(names: &Names, [low, high]: [f64; 2]) -> String {
    let bound = |share| decimal(names.language, share * 100.0, 1);
    [&bound(low), " – ", &percent(names.language, high, 1)].concat()
}

/// Why there is no number.
pub fn why_hidden(status: Status, figures: &Figures, names: &Names) -> String {
    if status == Status::Empty {
        return names.words().no_answers.to_owned();
    }
    let least = whole(names.language, figures.thresholds.hide_below);
    fill(names.words().hidden, &[("n", &least)])
}

/// How many persons, "n = 120"; empty where that is hidden.
pub fn n(n: Option<u64>, names: &Names) -> String {
    n.map_or(String::new(), |n| fill(names.words().n, &[("n", &whole(names.language, n))]))
}

/// Shares on an axis.
pub fn percents(names: &Names) -> Formatter {
    let language = names.language;
    Rc::new(move |share| percent(language, share, 0))
}

/// The columns of a table of shares, with the heading of its first one.
pub fn share_columns(names: &Names, of: &str) -> ShareColumns {
    let words = names.words();
    ShareColumns {
        name: of.to_owned(),
        share: words.column_share.to_owned(),
        interval: words.column_interval.to_owned(),
        n: words.column_n.to_owned(),
        note: words.column_note.to_owned(),
    }
}
