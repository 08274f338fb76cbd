//! What a trend is drawn from.

use crate::charts::estimate::{Cell, Estimate, Formatter};

/// Months in the order of time, without holes: a month without answers is hidden, not absent.
#[derive(Clone)]
pub struct TrendInput {
    /// The months.
    pub points: Vec<TrendPoint>,
    /// What happened, in the order of time.
    pub marks: Vec<TrendMark>,
    /// What n is called, left of the n below the months, e.g. "n".
    pub n_heading: String,
    /// What stands where there are no months.
    pub empty: String,
    /// What marks months that are for reference only.
    pub reference: String,
    /// Formats a tick.
    pub percent: Formatter,
}

/// One month.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendPoint {
    /// Stable over redraws.
    pub key: String,
    /// Its name, short, e.g. "06/2026".
    pub label: String,
    /// How many it is about, e.g. "1.204"; not drawn for a hidden one.
    pub n: String,
    /// Its share.
    pub cell: Cell,
    /// Its control limits: between which shares it would usually be; `None` where they aren't known.
    pub limits: Option<[f64; 2]>,
    /// What is said where it is outside of its limits.
    pub beyond: Option<BeyondLimits>,
    /// Whether it can't be compared with the month before: nothing is drawn from the one to the other.
    pub is_apart: bool,
    /// What happened in it, for the table and for screen readers; empty where nothing did.
    pub events: String,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendMark {
    /// When: 2.0 is where the third month begins.
    pub at: f64,
    /// What, in a few words.
    pub text: String,
    /// Whether what came after can't be compared with what came before.
    pub breaks: bool,
}

/// What is said of a month outside of its control limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeyondLimits {
    /// Its share with a word, e.g. "61,2 % thấp": written out in the picture before others are.
    pub mark: String,
    /// The same as a sentence's part, for the table and for screen readers.
    pub verdict: String,
    /// Whether it is below.
    pub is_low: bool,
}

impl TrendInput {
    /// The months that may be seen, by their index.
    pub(super) fn shown(&self) -> impl Iterator<Item = (usize, &Estimate)> {
        let points = self.points.iter().enumerate();
        points.filter_map(|(index, point)| Some((index, point.cell.estimate()?)))
    }
}
