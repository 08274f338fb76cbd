//! Counts a view: the queries to the engine, and what their answers mean in the questionnaire's terms.
//!
//! These counts aren't suppressed. They stay within `figures`; [`super::publish`] turns them into figures.

use hailong_engine::{
    Breakdown, Counts as Answer, Filter, Measure, MeasurePart, QueryError, Scored,
};

use crate::questionnaire::{Factor, Questionnaire};
use crate::statistics::{Alpha, AlphaSums, ClusterSums, linearised_interval};
use crate::table::Counted;

/// What all figures of a view rest on: how many there are, and the shares.
pub(super) struct Shares {
    pub(super) n: u64,
    pub(super) items: Vec<ItemCounts>,
    pub(super) factors: Vec<FactorCounts>,
    pub(super) overall: ClusterSums,
}

/// All that is counted for one filter. What is beyond the shares takes longer to count than they do.
pub(super) struct Counts {
    pub(super) shares: Shares,
    /// For each factor.
    pub(super) alphas: Vec<AlphaCounts>,
    /// Over all items of all factors.
    pub(super) pooled: ClusterSums,
    pub(super) mean_of_items: Combined,
    pub(super) weighted: Combined,
    /// The indices of the items that the index is over.
    pub(super) index: Vec<usize>,
}

pub(super) struct ItemCounts {
    pub(super) id: String,
    pub(super) by_level: Vec<u64>,
    pub(super) top: u64,
    pub(super) not_applicable: u64,
    pub(super) missing: u64,
}

impl ItemCounts {
    pub(super) fn n(&self) -> u64 {
        self.by_level.iter().sum()
    }
}

pub(super) struct FactorCounts {
    pub(super) id: String,
    pub(super) sums: ClusterSums,
}

pub(super) struct AlphaCounts {
    pub(super) alpha: Option<Alpha>,
    pub(super) n: u64,
}

/// A mean of shares.
#[derive(Clone, Copy, Default)]
pub(super) struct Combined {
    pub(super) share: Option<f64>,
    pub(super) interval: Option<[f64; 2]>,
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

/// What is needed of an item to make figures of its counts.
pub(super) struct Item {
    id: String,
    pub(super) levels: usize,
    /// Levels above this one are satisfied.
    pub(super) below_top: usize,
    pub(super) reversed: bool,
}

/// The questionnaire as it is counted: what belongs together, by the engine's columns.
pub(super) struct Columns {
    pub(super) items: Vec<Item>,
    /// For each factor the indices of its items.
    pub(super) factors: Vec<Vec<usize>>,
    /// The items of all factors.
    pub(super) index: Vec<usize>,
    /// The item that asks for the overall result.
    pub(super) overall: Option<usize>,
}

impl Columns {
    pub(super) fn new(questionnaire: &Questionnaire) -> Self {
        let items = questionnaire.items().map(|(_, question, scale, reversed)| Item {
            id: question.id.clone(),
            levels: scale.levels.len(),
            below_top: scale.levels.len() - scale.top,
            reversed,
        });
        let position = |id: &str| questionnaire.items().position(|(_, item, ..)| item.id == id);
        let members = |factor: &Factor| factor.items.iter().filter_map(|id| position(id)).collect();
        let factors: Vec<Vec<usize>> = questionnaire.factors.iter().map(members).collect();
        Self {
            items: items.collect(),
            index: factors.iter().flatten().copied().collect(),
            factors,
            overall: questionnaire.overall.item.as_deref().and_then(position),
        }
    }

    /// How many levels an item has.
    pub(super) fn levels(&self, item: usize) -> usize {
        self.items[item].levels
    }

    /// The weights of an item's answers, from the weight at each of its codes and the squares.
    pub(super) fn weights(&self, item: usize, by_code: &[f64], squares: &[f64]) -> ItemWeights {
        let Item { levels, below_top, reversed, .. } = self.items[item];
        let sum =
            |of: &[f64], from: usize, to: usize| -> f64 { of.iter().take(to + 1).skip(from).sum() };
        let top = sum(by_code, below_top + 1, levels);
        // Turned round, the lowest levels are the satisfied ones.
        let turned = if reversed { sum(by_code, 1, levels - below_top) } else { top };
        ItemWeights {
            valid: sum(by_code, 1, levels),
            top,
            top_turned: turned,
            squares: sum(squares, 1, levels),
        }
    }

    fn scored(&self, item: usize) -> Scored {
        Scored { item, reversed: self.items[item].reversed }
    }

    /// What is counted for the overall result of a group: of the overall item, else of the index.
    pub(super) fn of_overall(&self) -> Measure {
        match self.overall {
            Some(item) => Measure::Levels(item),
            None if self.factors.is_empty() => Measure::Moments(Vec::new()),
            None => Measure::Moments(vec![MeasurePart::Pool(self.factors.len())]),
        }
    }

    /// The overall result of a group, from what was counted.
    pub(super) fn overall(&self, counted: &[u64]) -> ClusterSums {
        match self.overall {
            Some(item) => {
                let item = self.item(item, counted);
                ClusterSums::of_one(item.top, item.n())
            }
            None => moments(counted),
        }
    }

    /// An item's counts, from the rows at each of its codes.
    pub(super) fn item(&self, item: usize, by_code: &[u64]) -> ItemCounts {
        let Item { id, levels, below_top, .. } = &self.items[item];
        let by_level = by_code.get(1..=*levels).unwrap_or_default().to_vec();
        ItemCounts {
            id: id.clone(),
            top: by_level.iter().skip(*below_top).sum(),
            by_level,
            not_applicable: by_code.get(levels + 1).copied().unwrap_or(0),
            missing: by_code.first().copied().unwrap_or(0),
        }
    }
}

/// The sums over persons of a single part, from its moments.
fn moments(counted: &[u64]) -> ClusterSums {
    match *counted {
        [people, top, answers, top_squared, top_answers, answers_squared] => {
            ClusterSums { people, top, answers, top_squared, top_answers, answers_squared }
        }
        _ => ClusterSums::default(),
    }
}

impl Columns {
    /// All that [`Self::shares`] needs.
    pub(super) fn measures_of_shares(&self) -> Vec<Measure> {
        let pools = 0..self.factors.len();
        let mut measures = vec![Measure::Rows, self.of_overall()];
        measures.extend((0..self.items.len()).map(Measure::Levels));
        measures.extend(pools.map(|pool| Measure::Moments(vec![MeasurePart::Pool(pool)])));
        measures
    }

    /// All that [`Self::counts`] needs.
    pub(super) fn measures(&self) -> Vec<Measure> {
        let pools = self.factors.len();
        let single = |&item: &usize| MeasurePart::Item(self.scored(item));
        let mut measures = self.measures_of_shares();
        measures.extend(self.factors.iter().map(|members| {
            let members = members.iter().map(|&item| self.scored(item));
            Measure::Complete(members.collect())
        }));
        if pools > 0 {
            measures.push(Measure::Moments(vec![MeasurePart::Pool(pools)]));
            measures.push(Measure::Moments(self.index.iter().map(single).collect()));
            measures.push(Measure::Moments((0..pools).map(MeasurePart::Pool).collect()));
        }
        measures
    }

    /// What a filter lets through: its shares.
    pub(super) fn count_shares(
        &self,
        questionnaire: &Questionnaire,
        counted: Counted<'_>,
        filter: &Filter,
    ) -> Result<Shares, QueryError> {
        let whole = Breakdown::whole(self.measures_of_shares());
        Ok(self.shares(questionnaire, &counted.count(filter, whole)?, 0))
    }

    /// What a filter lets through: all of it.
    pub(super) fn count(
        &self,
        questionnaire: &Questionnaire,
        counted: Counted<'_>,
        filter: &Filter,
    ) -> Result<Counts, QueryError> {
        let whole = Breakdown::whole(self.measures());
        Ok(self.counts(questionnaire, &counted.count(filter, whole)?, 0))
    }

    /// The shares of one group of an answer to [`Self::measures_of_shares`], or to [`Self::measures`].
    fn shares(&self, questionnaire: &Questionnaire, answer: &Answer, group: usize) -> Shares {
        let (items_at, factors_at) = (2, 2 + self.items.len());
        let items = 0..self.items.len();
        let factors = questionnaire.factors.iter().enumerate();
        Shares {
            n: answer.number(group, 0, 0),
            overall: self.overall(answer.get(group, 1)),
            items: items.map(|item| self.item(item, answer.get(group, items_at + item))).collect(),
            factors: factors
                .map(|(at, factor)| FactorCounts {
                    id: factor.id.clone(),
                    sums: moments(answer.get(group, factors_at + at)),
                })
                .collect(),
        }
    }

    /// The counts of one group of an answer to [`Self::measures`].
    pub(super) fn counts(
        &self,
        questionnaire: &Questionnaire,
        answer: &Answer,
        group: usize,
    ) -> Counts {
        let alphas_at = self.measures_of_shares().len();
        let parts_at = alphas_at + self.factors.len();
        let weights: Vec<f64> = questionnaire.factors.iter().map(|factor| factor.weight).collect();
        let factors = self.factors.iter().enumerate();
        Counts {
            shares: self.shares(questionnaire, answer, group),
            alphas: factors
                .map(|(at, members)| self.alpha(members, answer.get(group, alphas_at + at)))
                .collect(),
            pooled: moments(answer.get(group, parts_at)),
            mean_of_items: combine(&vec![1.0; self.index.len()], answer.get(group, parts_at + 1)),
            weighted: combine(&weights, answer.get(group, parts_at + 2)),
            index: self.index.clone(),
        }
    }

    fn alpha(&self, members: &[usize], complete: &[u64]) -> AlphaCounts {
        let levels = members.first().map_or(0, |&item| self.items[item].levels);
        let (by_level, squares) = match complete {
            [_, by_level @ .., squares] => (by_level, *squares),
            _ => (&[][..], 0),
        };
        let by_item: Vec<&[u64]> = by_level.chunks(levels.max(1)).collect();
        let alpha = AlphaSums::of(complete.first().copied().unwrap_or(0), &by_item, squares);
        AlphaCounts { alpha: alpha.alpha(), n: alpha.n() }
    }
}

/// The weighted mean of the shares of several parts, its variance by linearisation: a person adds Σ c · (a − R·m) with
/// c = w ÷ Σw ÷ Σm of each part. The sum of its squares over persons comes from the sums of products of the a and m of
/// each two parts.
fn combine(weights: &[f64], moments: &[u64]) -> Combined {
    let parts = weights.len();
    let Some((&people, moments)) = moments.split_first() else {
        return Combined::default();
    };
    let (sums, products) = moments.split_at(2 * parts);
    let (top, answers) = sums.split_at(parts);
    // Of a, then of m, for the parts with any answer.
    let answered = |part: usize| answers[part] > 0;
    let all: f64 = (0..parts).filter(|&part| answered(part)).map(|part| weights[part]).sum();
    if !(0..parts).any(answered) {
        return Combined::default();
    }
    let share_of = |part: usize| top[part] as f64 / answers[part] as f64;
    let share = (0..parts)
        .filter(|&part| answered(part))
        .map(|part| weights[part] * share_of(part))
        .sum::<f64>()
        / all;
    let factor = |part: usize| weights[part] / all / answers[part] as f64;
    let coefficients: Vec<f64> = (0..2 * parts)
        .map(|at| match at % parts {
            part if !answered(part) => 0.0,
            part if at < parts => factor(part),
            part => -factor(part) * share_of(part),
        })
        .collect();
    let mut squares = 0.0;
    let mut product = products.iter();
    for (one, &of_one) in coefficients.iter().enumerate() {
        for (other, &of_other) in coefficients.iter().enumerate().skip(one) {
            let product = *product.next().unwrap_or(&0) as f64;
            let twice = if one == other { 1.0 } else { 2.0 };
            squares += twice * of_one * of_other * product;
        }
    }
    let variance = people as f64 / (people as f64 - 1.0) * squares.max(0.0);
    let interval = linearised_interval(share, variance, people, answers.iter().sum());
    Combined { share: Some(share), interval }
}
