//! Answers that are kept.
//!
//! Whoever looks at one channel looks at the next one then. What is asked of both differs only in which codes of a column
//! pass, so an answer by these codes has either's in it: counted once for all codes, a filter on them costs no more than
//! adding up a few groups. Since all measures are sums over rows, it is the same to the last bit.
//!
//! The first question of its kind goes to the source as it is, so that nobody waits for more than was asked. What would
//! answer its like is counted when there is time ([`QueryCache::prepare`]).

use std::cell::{Cell, RefCell};
use std::ops::Deref;

use crate::counts::Counts;
use crate::error::QueryError;
use crate::filter::Filter;
use crate::query::{Breakdown, Key};
use crate::schema::{Dimension, Schema};
use crate::source::Source;
use crate::table::Table;

/// An answer of more numbers isn't kept: 2 MB.
const MOST_OF_ONE: u128 = 1 << 18;
/// Of more numbers than this in all answers they are given up, and it begins anew: 32 MB.
const MOST_OF_ALL: usize = 1 << 22;
/// So many questions are waited for; no more are taken.
const MOST_WANTED: usize = 128;
/// An answer is made ready in about so many steps.
const STEPS: u32 = 64;

/// A table, and what it has answered. It changes only through [`Self::change`], which forgets all answers.
#[derive(Debug)]
pub struct QueryCache {
    table: Table,
    memory: RefCell<Memory>,
    looks: Cell<usize>,
}

/// Questions without a filter.
#[derive(Debug, Default)]
struct Memory {
    kept: Vec<(Breakdown, Counts)>,
    /// The numbers of all of them.
    numbers: usize,
    /// What would have answered a question, and how often: in the order in which they were first asked.
    wanted: Vec<(Breakdown, u32)>,
    underway: Option<Underway>,
}

/// An answer that is made ready: the counts of the rows with the first so many codes of [`QueryCache::steps_by`].
#[derive(Debug)]
struct Underway {
    asked: Breakdown,
    counts: Counts,
    codes: u32,
}

/// For each key of a filter, by code, whether it passes.
type Passing = Vec<(Key, Vec<bool>)>;

impl QueryCache {
    /// With nothing remembered.
    pub fn new(table: Table) -> Self {
        Self { table, memory: RefCell::default(), looks: Cell::new(0) }
    }

    /// The table, to be changed: what it has answered is forgotten.
    pub fn change(&mut self) -> &mut Table {
        let memory = self.memory.get_mut();
        if !memory.is_empty() {
            *memory = Memory::default();
        }
        &mut self.table
    }

    /// The table itself.
    pub fn into_inner(self) -> Table {
        self.table
    }

    /// How often rows were looked at.
    pub fn looks(&self) -> usize {
        self.looks.get()
    }

    /// Goes on by a step with what would have answered earlier questions, most of them first; whether there is more to do.
    pub fn prepare(&self) -> bool {
        let mut memory = self.memory.borrow_mut();
        let underway = memory.underway.take().or_else(|| self.begin(memory.most_wanted()?));
        // What can't be counted is left to whoever asks for it.
        if let Some(Ok(underway)) = underway.map(|underway| self.go_on(underway)) {
            match underway {
                Underway { asked, counts, codes: u32::MAX } => memory.keep(asked, counts),
                _ => memory.underway = Some(underway),
            }
        }
        memory.underway.is_some() || !memory.wanted.is_empty()
    }

    fn begin(&self, asked: Breakdown) -> Option<Underway> {
        let counts = Counts::zero(&asked, self.table.schema(), self.table.cardinalities());
        Some(Underway { asked, counts: counts.ok()?, codes: 0 })
    }

    fn go_on(&self, underway: Underway) -> Result<Underway, QueryError> {
        let Underway { asked, mut counts, codes } = underway;
        let (mut filter, mut end) = (Filter::all(), u32::MAX);
        if let Some((dimension, values)) = self.steps_by() {
            let to = codes.saturating_add(values.div_ceil(STEPS)).min(values);
            filter = filter.only(dimension, codes..to);
            end = if to == values { u32::MAX } else { to };
        }
        counts.add(&self.look(&filter, &asked)?);
        Ok(Underway { asked, counts, codes: end })
    }

    /// What rows are gone through by, and how many codes it has: of what they are sorted by, so that each code's rows are
    /// some ranges, that with most. `None` where all rows are one step.
    fn steps_by(&self) -> Option<(usize, u32)> {
        let cardinalities = self.table.cardinalities();
        let sorted = self.table.sorted_by().map(|at| (at, cardinalities[at]));
        sorted.max_by_key(|(_, values)| *values).filter(|(_, values)| *values > 1)
    }

    /// One answer: from what is kept, or from the rows.
    fn recall(&self, filter: &Filter, breakdown: &Breakdown) -> Result<Counts, QueryError> {
        let (schema, cardinalities) = (self.table.schema(), self.table.cardinalities());
        filter.check(schema)?;
        breakdown.check(schema, cardinalities)?;
        let Some(passing) = passing(filter, schema, cardinalities) else {
            return self.look(filter, breakdown);
        };
        let wide = widened(breakdown, &passing)
            .filter(|wide| wide.numbers(schema, cardinalities) <= MOST_OF_ONE);
        let Some(wide) = wide else { return self.look(filter, breakdown) };
        for (asked, counts) in &self.memory.borrow().kept {
            if *asked == wide {
                let mut answer = Counts::zero(breakdown, schema, cardinalities)?;
                add_groups(&mut answer, breakdown, (asked, counts), &passing);
                return Ok(answer);
            }
        }
        let counts = self.look(filter, breakdown)?;
        let mut memory = self.memory.borrow_mut();
        if passing.is_empty() && wide == *breakdown {
            memory.keep(wide, counts.clone());
        } else {
            memory.want(wide);
        }
        Ok(counts)
    }

    fn look(&self, filter: &Filter, breakdown: &Breakdown) -> Result<Counts, QueryError> {
        self.looks.set(self.looks.get() + 1);
        self.table.count_one(filter, breakdown.clone())
    }
}

impl Memory {
    fn is_empty(&self) -> bool {
        self.kept.is_empty() && self.wanted.is_empty() && self.underway.is_none()
    }

    fn keep(&mut self, asked: Breakdown, counts: Counts) {
        let numbers = counts.groups() * counts.width();
        if self.numbers + numbers > MOST_OF_ALL {
            self.kept.clear();
            self.numbers = 0;
        }
        self.numbers += numbers;
        self.kept.push((asked, counts));
    }

    fn want(&mut self, asked: Breakdown) {
        if self.underway.as_ref().is_some_and(|underway| underway.asked == asked) {
            return;
        }
        if let Some((_, times)) = self.wanted.iter_mut().find(|(own, _)| *own == asked) {
            *times += 1;
        } else if self.wanted.len() < MOST_WANTED {
            self.wanted.push((asked, 1));
        }
    }

    fn most_wanted(&mut self) -> Option<Breakdown> {
        let most = self.wanted.iter().map(|(_, times)| *times).max()?;
        let first = self.wanted.iter().position(|(_, times)| *times == most)?;
        Some(self.wanted.remove(first).0)
    }
}

impl Source for QueryCache {
    fn schema(&self) -> &Schema {
        self.table.schema()
    }

    fn cardinalities(&self) -> &[u32] {
        self.table.cardinalities()
    }

    fn count(&self, filter: &Filter, breakdowns: &[Breakdown]) -> Result<Vec<Counts>, QueryError> {
        let mut answers = Vec::new();
        for breakdown in breakdowns {
            answers.push(self.recall(filter, breakdown)?);
        }
        Ok(answers)
    }
}

/// What else is asked is answered by the table; counting goes through the memory.
impl Deref for QueryCache {
    type Target = Table;

    fn deref(&self) -> &Table {
        &self.table
    }
}

/// A copy remembers nothing.
impl Clone for QueryCache {
    fn clone(&self) -> Self {
        Self::new(self.table.clone())
    }
}

/// Which codes pass; `None` where a row has several of the codes or it is about a number, so that groups can't be added up.
fn passing(filter: &Filter, schema: &Schema, cardinalities: &[u32]) -> Option<Passing> {
    if filter.numbers().next().is_some() {
        return None;
    }
    let mut passing = Vec::new();
    for (dimension, allowed) in filter.dimensions() {
        if schema.dimensions[dimension] != Dimension::One {
            return None;
        }
        let key = Key::Dimension(dimension);
        let codes = 0..key.groups(schema, cardinalities) as u32;
        passing.push((key, codes.map(|code| allowed.passes(code)).collect()));
    }
    for (item, bits) in filter.items(schema) {
        let codes = 0..u16::from(schema.items[item].largest()) + 1;
        passing.push((Key::Item(item), codes.map(|code| bits >> code & 1 == 1).collect()));
    }
    Some(passing)
}

/// The same without a filter, by what was filtered as well. Keys are in one order, whatever was asked first. `None` where one
/// is asked for twice, of whose options a row may have two.
fn widened(breakdown: &Breakdown, passing: &Passing) -> Option<Breakdown> {
    let mut by = Vec::new();
    for &key in &breakdown.by {
        let at = by.partition_point(|own| *own < key);
        if by.get(at) == Some(&key) {
            return None;
        }
        by.insert(at, key);
    }
    for &(key, _) in passing {
        let at = by.partition_point(|own| *own < key);
        if by.get(at) != Some(&key) {
            by.insert(at, key);
        }
    }
    Some(Breakdown { by, measures: breakdown.measures.clone() })
}

/// Adds the groups that pass.
fn add_groups(
    answer: &mut Counts,
    breakdown: &Breakdown,
    (wide, counts): (&Breakdown, &Counts),
    passing: &Passing,
) {
    // For each key how far apart the groups of its codes are in the answer, nothing for one that isn't asked for; and which
    // codes pass, all where it isn't filtered.
    let mut keys: Vec<(usize, &[bool])> = Vec::new();
    for key in &wide.by {
        let asked = breakdown.by.iter().position(|own| own == key);
        let apart = asked.map_or(0, |at| answer.shape()[at + 1..].iter().product());
        let filtered = passing.iter().find(|(own, _)| own == key);
        keys.push((apart, filtered.map_or(&[], |(_, codes)| codes)));
    }
    'groups: for group in 0..counts.groups() {
        let (mut rest, mut to) = (group, 0);
        for (&(apart, codes), values) in keys.iter().zip(counts.shape()).rev() {
            let code = rest % values;
            if codes.get(code) == Some(&false) {
                continue 'groups;
            }
            to += code * apart;
            rest /= values;
        }
        for (total, more) in answer.group_mut(to).iter_mut().zip(counts.group(group)) {
            *total += more;
        }
    }
}
