//! What may be shown: every number that a dashboard, an export or the command line gives out.
//!
//! This is the only door. A table can be filled and filtered, but its counts are private to the crate;
//! [`figures`] counts what a filter lets through and suppresses small cells as its last step, so that
//! neither a panel nor an export can go around it. docs/figures.md describes the JSON.

mod breakdown;
mod compare;
mod count;
mod cross_tab;
mod drivers;
mod over_time;
mod publish;
mod read;
mod suppression;
mod weighted;

use hailong_engine::QueryError;
use serde::{Serialize, Serializer};

use crate::filter::{Filter, FilterError, MONTH, UNIT, UnknownDimension};
use crate::questionnaire::{Method, Questionnaire};
use crate::table::Counted;

use count::{Columns, Shares};
use publish::View;
use suppression::{Cells, Hidden, Protection, Rows};

pub use breakdown::{GroupFigures, GroupedFigures, grouped};
pub use compare::{Compared, ComparedView, Comparison, Verdict, compare};
pub use cross_tab::{
    CrossAssociation, CrossCell, CrossRow, CrossTab, MOST_CROSS_CELLS, Margin, cross_tab,
};
pub use drivers::{Driver, Drivers, drivers};
pub use over_time::{TrendFigures, over_time};
pub use publish::sort_by_rank;
pub use read::{Published, read_published};
pub use weighted::{WeightedFigures, WeightedShare, weighted};

/// From how many answers on a number is shown, and from how many on it stands on its own feet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Thresholds {
    /// Cells with fewer answers are hidden.
    pub hide_below: u64,
    /// Cells with fewer answers are marked "for reference" and never ranked.
    pub reference_below: u64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { hide_below: 10, reference_below: 30 }
    }
}

/// Whether a cell's numbers are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nobody answered.
    Empty,
    /// Too few answered, or the number of those who did could be found by subtraction.
    Hidden,
    /// Few answered: shown, but not to be relied on.
    Reference,
    /// Shown.
    Shown,
}

impl Status {
    /// Whether there are numbers to show.
    pub fn is_visible(self) -> bool {
        matches!(self, Self::Reference | Self::Shown)
    }
}

/// All figures for one filter. A number that is hidden is `None`, `null` in JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Figures {
    /// The version of this shape.
    pub format: u32,
    /// The questionnaire's id.
    pub questionnaire: String,
    /// The questionnaire's version.
    pub version: u32,
    /// Whether the responses are made up.
    pub illustrative: bool,
    /// The filter.
    pub filter: Filter,
    /// The thresholds that were applied.
    pub thresholds: Thresholds,
    /// Whether the filter lets enough through for anything to be shown.
    pub status: Status,
    /// Responses that the filter lets through.
    pub n: Option<u64>,
    /// The result of all.
    pub overall: Overall,
    /// The index over all items of all factors, by each of the three methods.
    pub index: Index,
    /// Each item, by its id, in the questionnaire's order.
    #[serde(serialize_with = "items_by_id")]
    pub items: Vec<ItemFigures>,
    /// Each factor, by its id, in the questionnaire's order.
    #[serde(serialize_with = "factors_by_id")]
    pub factors: Vec<FactorFigures>,
    /// The result by unit: those shown from the best to the worst, then those for reference, then the
    /// hidden ones, both by name. Empty where the result of all is hidden.
    pub by_unit: Vec<Group>,
    /// The result by month, in the order of time. Empty where the result of all is hidden.
    pub by_month: Vec<Group>,
    /// Whether the months that are shown go up or down.
    pub trend: Option<TrendFigures>,
}

/// A share of satisfied answers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Share {
    /// Whether it is shown.
    pub status: Status,
    /// Persons with at least one valid answer.
    pub n: Option<u64>,
    /// Valid answers; as many as persons where it is about one item.
    pub answers: Option<u64>,
    /// Satisfied ÷ valid answers, 0 to 1.
    pub top_share: Option<f64>,
    /// The share's 95 % interval.
    pub interval: Option<[f64; 2]>,
}

/// The result of all: the share satisfied with the item that asks for it, or the index.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Overall {
    /// The item that asks for it; `None` where the pooled index stands in.
    pub item: Option<String>,
    /// The share.
    #[serde(flatten)]
    pub share: Share,
}

/// The index over all items of all factors.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Index {
    /// The one that the questionnaire chose to show.
    pub shown: Method,
    /// Σ satisfied ÷ Σ valid answers.
    pub pooled: Share,
    /// The mean of the items' shares.
    pub mean_of_items: Share,
    /// The weighted mean of the factors' indices.
    pub weighted: Share,
}

/// One item.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ItemFigures {
    /// Its id.
    #[serde(skip)]
    pub id: String,
    /// Whether it is shown.
    pub status: Status,
    /// Valid answers.
    pub n: Option<u64>,
    /// Answers by level, the least first.
    pub counts: Option<Vec<u64>>,
    /// Answers "not applicable".
    pub not_applicable: Option<u64>,
    /// Responses without an answer to it.
    pub missing: Option<u64>,
    /// The share of the upper levels (the top two of five).
    pub top_share: Option<f64>,
    /// The share's 95 % Wilson interval.
    pub interval: Option<[f64; 2]>,
    /// The mean of the levels 1 to k.
    pub mean: Option<f64>,
    /// The mean's 95 % interval.
    pub mean_interval: Option<[f64; 2]>,
}

/// One factor.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FactorFigures {
    /// Its id.
    #[serde(skip)]
    pub id: String,
    /// Its index: the pooled share of its items, reversed ones turned round.
    #[serde(flatten)]
    pub share: Share,
    /// Cronbach's α.
    pub alpha: Option<f64>,
    /// Persons who answered all its items, over whom α is taken.
    pub alpha_n: Option<u64>,
}

/// The result for one value of a dimension.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// The value; empty for responses that don't say.
    pub value: String,
    /// The share.
    #[serde(flatten)]
    pub share: Share,
    /// Of a month that is shown, between which shares it would be by chance alone (three sigma).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<[f64; 2]>,
}

/// Why there are no figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FiguresError {
    /// The filter, or what is asked, names a field that there isn't.
    Unknown(UnknownDimension),
    /// The filter asks for several options of this question at once.
    SeveralOptions(String),
    /// Views are grouped by this question of several choices, and filtered by it as well.
    FilteredOptions(String),
    /// A person can choose several options of this question, so that those who chose two of them can neither be
    /// compared nor be rows of a table.
    Overlaps(String),
    /// One of two views that are compared lets nothing through.
    NoValue(String),
    /// Views are compared along a field that is filtered as well.
    Filtered(String),
    /// Both of two views that are compared take in this value.
    InBoth {
        /// The field.
        field: String,
        /// Its value.
        value: String,
    },
    /// A field can't be set against itself.
    SameField(String),
    /// A table of two fields would have too many cells.
    TooManyCells {
        /// So many.
        cells: usize,
        /// The most there can be.
        most: usize,
    },
    /// It couldn't be counted.
    Count(QueryError),
}

impl std::fmt::Display for FiguresError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unknown(unknown) => unknown.fmt(f),
            Self::SeveralOptions(field) => FilterError::SeveralOptions(field.clone()).fmt(f),
            Self::FilteredOptions(field) => {
                write!(
                    f,
                    "{field} is filtered, so it can't be grouped by: a person can choose several of its options"
                )
            }
            Self::Overlaps(field) => {
                write!(
                    f,
                    "a person can choose several options of {field}, so who chose one isn't apart from who chose another"
                )
            }
            Self::NoValue(field) => write!(f, "{field} has no value on one side"),
            Self::Filtered(field) => write!(f, "{field} is compared, so it can't be filtered"),
            Self::InBoth { field, value } => {
                write!(f, "{field}=\"{value}\" is on both sides: they must not overlap")
            }
            Self::SameField(field) => write!(f, "{field} can't be set against itself"),
            Self::TooManyCells { cells, most } => {
                write!(f, "the table would have {cells} cells; the most are {most}")
            }
            Self::Count(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for FiguresError {}

impl From<UnknownDimension> for FiguresError {
    fn from(unknown: UnknownDimension) -> Self {
        Self::Unknown(unknown)
    }
}

impl From<FilterError> for FiguresError {
    fn from(error: FilterError) -> Self {
        match error {
            FilterError::Unknown(unknown) => Self::Unknown(unknown),
            FilterError::SeveralOptions(field) => Self::SeveralOptions(field),
        }
    }
}

impl From<QueryError> for FiguresError {
    fn from(error: QueryError) -> Self {
        Self::Count(error)
    }
}

/// The figures of what a filter lets through.
pub fn figures(
    questionnaire: &Questionnaire,
    counted: Counted<'_>,
    filter: &Filter,
    thresholds: Thresholds,
    illustrative: bool,
) -> Result<Figures, FiguresError> {
    let protected = ProtectedView::new(questionnaire, counted, filter, thresholds)?;
    let ProtectedView { columns, protection, rows, hidden } = &protected;
    let counts = columns.count(questionnaire, counted, &rows.filter)?;
    let view = protected.view(questionnaire, &counts.shares);
    // Without a result of all there is none by group: the groups would add up to it.
    let shown = view.status().is_visible() && view.overall_status().is_visible();
    let (mut by_unit, mut by_month) = (Vec::new(), Vec::new());
    if shown {
        by_unit = breakdown::overall_by(columns, protection, UNIT, hidden)?;
        sort_by_rank(&mut by_unit);
        by_month = breakdown::overall_by(columns, protection, MONTH, hidden)?;
    }
    let trend =
        over_time::over_months(&mut by_month, columns.overall.is_none(), &questionnaire.events);
    Ok(view.publish(&counts, filter.clone(), illustrative, by_unit, by_month, trend))
}

/// The result of all of what a filter lets through, [`Figures::overall`] without the rest: of a quarter, by a filter on its
/// months, or of a province, by one on its communes. It is shown and hidden as the filter's figures are, so that the parts
/// of a larger whole tell no more than filters do.
pub fn overall(
    questionnaire: &Questionnaire,
    counted: Counted<'_>,
    filter: &Filter,
    thresholds: Thresholds,
) -> Result<Share, FiguresError> {
    with_view(questionnaire, counted, filter, thresholds, |view| Ok(view.overall().share))
}

/// A view, with what of it is hidden.
struct ProtectedView<'a> {
    columns: Columns,
    protection: Protection<'a>,
    rows: Rows,
    hidden: Hidden,
}

impl<'a> ProtectedView<'a> {
    fn new(
        questionnaire: &Questionnaire,
        counted: Counted<'a>,
        filter: &'a Filter,
        thresholds: Thresholds,
    ) -> Result<Self, FiguresError> {
        filter.check(questionnaire)?;
        let columns = Columns::new(questionnaire);
        let protection = Protection { counted, filter, thresholds, cells: Cells::all(&columns) };
        let rows = protection.rows()?;
        let hidden = protection.view(&rows)?;
        Ok(Self { columns, protection, rows, hidden })
    }

    fn view<'v>(&'v self, questionnaire: &'v Questionnaire, counts: &'v Shares) -> View<'v> {
        View {
            questionnaire,
            thresholds: self.protection.thresholds,
            counts,
            hidden: &self.hidden,
            cells: &self.protection.cells,
            overall_item: self.columns.overall,
        }
    }
}

/// Reads the shares of what a filter lets through, with what is hidden of them.
fn with_view<Read>(
    questionnaire: &Questionnaire,
    counted: Counted<'_>,
    filter: &Filter,
    thresholds: Thresholds,
    read: impl FnOnce(&View<'_>) -> Result<Read, FiguresError>,
) -> Result<Read, FiguresError> {
    let protected = ProtectedView::new(questionnaire, counted, filter, thresholds)?;
    let shares = protected.columns.count_shares(questionnaire, counted, &protected.rows.filter)?;
    read(&protected.view(questionnaire, &shares))
}

fn items_by_id<S: Serializer>(items: &[ItemFigures], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(items.iter().map(|item| (&item.id, item)))
}

fn factors_by_id<S: Serializer>(
    factors: &[FactorFigures],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(factors.iter().map(|factor| (&factor.id, factor)))
}

#[cfg(test)]
mod tests;
