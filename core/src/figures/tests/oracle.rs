//! The figures again, the slow and plain way: row by row over the responses, in `f64`, in two passes, with
//! nothing of `count.rs` or of the column table.

use std::collections::BTreeMap;

use statrs::distribution::{ContinuousCDF, StudentsT};

use crate::calendar::Month;
use crate::filter::Filter;
use crate::questionnaire::{Kind, Questionnaire};
use crate::response::{Answer, Response};

/// A share over persons: how many, their answers, the share, its interval.
#[derive(Debug, PartialEq)]
pub(super) struct Share {
    pub(super) n: u64,
    pub(super) answers: u64,
    pub(super) share: Option<f64>,
    pub(super) interval: Option<[f64; 2]>,
}

#[derive(Debug)]
pub(super) struct Item {
    pub(super) counts: Vec<u64>,
    pub(super) not_applicable: u64,
    pub(super) missing: u64,
    pub(super) share: Share,
    pub(super) mean: Option<f64>,
    pub(super) mean_interval: Option<[f64; 2]>,
}

#[derive(Debug)]
pub(super) struct Factor {
    pub(super) share: Share,
    pub(super) alpha: Option<f64>,
    pub(super) alpha_n: u64,
}

#[derive(Debug)]
pub(super) struct Oracle {
    pub(super) n: u64,
    pub(super) items: Vec<Item>,
    pub(super) factors: Vec<Factor>,
    pub(super) pooled: Share,
    pub(super) mean_of_items: Share,
    pub(super) weighted: Share,
    pub(super) overall: Share,
    pub(super) by_unit: BTreeMap<String, Share>,
    pub(super) by_month: BTreeMap<String, Share>,
}

/// What is known of an item.
struct Asked {
    id: String,
    question: usize,
    levels: usize,
    top: usize,
    not_applicable: bool,
    reversed: bool,
}

pub(super) fn oracle(q: &Questionnaire, responses: &[Response], filter: &Filter) -> Oracle {
    let asked = asked(q);
    // The last of several with one id is the one that counts.
    let last = |at: usize, id: &str| {
        id.is_empty() || !responses[at + 1..].iter().any(|later| later.id == id)
    };
    let people: Vec<&Response> = responses
        .iter()
        .enumerate()
        .filter(|(at, response)| last(*at, &response.id) && passes(q, response, filter))
        .map(|(_, response)| response)
        .collect();
    let find = |id: &String| asked.iter().find(|item| item.id == *id).expect("the item is there");
    let of_factors: Vec<(f64, Vec<&Asked>)> =
        q.factors.iter().map(|f| (f.weight, f.items.iter().map(find).collect())).collect();
    let index: Vec<&Asked> = of_factors.iter().flat_map(|(_, items)| items.clone()).collect();
    let single: Vec<_> = index.iter().map(|&item| (1.0, vec![item])).collect();
    let overall = |people: &[&Response]| match &q.overall.item {
        Some(id) => pooled(&[find(id)], people, false),
        None => pooled(&index, people, true),
    };
    let by = |dimension: &str| {
        let mut groups: BTreeMap<String, Vec<&Response>> = BTreeMap::new();
        for person in &people {
            groups.entry(value(q, person, dimension)).or_default().push(person);
        }
        groups.into_iter().map(|(value, people)| (value, overall(&people))).collect()
    };
    Oracle {
        n: people.len() as u64,
        items: asked.iter().map(|item| one(item, &people)).collect(),
        factors: of_factors
            .iter()
            .map(|(_, items)| {
                let (alpha, alpha_n) = alpha(items, &people);
                Factor { share: pooled(items, &people, true), alpha, alpha_n }
            })
            .collect(),
        pooled: pooled(&index, &people, true),
        mean_of_items: combined(&single, &index, &people),
        weighted: combined(&of_factors, &index, &people),
        overall: overall(&people),
        by_unit: by("unit"),
        by_month: by("month"),
    }
}

fn asked(q: &Questionnaire) -> Vec<Asked> {
    let mut asked = Vec::new();
    for (question, entry) in q.questions().enumerate() {
        if let Kind::Item { scale, reversed } = entry.kind {
            let scale = &q.scales[scale];
            asked.push(Asked {
                id: entry.id.clone(),
                question,
                levels: scale.levels.len(),
                top: scale.top,
                not_applicable: scale.not_applicable.is_some(),
                reversed,
            });
        }
    }
    asked
}

pub(super) fn value(q: &Questionnaire, person: &Response, dimension: &str) -> String {
    let value = match dimension {
        "unit" => person.unit.clone(),
        "channel" => person.channel.clone(),
        "month" => person.submitted.and_then(Month::in_vietnam).map(|month| month.to_string()),
        own => match person.answers.get(q.index_of(own).expect("the question is there")) {
            Some(Answer::Choice(value)) => Some(value.clone()),
            _ => {
                let item = asked(q).into_iter().find(|item| item.id == own);
                item.and_then(|item| match person.answers.get(item.question) {
                    Some(Answer::NotApplicable) if item.not_applicable => Some("na".to_owned()),
                    _ => level(&item, person, false).map(|level| level.to_string()),
                })
            }
        },
    };
    value.unwrap_or_default()
}

pub(super) fn passes(q: &Questionnaire, person: &Response, filter: &Filter) -> bool {
    filter.iter().all(|(field, values)| {
        let chosen = q.index_of(field).and_then(|at| person.answers.get(at));
        match chosen {
            Some(Answer::Choices(chosen)) => values.iter().any(|value| chosen.contains(value)),
            _ => values.contains(&value(q, person, field)),
        }
    })
}

/// A person's level on an item; with `turned` in the direction of the factor.
fn level(item: &Asked, person: &Response, turned: bool) -> Option<usize> {
    match person.answers.get(item.question) {
        Some(Answer::Level(level)) if (1..=item.levels).contains(&usize::from(*level)) => {
            let level = usize::from(*level);
            Some(if turned && item.reversed { item.levels + 1 - level } else { level })
        }
        _ => None,
    }
}

fn is_top(item: &Asked, level: usize) -> bool {
    level > item.levels - item.top
}

/// The roots of (p̂ − p)² = z²·p(1−p)/n in p: Wilson's interval by the quadratic formula.
pub(super) fn wilson(p: f64, n: f64) -> [f64; 2] {
    let z = 1.959963984540054_f64;
    let (a, b, c) = (1.0 + z * z / n, 2.0 * p + z * z / n, p * p);
    let root = (b * b - 4.0 * a * c).max(0.0).sqrt();
    [(b - root) / (2.0 * a), (b + root) / (2.0 * a)]
}

fn one(item: &Asked, people: &[&Response]) -> Item {
    let levels: Vec<usize> = people.iter().filter_map(|p| level(item, p, false)).collect();
    let marked = |p: &&&Response| p.answers.get(item.question) == Some(&Answer::NotApplicable);
    let not_applicable = if item.not_applicable { people.iter().filter(marked).count() } else { 0 };
    let n = levels.len() as f64;
    let mean = levels.iter().sum::<usize>() as f64 / n;
    let deviation = levels.iter().map(|&x| (x as f64 - mean).powi(2)).sum::<f64>() / (n - 1.0);
    let half =
        || StudentsT::new(0.0, 1.0, n - 1.0).unwrap().inverse_cdf(0.975) * (deviation / n).sqrt();
    Item {
        counts: (1..=item.levels)
            .map(|l| levels.iter().filter(|&&x| x == l).count() as u64)
            .collect(),
        not_applicable: not_applicable as u64,
        missing: (people.len() - levels.len() - not_applicable) as u64,
        share: pooled(&[item], people, false),
        mean: (!levels.is_empty()).then_some(mean),
        mean_interval: (levels.len() > 1)
            .then(|| [(mean - half()).max(1.0), (mean + half()).min(item.levels as f64)]),
    }
}

/// A person's satisfied and valid answers.
fn person(items: &[&Asked], person: &Response, turned: bool) -> (f64, f64) {
    let levels = items.iter().filter_map(|item| Some((item, level(item, person, turned)?)));
    levels.fold((0.0, 0.0), |(top, all), (item, level)| {
        (top + f64::from(u8::from(is_top(item, level))), all + 1.0)
    })
}

fn interval(share: f64, variance: f64, people: f64, answers: f64) -> Option<[f64; 2]> {
    let binomial = share * (1.0 - share);
    let n = if binomial == 0.0 { people } else { answers.min(binomial / variance) };
    (people > 1.0).then(|| wilson(share, n))
}

fn pooled(items: &[&Asked], people: &[&Response], turned: bool) -> Share {
    let each: Vec<(f64, f64)> =
        people.iter().map(|p| person(items, p, turned)).filter(|(_, all)| *all > 0.0).collect();
    let n = each.len() as f64;
    let (top, answers) = each.iter().fold((0.0, 0.0), |(a, b), (c, d)| (a + c, b + d));
    let share = top / answers;
    let squares: f64 = each.iter().map(|(top, all)| (top - share * all).powi(2)).sum();
    let interval = if items.len() == 1 || answers == n {
        (n > 0.0).then(|| wilson(share, n))
    } else {
        interval(share, n / (n - 1.0) * squares / answers.powi(2), n, answers)
    };
    Share { n: n as u64, answers: answers as u64, share: (n > 0.0).then_some(share), interval }
}

fn combined(parts: &[(f64, Vec<&Asked>)], index: &[&Asked], people: &[&Response]) -> Share {
    let all = pooled(index, people, true);
    let shares: Vec<(f64, &Vec<&Asked>, Share)> = parts
        .iter()
        .map(|(weight, items)| (*weight, items, pooled(items, people, true)))
        .filter(|(_, _, share)| share.answers > 0)
        .collect();
    let weights: f64 = shares.iter().map(|(weight, ..)| weight).sum();
    let mean = |of: &dyn Fn(&[&Asked], &Share) -> f64| {
        shares.iter().map(|(weight, items, share)| weight * of(items, share)).sum::<f64>() / weights
    };
    let share = mean(&|_, share| share.share.unwrap());
    let squares: f64 = people
        .iter()
        .map(|p| {
            let add = mean(&|items, share| {
                let (top, all) = person(items, p, true);
                (top - share.share.unwrap() * all) / share.answers as f64
            });
            add * add
        })
        .sum();
    let n = all.n as f64;
    Share {
        share: (!shares.is_empty()).then_some(share),
        interval: if shares.is_empty() {
            None
        } else {
            interval(share, n / (n - 1.0) * squares, n, all.answers as f64)
        },
        ..all
    }
}

fn alpha(items: &[&Asked], people: &[&Response]) -> (Option<f64>, u64) {
    let whole: Vec<Vec<f64>> = people
        .iter()
        .filter_map(|p| items.iter().map(|i| Some(level(i, p, true)? as f64)).collect())
        .collect();
    let variance = |of: &dyn Fn(&Vec<f64>) -> f64| {
        let mean = whole.iter().map(of).sum::<f64>() / whole.len() as f64;
        whole.iter().map(|row| (of(row) - mean).powi(2)).sum::<f64>() / (whole.len() as f64 - 1.0)
    };
    let k = items.len() as f64;
    let of_items: f64 = (0..items.len()).map(|at| variance(&|row| row[at])).sum();
    let of_sum = variance(&|row| row.iter().sum());
    let known = items.len() > 1 && whole.len() > 1 && of_sum > 1e-12;
    (known.then(|| k / (k - 1.0) * (1.0 - of_items / of_sum)), whole.len() as u64)
}
