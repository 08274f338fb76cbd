//! All numbers of all files as one linear program: the unknowns are the persons in each cell, for each measure; the numbers
//! are sums of them. Further rows say what an attacker knows besides: those who answered an item are among the responses,
//! those who answered any of some items are at least those who answered one of them.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow, bail};
use microlp::{ComparisonOp, OptimizationDirection, Problem};

use super::partition::Partition;
use super::published::Measure;
use super::survey::Survey;
use super::view::View;

/// More cells than this take too long.
const MOST_CELLS: usize = 200_000;
/// A person more or less in a billion is rounding.
pub const TOLERANCE: f64 = 1e-6;

/// A number, resolved: what it is the sum of.
#[derive(Clone, Debug)]
pub struct Told {
    /// What is counted, of whom.
    pub terms: Vec<(Measure, View)>,
    /// The number.
    pub n: u64,
    /// The place among all numbers.
    pub number: usize,
}

/// The unknowns of one measure.
pub struct Family {
    /// The measure.
    pub measure: Measure,
    /// The cells that its numbers tell apart.
    pub partition: Partition,
    /// The first of its unknowns; the others follow in the order of the cells.
    first: usize,
}

/// A row of the program: the sum of some unknowns is a number, or not above it.
struct Row {
    terms: Vec<(usize, f64)>,
    is_equal: bool,
    right: f64,
    /// The number that it is; `None` for what is known besides.
    number: Option<usize>,
}

/// The program.
pub struct System {
    /// The measures.
    pub families: Vec<Family>,
    rows: Vec<Row>,
    unknowns: usize,
    /// More persons than there can be in any cell.
    most: f64,
}

impl System {
    /// The program of some numbers.
    pub fn new(survey: &Survey, told: &[Told]) -> Result<Self> {
        let mut views: BTreeMap<Measure, Vec<&View>> = BTreeMap::new();
        views.insert(Measure::Responses, Vec::new());
        for (measure, view) in told.iter().flat_map(|told| &told.terms) {
            views.entry(measure.clone()).or_default().push(view);
        }
        let mut partitions: BTreeMap<Measure, Partition> = views
            .into_iter()
            .map(|(measure, views)| (measure, Partition::of(&survey.fields, views.into_iter())))
            .collect();
        let links = links(partitions.keys());
        make_comparable(&mut partitions, &links);
        let cells = partitions.values().map(Partition::cells).fold(0, usize::saturating_add);
        if cells > MOST_CELLS {
            bail!(
                "the files tell {cells} cells apart, and more than {MOST_CELLS} take too long: audit fewer files at \
                 once, or files with fewer groups"
            );
        }
        let mut system = Self {
            families: Vec::new(),
            rows: Vec::new(),
            unknowns: 0,
            most: 10.0 * survey.rows().len() as f64 + 1e3,
        };
        for (measure, partition) in partitions {
            let first = system.unknowns;
            system.unknowns += partition.cells();
            system.families.push(Family { measure, partition, first });
        }
        for told in told {
            let mut terms = BTreeMap::new();
            for (measure, view) in &told.terms {
                let family = system.family(measure)?;
                for cell in family.partition.cells_of(view) {
                    *terms.entry(family.first + cell).or_insert(0.0) += 1.0;
                }
            }
            let (terms, right) = (terms.into_iter().collect(), told.n as f64);
            system.rows.push(Row { terms, is_equal: true, right, number: Some(told.number) });
        }
        for (less, more) in &links {
            system.link(less, more)?;
        }
        Ok(system)
    }

    fn family(&self, measure: &Measure) -> Result<&Family> {
        let found = self.families.iter().find(|family| family.measure == *measure);
        found.ok_or_else(|| anyhow!("no unknowns for {measure:?}"))
    }

    /// That one measure's persons are among another's, as finely as both are told apart.
    fn link(&mut self, less: &Measure, more: &Measure) -> Result<()> {
        let (less, more) = (self.family(less)?, self.family(more)?);
        let coarser = match less.partition.refines(&more.partition) {
            true => &more.partition,
            false => &less.partition,
        };
        let mut rows: Vec<Vec<(usize, f64)>> = vec![Vec::new(); coarser.cells()];
        for (family, sign) in [(less, 1.0), (more, -1.0)] {
            for cell in 0..family.partition.cells() {
                rows[coarser.cell_of(&family.partition, cell)].push((family.first + cell, sign));
            }
        }
        let rows =
            rows.into_iter().map(|terms| Row { terms, is_equal: false, right: 0.0, number: None });
        self.rows.extend(rows);
        Ok(())
    }

    /// The unknowns of some cells of a family.
    pub fn unknowns(&self, family: usize, cells: &[usize]) -> Vec<usize> {
        cells.iter().map(|cell| self.families[family].first + cell).collect()
    }

    /// The largest that the sum of some unknowns, each with its weight, can be, and the unknowns there.
    pub fn maximum(&self, of: &[(usize, f64)]) -> Result<(f64, Vec<f64>)> {
        let mut weights = vec![0.0; self.unknowns];
        of.iter().for_each(|&(unknown, weight)| weights[unknown] += weight);
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let variables: Vec<_> =
            weights.iter().map(|&weight| problem.add_var(weight, (0.0, self.most))).collect();
        for row in &self.rows {
            let terms = row.terms.iter().map(|&(unknown, factor)| (variables[unknown], factor));
            let operator = if row.is_equal { ComparisonOp::Eq } else { ComparisonOp::Le };
            problem.add_constraint(terms, operator, row.right);
        }
        let solution = solve(&problem)?;
        let values = variables.iter().map(|&variable| solution.var_value(variable)).collect();
        Ok((solution.objective(), values))
    }

    /// Numbers, each with a factor, whose sum shows that the sum of some unknowns is no more than `most`: as few as a linear
    /// program finds. It is the dual of [`Self::maximum`].
    pub fn derivation(&self, of: &[usize], most: f64) -> Result<Vec<(usize, f64)>> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let mut needs: Vec<Vec<(microlp::Variable, f64)>> = vec![Vec::new(); self.unknowns];
        let mut total = Vec::new();
        let mut factors = Vec::new();
        for row in &self.rows {
            // What is known besides is free; each number costs.
            let cost = if row.number.is_some() { 1.0 } else { 0.01 };
            let signs: &[f64] = if row.is_equal { &[1.0, -1.0] } else { &[1.0] };
            for &sign in signs {
                let factor = problem.add_var(cost, (0.0, f64::INFINITY));
                needs_of(&mut needs, row, factor, sign);
                total.push((factor, sign * row.right));
                factors.push((row.number, sign, factor));
            }
        }
        let mut is_wanted = vec![0.0; self.unknowns];
        of.iter().for_each(|&unknown| is_wanted[unknown] = 1.0);
        for (terms, wanted) in needs.into_iter().zip(is_wanted) {
            problem.add_constraint(terms, ComparisonOp::Ge, wanted);
        }
        problem.add_constraint(total, ComparisonOp::Le, most + TOLERANCE);
        let solution = solve(&problem)?;
        let mut found: BTreeMap<usize, f64> = BTreeMap::new();
        for (number, sign, factor) in factors {
            let factor = solution.var_value(factor);
            if let Some(number) = number.filter(|_| factor > TOLERANCE) {
                *found.entry(number).or_default() += sign * factor;
            }
        }
        Ok(found.into_iter().filter(|(_, factor)| factor.abs() > TOLERANCE).collect())
    }
}

fn needs_of(
    needs: &mut [Vec<(microlp::Variable, f64)>],
    row: &Row,
    factor: microlp::Variable,
    sign: f64,
) {
    for &(unknown, term) in &row.terms {
        needs[unknown].push((factor, sign * term));
    }
}

fn solve(problem: &Problem) -> Result<microlp::Solution> {
    let outcome = problem.solve().map_err(|error| anyhow!("the linear program: {error}"))?;
    outcome.into_solution().map_err(|_| anyhow!("the linear program was interrupted"))
}

/// Of which two measures the first one's persons are among the second one's.
fn links<'m>(measures: impl Iterator<Item = &'m Measure> + Clone) -> Vec<(Measure, Measure)> {
    let mut links = Vec::new();
    for measure in measures.clone() {
        if *measure != Measure::Responses {
            links.push((measure.clone(), Measure::Responses));
        }
        for item in measures.clone() {
            match (measure, item) {
                (Measure::Any(items), Measure::Item(one)) if items.contains(one) => {
                    links.push((item.clone(), measure.clone()));
                }
                (Measure::All(items), Measure::Item(one)) if items.contains(one) => {
                    links.push((measure.clone(), item.clone()));
                }
                _ => {}
            }
        }
    }
    links
}

/// Refines partitions until of each two that are linked one refines the other: then the link can be written down without
/// losing anything.
fn make_comparable(partitions: &mut BTreeMap<Measure, Partition>, links: &[(Measure, Measure)]) {
    loop {
        let mut changed = false;
        for (less, more) in links {
            let (a, b) = (partitions[less].clone(), partitions[more].clone());
            if !a.refines(&b) && !b.refines(&a) {
                partitions.insert(less.clone(), a.join(&b));
                changed = true;
            }
        }
        if !changed {
            return;
        }
    }
}
