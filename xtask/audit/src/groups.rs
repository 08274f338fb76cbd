//! The groups that have to be protected: persons with one value of each of some fields, fewer of them than the threshold.

use std::collections::HashMap;

use super::partition::Partition;
use super::survey::Survey;
use super::system::System;

/// A group of few persons.
#[derive(Clone, Debug)]
pub struct Group {
    /// The place of what is counted among the system's families.
    pub family: usize,
    /// For each field the class of its values, where the group has one.
    pub classes: Vec<Option<usize>>,
    /// How many persons it has.
    pub n: u64,
    /// The unknowns that it is the sum of.
    pub unknowns: Vec<usize>,
}

/// All groups of fewer persons than the threshold, the smallest first. In which no one is, is told.
pub fn small(survey: &Survey, system: &System, threshold: u64) -> Vec<Group> {
    let mut found = Vec::new();
    for (family, of) in system.families.iter().enumerate() {
        let mut counts: HashMap<Vec<Option<usize>>, u64> = HashMap::new();
        let sets = sets(&of.partition);
        for row in survey.rows().iter().filter(|row| row.counts(&of.measure)) {
            for set in &sets {
                let class = |(field, &is_in): (usize, &bool)| {
                    is_in.then(|| of.partition.class(field, row.codes[field]))
                };
                *counts.entry(set.iter().enumerate().map(class).collect()).or_default() += 1;
            }
        }
        let few = counts.into_iter().filter(|&(_, n)| n < threshold);
        found.extend(few.map(|(classes, n)| {
            let unknowns = system.unknowns(family, &of.partition.cells_in(&classes));
            Group { family, classes, n, unknowns }
        }));
    }
    found.sort_by(|a, b| (a.n, a.family, &a.classes).cmp(&(b.n, b.family, &b.classes)));
    found
}

impl Group {
    /// What it is, for people: `unit=A, poverty=3`.
    pub fn name(&self, survey: &Survey, partition: &Partition) -> String {
        let fields = self.classes.iter().enumerate().filter_map(|(field, class)| {
            let values = &survey.fields[field].values;
            let of: Vec<&str> =
                partition.values(field, (*class)?).map(|code| values[code].as_str()).collect();
            Some(format!("{}={}", survey.fields[field].name, of.join("|")))
        });
        let fields: Vec<String> = fields.collect();
        if fields.is_empty() { "all".to_owned() } else { fields.join(", ") }
    }
}

/// All sets of fields that the partition tells apart at all.
fn sets(partition: &Partition) -> Vec<Vec<bool>> {
    let mut sets = vec![Vec::new()];
    for &classes in partition.classes() {
        let with = sets.iter().filter(|_| classes > 1).map(|set| [&set[..], &[true]].concat());
        let with: Vec<Vec<bool>> = with.collect();
        sets.iter_mut().for_each(|set| set.push(false));
        sets.extend(with);
    }
    sets
}
