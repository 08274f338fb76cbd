//! Which cells of a table of two ways stay behind, so that no small number can be had from the others.
//!
//! A table is published with its margins and its grand total, so a small cell that is hidden alone is its row's
//! total minus the rest. Others have to be hidden with it: complementary suppression, A. Hundepool et al.,
//! Statistical Disclosure Control (2012), chapter 4. The table is a network in which persons flow from the grand
//! total through the row's margin, the cell and the column's margin back to the grand total ([`super::network`]). What
//! can be had from the numbers that are shown are sums along its cuts, and so:
//!
//! * a hidden number can be worked out exactly if and only if its edge is a bridge of the hidden ones
//!   (D. Gusfield, "A Graph Theoretic Approach to Statistical Data Security", SIAM Journal on Computing 17 (1988),
//!   552–571);
//! * a sum of hidden numbers can be had if and only if they are a union of directed cuts: all hidden edges
//!   between two sides lead from the one to the other. A row whose margin is shown is one, with the row on one side.
//!
//! What is promised of the result:
//!
//! * every number above 0 and below the threshold is hidden, cells and margins; 0 is told, for it is
//!   about no person. If the grand total is small, all of it is hidden;
//! * no hidden number can be worked out;
//! * no sum of hidden numbers that can be worked out is below the threshold;
//! * with a margin goes its line, except for what isn't small and could be worked out anyhow: that is shown;
//! * the same table gives the same result.
//!
//! It can always be kept: if everything is hidden but the grand total, each directed cut is the grand total.
//! Of what else could be hidden the cheapest path around a small number is taken, in persons, for one small
//! number after another. That is near the least but not the least, which would be NP-hard.
//!
//! **What it doesn't protect from.** *Bounds*: that a hidden number lies between two others can be worked out by
//! linear programming, and the interval can be narrow; only exact values and sums are looked at. *What else is
//! known*: one of the persons in a cell, who takes off the own answer, or other tables of the same people; each table
//! is taken by itself. *Unanimity*: that all of a large row are in one column is shown. *The method*: who
//! knows it can exclude some of what could be behind a pattern.

use super::network::{Edge, Network, TableNumber};
use crate::figures::thresholds::Thresholds;

/// What of a table is hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::figures) struct Suppressed {
    /// Whether the grand total is, and with it everything above 0.
    pub(in crate::figures) whole: bool,
    /// For each row whether its margin is.
    pub(in crate::figures) rows: Vec<bool>,
    /// For each column whether its margin is.
    pub(in crate::figures) columns: Vec<bool>,
    /// For each row its cells.
    pub(in crate::figures) cells: Vec<Vec<bool>>,
}

/// What of a table of persons, a `Vec` for each row, has to be hidden so that no number is told that the thresholds hide.
/// The cells that a shorter row lacks are 0.
pub(in crate::figures) fn suppress(table: &[Vec<u64>], thresholds: Thresholds) -> Suppressed {
    let mut network = Network::new(table);
    let small = |edge: &Edge| thresholds.hides(edge.people);
    if thresholds.hides(network.people()) {
        return all(network, table);
    }
    let mut order: Vec<usize> = (0..network.edges().len()).collect();
    order.retain(|&edge| small(&network.edges()[edge]));
    for &edge in &order {
        network.hide(edge);
    }
    // The smallest first, each in its place: there is no chance in it.
    order.sort_by_key(|&edge| network.edges()[edge].people);
    for edge in order {
        if !protect(&mut network, edge, thresholds.hide_below) {
            return all(network, table);
        }
    }
    // What isn't small and hidden in vain is shown. Nothing more can be had with it than without.
    for bridge in network.bridges() {
        if !small(&network.edges()[bridge]) {
            network.show(bridge);
        }
    }
    collect(&network, table)
}

/// Hides everything above 0.
fn all(mut network: Network, table: &[Vec<u64>]) -> Suppressed {
    for edge in 0..network.edges().len() {
        network.hide(edge);
    }
    let whole = network.people() > 0;
    Suppressed { whole, ..collect(&network, table) }
}

/// Hides more until every sum that has this small number in it is at least `threshold`. Whether that can be
/// done: it can wherever the grand total is as large, and if not, nothing of the table may be told.
fn protect(network: &mut Network, edge: usize, threshold: u64) -> bool {
    let Edge { from, to, .. } = network.edges()[edge];
    if network.are_bound(from, to) {
        return true;
    }
    network.start();
    let mut flow = 0;
    // What is hidden on the way binds its ends, and in the end perhaps these two.
    while flow < threshold && !network.are_bound(from, to) {
        match network.augment(from, to, threshold - flow) {
            Some(more) => flow += more,
            None => {
                let path = network.cheapest_path(to);
                if path.is_empty() {
                    return false;
                }
                for shown in path {
                    hide_with_line(network, shown);
                }
            }
        }
    }
    network.bind(from, to);
    true
}

/// Hides what isn't small; with a margin goes its line.
fn hide_with_line(network: &mut Network, edge: usize) {
    let line: Vec<usize> = match network.edges()[edge].place {
        TableNumber::Cell(..) => vec![edge],
        TableNumber::Row(_) => network.around(network.edges()[edge].to).collect(),
        TableNumber::Column(_) => network.around(network.edges()[edge].from).collect(),
    };
    // All edges around a line's node are its cells and its own margin.
    for edge in line {
        if !network.is_hidden(edge) {
            network.hide(edge);
            // As large as the threshold by itself: no small sum can part its ends.
            let Edge { from, to, .. } = network.edges()[edge];
            network.bind(from, to);
        }
    }
}

fn collect(network: &Network, table: &[Vec<u64>]) -> Suppressed {
    let width = table.iter().map(Vec::len).max().unwrap_or(0);
    let mut suppressed = Suppressed {
        whole: false,
        rows: vec![false; table.len()],
        columns: vec![false; width],
        cells: table.iter().map(|row| vec![false; row.len()]).collect(),
    };
    for (at, edge) in network.edges().iter().enumerate() {
        let hidden = network.is_hidden(at);
        match edge.place {
            TableNumber::Cell(row, column) => suppressed.cells[row][column] = hidden,
            TableNumber::Row(row) => suppressed.rows[row] = hidden,
            TableNumber::Column(column) => suppressed.columns[column] = hidden,
        }
    }
    suppressed
}

#[cfg(test)]
mod tests;
