//! Figures of a view, made of shifted counts and of nothing else.
//!
//! A number of fewer persons than the threshold is hidden here, too: it would be mostly noise. Nothing else is hidden for its sake:
//! what is left when other numbers are subtracted has their noise, and its own.

use hailong_engine::Measure;

use super::noise::NOISE;
use crate::figures::count::{Columns, ItemCounts};
use crate::figures::model::{FactorFigures, GroupFigures, Index, ItemFigures, Overall, Share};
use crate::figures::thresholds::{Status, Thresholds};
use crate::questionnaire::Questionnaire;
use crate::statistics::{NoisyAnswers, NoisyShare, noisy_mean};

/// What is counted, in the order of the measures: the responses, some items, and the persons who answered any item of a factor
/// or of the index.
pub(super) struct Asked {
    items: Vec<usize>,
    /// Factors, then the index.
    sets: Vec<Vec<usize>>,
}

/// The counts of a view, each with its noise.
pub(super) struct NoisyView<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) thresholds: Thresholds,
    columns: &'a Columns,
    pub(super) n: u64,
    /// By the item's column; `None` for one that isn't counted.
    items: Vec<Option<ItemCounts>>,
    /// Persons of each factor and of the index, as far as they are counted.
    people: Vec<u64>,
    /// Of how many cells each count is the sum.
    cells: u64,
}

impl Asked {
    /// All of it.
    pub(super) fn all(columns: &Columns) -> Self {
        let sets = columns.factors.iter().chain([&columns.index]).cloned().collect();
        Self { items: (0..columns.items.len()).collect(), sets }
    }

    /// What the overall result is made of.
    pub(super) fn overall(columns: &Columns) -> Self {
        match columns.overall {
            Some(item) => Self { items: vec![item], sets: Vec::new() },
            None => Self::all(columns),
        }
    }

    pub(super) fn measures(&self) -> Vec<Measure> {
        let items = self.items.iter().map(|&item| Measure::Levels(item));
        let sets = self.sets.iter().cloned().map(Measure::AnsweredAny);
        [Measure::Rows].into_iter().chain(items).chain(sets).collect()
    }

    /// The view that these numbers are of, one list for each measure.
    pub(super) fn view<'a>(
        &self,
        questionnaire: &'a Questionnaire,
        thresholds: Thresholds,
        columns: &'a Columns,
        numbers: &[Vec<u64>],
        cells: u64,
    ) -> NoisyView<'a> {
        let of_measure = |at: usize| numbers.get(at).map(Vec::as_slice).unwrap_or_default();
        let number = |at: usize| of_measure(at).first().copied().unwrap_or(0);
        let mut items: Vec<Option<ItemCounts>> = columns.items.iter().map(|_| None).collect();
        for (at, &item) in self.items.iter().enumerate() {
            items[item] = Some(columns.item(item, of_measure(1 + at)));
        }
        let sets = 1 + self.items.len();
        let people = (sets..sets + self.sets.len()).map(number).collect();
        let n = number(0);
        NoisyView { questionnaire, thresholds, columns, n, people, items, cells }
    }
}

/// A share, and of how many persons it is.
pub(super) struct Found {
    pub(super) status: Status,
    people: u64,
    answers: u64,
    pub(super) share: Option<NoisyShare>,
}

impl Found {
    pub(super) fn publish(&self) -> Share {
        let Self { status, people, answers, share } = *self;
        if !status.is_visible() {
            let n = (status == Status::Empty).then_some(0);
            return Share { status, n, answers: n, top_share: None, interval: None };
        }
        Share {
            status,
            n: Some(people),
            answers: Some(answers),
            top_share: share.map(|share| share.share),
            interval: share.map(|share| share.interval()),
        }
    }
}

impl NoisyView<'_> {
    pub(super) fn status(&self) -> Status {
        self.thresholds.status(self.n, false)
    }

    fn cell(&self, people: u64) -> Status {
        match self.status() {
            status if status.is_visible() => self.thresholds.status(people, false),
            status => status,
        }
    }

    /// An item's answers; turned round where it is reversed and counts for a factor.
    fn answers(&self, item: usize, turns: Turns) -> NoisyAnswers {
        let Some(counts) = &self.items[item] else {
            return NoisyAnswers { top: 0, answers: 0, top_noise: 0.0, other_noise: 0.0 };
        };
        let columns = &self.columns.items[item];
        let top_levels = columns.levels - columns.below_top;
        let turned = matches!(turns, Turns::AsAFactorHasIt) && columns.reversed;
        // Turned round, the lowest levels are the satisfied ones.
        let turned_top = || counts.by_level.iter().take(top_levels).sum();
        let noise = |levels: usize| NOISE.variance as f64 * self.cells as f64 * levels as f64;
        NoisyAnswers {
            top: if turned { turned_top() } else { counts.top },
            answers: counts.n(),
            top_noise: noise(top_levels),
            other_noise: noise(columns.below_top),
        }
    }

    pub(super) fn item(&self, item: usize) -> Found {
        let answers = self.answers(item, Turns::Never);
        let n = answers.answers;
        Found { status: self.cell(n), people: n, answers: n, share: NoisyShare::pooled(&[answers]) }
    }

    /// The pooled answers to the items of a factor; of the index, after the last factor.
    fn pooled(&self, set: usize) -> Found {
        let members = self.columns.factors.get(set).unwrap_or(&self.columns.index);
        let answers: Vec<NoisyAnswers> =
            members.iter().map(|&item| self.answers(item, Turns::AsAFactorHasIt)).collect();
        let given = || answers.iter().map(|of| of.answers);
        // The persons are a cell of their own. Its noise must not make them fewer than those who answered one of the items, as
        // shown, nor more than all answers.
        let people = self.people.get(set).copied().unwrap_or(0);
        let people = people.max(given().max().unwrap_or(0)).min(given().sum());
        Found {
            status: self.cell(people),
            people,
            answers: given().sum(),
            share: NoisyShare::pooled(&answers),
        }
    }

    pub(super) fn factor(&self, factor: usize) -> Found {
        self.pooled(factor)
    }

    /// The result of all.
    pub(super) fn overall(&self) -> Found {
        match self.columns.overall {
            Some(item) => self.item(item),
            None => self.pooled(self.columns.factors.len()),
        }
    }

    pub(super) fn publish_overall(&self) -> Overall {
        let item = self.columns.overall.and_then(|item| self.items[item].as_ref());
        Overall { item: item.map(|item| item.id.clone()), share: self.overall().publish() }
    }

    pub(super) fn index(&self) -> Index {
        let pooled = self.pooled(self.columns.factors.len());
        let mean = |shares: Vec<(f64, Option<NoisyShare>)>| {
            let answered: Vec<(f64, NoisyShare)> = shares
                .into_iter()
                .filter_map(|(weight, share)| share.map(|share| (weight, share)))
                .collect();
            Found { share: NoisyShare::mean(&answered), ..pooled }.publish()
        };
        let items =
            self.columns.index.iter().map(|&item| {
                (1.0, NoisyShare::pooled(&[self.answers(item, Turns::AsAFactorHasIt)]))
            });
        let factors = self.questionnaire.factors.iter().enumerate();
        let factors = factors.map(|(at, factor)| (factor.weight, self.factor(at).share));
        Index {
            shown: self.questionnaire.overall.method,
            pooled: pooled.publish(),
            mean_of_items: mean(items.collect()),
            weighted: mean(factors.collect()),
        }
    }

    pub(super) fn items(&self) -> Vec<ItemFigures> {
        let counted = self.items.iter().enumerate();
        counted.filter_map(|(at, counts)| Some(self.item_figures(at, counts.as_ref()?))).collect()
    }

    fn item_figures(&self, item: usize, counts: &ItemCounts) -> ItemFigures {
        let found = self.item(item);
        let visible = found.status.is_visible();
        let open = visible || found.status == Status::Empty;
        let Share { status, n, top_share, interval, .. } = found.publish();
        let variance = NOISE.variance as f64 * self.cells as f64;
        let mean = noisy_mean(&counts.by_level, variance).filter(|_| visible);
        ItemFigures {
            id: counts.id.clone(),
            status,
            n,
            counts: open.then(|| counts.by_level.clone()),
            not_applicable: open.then_some(counts.not_applicable),
            missing: open.then_some(counts.missing),
            top_share,
            interval,
            mean: mean.map(|mean| mean.value),
            mean_interval: mean.and_then(|mean| mean.interval),
        }
    }

    /// α would take exact sums over persons: it is never there.
    pub(super) fn factors(&self) -> Vec<FactorFigures> {
        let factors = self.questionnaire.factors.iter().enumerate();
        factors
            .map(|(at, factor)| FactorFigures {
                id: factor.id.clone(),
                share: self.factor(at).publish(),
                alpha: None,
                alpha_n: None,
            })
            .collect()
    }

    pub(super) fn group(&self, value: String) -> GroupFigures {
        let status = self.status();
        GroupFigures {
            value,
            status,
            n: (status != Status::Hidden).then_some(self.n),
            overall: self.publish_overall(),
            index: self.index(),
            items: self.items(),
            factors: self.factors(),
        }
    }
}

/// Whether a reversed item is turned round.
#[derive(Clone, Copy)]
enum Turns {
    Never,
    AsAFactorHasIt,
}
