//! Answers that are kept.
//!
//! Whoever looks at one channel looks at the next one then. What is asked of both differs only in which codes of a column
//! pass, so an answer by these codes has either's in it: counted once for all codes, a filter on them costs no more than
//! adding up a few groups. Since all measures are sums over rows, it is the same to the last bit.
//!
//! The first question of its kind goes to the source as it is, so that nobody waits for more than was asked. What would
//! answer its like is counted when there is time ([`Remembering::prepare`]).

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Deref;

use crate::counts::Counts;
use crate::error::QueryError;
use crate::filter::{Allowed, Filter};
use crate::query::{Breakdown, Key};
use crate::schema::{Dimension, Schema};
use crate::source::Source;

/// An answer of more numbers isn't kept: 2 MB.
const MOST_OF_ONE: usize = 1 << 18;
/// Of more numbers than this in all answers they are given up, and it begins anew: 32 MB.
const MOST_OF_ALL: usize = 1 << 22;
/// So many questions are waited for; no more are taken.
const MOST_WANTED: usize = 128;
/// An answer is made ready in about so many steps.
const STEPS: u32 = 64;

/// A source, and what it has answered. It changes only through [`Self::change`], which forgets all answers.
#[derive(Debug)]
pub struct Remembering<S> {
    source: S,
    memory: RefCell<Memory>,
}

/// Questions without a filter.
#[derive(Debug, Default)]
struct Memory {
    kept: HashMap<Breakdown, Counts>,
    /// The numbers of all of them.
    numbers: usize,
    /// What would have answered a question, and how often: in the order in which they were first asked.
    wanted: Vec<(Breakdown, u32)>,
    underway: Option<Underway>,
}

/// An answer that is made ready: the counts of the rows with the first so many codes of [`Remembering::steps_by`].
#[derive(Debug)]
struct Underway {
    asked: Breakdown,
    counts: Counts,
    codes: u32,
}

/// Which codes of a key pass.
enum Test<'a> {
    Dimension(&'a Allowed),
    /// By bits.
    Item(u16),
}

impl<S: Source> Remembering<S> {
    /// With nothing remembered.
    pub fn new(source: S) -> Self {
        Self { source, memory: RefCell::default() }
    }

    /// The source, to be changed: what it has answered is forgotten.
    pub fn change(&mut self) -> &mut S {
        let memory = self.memory.get_mut();
        if !memory.is_empty() {
            *memory = Memory::default();
        }
        &mut self.source
    }

    /// The source itself.
    pub fn into_inner(self) -> S {
        self.source
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
        let counts = Counts::zero(&asked, self.source.schema(), self.source.cardinalities());
        Some(Underway { asked, counts: counts.ok()?, codes: 0 })
    }

    fn go_on(&self, underway: Underway) -> Result<Underway, QueryError> {
        let Underway { asked, mut counts, codes } = underway;
        let (filter, codes) = match self.steps_by() {
            Some((dimension, values)) => {
                let end = codes.saturating_add(values.div_ceil(STEPS)).min(values);
                let filter = Filter::all().only(dimension, codes..end);
                (filter, if end == values { u32::MAX } else { end })
            }
            None => (Filter::all(), u32::MAX),
        };
        counts.merge(&self.source.count_one(&filter, asked.clone())?, true);
        Ok(Underway { asked, counts, codes })
    }

    /// What rows are gone through by, and how many codes it has: of what they are sorted by, so that each code's rows are
    /// some ranges, that with most. `None` where all rows are one step.
    fn steps_by(&self) -> Option<(usize, u32)> {
        let cardinalities = self.source.cardinalities();
        let sorted = self.source.schema().sort.iter().map(|&at| (at, cardinalities[at]));
        sorted.max_by_key(|(_, values)| *values).filter(|(_, values)| *values > 1)
    }

    /// The answer, from what is kept; without it, what should be.
    fn recall(
        &self,
        filter: &Filter,
        breakdown: &Breakdown,
    ) -> Result<Result<Counts, Option<Breakdown>>, QueryError> {
        let (schema, cardinalities) = (self.source.schema(), self.source.cardinalities());
        filter.check(schema)?;
        breakdown.check(schema, cardinalities)?;
        let Some(tests) = tests(filter, schema) else { return Ok(Err(None)) };
        let Some(wide) = widened(breakdown, &tests) else { return Ok(Err(None)) };
        let memory = self.memory.borrow();
        match memory.kept.get(&wide) {
            Some(counts) => {
                let mut answer = Counts::zero(breakdown, schema, cardinalities)?;
                add_groups(&mut answer, breakdown, (&wide, counts), &tests);
                Ok(Ok(answer))
            }
            None => {
                let numbers = wide.numbers(schema, cardinalities);
                Ok(Err(Some(wide).filter(|_| numbers <= MOST_OF_ONE as u128)))
            }
        }
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
        if self.kept.insert(asked, counts).is_none() {
            self.numbers += numbers;
        }
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

impl<S: Source> Source for Remembering<S> {
    fn schema(&self) -> &Schema {
        self.source.schema()
    }

    fn cardinalities(&self) -> &[u32] {
        self.source.cardinalities()
    }

    fn count(&self, filter: &Filter, breakdowns: &[Breakdown]) -> Result<Vec<Counts>, QueryError> {
        let recalled = breakdowns.iter().map(|breakdown| self.recall(filter, breakdown));
        let recalled = recalled.collect::<Result<Vec<_>, _>>()?;
        let missed = breakdowns.iter().zip(&recalled).filter(|(_, found)| found.is_err());
        let missed: Vec<Breakdown> = missed.map(|(breakdown, _)| breakdown.clone()).collect();
        if missed.is_empty() && !breakdowns.is_empty() {
            return Ok(recalled.into_iter().flatten().collect());
        }
        let mut counted = self.source.count(filter, &missed)?.into_iter();
        let mut memory = self.memory.borrow_mut();
        let mut answers = Vec::with_capacity(breakdowns.len());
        for (breakdown, found) in breakdowns.iter().zip(recalled) {
            let wide = match found {
                Ok(known) => {
                    answers.push(known);
                    continue;
                }
                Err(wide) => wide,
            };
            let counts = counted.next().ok_or(QueryError::OutOfMemory)?;
            match wide {
                Some(wide) if filter.is_all() && wide == *breakdown => {
                    memory.keep(wide, counts.clone());
                }
                Some(wide) => memory.want(wide),
                None => {}
            }
            answers.push(counts);
        }
        Ok(answers)
    }
}

/// What is asked is answered by the source; counting goes through the memory.
impl<S> Deref for Remembering<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.source
    }
}

/// A copy remembers nothing.
impl<S: Source + Clone> Clone for Remembering<S> {
    fn clone(&self) -> Self {
        Self::new(self.source.clone())
    }
}

/// Which codes pass, by key; `None` where a row has several of the codes or it is about a number, so that groups can't be
/// added up.
fn tests<'a>(filter: &'a Filter, schema: &Schema) -> Option<Vec<(Key, Test<'a>)>> {
    if filter.numbers().next().is_some() {
        return None;
    }
    let mut tests = Vec::new();
    for (dimension, allowed) in filter.dimensions() {
        match schema.dimensions[dimension] {
            Dimension::One => tests.push((Key::Dimension(dimension), Test::Dimension(allowed))),
            Dimension::Several(_) => return None,
        }
    }
    tests.extend(filter.items(schema).map(|(item, codes)| (Key::Item(item), Test::Item(codes))));
    Some(tests)
}

/// The same without a filter, by what was filtered as well. Keys are in one order, whatever was asked first. `None` where one
/// is asked for twice, of whose options a row may have two.
fn widened(breakdown: &Breakdown, tests: &[(Key, Test<'_>)]) -> Option<Breakdown> {
    let mut by: Vec<Key> = breakdown.by.clone();
    by.sort_unstable();
    if by.windows(2).any(|keys| keys[0] == keys[1]) {
        return None;
    }
    by.extend(tests.iter().map(|(key, _)| *key));
    by.sort_unstable();
    by.dedup();
    Some(Breakdown { by, measures: breakdown.measures.clone() })
}

/// Adds the groups that pass.
fn add_groups(
    answer: &mut Counts,
    breakdown: &Breakdown,
    (wide, counts): (&Breakdown, &Counts),
    tests: &[(Key, Test<'_>)],
) {
    let place = |key: &Key| wide.by.iter().position(|own| own == key);
    // How far apart the groups of a key's codes are in the answer: nothing for one that isn't asked for.
    let mut apart = vec![0; wide.by.len()];
    let mut step = 1;
    for (key, values) in breakdown.by.iter().zip(answer.shape()).rev() {
        if let Some(at) = place(key) {
            apart[at] = step;
        }
        step *= values;
    }
    let tests: Vec<(usize, &Test<'_>)> =
        tests.iter().filter_map(|(key, test)| Some((place(key)?, test))).collect();
    let mut codes = vec![0; wide.by.len()];
    for group in 0..counts.groups() {
        let mut rest = group;
        for (code, values) in codes.iter_mut().zip(counts.shape()).rev() {
            (*code, rest) = (rest % values, rest / values);
        }
        let passes = |&(at, test): &(usize, &Test<'_>)| match test {
            Test::Dimension(allowed) => allowed.passes(codes[at] as u32),
            Test::Item(bits) => bits >> codes[at] & 1 == 1,
        };
        if tests.iter().all(passes) {
            let to = codes.iter().zip(&apart).map(|(code, apart)| code * apart).sum();
            let totals = answer.group_mut(to).iter_mut();
            totals.zip(counts.group(group)).for_each(|(total, more)| *total += more);
        }
    }
}
