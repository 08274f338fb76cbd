//! Shares in which persons count for more or less than one, so that they stand for the people they were drawn from.
//!
//! What may be shown goes by persons, not by weights; and a share that is worth fewer independent answers than the
//! threshold is hidden as well, for with uneven weights it is the answer of those few.

use serde::{Serialize, Serializer};

use super::count::Columns;
use super::{FiguresError, Status, Thresholds, with_view};
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

/// The weight of an item's valid answers, of the satisfied ones, and their squares.
#[derive(Clone, Copy)]
pub(super) struct ItemWeights {
    pub(super) valid: f64,
    pub(super) top: f64,
    /// Satisfied in the direction of the factor.
    pub(super) top_turned: f64,
    pub(super) squares: f64,
}

impl ItemWeights {
    fn share(&self) -> Option<EffectiveShare> {
        let n = self.valid / self.squares * self.valid;
        let share = EffectiveShare { share: (self.top / self.valid).clamp(0.0, 1.0), n };
        share.interval().map(|_| share)
    }
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
        // As many independent answers as are needed, too.
        let few =
            |effective: Option<f64>| effective.is_none_or(|n| n < thresholds.hide_below as f64);
        let whole_n = Some(sums.weight / sums.squares * sums.weight).filter(|n| n.is_finite());
        let none_shown = !view.status().is_visible() || few(whole_n);
        let published = |id: &str, n: u64, status: Status, effective: Option<f64>| {
            let status = match status {
                Status::Empty => Status::Empty,
                status if status.is_visible() && !none_shown && !few(effective) => {
                    let worth = effective.unwrap_or(0.0).min(n as f64) as u64;
                    thresholds.of(worth.max(thresholds.hide_below), false)
                }
                _ => Status::Hidden,
            };
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
                let found = weights.share();
                let effective = found.map(|share| share.n);
                let share = published(&counts.id, counts.n(), view.item_status(at), effective);
                let found = found.filter(|_| share.status.is_visible());
                WeightedShare {
                    effective_n: found.map(|share| share.n),
                    top_share: found.map(|share| share.share),
                    interval: found.and_then(|share| share.interval()),
                    ..share
                }
            })
            .collect();
        let pooled = |id: &str, members: &[usize], n: u64, status: Status| {
            // Worth no more than the least of its items: a hidden one hides the sum.
            let least = members
                .iter()
                .filter(|&&item| view.counts.items[item].n() > 0)
                .map(|&item| of_items[item].share().map_or(0.0, |share| share.n))
                .reduce(f64::min);
            let share = published(id, n, status, least);
            let sum = |of: fn(&ItemWeights) -> f64| -> f64 {
                members.iter().map(|&item| of(&of_items[item])).sum()
            };
            let top_share = sum(|weights| weights.top_turned) / sum(|weights| weights.valid);
            let shown = share.status.is_visible() && top_share.is_finite();
            WeightedShare { top_share: shown.then_some(top_share), ..share }
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
            _ if none_shown => Status::Hidden,
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
