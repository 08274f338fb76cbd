//! Compares two views: their shares, the differences and which of these are significant.
//!
//! Only numbers that both views show are compared, so a comparison reveals nothing that the two views hide.

use std::cmp::Ordering;

use serde::{Serialize, Serializer};

use super::error::FiguresError;
use super::protected_view::with_view;
use super::publish::View;
use super::thresholds::{Status, Thresholds};
use crate::filter::Filter;
use crate::questionnaire::Questionnaire;
use crate::statistics::{
    ClusterSums, Difference, EffectiveShare, difference, effective_difference, judge_together,
};
use crate::table::Counted;

/// Two views, a and b, that differ in the values of one field.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Comparison {
    /// The field.
    pub field: String,
    /// The view that is compared with.
    pub a: ComparedView,
    /// The view that is compared.
    pub b: ComparedView,
    /// How many p-values were adjusted together: one for each item, each factor, and the index where that is the
    /// overall result, as far as both views show them.
    pub tests: usize,
    /// The result of all.
    pub overall: Compared,
    /// Each item, by its id.
    #[serde(serialize_with = "by_id")]
    pub items: Vec<Compared>,
    /// Each factor, by its id.
    #[serde(serialize_with = "by_id")]
    pub factors: Vec<Compared>,
}

/// One of two views.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComparedView {
    /// The values of the field that it lets through.
    pub values: Vec<String>,
    /// Whether anything of it is shown.
    pub status: Status,
    /// Responses.
    pub n: Option<u64>,
}

/// A share in both views. All is `None` where either hides it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Compared {
    /// Whose share it is.
    #[serde(skip)]
    pub id: String,
    /// Persons in a.
    pub n_a: Option<u64>,
    /// Persons in b.
    pub n_b: Option<u64>,
    /// The share in a.
    pub share_a: Option<f64>,
    /// The share in b.
    pub share_b: Option<f64>,
    /// b − a as a fraction, −1 to 1.
    pub difference: Option<f64>,
    /// Its 95 % interval.
    pub interval: Option<[f64; 2]>,
    /// The p-value of this one by itself.
    pub p: Option<f64>,
    /// The p-value after allowing for all that are tested at once.
    pub p_adjusted: Option<f64>,
    /// What may be said: at an adjusted p below 0.05 that b is higher or lower.
    pub verdict: Option<Verdict>,
}

/// What may be said of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// b is higher than a.
    Higher,
    /// b is lower than a.
    Lower,
    /// Chance alone may well have made the difference.
    NotDistinguishable,
}

/// A share that a view shows.
struct Side {
    id: String,
    sums: Option<ClusterSums>,
}

/// What a view shows, the overall result first, then the items and the factors.
struct Sides {
    status: Status,
    n: Option<u64>,
    overall: Side,
    /// The item that is the overall result.
    overall_item: Option<usize>,
    items: Vec<Side>,
    factors: Vec<Side>,
}

/// Compares two views that let different values of a field through, under the same filter of other fields.
pub fn compare(
    questionnaire: &Questionnaire,
    counted: Counted<'_>,
    filter: &Filter,
    field: &str,
    [a, b]: [&[String]; 2],
    thresholds: Thresholds,
) -> Result<Comparison, FiguresError> {
    if filter.values(field).is_some() {
        return Err(FiguresError::Filtered(field.to_owned()));
    }
    if counted.fields.find(field)?.overlaps {
        return Err(FiguresError::Overlaps(field.to_owned()));
    }
    if a.is_empty() || b.is_empty() {
        return Err(FiguresError::NoValue(field.to_owned()));
    }
    if let Some(value) = a.iter().find(|value| b.contains(value)) {
        return Err(FiguresError::InBoth { field: field.to_owned(), value: value.clone() });
    }
    let view = |values: &[String]| -> Result<(Vec<String>, Sides), FiguresError> {
        let mut filter = filter.clone();
        values.iter().for_each(|value| filter.allow(field, value.as_str()));
        let sides =
            with_view(questionnaire, counted, &filter, thresholds, |view| Ok(Sides::of(view)))?;
        Ok((filter.values(field).unwrap_or_default().to_vec(), sides))
    };
    let ((values_a, a), (values_b, b)) = (view(a)?, view(b)?);
    let pairs = |a: &[Side], b: &[Side]| a.iter().zip(b).map(|(a, b)| compared(a, b)).collect();
    let mut found = Comparison {
        field: field.to_owned(),
        overall: compared(&a.overall, &b.overall),
        items: pairs(&a.items, &b.items),
        factors: pairs(&a.factors, &b.factors),
        tests: 0,
        a: ComparedView { values: values_a, status: a.status, n: a.n },
        b: ComparedView { values: values_b, status: b.status, n: b.n },
    };
    judge(&mut found, a.overall_item);
    Ok(found)
}

impl Sides {
    fn of(view: &View<'_>) -> Self {
        let counts = view.counts;
        let side = |id: &str, sums: ClusterSums, status: Status| Side {
            id: id.to_owned(),
            sums: status.is_visible().then_some(sums),
        };
        let items = counts.items.iter().enumerate();
        let factors = counts.factors.iter().enumerate();
        Self {
            status: view.status(),
            n: (view.status() != Status::Hidden).then_some(counts.n),
            overall: side("", counts.overall, view.overall_status()),
            overall_item: view.overall_item,
            items: items
                .map(|(at, item)| {
                    side(&item.id, ClusterSums::of_one(item.top, item.n()), view.item_status(at))
                })
                .collect(),
            factors: factors
                .map(|(at, factor)| side(&factor.id, factor.sums, view.factor_status(at)))
                .collect(),
        }
    }
}

fn compared(a: &Side, b: &Side) -> Compared {
    let nothing = Compared {
        id: a.id.clone(),
        n_a: None,
        n_b: None,
        share_a: None,
        share_b: None,
        difference: None,
        interval: None,
        p: None,
        p_adjusted: None,
        verdict: None,
    };
    let (Some(of_a), Some(of_b)) = (&a.sums, &b.sums) else { return nothing };
    let found = apart(of_b, of_a);
    Compared {
        n_a: Some(of_a.people),
        n_b: Some(of_b.people),
        share_a: of_a.share(),
        share_b: of_b.share(),
        difference: found.map(|found| found.value),
        interval: found.map(|found| found.interval),
        p: found.map(|found| found.p),
        ..nothing
    }
}

/// The first minus the second.
fn apart(first: &ClusterSums, second: &ClusterSums) -> Option<Difference> {
    let is_plain = |sums: &ClusterSums| sums.answers == sums.people;
    if is_plain(first) && is_plain(second) {
        return difference((first.top, first.answers), (second.top, second.answers));
    }
    // As with the interval of one view: with one answer a person it is a plain proportion.
    let worth = |sums: &ClusterSums| match is_plain(sums) {
        true => Some(EffectiveShare { share: sums.share()?, n: sums.people as f64 }),
        false => sums.effective(),
    };
    effective_difference(worth(first)?, worth(second)?)
}

/// Adjusts the p-values of all that was compared, and says what may be said.
fn judge(found: &mut Comparison, overall_item: Option<usize>) {
    // The overall result of an item is that item: the same test twice would be one too many.
    let index = overall_item.is_none().then_some(&mut found.overall);
    let all = found.items.iter_mut().chain(&mut found.factors).chain(index);
    let mut tested: Vec<&mut Compared> = all.filter(|compared| compared.p.is_some()).collect();
    let differences = tested.iter().filter_map(|of| of.difference.zip(of.p));
    let differences: Vec<(f64, f64)> = differences.collect();
    for (compared, judged) in tested.iter_mut().zip(judge_together(&differences)) {
        compared.p_adjusted = Some(judged.p_adjusted);
        compared.verdict = Some(match judged.direction {
            Ordering::Greater => Verdict::Higher,
            Ordering::Less => Verdict::Lower,
            Ordering::Equal => Verdict::NotDistinguishable,
        });
    }
    found.tests = tested.len();
    if let Some(item) = overall_item.and_then(|item| found.items.get(item)) {
        found.overall = Compared { id: String::new(), ..item.clone() };
    }
}

fn by_id<S: Serializer>(compared: &[Compared], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(compared.iter().map(|compared| (&compared.id, compared)))
}
