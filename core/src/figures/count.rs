//! Counts what a filter lets through. Nothing of this leaves the module's parent unsuppressed.

use crate::filter::{Filter, MONTH, UNIT, UnknownDimension};
use crate::questionnaire::Questionnaire;
use crate::statistics::{Alpha, AlphaSums, ClusterSums, linearised_interval};
use crate::table::{MISSING, NOT_APPLICABLE, Table};

/// All that is counted for one filter.
pub(super) struct Counts {
    pub(super) n: u64,
    /// For each dimension that the filter restricts: the responses that only it keeps out.
    pub(super) kept_out: Vec<u64>,
    pub(super) items: Vec<ItemCounts>,
    pub(super) factors: Vec<FactorCounts>,
    /// Over all items of all factors.
    pub(super) pooled: ClusterSums,
    pub(super) mean_of_items: Combined,
    pub(super) weighted: Combined,
    pub(super) overall: ClusterSums,
    /// The index in `items` of the item that asks for the overall result.
    pub(super) overall_item: Option<usize>,
    pub(super) by_unit: Vec<(String, ClusterSums)>,
    pub(super) by_month: Vec<(String, ClusterSums)>,
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
    /// Indices in [`Counts::items`].
    pub(super) items: Vec<usize>,
    pub(super) sums: ClusterSums,
    pub(super) alpha: Option<Alpha>,
    pub(super) alpha_n: u64,
}

/// A mean of shares.
#[derive(Clone, Copy, Default)]
pub(super) struct Combined {
    pub(super) share: Option<f64>,
    pub(super) interval: Option<[f64; 2]>,
}

/// What is needed of an item while rows are read.
struct Item<'t> {
    column: &'t [u8],
    levels: u8,
    /// Levels above this one are satisfied.
    below_top: u8,
    reversed: bool,
}

impl Item<'_> {
    /// The level in the direction of the factor, `None` without a valid answer.
    fn turned(&self, row: usize) -> Option<u8> {
        let level = self.column[row];
        (level != MISSING && level != NOT_APPLICABLE)
            .then(|| if self.reversed { self.levels + 1 - level } else { level })
    }
}

pub(super) fn count(
    questionnaire: &Questionnaire,
    table: &Table,
    filter: &Filter,
) -> Result<Counts, UnknownDimension> {
    let rows = table.select(questionnaire, filter)?;
    let n = rows.len() as u64;
    let mut kept_out = Vec::new();
    for (dimension, _) in filter.iter() {
        let mut without = filter.clone();
        without.clear(dimension);
        kept_out.push(table.select(questionnaire, &without)?.len() as u64 - n);
    }
    let items: Vec<Item<'_>> = questionnaire
        .items()
        .enumerate()
        .map(|(at, (_, _, scale, reversed))| Item {
            column: table.item(at),
            levels: scale.levels.len() as u8,
            below_top: (scale.levels.len() - scale.top) as u8,
            reversed,
        })
        .collect();
    let position = |id: &str| questionnaire.items().position(|(_, item, ..)| item.id == id);
    let members: Vec<Vec<usize>> = questionnaire
        .factors
        .iter()
        .map(|factor| factor.items.iter().filter_map(|id| position(id)).collect())
        .collect();
    let index_items: Vec<usize> = members.iter().flatten().copied().collect();
    let factors: Vec<FactorCounts> = questionnaire
        .factors
        .iter()
        .zip(&members)
        .map(|(factor, members)| count_factor(&factor.id, members, &items, &rows))
        .collect();
    let overall_item = questionnaire.overall.item.as_deref().and_then(position);
    // The result of a group is that of the overall item, else that of the index.
    let overall_members = overall_item.map_or(index_items.clone(), |item| vec![item]);
    let sums = |rows: &[usize]| cluster(&items, &overall_members, rows, overall_item.is_none());
    Ok(Counts {
        n,
        kept_out,
        pooled: cluster(&items, &index_items, &rows, true),
        mean_of_items: combine(
            &items,
            &rows,
            index_items
                .iter()
                .map(|&item| (1.0, vec![item], cluster(&items, &[item], &rows, true)))
                .collect(),
        ),
        weighted: combine(
            &items,
            &rows,
            (0..factors.len())
                .map(|at| (questionnaire.factors[at].weight, members[at].clone(), factors[at].sums))
                .collect(),
        ),
        overall: sums(&rows),
        overall_item,
        by_unit: by_dimension(table, UNIT, &rows, &sums),
        by_month: by_dimension(table, MONTH, &rows, &sums),
        items: questionnaire
            .items()
            .zip(&items)
            .map(|((_, question, ..), item)| count_item(&question.id, item, &rows))
            .collect(),
        factors,
    })
}

fn count_item(id: &str, item: &Item<'_>, rows: &[usize]) -> ItemCounts {
    let mut counts = ItemCounts {
        id: id.to_owned(),
        by_level: vec![0; usize::from(item.levels)],
        top: 0,
        not_applicable: 0,
        missing: 0,
    };
    for &row in rows {
        match item.column[row] {
            MISSING => counts.missing += 1,
            NOT_APPLICABLE => counts.not_applicable += 1,
            level => counts.by_level[usize::from(level) - 1] += 1,
        }
    }
    counts.top = counts.by_level[usize::from(item.below_top)..].iter().sum();
    counts
}

fn count_factor(id: &str, members: &[usize], items: &[Item<'_>], rows: &[usize]) -> FactorCounts {
    let mut alpha = AlphaSums::new(members.len());
    let mut levels = Vec::with_capacity(members.len());
    for &row in rows {
        levels.clear();
        levels.extend(members.iter().map_while(|&item| items[item].turned(row)));
        if levels.len() == members.len() {
            alpha.add(&levels);
        }
    }
    FactorCounts {
        id: id.to_owned(),
        items: members.to_vec(),
        sums: cluster(items, members, rows, true),
        alpha: alpha.alpha(),
        alpha_n: alpha.n(),
    }
}

/// A person's satisfied and valid answers among some items.
fn person(items: &[Item<'_>], members: &[usize], row: usize, turn: bool) -> (u64, u64) {
    let mut top = 0;
    let mut answers = 0;
    for &member in members {
        let item = &items[member];
        if let Some(turned) = item.turned(row) {
            let level = if turn { turned } else { item.column[row] };
            answers += 1;
            top += u64::from(level > item.below_top);
        }
    }
    (top, answers)
}

/// `turn`: in the direction of the factor. An item's own figures are in the direction of its words.
fn cluster(items: &[Item<'_>], members: &[usize], rows: &[usize], turn: bool) -> ClusterSums {
    let mut sums = ClusterSums::default();
    for &row in rows {
        let (top, answers) = person(items, members, row, turn);
        sums.add(top, answers);
    }
    sums
}

/// The weighted mean of the shares of several groups of items, its variance by linearisation: a person
/// adds Σ w · (a − R·m) ÷ Σm of each group.
fn combine(
    items: &[Item<'_>],
    rows: &[usize],
    parts: Vec<(f64, Vec<usize>, ClusterSums)>,
) -> Combined {
    let parts: Vec<_> = parts.into_iter().filter(|(_, _, sums)| sums.answers > 0).collect();
    let weights: f64 = parts.iter().map(|(weight, ..)| weight).sum();
    if parts.is_empty() {
        return Combined::default();
    }
    let shares = parts.iter().map(|(weight, _, sums)| weight * sums.share().unwrap_or_default());
    let share = shares.sum::<f64>() / weights;
    let mut people = 0;
    let mut answers_in_all = 0;
    let mut squares = 0.0;
    for &row in rows {
        let mut influence = 0.0;
        let mut any = 0;
        for (weight, members, sums) in &parts {
            let (top, answers) = person(items, members, row, true);
            let share = sums.share().unwrap_or_default();
            influence +=
                weight / weights * (top as f64 - share * answers as f64) / sums.answers as f64;
            any += answers;
        }
        people += u64::from(any > 0);
        answers_in_all += any;
        squares += influence * influence;
    }
    let variance = people as f64 / (people as f64 - 1.0) * squares;
    let interval = linearised_interval(share, variance, people, answers_in_all);
    Combined { share: Some(share), interval }
}

fn by_dimension(
    table: &Table,
    name: &str,
    rows: &[usize],
    sums: &impl Fn(&[usize]) -> ClusterSums,
) -> Vec<(String, ClusterSums)> {
    let Some(dimension) = table.dimension(name) else {
        return Vec::new();
    };
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); dimension.values.len()];
    for &row in rows {
        groups[dimension.codes[row] as usize].push(row);
    }
    let mut counted: Vec<_> = dimension
        .values
        .iter()
        .zip(&groups)
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(value, rows)| (value.clone(), sums(rows)))
        .collect();
    counted.sort_by(|(a, _), (b, _)| a.cmp(b));
    counted
}
