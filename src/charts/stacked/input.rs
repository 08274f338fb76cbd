//! What stacked bars are drawn from.

/// Between the keys of a row and of a series, in that of a segment.
pub const OF: &str = "\u{1f}";

/// Rows and the series that their persons are spread over.
#[derive(Clone, Debug, PartialEq)]
pub struct StackedInput {
    /// The series, in the order of their segments.
    pub series: Vec<Series>,
    /// The rows.
    pub rows: Vec<StackedRow>,
    /// What hatching means.
    pub hidden: String,
    /// What marks rows that are for reference only.
    pub reference: String,
    /// What stands where there is nothing to draw.
    pub empty: String,
}

/// One series.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Stable over redraws.
    pub key: String,
    /// Its name.
    pub label: String,
    /// Whether it says something; those of no answer are grey.
    pub says: bool,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct StackedRow {
    /// Stable over redraws.
    pub key: String,
    /// Its name.
    pub label: String,
    /// How many it is about, e.g. "n = 1.204"; not drawn for a hidden one.
    pub n: String,
    /// Its spread.
    pub cell: StackedCell,
}

/// A row's spread. A hidden one has no numbers, so none can be drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum StackedCell {
    /// A segment for each series; `None` where it is suppressed.
    Shown(Vec<Option<Segment>>),
    /// The same of few persons.
    Reference(Vec<Option<Segment>>),
    /// The words that stand in place of the bar.
    Hidden(String),
}

/// One segment.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Its part of the row, 0 to 1.
    pub share: f64,
    /// The same as a bar shows it, e.g. "52".
    pub short: String,
    /// The same in full, e.g. "52,3 %".
    pub text: String,
}

impl StackedCell {
    /// The segments, if any may be seen.
    pub fn segments(&self) -> Option<&[Option<Segment>]> {
        match self {
            Self::Shown(segments) | Self::Reference(segments) => Some(segments),
            Self::Hidden(_) => None,
        }
    }
}
