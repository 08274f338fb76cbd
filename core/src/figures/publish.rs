//! Publishes a view: counts become figures, without the cells that [`super::suppression`] hides.

use super::count::{AlphaCounts, Combined, Counts, FactorCounts, ItemCounts, Shares};
use super::model::{
    FORMAT, FactorFigures, Figures, Group, GroupFigures, Index, ItemFigures, Overall, Share,
    TrendFigures,
};
use super::suppression::{Cell, Cells, Hidden};
use super::thresholds::{Status, Thresholds};
use crate::filter::Filter;
use crate::questionnaire::Questionnaire;
use crate::statistics::{ClusterSums, mean, wilson};

/// What is counted of one view, and which of it is hidden.
pub(super) struct View<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) thresholds: Thresholds,
    pub(super) counts: &'a Shares,
    pub(super) hidden: &'a Hidden,
    /// What `hidden` is of.
    pub(super) cells: &'a Cells,
    /// The item that asks for the overall result.
    pub(super) overall_item: Option<usize>,
}

impl View<'_> {
    /// Whether the view as a whole is shown.
    pub(super) fn status(&self) -> Status {
        self.thresholds.status(self.counts.n, self.hidden[self.cells.at(Cell::Responses)])
    }

    pub(super) fn overall_status(&self) -> Status {
        let cell = self.overall_item.map_or(Cell::Index, Cell::Item);
        self.cell(self.counts.overall.people, cell)
    }

    /// The figures of the view, all of whose counts these are; the groups are [`groups`] of it.
    pub(super) fn publish(
        &self,
        counts: &Counts,
        filter: Filter,
        illustrative: bool,
        by_unit: Vec<Group>,
        by_month: Vec<Group>,
        trend: Option<TrendFigures>,
    ) -> Figures {
        let (questionnaire, status) = (self.questionnaire, self.status());
        Figures {
            format: FORMAT,
            questionnaire: questionnaire.id.clone(),
            version: questionnaire.version,
            illustrative,
            filter,
            thresholds: self.thresholds,
            noise: None,
            status,
            n: (status != Status::Hidden).then_some(self.counts.n),
            overall: self.overall(),
            index: self.index(counts),
            items: self.items(),
            factors: self.factors(counts),
            by_unit,
            by_month,
            trend,
        }
    }

    /// The figures of the view as one group of a larger one.
    pub(super) fn group(&self, counts: &Counts, value: String) -> GroupFigures {
        let status = self.status();
        GroupFigures {
            value,
            status,
            n: (status != Status::Hidden).then_some(self.counts.n),
            overall: self.overall(),
            index: self.index(counts),
            items: self.items(),
            factors: self.factors(counts),
        }
    }

    pub(super) fn overall(&self) -> Overall {
        Overall {
            item: self.overall_item.map(|item| self.counts.items[item].id.clone()),
            share: share(&self.counts.overall, self.overall_status()),
        }
    }

    fn items(&self) -> Vec<ItemFigures> {
        let items = self.counts.items.iter().enumerate();
        items.map(|(at, item)| item_figures(item, self.item_status(at))).collect()
    }

    fn factors(&self, counts: &Counts) -> Vec<FactorFigures> {
        let factors = self.counts.factors.iter().zip(&counts.alphas).enumerate();
        factors.map(|(at, (factor, alpha))| self.factor(at, factor, alpha)).collect()
    }

    pub(super) fn item_status(&self, at: usize) -> Status {
        self.cell(self.counts.items[at].n(), Cell::Item(at))
    }

    pub(super) fn factor_status(&self, at: usize) -> Status {
        self.cell(self.counts.factors[at].sums.people, Cell::Factor(at))
    }

    fn cell(&self, n: u64, cell: Cell) -> Status {
        let status = self.status();
        if !status.is_visible() {
            return status;
        }
        self.thresholds.status(n, self.hidden[self.cells.at(cell)])
    }

    fn factor(&self, at: usize, factor: &FactorCounts, alpha: &AlphaCounts) -> FactorFigures {
        let status = self.factor_status(at);
        let shown = status.is_visible() && self.cell(alpha.n, Cell::Alpha(at)).is_visible();
        FactorFigures {
            id: factor.id.clone(),
            share: share(&factor.sums, status),
            alpha: alpha.alpha.filter(|_| shown).map(|alpha| alpha.value),
            alpha_n: shown.then_some(alpha.n),
        }
    }

    /// A mean of shares is hidden with any of them: the one that is hidden could be solved for.
    fn index(&self, counts: &Counts) -> Index {
        let pooled = self.cell(counts.pooled.people, Cell::Index);
        let hidden = |cell: Cell| self.hidden[self.cells.at(cell)];
        let combined = |combined: Combined, a_part_is_hidden: bool| {
            let status =
                if pooled.is_visible() && a_part_is_hidden { Status::Hidden } else { pooled };
            Share {
                top_share: combined.share.filter(|_| status.is_visible()),
                interval: combined.interval.filter(|_| status.is_visible()),
                ..share(&counts.pooled, status)
            }
        };
        let any_item = counts.index.iter().any(|&item| hidden(Cell::Item(item)));
        let any_factor = (0..counts.alphas.len()).any(|at| hidden(Cell::Factor(at)));
        Index {
            shown: self.questionnaire.overall.method,
            pooled: share(&counts.pooled, pooled),
            mean_of_items: combined(counts.mean_of_items, any_item),
            weighted: combined(counts.weighted, any_factor),
        }
    }
}

/// The groups of a breakdown: value, sums, whether it is hidden.
pub(super) fn groups(
    sums: impl Iterator<Item = (String, ClusterSums, bool)>,
    thresholds: Thresholds,
) -> Vec<Group> {
    sums.map(|(value, sums, hidden)| Group {
        value,
        share: share(&sums, thresholds.status(sums.people, hidden)),
        limits: None,
    })
    .collect()
}

/// Sorts the groups that may be ranked from the best to the worst; behind them those for reference, then
/// the hidden ones, each as they stood.
pub fn sort_by_rank(groups: &mut [Group]) {
    groups.sort_by(|a, b| rank(a).total_cmp(&rank(b)));
}

fn rank(group: &Group) -> f64 {
    match (group.share.status, group.share.top_share) {
        (Status::Shown, Some(share)) => -share,
        (Status::Reference, _) => 1.0,
        _ => 2.0,
    }
}

fn share(sums: &ClusterSums, status: Status) -> Share {
    if !status.is_visible() {
        let n = (status == Status::Empty).then_some(0);
        return Share { status, n, answers: n, top_share: None, interval: None };
    }
    // One answer a person is a plain proportion.
    let interval =
        if sums.answers == sums.people { wilson(sums.top, sums.answers) } else { sums.interval() };
    Share {
        status,
        n: Some(sums.people),
        answers: Some(sums.answers),
        top_share: sums.share(),
        interval,
    }
}

fn item_figures(item: &ItemCounts, status: Status) -> ItemFigures {
    let n = item.n();
    let visible = status.is_visible();
    // With the base known, what is not valid tells how many are: hidden together.
    let open = visible || status == Status::Empty;
    let mean = if visible { mean(&item.by_level) } else { None };
    ItemFigures {
        id: item.id.clone(),
        status,
        n: open.then_some(n),
        counts: open.then(|| item.by_level.clone()),
        not_applicable: open.then_some(item.not_applicable),
        missing: open.then_some(item.missing),
        top_share: visible.then(|| item.top as f64 / n as f64),
        interval: if visible { wilson(item.top, n) } else { None },
        mean: mean.map(|mean| mean.value),
        mean_interval: mean.and_then(|mean| mean.interval),
    }
}
