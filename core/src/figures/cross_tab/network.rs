//! A table of two ways as a network of flows.
//!
//! Its nodes are the rows, the columns, and the grand total twice: where all persons come from and where they go.
//! Its edges are the numbers above 0: a row's margin leads from the source to the row, a cell from its row to its
//! column, a column's margin from the column to the sink. At each row and each column as many come as go, which is
//! all that is known of the hidden numbers, and so is how many the source sends.
//!
//! A sum of hidden numbers that follows from this is a directed cut. Those through an edge are all at least k if k
//! can flow from its one end to the other, where each hidden edge takes as many as it has persons, and backwards
//! any number (the max-flow min-cut theorem, L. R. Ford and D. R. Fulkerson, Flows in Networks, 1962, with the
//! backward edges keeping mixed cuts out). Two nodes between which k can flow both ways are *bound*: no cut below k
//! parts them, and this is transitive. So each small number is looked at only if its ends aren't bound yet, which
//! can be no more often than there are nodes, and what is bound is one place for all that flows later.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// Where in the table a number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TableNumber {
    /// The cell of a row and a column.
    Cell(usize, usize),
    /// The margin of a row.
    Row(usize),
    /// The margin of a column.
    Column(usize),
}

/// A number above 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) people: u64,
    pub(super) place: TableNumber,
}

pub(super) struct Network {
    people: u64,
    edges: Vec<Edge>,
    /// For each node its edges, in either direction.
    around: Vec<Vec<usize>>,
    hidden: Vec<bool>,
    /// Those of `around` that have been hidden.
    hidden_around: Vec<Vec<usize>>,
    /// For each node the class of nodes that are bound to each other.
    class: Vec<usize>,
    /// For each class its nodes.
    members: Vec<Vec<usize>>,
    flow: Flow,
}

/// What flows between two nodes at the moment.
struct Flow {
    /// For each edge how much of it is taken; below 0 what goes backwards.
    taken: Vec<i128>,
    /// The edges of which something is.
    touched: Vec<usize>,
    /// The classes that the last search came to.
    reached: Vec<bool>,
}

/// For each class the edge by which a search came to it, and from which node.
type Steps = Vec<Option<(usize, usize)>>;

impl Network {
    pub(super) fn new(table: &[Vec<u64>]) -> Self {
        let width = table.iter().map(Vec::len).max().unwrap_or(0);
        let (source, sink) = (table.len() + width, table.len() + width + 1);
        let mut rows = vec![0_u64; table.len()];
        let mut columns = vec![0_u64; width];
        let mut edges = Vec::new();
        for (row, cells) in table.iter().enumerate() {
            for (column, &people) in cells.iter().enumerate() {
                rows[row] += people;
                columns[column] += people;
                let place = TableNumber::Cell(row, column);
                edges.push(Edge { from: row, to: table.len() + column, people, place });
            }
        }
        let people = rows.iter().sum();
        for (row, people) in rows.into_iter().enumerate() {
            edges.push(Edge { from: source, to: row, people, place: TableNumber::Row(row) });
        }
        for (column, people) in columns.into_iter().enumerate() {
            let from = table.len() + column;
            edges.push(Edge { from, to: sink, people, place: TableNumber::Column(column) });
        }
        edges.retain(|edge| edge.people > 0);
        let mut around = vec![Vec::new(); sink + 1];
        for (at, edge) in edges.iter().enumerate() {
            around[edge.from].push(at);
            around[edge.to].push(at);
        }
        let flow = Flow {
            taken: vec![0; edges.len()],
            touched: Vec::new(),
            reached: vec![false; around.len()],
        };
        Self {
            people,
            hidden: vec![false; edges.len()],
            hidden_around: vec![Vec::new(); around.len()],
            class: (0..around.len()).collect(),
            members: (0..around.len()).map(|node| vec![node]).collect(),
            edges,
            around,
            flow,
        }
    }

    /// The grand total.
    pub(super) fn people(&self) -> u64 {
        self.people
    }

    pub(super) fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The edges at a node.
    pub(super) fn around(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        self.around[node].iter().copied()
    }

    pub(super) fn is_hidden(&self, edge: usize) -> bool {
        self.hidden[edge]
    }

    pub(super) fn hide(&mut self, edge: usize) {
        if !self.hidden[edge] {
            self.hidden[edge] = true;
            self.hidden_around[self.edges[edge].from].push(edge);
            self.hidden_around[self.edges[edge].to].push(edge);
        }
    }

    pub(super) fn show(&mut self, edge: usize) {
        self.hidden[edge] = false;
        let Edge { from, to, .. } = self.edges[edge];
        self.hidden_around[from].retain(|&other| other != edge);
        self.hidden_around[to].retain(|&other| other != edge);
    }

    pub(super) fn are_bound(&self, a: usize, b: usize) -> bool {
        self.class[a] == self.class[b]
    }

    pub(super) fn bind(&mut self, a: usize, b: usize) {
        let (mut into, mut from) = (self.class[a], self.class[b]);
        if into == from {
            return;
        }
        // The smaller class joins the larger one, so that no node changes its class often.
        if self.members[into].len() < self.members[from].len() {
            (into, from) = (from, into);
        }
        for node in std::mem::take(&mut self.members[from]) {
            self.class[node] = into;
            self.members[into].push(node);
        }
    }

    /// Begins with nothing flowing.
    pub(super) fn start(&mut self) {
        for edge in self.flow.touched.drain(..) {
            self.flow.taken[edge] = 0;
        }
    }

    /// Lets more flow along the hidden edges, by the shortest way there is and at most `most`; `None` if nothing
    /// more can.
    pub(super) fn augment(&mut self, from: usize, to: usize, most: u64) -> Option<u64> {
        let way = self.search(from, to)?;
        let forwards = way.iter().filter(|&&(edge, node)| self.edges[edge].from == node);
        let room =
            forwards.map(|&(edge, _)| i128::from(self.edges[edge].people) - self.flow.taken[edge]);
        let more = room.fold(i128::from(most), i128::min);
        for (edge, node) in way {
            self.flow.taken[edge] += if self.edges[edge].from == node { more } else { -more };
            self.flow.touched.push(edge);
        }
        u64::try_from(more).ok()
    }

    /// The shortest way along which something more can flow.
    fn search(&mut self, from: usize, to: usize) -> Option<Vec<(usize, usize)>> {
        let mut steps: Steps = vec![None; self.around.len()];
        self.flow.reached.fill(false);
        self.flow.reached[self.class[from]] = true;
        let mut queue = VecDeque::from([self.class[from]]);
        while let Some(class) = queue.pop_front() {
            for &node in &self.members[class] {
                for &edge in &self.hidden_around[node] {
                    let next = self.class[self.other_end(edge, node)];
                    if !self.flow.reached[next] && self.is_open(edge, node) {
                        self.flow.reached[next] = true;
                        steps[next] = Some((edge, node));
                        if next == self.class[to] {
                            return Some(self.way(&steps, to));
                        }
                        queue.push_back(next);
                    }
                }
            }
        }
        None
    }

    /// The edges that are shown on the cheapest way on, from what [`Self::augment`] came to at last: with the
    /// fewest margins, then the fewest persons. Empty if there is none.
    pub(super) fn cheapest_path(&self, to: usize) -> Vec<usize> {
        const NEVER: (usize, u64) = (usize::MAX, u64::MAX);
        let mut steps: Steps = vec![None; self.around.len()];
        let mut costs = vec![NEVER; self.around.len()];
        let mut queue = BinaryHeap::new();
        for (class, _) in self.flow.reached.iter().enumerate().filter(|(_, reached)| **reached) {
            costs[class] = (0, 0);
            queue.push(Reverse((costs[class], class)));
        }
        while let Some(Reverse((cost, class))) = queue.pop() {
            if class == self.class[to] {
                break;
            }
            if cost > costs[class] {
                continue;
            }
            let nodes = self.members[class].iter();
            for (node, edge) in
                nodes.flat_map(|&node| self.around(node).map(move |edge| (node, edge)))
            {
                let next = self.class[self.other_end(edge, node)];
                if self.hidden[edge] && !self.is_open(edge, node) {
                    continue;
                }
                let (margins, persons) = self.cost(edge);
                let through = (cost.0 + margins, cost.1.saturating_add(persons));
                if through < costs[next] {
                    costs[next] = through;
                    steps[next] = Some((edge, node));
                    queue.push(Reverse((through, next)));
                }
            }
        }
        let edges = self.way(&steps, to).into_iter().map(|(edge, _)| edge);
        edges.filter(|&edge| !self.hidden[edge]).collect()
    }

    /// The margins and the persons that are hidden with an edge.
    fn cost(&self, edge: usize) -> (usize, u64) {
        let Edge { people, place, .. } = self.edges[edge];
        match place {
            _ if self.hidden[edge] => (0, 0),
            TableNumber::Cell(..) => (0, people),
            TableNumber::Row(_) | TableNumber::Column(_) => (1, people),
        }
    }

    /// The edges by which a search came to a node, each with the node before it; the last first.
    fn way(&self, steps: &Steps, to: usize) -> Vec<(usize, usize)> {
        let mut way = Vec::new();
        let mut class = self.class[to];
        while let Some((edge, before)) = steps[class] {
            way.push((edge, before));
            class = self.class[before];
        }
        way
    }

    /// The hidden edges that are on no cycle of hidden edges.
    ///
    /// R. E. Tarjan, "A Note on Finding the Bridges of a Graph", Information Processing Letters 2 (1974), 160–161,
    /// with a stack of its own: a table may have thousands of rows.
    pub(super) fn bridges(&self) -> Vec<usize> {
        const UNSEEN: usize = usize::MAX;
        let mut number = vec![UNSEEN; self.around.len()];
        let mut lowest = number.clone();
        let mut bridges = Vec::new();
        let mut seen = 0;
        for root in 0..self.around.len() {
            // Each with the edge by which it was come to, and how many of its edges have been followed.
            let mut stack = vec![(root, None, 0)];
            while let Some((node, by, followed)) = stack.pop() {
                if followed == 0 {
                    if number[node] != UNSEEN {
                        continue;
                    }
                    (number[node], lowest[node]) = (seen, seen);
                    seen += 1;
                }
                let Some(&edge) = self.hidden_around[node].get(followed) else {
                    let Some(by) = by else { continue };
                    let parent = self.other_end(by, node);
                    lowest[parent] = lowest[parent].min(lowest[node]);
                    if lowest[node] == number[node] {
                        bridges.push(by);
                    }
                    continue;
                };
                stack.push((node, by, followed + 1));
                if Some(edge) != by {
                    let next = self.other_end(edge, node);
                    if number[next] == UNSEEN {
                        stack.push((next, Some(edge), 0));
                    } else {
                        lowest[node] = lowest[node].min(number[next]);
                    }
                }
            }
        }
        bridges
    }

    fn other_end(&self, edge: usize, node: usize) -> usize {
        let Edge { from, to, .. } = self.edges[edge];
        if node == from { to } else { from }
    }

    /// Whether something more can flow along a hidden edge, away from this node.
    fn is_open(&self, edge: usize, node: usize) -> bool {
        let backwards = self.edges[edge].to == node;
        self.hidden[edge]
            && (backwards || self.flow.taken[edge] < i128::from(self.edges[edge].people))
    }
}
