//! What can be worked out of what was published, by bounds: everything that a file says is taken as a sum or as "no more
//! than", and each hidden number is narrowed until nothing changes. No small one may be left with a single value, and of none
//! may be shown that it is below the threshold: "hidden" says that it is, or that it could be inferred.
//!
//! A hidden number is at least 1, for that nobody is there is told.

use proptest::prelude::*;

use super::cases::{Case, Item, case, filter, questionnaire, response};
use super::known::row;
use super::oracle_tests::NOTHING_HIDDEN;
use crate::figures::{Figures, Share, Status, Thresholds, figures};
use crate::filter::Filter;
use crate::questionnaire::Questionnaire;

/// No case has so many answers.
const MANY: i64 = 1 << 20;

/// A number that is told or hidden.
struct Number {
    name: String,
    low: i64,
    high: i64,
    /// Whether it is hidden, and counts persons.
    is_hidden: bool,
}

/// Whole numbers with what is known of them.
#[derive(Default)]
struct Known {
    numbers: Vec<Number>,
    /// Sums of some numbers, with their signs, that are 0, or no more than 0.
    sums: Vec<(Vec<(i64, usize)>, bool)>,
}

impl Known {
    /// A number of persons, if it may be hidden: then it is at least so many.
    fn add(&mut self, name: String, told: Option<u64>, least: Option<i64>) -> usize {
        let (low, high) = match told {
            Some(told) => (told as i64, told as i64),
            None => (least.unwrap_or(0), MANY),
        };
        self.numbers.push(Number { name, low, high, is_hidden: least.is_some() && told.is_none() });
        self.numbers.len() - 1
    }

    /// The first is the sum of the others.
    fn is_sum(&mut self, whole: usize, parts: impl IntoIterator<Item = usize>) {
        let parts = parts.into_iter().map(|part| (1, part));
        self.sums.push((parts.chain([(-1, whole)]).collect(), true));
    }

    fn is_at_most(&mut self, less: usize, more: usize) {
        self.sums.push((vec![(1, less), (-1, more)], false));
    }

    /// Narrows all numbers until nothing changes.
    fn narrow(&mut self) {
        loop {
            let mut changed = false;
            for (sum, is_exact) in &self.sums {
                let least: i64 = sum.iter().map(|&(sign, at)| self.least(sign, at)).sum();
                let most: i64 = sum.iter().map(|&(sign, at)| -self.least(-sign, at)).sum();
                for &(sign, at) in sum {
                    // This one is no more than 0 minus the least of all others.
                    let above = self.least(sign, at) - least;
                    changed |= self.numbers[at].cut(sign, above);
                    if *is_exact {
                        let below = -self.least(-sign, at) - most;
                        changed |= self.numbers[at].cut(-sign, -below);
                    }
                }
            }
            if !changed {
                return;
            }
        }
    }

    fn least(&self, sign: i64, at: usize) -> i64 {
        let number = &self.numbers[at];
        if sign > 0 { number.low } else { -number.high }
    }
}

impl Number {
    /// That `sign` times this is no more than `most`; whether that is new.
    fn cut(&mut self, sign: i64, most: i64) -> bool {
        let before = (self.low, self.high);
        match sign > 0 {
            true => self.high = self.high.min(most),
            false => self.low = self.low.max(-most),
        }
        before != (self.low, self.high)
    }
}

/// Takes in one view; the numbers of its overall result, of persons and of answers.
fn see(known: &mut Known, q: &Questionnaire, shown: &Figures) -> [usize; 2] {
    // That nobody is there is told, but not of what is hidden as a whole.
    let least = i64::from(shown.status.is_visible());
    let hidden = |status: Status| (status == Status::Hidden).then_some(least);
    let at = |part: &str| ["/", part].concat();
    let people = known.add(at("n"), shown.n, hidden(shown.status).map(|_| 1));
    let mut items = Vec::new();
    for item in &shown.items {
        let n = known.add(at(&item.id), item.n, hidden(item.status));
        let rest = [item.not_applicable, item.missing].map(|told| known.add(at("-"), told, None));
        known.is_sum(people, [n, rest[0], rest[1]]);
        items.push([n, rest[0], rest[1]]);
    }
    let persons = |known: &mut Known, name: &str, share: &Share| {
        let n = known.add(at(name), share.n, hidden(share.status));
        let answers = known.add(at("-"), share.answers, None);
        known.is_at_most(n, answers);
        known.is_at_most(n, people);
        [n, answers]
    };
    let mut factors = Vec::new();
    for (factor, own) in shown.factors.iter().zip(&q.factors) {
        let [n, answers] = persons(known, &factor.id, &factor.share);
        let alpha = known.add(at("-"), factor.alpha_n, None);
        let of: Vec<usize> = shown
            .items
            .iter()
            .zip(&items)
            .filter(|(item, _)| own.items.contains(&item.id))
            .map(|(_, numbers)| numbers[0])
            .collect();
        for &item in &of {
            known.is_at_most(item, n);
            known.is_at_most(alpha, item);
        }
        known.is_sum(answers, of);
        factors.push([n, answers, alpha]);
    }
    let index = persons(known, "index", &shown.index.pooled);
    for factor in &factors {
        known.is_at_most(factor[0], index[0]);
    }
    known.is_sum(index[1], factors.iter().map(|factor| factor[1]));
    let overall = persons(known, "overall", &shown.overall.share);
    let same = match &shown.overall.item {
        Some(id) => {
            let item = shown.items.iter().position(|item| item.id == *id).expect("it is there");
            [items[item][0]; 2]
        }
        None => index,
    };
    for (one, other) in overall.into_iter().zip(same) {
        known.is_sum(one, [other]);
    }
    overall
}

/// All that a published file says.
fn known(q: &Questionnaire, figures: &Figures) -> Known {
    let mut known = Known::default();
    let overall = see(&mut known, q, figures);
    for (field, by) in [("unit", &figures.by_unit), ("month", &figures.by_month)] {
        let mut sums = [Vec::new(), Vec::new()];
        for group in by {
            let name = ["by ", field, " ", &group.value].concat();
            let n =
                known.add(name, group.share.n, (group.share.status == Status::Hidden).then_some(1));
            let answers = known.add(String::new(), group.share.answers, None);
            known.is_at_most(n, answers);
            sums[0].push(n);
            sums[1].push(answers);
        }
        for (whole, parts) in overall.into_iter().zip(sums) {
            if !parts.is_empty() {
                known.is_sum(whole, parts);
            }
        }
    }
    known.narrow();
    known
}

/// Whether a number is a group's, and the whole is so small that with one person for each other group none of them can
/// reach the threshold: that no rule can hide.
fn is_all_small(known: &Known, name: &str) -> bool {
    let by = name.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let groups = known.numbers.iter().filter(|number| number.name.starts_with(&by));
    let somebody = groups.filter(|number| number.high > 0).count() as i64;
    let whole = known.numbers.iter().find(|number| number.name == "/overall");
    let few = Thresholds::default().hide_below as i64;
    name.starts_with("by ") && whole.is_some_and(|whole| whole.high < few + somebody - 1)
}

fn no_hidden_number_is_pinned(case: &Case, filter: &Filter) -> Result<(), TestCaseError> {
    let (q, table) = (&case.questionnaire, case.table());
    let of = |thresholds| {
        let figures = figures(q, table.counted(), filter, thresholds, false).unwrap();
        known(q, &figures)
    };
    let truth = of(NOTHING_HIDDEN);
    let published = of(Thresholds::default());
    let few = Thresholds::default().hide_below as i64;
    for number in published.numbers.iter().filter(|number| number.is_hidden) {
        let Number { name, low, high, .. } = number;
        // Where the whole is hidden there are fewer numbers than there would be.
        if let Some(truth) = truth.numbers.iter().find(|truth| truth.name == *name) {
            prop_assert!(*low <= truth.low && truth.low <= *high, "{name}: {low} to {high}");
        }
        if *high == 0 {
            // Nobody's, and told: no item is asked, or nobody answered it anywhere.
            continue;
        }
        // One that isn't small is hidden for the sake of others, which are looked at themselves.
        let is_safe = (low < high || *low >= few) && *high >= few;
        prop_assert!(is_safe || is_all_small(&published, name), "{name}: {low} to {high}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn of_all(case in case(5, 120, 5)) {
        no_hidden_number_is_pinned(&case, &Filter::all())?;
    }

    #[test]
    fn of_a_filter(case in case(4, 160, 4), filter in filter()) {
        no_hidden_number_is_pinned(&case, &filter)?;
    }
}

/// Of two hidden units with ten persons in all each would be known to have nine at most.
#[test]
fn what_is_hidden_is_enough_for_each_part() {
    const ITEM: Item =
        Item { levels: 5, top: 2, not_applicable: false, reversed: false, factor: 1 };
    let check = |persons: [usize; 4], expected: &[&str]| {
        let rows = persons.iter().zip(1..).flat_map(|(&n, unit)| vec![row(unit, &[4]); n]);
        let responses = rows.enumerate().map(|(at, row)| response(at, &row)).collect();
        let case = Case { questionnaire: questionnaire(&[ITEM], Some(0), 0), responses };
        let (q, table, thresholds) = (&case.questionnaire, case.table(), Thresholds::default());
        let figures = figures(q, table.counted(), &Filter::all(), thresholds, false).unwrap();
        let hidden = figures.by_unit.iter().filter(|group| group.share.status == Status::Hidden);
        let hidden: Vec<&str> = hidden.map(|group| group.value.as_str()).collect();
        assert_eq!(hidden, expected, "{persons:?}");
        no_hidden_number_is_pinned(&case, &Filter::all()).unwrap();
    };
    check([60, 5, 6, 20], &["u2", "u3"]);
    check([60, 5, 5, 20], &["u2", "u3", "u4"]);
    check([60, 4, 4, 4], &["u2", "u3", "u4"]);
    check([60, 4, 4, 3], &["u1", "u2", "u3", "u4"]);
}
