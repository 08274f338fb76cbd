//! Weighted shares: each person's answers count by a weight, so that the sample stands for the people it was drawn from.
//!
//! Suppression goes by persons, not by weights. In addition a share is hidden where its answers are worth fewer independent
//! ones than the threshold ([`Thresholds`]), and where the persons whose weight few others have are fewer than the threshold:
//! with the unweighted share known, too, the weighted one is a second equation for their answers.

use serde::{Serialize, Serializer};

use super::count::{Columns, ItemWeights};
use super::error::FiguresError;
use super::protected_view::with_view;
use super::thresholds::{Status, Thresholds};
use crate::filter::Filter;
use crate::questionnaire::Questionnaire;
use crate::statistics::EffectiveShare;
use crate::table::Table;

/// The shares of satisfied answers, weighted.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WeightedFigures {
    /// Whether anything is shown.
    pub status: Status,
    /// Responses, each counted once.
    pub n: Option<u64>,
    /// How many independent responses they are worth.
    pub effective_n: Option<f64>,
    /// The result of all: of the item that asks for it, or of the pooled items of all factors.
    pub overall: WeightedShare,
    /// Each item, by its id.
    #[serde(serialize_with = "by_id")]
    pub items: Vec<WeightedShare>,
    /// Each factor, by its id.
    #[serde(serialize_with = "by_id")]
    pub factors: Vec<WeightedShare>,
}

/// A weighted share.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WeightedShare {
    /// Whose share it is.
    #[serde(skip)]
    pub id: String,
    /// Whether it is shown.
    pub status: Status,
    /// Persons with a valid answer, each counted once.
    pub n: Option<u64>,
    /// How many independent answers theirs are worth, (Σw)² ÷ Σw². `None` also for the pooled answers of several
    /// items: how a person's weight and answers go together isn't counted.
    pub effective_n: Option<f64>,
    /// Σ of the weights of satisfied answers ÷ Σ of the weights of valid ones.
    pub top_share: Option<f64>,
    /// Its 95 % interval, Wilson's at the effective n; `None` where there is none.
    pub interval: Option<[f64; 2]>,
}

fn share(of: &ItemWeights) -> Option<EffectiveShare> {
    let n = of.valid / of.squares * of.valid;
    let share = EffectiveShare { share: (of.top / of.valid).clamp(0.0, 1.0), n };
    share.interval().map(|_| share)
}

/// The filter, and only those who gave a level of an item.
fn answered(filter: &Filter, item: &str, levels: usize) -> Filter {
    let mut of_item = filter.clone();
    of_item.clear(item);
    let levels = (1..=levels).map(|level| level.to_string());
    let before = filter.values(item);
    let levels: Vec<String> =
        levels.filter(|level| before.is_none_or(|allowed| allowed.contains(level))).collect();
    if levels.is_empty() {
        // A value that no response has lets nothing through.
        of_item.allow(item, "-");
    }
    levels.into_iter().for_each(|level| of_item.allow(item, level));
    of_item
}

/// How many persons have a weight that fewer than the threshold have. The weights are sorted.
fn with_rare_weight(weights: &[f64], thresholds: Thresholds) -> u64 {
    let alike = weights.chunk_by(|a, b| a == b).map(|alike| alike.len() as u64);
    alike.filter(|&alike| thresholds.hides(alike)).sum()
}

/// The weighted shares of what a filter lets through, of a table [with weights](Table::with_weights).
pub fn weighted(
    questionnaire: &Questionnaire,
    table: &Table,
    filter: &Filter,
    thresholds: Thresholds,
) -> Result<WeightedFigures, FiguresError> {
    let columns = Columns::new(questionnaire);
    let counted = table.counted();
    with_view(questionnaire, counted, filter, thresholds, |view| {
        let sums = table.weighted(&counted.fields.codes(filter)?, columns.items.len())?;
        let of_items: Vec<ItemWeights> = (0..columns.items.len())
            .map(|item| match sums.items.get(item) {
                Some((weights, squares)) => columns.weights(item, weights, squares),
                None => ItemWeights { valid: 0.0, top: 0.0, top_turned: 0.0, squares: 0.0 },
            })
            .collect();
        let whole_n = Some(sums.weight / sums.squares * sums.weight).filter(|n| n.is_finite());
        let few_stand_out = |filter: &Filter| -> Result<bool, FiguresError> {
            let weights = table.weights(&counted.fields.codes(filter)?)?;
            Ok(thresholds.hides(with_rare_weight(&weights, thresholds)))
        };
        let is_shown = view.status().is_visible()
            && whole_n.is_some_and(|worth| thresholds.are_worth_enough(worth))
            && !few_stand_out(filter)?;
        let mut stand_out = Vec::new();
        for item in &view.counts.items {
            stand_out.push(few_stand_out(&answered(filter, &item.id, item.by_level.len()))?);
        }
        let published = |id: &str, n: u64, status: Status, effective: Option<f64>| {
            let status = thresholds.weighted_status(status, n, effective.filter(|_| is_shown));
            WeightedShare {
                id: id.to_owned(),
                status,
                n: (status != Status::Hidden).then_some(n),
                effective_n: None,
                top_share: None,
                interval: None,
            }
        };
        let items: Vec<WeightedShare> = of_items
            .iter()
            .zip(&view.counts.items)
            .enumerate()
            .map(|(at, (weights, counts))| {
                let found = share(weights).filter(|_| !stand_out[at]);
                let effective = found.map(|share| share.n);
                let own = published(&counts.id, counts.n(), view.item_status(at), effective);
                let found = found.filter(|_| own.status.is_visible());
                WeightedShare {
                    effective_n: found.map(|share| share.n),
                    top_share: found.map(|share| share.share),
                    interval: found.and_then(|share| share.interval()),
                    ..own
                }
            })
            .collect();
        let pooled = |id: &str, members: &[usize], n: u64, status: Status| {
            // Worth no more than the least of its items: a hidden one hides the sum.
            let least = members
                .iter()
                .filter(|&&item| view.counts.items[item].n() > 0)
                .map(|&item| match share(&of_items[item]) {
                    Some(share) if !stand_out[item] => share.n,
                    _ => 0.0,
                })
                .reduce(f64::min);
            let own = published(id, n, status, least);
            let sum = |of: fn(&ItemWeights) -> f64| -> f64 {
                members.iter().map(|&item| of(&of_items[item])).sum()
            };
            let top_share = sum(|weights| weights.top_turned) / sum(|weights| weights.valid);
            let is_shown = own.status.is_visible() && top_share.is_finite();
            WeightedShare { top_share: is_shown.then_some(top_share), ..own }
        };
        let factors = view.counts.factors.iter().zip(&columns.factors).enumerate();
        let factors = factors
            .map(|(at, (factor, members))| {
                pooled(&factor.id, members, factor.sums.people, view.factor_status(at))
            })
            .collect();
        let overall = match columns.overall {
            Some(item) => WeightedShare { id: String::new(), ..items[item].clone() },
            None => pooled("", &columns.index, view.counts.overall.people, view.overall_status()),
        };
        let status = match view.status() {
            Status::Empty => Status::Empty,
            _ if !is_shown => Status::Hidden,
            status => status,
        };
        Ok(WeightedFigures {
            status,
            n: (status != Status::Hidden).then_some(view.counts.n),
            effective_n: whole_n.filter(|_| status.is_visible()),
            overall,
            items,
            factors,
        })
    })
}

fn by_id<S: Serializer>(shares: &[WeightedShare], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(shares.iter().map(|share| (&share.id, share)))
}
