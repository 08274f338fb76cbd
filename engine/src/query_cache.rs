//! A table with a cache of its answers.
//!
//! Two filters on the same field differ only in which codes of the field pass. The counts grouped by that field answer
//! both: a filter's answer is the sum of the groups that pass. So the cache keeps counts without a filter, grouped by every
//! field that a query filtered or grouped by, and a second filter on the same field reads no rows. All measures are sums of
//! whole numbers over rows, so a cached answer is the same to the last bit.
//!
//! The first query of its kind goes to the table as it was asked, without the wider grouping, so that it isn't slower than
//! without a cache. The wider counts are made in idle time, in steps ([`QueryCache::prepare`]).

use std::cell::{Cell, RefCell};
use std::ops::Deref;

use crate::counts::Counts;
use crate::error::QueryError;
use crate::filter::Filter;
use crate::query::{Breakdown, Key};
use crate::schema::{Dimension, Schema};
use crate::source::Source;
use crate::table::Table;

/// Counts of more numbers than this aren't kept: 2 MB.
const MOST_OF_ONE: u128 = 1 << 18;
/// With more numbers than this in all kept counts together, all of them are dropped: 32 MB.
const MOST_OF_ALL: usize = 1 << 22;
/// At most so many breakdowns wait to be prepared.
const MOST_WANTED: usize = 128;
/// A breakdown is prepared in about so many steps.
const STEPS: u32 = 64;

/// A table and its cache. The table changes only through [`Self::change`], which empties the cache.
#[derive(Debug)]
pub struct QueryCache {
    table: Table,
    cache: RefCell<Cache>,
    row_queries: Cell<usize>,
}

/// Counts without a filter, by the fields that queries filter and group by.
#[derive(Debug, Default)]
struct Cache {
    kept: Vec<(Breakdown, Counts)>,
    /// The numbers of all of them.
    numbers: usize,
    /// The breakdowns that would have answered queries, and how many, in the order in which they were first needed.
    wanted: Vec<(Breakdown, u32)>,
    underway: Option<Underway>,
}

/// A breakdown that is being prepared: its counts over the rows with the first so many codes of [`QueryCache::steps_by`].
#[derive(Debug)]
struct Underway {
    asked: Breakdown,
    counts: Counts,
    codes: u32,
}

/// For each key of a filter whether each code passes.
type Passing = Vec<(Key, Vec<bool>)>;

impl QueryCache {
    /// With an empty cache.
    pub fn new(table: Table) -> Self {
        Self { table, cache: RefCell::default(), row_queries: Cell::new(0) }
    }

    /// The table, to be changed. The cache is emptied.
    pub fn change(&mut self) -> &mut Table {
        let cache = self.cache.get_mut();
        if !cache.is_empty() {
            *cache = Cache::default();
        }
        &mut self.table
    }

    /// The table itself.
    pub fn into_inner(self) -> Table {
        self.table
    }

    /// How many queries read rows.
    pub fn row_queries(&self) -> usize {
        self.row_queries.get()
    }

    /// Prepares the breakdown that would have answered most queries, by one step. Whether there is more to do.
    pub fn prepare(&self) -> bool {
        let mut cache = self.cache.borrow_mut();
        let underway = cache.underway.take().or_else(|| self.begin(cache.most_wanted()?));
        // A breakdown that can't be counted is dropped; the query that needs it gets the error.
        if let Some(Ok(underway)) = underway.map(|underway| self.go_on(underway)) {
            match underway {
                Underway { asked, counts, codes: u32::MAX } => cache.keep(asked, counts),
                _ => cache.underway = Some(underway),
            }
        }
        cache.underway.is_some() || !cache.wanted.is_empty()
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
        counts.add(&self.count_rows(&filter, &asked)?);
        Ok(Underway { asked, counts, codes: end })
    }

    /// The dimension by whose codes the steps go, and how many codes it has: of those that rows are sorted by, whose codes are
    /// ranges of rows, the one with most codes. `None` where there is none, and all rows are one step.
    fn steps_by(&self) -> Option<(usize, u32)> {
        let cardinalities = self.table.cardinalities();
        let sorted = self.table.sorted_by().map(|at| (at, cardinalities[at]));
        sorted.max_by_key(|(_, values)| *values).filter(|(_, values)| *values > 1)
    }

    /// One answer, from the cache or from the rows.
    fn answer(&self, filter: &Filter, breakdown: &Breakdown) -> Result<Counts, QueryError> {
        let (schema, cardinalities) = (self.table.schema(), self.table.cardinalities());
        filter.check(schema)?;
        breakdown.check(schema, cardinalities)?;
        let Some(passing) = passing(filter, schema, cardinalities) else {
            return self.count_rows(filter, breakdown);
        };
        let wide = widened(breakdown, &passing)
            .filter(|wide| wide.numbers(schema, cardinalities) <= MOST_OF_ONE);
        let Some(wide) = wide else { return self.count_rows(filter, breakdown) };
        for (asked, counts) in &self.cache.borrow().kept {
            if *asked == wide {
                let mut answer = Counts::zero(breakdown, schema, cardinalities)?;
                add_groups(&mut answer, breakdown, (asked, counts), &passing);
                return Ok(answer);
            }
        }
        let counts = self.count_rows(filter, breakdown)?;
        let mut cache = self.cache.borrow_mut();
        if passing.is_empty() && wide == *breakdown {
            cache.keep(wide, counts.clone());
        } else {
            cache.want(wide);
        }
        Ok(counts)
    }

    fn count_rows(&self, filter: &Filter, breakdown: &Breakdown) -> Result<Counts, QueryError> {
        self.row_queries.set(self.row_queries.get() + 1);
        self.table.count_one(filter, breakdown.clone())
    }
}

impl Cache {
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
            answers.push(self.answer(filter, breakdown)?);
        }
        Ok(answers)
    }
}

/// Everything but counting goes to the table directly.
impl Deref for QueryCache {
    type Target = Table;

    fn deref(&self) -> &Table {
        &self.table
    }
}

/// A copy has an empty cache.
impl Clone for QueryCache {
    fn clone(&self) -> Self {
        Self::new(self.table.clone())
    }
}

/// Which codes pass a filter. `None` where a row can have several of the codes, or the filter is on a number: then groups
/// don't add up to the answer.
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

/// The breakdown that answers this one under any filter on the same fields: grouped by these fields too, its keys sorted, so
/// that it is found again. `None` where a key is named twice, since a row may have two of its options.
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
