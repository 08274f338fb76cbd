//! The figures as they are given out and serialised. docs/figures.md describes the JSON.

use serde::{Serialize, Serializer};

use super::cell_key::Noise;
use super::thresholds::{Status, Thresholds};
use crate::filter::Filter;
use crate::questionnaire::Method;

/// The version of the format.
pub(super) const FORMAT: u32 = 1;

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
    /// What the counts were shifted by; `None` where they are exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noise: Option<Noise>,
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
    /// Cronbach's α; `None` also for one item, and where everybody's sum is the same.
    pub alpha: Option<f64>,
    /// Persons who answered all its items, over whom α is taken; `None` where they are hidden, or where there are none.
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

/// The trend over the months that are shown, since the method last changed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TrendFigures {
    /// How many months it is of.
    pub months_used: usize,
    /// Kendall's τ-b, −1 to 1.
    pub tau: f64,
    /// How often chance alone would take months without a trend as far (Mann and Kendall).
    pub p: f64,
    /// The median change of the share from a month to the next (Theil and Sen).
    pub slope: f64,
}

/// The whole result for each value of a field.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct GroupedFigures {
    /// The field.
    pub field: String,
    /// What the counts were shifted by; `None` where they are exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noise: Option<Noise>,
    /// Its values, in order: dimensions by name, an item's levels from the least, before them `""` for responses
    /// that don't say. Empty where the responses that the filter lets through are hidden.
    pub groups: Vec<GroupFigures>,
}

/// The result for one value of a field.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct GroupFigures {
    /// The value.
    pub value: String,
    /// Whether anything of it is shown.
    pub status: Status,
    /// Responses.
    pub n: Option<u64>,
    /// The result of all.
    pub overall: Overall,
    /// The index over all items of all factors.
    pub index: Index,
    /// Each item, by its id.
    #[serde(serialize_with = "items_by_id")]
    pub items: Vec<ItemFigures>,
    /// Each factor, by its id.
    #[serde(serialize_with = "factors_by_id")]
    pub factors: Vec<FactorFigures>,
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
