//! Cycles of a graph: files each of which uses all others, directly or through others.

use std::collections::{BTreeMap, VecDeque};

use super::graph::Graph;

/// The strongly connected components of two files or more, the largest first, each sorted.
pub fn cycles(graph: &Graph) -> Vec<Vec<usize>> {
    let mut uses = vec![Vec::new(); graph.files.len()];
    for (from, to) in graph.edges.keys() {
        uses[*from].push(*to);
    }
    let mut search = Tarjan {
        uses: &uses,
        number: vec![None; uses.len()],
        low: vec![0; uses.len()],
        is_open: vec![false; uses.len()],
        open: Vec::new(),
        next: 0,
        found: Vec::new(),
    };
    for file in 0..uses.len() {
        if search.number[file].is_none() {
            search.visit(file);
        }
    }
    let mut found = search.found;
    found.sort_by_key(|files| (std::cmp::Reverse(files.len()), files.clone()));
    found
}

/// A shortest way round within a component: its files in order, the first one not repeated.
pub fn shortest(graph: &Graph, component: &[usize]) -> Vec<usize> {
    component
        .iter()
        .filter_map(|start| way_round(graph, component, *start))
        .min_by_key(Vec::len)
        .unwrap_or_default()
}

fn way_round(graph: &Graph, component: &[usize], start: usize) -> Option<Vec<usize>> {
    let mut came_from = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(file) = queue.pop_front() {
        for (_, to) in graph.edges.range((file, 0)..=(file, usize::MAX)).map(|(edge, _)| edge) {
            if *to == start {
                let mut way = vec![file];
                while way.last() != Some(&start) {
                    way.push(came_from[way.last()?]);
                }
                way.reverse();
                return Some(way);
            }
            if component.contains(to) && !came_from.contains_key(to) {
                came_from.insert(*to, file);
                queue.push_back(*to);
            }
        }
    }
    None
}

/// Tarjan, "Depth-first search and linear graph algorithms", 1972.
struct Tarjan<'a> {
    uses: &'a [Vec<usize>],
    number: Vec<Option<usize>>,
    low: Vec<usize>,
    is_open: Vec<bool>,
    open: Vec<usize>,
    next: usize,
    found: Vec<Vec<usize>>,
}

impl Tarjan<'_> {
    fn visit(&mut self, file: usize) {
        let number = self.next;
        self.next += 1;
        self.number[file] = Some(number);
        self.low[file] = number;
        self.open.push(file);
        self.is_open[file] = true;
        for to in &self.uses[file] {
            match self.number[*to] {
                None => {
                    self.visit(*to);
                    self.low[file] = self.low[file].min(self.low[*to]);
                }
                Some(earlier) if self.is_open[*to] => {
                    self.low[file] = self.low[file].min(earlier);
                }
                Some(_) => {}
            }
        }
        if self.low[file] == number {
            let start = self.open.iter().position(|open| *open == file).unwrap_or(0);
            let mut component = self.open.split_off(start);
            component.iter().for_each(|file| self.is_open[*file] = false);
            component.sort_unstable();
            if component.len() > 1 {
                self.found.push(component);
            }
        }
    }
}
