//! The door: counts become figures, and small cells stay behind.
//!
//! A cell with fewer answers than the threshold is hidden. Where a total and all parts but some are
//! shown, the rest could be subtracted; so in each breakdown the next smallest cells are hidden too,
//! until what is hidden together is no small cell itself and not a single one (complementary
//! suppression, primary and secondary as in A. Hundepool et al., Statistical Disclosure Control, 2012,
//! 4.3). A filter that keeps out only a few is hidden for the same reason: the wider view minus this one
//! would show those few.

use super::count::{Combined, Counts, FactorCounts, ItemCounts};
use super::{
    FactorFigures, Figures, Group, Index, ItemFigures, Overall, Share, Status, Thresholds,
};
use crate::filter::Filter;
use crate::questionnaire::Questionnaire;
use crate::statistics::{ClusterSums, mean, wilson};

pub(super) fn publish(
    questionnaire: &Questionnaire,
    counts: Counts,
    filter: Filter,
    thresholds: Thresholds,
    illustrative: bool,
) -> Figures {
    let small = |n: u64| n > 0 && n < thresholds.hide_below;
    let subtractable = counts.kept_out.iter().any(|&few| small(few));
    let status =
        if subtractable && counts.n > 0 { Status::Hidden } else { thresholds.of(counts.n) };
    let shown = status.is_visible();
    // Below the threshold all is hidden, whatever its own count.
    let cell = |n: u64| if shown { thresholds.of(n) } else { status };
    let items: Vec<ItemFigures> =
        counts.items.iter().map(|item| item_figures(item, cell(item.n()))).collect();
    let factors: Vec<FactorFigures> = counts
        .factors
        .iter()
        .map(|factor| {
            let parts = factor.items.iter().map(|&item| counts.items[item].n());
            factor_figures(factor, guarded(cell(factor.sums.people), parts, thresholds), cell)
        })
        .collect();
    let members = counts.factors.iter().flat_map(|factor| &factor.items);
    let parts = members.map(|&item| counts.items[item].n());
    let index_status = guarded(cell(counts.pooled.people), parts, thresholds);
    let combined = |combined: Combined| Share {
        top_share: combined.share.filter(|_| index_status.is_visible()),
        interval: combined.interval.filter(|_| index_status.is_visible()),
        ..share(&counts.pooled, index_status)
    };
    let pooled = share(&counts.pooled, index_status);
    let overall_status = match counts.overall_item {
        Some(_) => cell(counts.overall.people),
        None => index_status,
    };
    let groups = |groups: &[(String, ClusterSums)]| {
        if shown { breakdown(groups, thresholds) } else { Vec::new() }
    };
    let mut by_unit = groups(&counts.by_unit);
    by_unit.sort_by(|a, b| rank(a).total_cmp(&rank(b)));
    Figures {
        format: 1,
        questionnaire: questionnaire.id.clone(),
        version: questionnaire.version,
        illustrative,
        filter,
        thresholds,
        status,
        n: (status != Status::Hidden).then_some(counts.n),
        overall: Overall {
            item: counts.overall_item.map(|item| counts.items[item].id.clone()),
            share: share(&counts.overall, overall_status),
        },
        index: Index {
            shown: questionnaire.overall.method,
            pooled,
            mean_of_items: combined(counts.mean_of_items),
            weighted: combined(counts.weighted),
        },
        items,
        factors,
        by_unit,
        by_month: groups(&counts.by_month),
    }
}

impl Thresholds {
    fn of(self, n: u64) -> Status {
        match n {
            0 => Status::Empty,
            n if n < self.hide_below => Status::Hidden,
            n if n < self.reference_below => Status::Reference,
            _ => Status::Shown,
        }
    }
}

/// Hides a total whose hidden parts could be found by subtracting the shown ones from it.
fn guarded(total: Status, parts: impl Iterator<Item = u64>, thresholds: Thresholds) -> Status {
    let hidden: Vec<u64> = parts.filter(|&n| thresholds.of(n) == Status::Hidden).collect();
    if total.is_visible() && recoverable(&hidden, thresholds) { Status::Hidden } else { total }
}

/// Whether cells that are hidden would be given away by a total that is shown.
fn recoverable(hidden: &[u64], thresholds: Thresholds) -> bool {
    hidden.len() == 1 || (!hidden.is_empty() && hidden.iter().sum::<u64>() < thresholds.hide_below)
}

/// The cells of a breakdown, with secondary suppression.
fn breakdown(groups: &[(String, ClusterSums)], thresholds: Thresholds) -> Vec<Group> {
    let mut statuses: Vec<Status> =
        groups.iter().map(|(_, sums)| thresholds.of(sums.people)).collect();
    loop {
        let hidden: Vec<u64> = groups
            .iter()
            .zip(&statuses)
            .filter(|(_, status)| **status == Status::Hidden)
            .map(|((_, sums), _)| sums.people)
            .collect();
        if !recoverable(&hidden, thresholds) {
            break;
        }
        let visible = statuses.iter().enumerate().filter(|(_, status)| status.is_visible());
        let Some((next, _)) = visible.min_by_key(|(at, _)| groups[*at].1.people) else {
            break;
        };
        statuses[next] = Status::Hidden;
    }
    groups
        .iter()
        .zip(statuses)
        .map(|((value, sums), status)| Group { value: value.clone(), share: share(sums, status) })
        .collect()
}

/// Sorts the groups that may be ranked from the best to the worst, and leaves the others behind them in
/// the order of their names.
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

fn factor_figures(
    factor: &FactorCounts,
    status: Status,
    cell: impl Fn(u64) -> Status,
) -> FactorFigures {
    let alpha = status.is_visible() && cell(factor.alpha_n).is_visible();
    FactorFigures {
        id: factor.id.clone(),
        share: share(&factor.sums, status),
        alpha: factor.alpha.filter(|_| alpha).map(|alpha| alpha.value),
        alpha_n: alpha.then_some(factor.alpha_n),
    }
}
