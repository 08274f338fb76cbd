//! Counts what a filter lets through. Nothing of this leaves the module's parent unsuppressed.

use crate::questionnaire::{Factor, Questionnaire};
use crate::statistics::{Alpha, AlphaSums, ClusterSums, linearised_interval};
use crate::table::{MISSING, NOT_APPLICABLE, Table};

/// All that is counted for one filter.
pub(super) struct Counts {
    pub(super) n: u64,
    pub(super) items: Vec<ItemCounts>,
    pub(super) factors: Vec<FactorCounts>,
    /// Over all items of all factors.
    pub(super) pooled: ClusterSums,
    pub(super) mean_of_items: Combined,
    pub(super) weighted: Combined,
    pub(super) overall: ClusterSums,
    /// The indices in `items` of those that the index is over.
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
pub(super) struct Item<'t> {
    column: &'t [u8],
    levels: u8,
    /// Levels above this one are satisfied.
    below_top: u8,
    reversed: bool,
}

impl Item<'_> {
    fn is_valid(&self, row: usize) -> bool {
        !matches!(self.column[row], MISSING | NOT_APPLICABLE)
    }

    /// The level in the direction of the factor, `None` without a valid answer.
    fn turned(&self, row: usize) -> Option<u8> {
        let level = self.column[row];
        self.is_valid(row).then(|| if self.reversed { self.levels + 1 - level } else { level })
    }
}

/// The columns of a table that figures are taken from, and what belongs together.
pub(super) struct Columns<'t> {
    pub(super) items: Vec<Item<'t>>,
    /// For each factor the indices of its items in `items`.
    pub(super) factors: Vec<Vec<usize>>,
    /// The items of all factors.
    pub(super) index: Vec<usize>,
    /// The item that asks for the overall result.
    pub(super) overall: Option<usize>,
}

impl<'t> Columns<'t> {
    pub(super) fn new(questionnaire: &Questionnaire, table: &'t Table) -> Self {
        let items = questionnaire.items().enumerate().map(|(at, (_, _, scale, reversed))| Item {
            column: table.item(at),
            levels: scale.levels.len() as u8,
            below_top: (scale.levels.len() - scale.top) as u8,
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

    /// With nothing but the item that asks for the overall result; all where there is none.
    pub(super) fn for_overall(questionnaire: &Questionnaire, table: &'t Table) -> Self {
        let mut all = Self::new(questionnaire, table);
        let Some(item) = all.overall else { return all };
        let items = vec![all.items.swap_remove(item)];
        Self { items, factors: Vec::new(), index: Vec::new(), overall: Some(0) }
    }

    /// Persons with a valid answer to at least one of some items.
    pub(super) fn people(&self, rows: &[usize], members: &[usize]) -> u64 {
        let answered = |row: usize| members.iter().any(|&item| self.items[item].is_valid(row));
        rows.iter().filter(|&&row| answered(row)).count() as u64
    }

    /// Persons with a valid answer to each of some items.
    pub(super) fn people_with_all(&self, rows: &[usize], members: &[usize]) -> u64 {
        let answered = |row: usize| members.iter().all(|&item| self.items[item].is_valid(row));
        rows.iter().filter(|&&row| answered(row)).count() as u64
    }

    /// The result of a group: of the overall item, else of the index.
    pub(super) fn overall(&self, rows: &[usize]) -> ClusterSums {
        match self.overall {
            Some(item) => cluster(&self.items, &[item], rows, false),
            None => cluster(&self.items, &self.index, rows, true),
        }
    }
}

pub(super) fn count(
    questionnaire: &Questionnaire,
    columns: &Columns<'_>,
    rows: &[usize],
) -> Counts {
    let Columns { items, factors: members, index, .. } = columns;
    let factors: Vec<FactorCounts> = questionnaire
        .factors
        .iter()
        .zip(members)
        .map(|(factor, members)| count_factor(&factor.id, members, items, rows))
        .collect();
    let each_item =
        index.iter().map(|&item| (1.0, vec![item], cluster(items, &[item], rows, true)));
    let each_factor = questionnaire.factors.iter().zip(members).zip(&factors);
    let each_factor = each_factor
        .map(|((factor, members), counts)| (factor.weight, members.clone(), counts.sums));
    Counts {
        n: rows.len() as u64,
        pooled: cluster(items, index, rows, true),
        mean_of_items: combine(items, rows, each_item.collect()),
        weighted: combine(items, rows, each_factor.collect()),
        overall: columns.overall(rows),
        index: index.clone(),
        items: questionnaire
            .items()
            .zip(items)
            .map(|((_, question, ..), item)| count_item(&question.id, item, rows))
            .collect(),
        factors,
    }
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
