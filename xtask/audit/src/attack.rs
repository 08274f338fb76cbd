//! An attacker for the tests, who shares nothing with the linear program but the numbers: by exact linear algebra, and by
//! narrowing each unknown between its ends until nothing changes.

use std::collections::{BTreeMap, HashMap};

use super::published::Measure;
use super::survey::Survey;
use super::view::View;

/// A prime: arithmetic modulo it has no rounding.
const P: u64 = 2_147_483_647;
/// No survey of the tests has so many persons.
const MANY: i64 = 1 << 20;

/// What an attack came to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Attacked {
    /// Small groups that were tried.
    pub tried: usize,
    /// Those whose number could be solved for, or bounded below the threshold.
    pub solved: usize,
}

/// An equation: unknowns whose sum is a number.
struct Equation {
    unknowns: Vec<usize>,
    n: i64,
}

/// Tries every small group of every measure that has numbers, over all values of all fields.
pub fn attack(survey: &Survey, told: &[(Vec<(Measure, View)>, u64)], threshold: u64) -> Attacked {
    let cells: usize = survey.fields.iter().map(|field| field.values.len()).product();
    let codes_of = |mut cell: usize| -> Vec<usize> {
        let code = |size: usize| {
            let code = cell % size;
            cell /= size;
            code
        };
        survey.fields.iter().map(|field| field.values.len()).map(code).collect()
    };
    let all: Vec<Vec<usize>> = (0..cells).map(codes_of).collect();
    let mut measures: BTreeMap<&Measure, usize> = BTreeMap::new();
    for (measure, _) in told.iter().flat_map(|(terms, _)| terms) {
        let next = measures.len();
        measures.entry(measure).or_insert(next);
    }
    let equations: Vec<Equation> = told
        .iter()
        .map(|(terms, n)| {
            let of_term = |(measure, view): &(Measure, View)| {
                let first = measures[measure] * cells;
                let held = (0..cells).filter(|&cell| view.holds(&all[cell]));
                held.map(|cell| first + cell).collect::<Vec<_>>()
            };
            Equation { unknowns: terms.iter().flat_map(of_term).collect(), n: *n as i64 }
        })
        .collect();
    let span = span(&equations, measures.len() * cells);
    let most = narrowed(&equations, &measures, cells);
    let mut found = Attacked::default();
    for (measure, place) in &measures {
        let mut groups: HashMap<Vec<Option<usize>>, u64> = HashMap::new();
        for row in survey.rows().iter().filter(|row| row.counts(measure)) {
            for set in 0..1_usize << survey.fields.len() {
                let of = row.codes.iter().enumerate();
                let group = of.map(|(field, &code)| (set >> field & 1 == 1).then_some(code));
                *groups.entry(group.collect()).or_default() += 1;
            }
        }
        for (group, _) in groups.into_iter().filter(|&(_, n)| n < threshold) {
            let is_in = |codes: &[usize]| {
                group.iter().zip(codes).all(|(of, code)| of.is_none_or(|of| of == *code))
            };
            let of: Vec<usize> = (0..cells)
                .filter(|&cell| is_in(&all[cell]))
                .map(|cell| place * cells + cell)
                .collect();
            let mut vector = vec![0; measures.len() * cells];
            of.iter().for_each(|&unknown| vector[unknown] = 1);
            // A number that takes the group in is one more bound.
            let takes_in = equations
                .iter()
                .filter(|equation| of.iter().all(|unknown| equation.unknowns.contains(unknown)));
            let sum: i64 = of.iter().map(|&unknown| most[unknown]).sum();
            let ends = takes_in.map(|equation| equation.n).fold(sum, i64::min);
            found.tried += 1;
            found.solved +=
                usize::from(reduce(&span, &vector).is_none() || ends < threshold as i64);
        }
    }
    found
}

/// The most that each unknown can be: all are at least 0, and each equation holds. What those who answered an item are can't
/// be more than the responses.
fn narrowed(
    equations: &[Equation],
    measures: &BTreeMap<&Measure, usize>,
    cells: usize,
) -> Vec<i64> {
    let unknowns = measures.len() * cells;
    let (mut least, mut most) = (vec![0; unknowns], vec![MANY; unknowns]);
    loop {
        let before = (least.clone(), most.clone());
        for Equation { unknowns, n } in equations {
            let lows: i64 = unknowns.iter().map(|&at| least[at]).sum();
            let highs: i64 = unknowns.iter().map(|&at| most[at]).sum();
            for &at in unknowns {
                let (low, high) = (least[at], most[at]);
                most[at] = high.min(n - (lows - low));
                least[at] = low.max(n - (highs - high));
            }
        }
        if let Some(&all) = measures.get(&Measure::Responses) {
            for (_, &place) in measures.iter().filter(|(_, place)| **place != all) {
                for cell in 0..cells {
                    let (own, of_all) = (place * cells + cell, all * cells + cell);
                    most[own] = most[own].min(most[of_all]);
                    least[of_all] = least[of_all].max(least[own]);
                }
            }
        }
        if (&least, &most) == (&before.0, &before.1) {
            return most;
        }
    }
}

/// Row echelon form of the equations.
fn span(equations: &[Equation], unknowns: usize) -> Vec<Vec<u64>> {
    let mut span: Vec<Vec<u64>> = Vec::new();
    for equation in equations {
        let mut vector = vec![0; unknowns];
        equation.unknowns.iter().for_each(|&at| vector[at] += 1);
        let Some((lead, left)) = reduce(&span, &vector) else { continue };
        let inverse = power(left[lead], P - 2);
        let unit: Vec<u64> = left.iter().map(|&x| x * inverse % P).collect();
        for row in &mut span {
            let factor = row[lead];
            row.iter_mut().zip(&unit).for_each(|(x, &y)| *x = (*x + (P - factor) * y) % P);
        }
        span.push(unit);
    }
    span
}

/// What is left of a vector when all that the span can make is taken off, and where it begins.
fn reduce(span: &[Vec<u64>], vector: &[u64]) -> Option<(usize, Vec<u64>)> {
    let mut left = vector.to_vec();
    for row in span {
        let lead = row.iter().position(|&x| x != 0)?;
        let factor = left[lead];
        if factor != 0 {
            left.iter_mut().zip(row).for_each(|(left, &x)| *left = (*left + (P - factor) * x) % P);
        }
    }
    let lead = left.iter().position(|&x| x != 0)?;
    Some((lead, left))
}

fn power(mut base: u64, mut exponent: u64) -> u64 {
    let mut result = 1;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % P;
        }
        base = base * base % P;
        exponent >>= 1;
    }
    result
}
