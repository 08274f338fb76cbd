//! Bounds each small group. One that can have as many persons as the threshold, as far as the numbers tell, is protected.

use anyhow::Result;

use super::groups::Group;
use super::system::{System, TOLERANCE};

/// A small group that the numbers give away.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The group.
    pub group: Group,
    /// How many persons it can have at most.
    pub most: f64,
    /// The numbers that show it, each with its factor.
    pub derivation: Vec<(usize, f64)>,
}

/// What was found.
pub struct Checked {
    /// The groups that are given away; not all where there are more than were asked for.
    pub findings: Vec<Finding>,
    /// How many linear programs were solved.
    pub programs: usize,
}

/// The small groups that are given away, at most so many of them, but for those whose derivation may be told.
pub fn check(
    system: &System,
    groups: &[Group],
    threshold: u64,
    most: usize,
    may_be_told: impl Fn(&[(usize, f64)]) -> bool,
) -> Result<Checked> {
    let threshold = threshold as f64;
    let mut is_open = vec![true; groups.len()];
    let mut checked = Checked { findings: Vec::new(), programs: 0 };
    for at in 0..groups.len() {
        if !is_open[at] {
            continue;
        }
        let group = &groups[at];
        let of: Vec<(usize, f64)> = group.unknowns.iter().map(|&unknown| (unknown, 1.0)).collect();
        let (found, values) = system.maximum(&of)?;
        checked.programs += 1;
        // What fits the numbers once proves all groups that are large in it.
        for (is_open, group) in is_open.iter_mut().zip(groups).filter(|(is_open, _)| **is_open) {
            let persons: f64 = group.unknowns.iter().map(|&unknown| values[unknown]).sum();
            *is_open = persons < threshold - TOLERANCE;
        }
        if found < threshold - TOLERANCE {
            let derivation = system.derivation(&group.unknowns, found)?;
            if may_be_told(&derivation) {
                continue;
            }
            checked.findings.push(Finding { group: group.clone(), most: found, derivation });
            if checked.findings.len() >= most {
                break;
            }
        }
    }
    Ok(checked)
}
