//! Evaluates a query on one part: goes through the rows that pass the filter, chunk by chunk and group by group.
//!
//! Dimensions that rows are sorted by cost little: a filter on them is a few ranges of rows, and a group is a run of rows.
//! All others become masks. Breakdowns with the same measures of the same runs are counted once.

use std::ops::Range;

use crate::counts::Counts;
use crate::filter::Filter;
use crate::kernel::LevelStream;
use crate::layout::{DimensionStorage, Planes};
use crate::mask::{CHUNK, Mask, WORDS};
use crate::measure::Counter;
use crate::part::{Level, Part};
use crate::query::{Breakdown, Key, Measure};
use crate::row_selection::{Tests, ranges};
use crate::schema::Schema;
use crate::split::{Other, Split, split};

/// Chunks that are counted at once, item by item. Each is a stream of its own to the processor, which reads ahead in
/// each by a fixed number of bytes only: one stream at a time would have it wait for memory half of the time.
const BATCH: usize = 8;

/// The rows of a chunk that are counted.
struct Chosen {
    chunk: usize,
    mask: Mask,
    is_whole: bool,
}

/// Adds a part's counts.
pub(crate) fn count(
    part: &Part,
    schema: &Schema,
    filter: &Filter,
    breakdowns: &[Breakdown],
    counts: &mut [Counts],
) {
    let mut nodes = nodes(part, schema, breakdowns, counts);
    let pools = breakdowns
        .iter()
        .flat_map(|breakdown| &breakdown.measures)
        .any(|measure| matches!(measure, Measure::Pool(_) | Measure::Moments(_)));
    for_each_batch(part, schema, filter, pools, |batch| {
        nodes.iter_mut().for_each(|node| {
            batch.iter().for_each(|chosen| node.add_chunk(chosen.chunk, &chosen.mask, counts));
        });
        // Items last, as they come in memory.
        nodes.iter_mut().for_each(|node| node.add_to_streams(batch));
    });
    for node in nodes {
        node.finish(counts);
    }
}

/// Gives each chunk in which rows pass, with these rows.
pub(crate) fn for_each_chunk(
    part: &Part,
    schema: &Schema,
    filter: &Filter,
    mut take: impl FnMut(usize, &Mask),
) {
    for_each_batch(part, schema, filter, false, |batch| {
        batch.iter().for_each(|chosen| take(chosen.chunk, &chosen.mask));
    });
}

/// Gives the chunks in which rows pass, a few at a time; with `pools`, the pools of rows are looked at.
fn for_each_batch(
    part: &Part,
    schema: &Schema,
    filter: &Filter,
    pools: bool,
    mut take: impl FnMut(&[Chosen]),
) {
    let ranges = ranges(part, filter);
    let tests = Tests::new(part, schema, filter);
    // A chunk's first planes: what tests and groups look at.
    let leading = match pools {
        true => part.layout.first_item,
        false if tests.planes.is_empty() => 0,
        false => part.layout.first_pool,
    };
    let mut batch: Vec<Chosen> = Vec::with_capacity(BATCH);
    let mut give = |batch: &mut Vec<Chosen>| {
        // Each chunk begins on a page of its own. Read side by side they come in the time of one.
        let read = batch.iter().flat_map(|chosen| &part.chunk(chosen.chunk)[..leading]);
        std::hint::black_box(read.fold(0, |all, plane| all | plane[0] | plane[WORDS / 2]));
        batch.retain_mut(|chosen| {
            tests.keep(part, chosen.chunk, &mut chosen.mask);
            chosen.is_whole = chosen.mask.is_all();
            !chosen.mask.is_none()
        });
        take(batch);
        batch.clear();
    };
    let (mut range, mut chunk) = (0, 0);
    while range < ranges.len() {
        chunk = chunk.max(ranges[range].start / CHUNK);
        let (start, end) = (chunk * CHUNK, chunk * CHUNK + CHUNK);
        let mut mask = Mask::NONE;
        while range < ranges.len() && ranges[range].start < end {
            let Range { start: from, end: to } = ranges[range];
            mask.add_range(from.saturating_sub(start), to.min(end) - start);
            if to > end {
                break;
            }
            range += 1;
        }
        batch.push(Chosen { chunk, mask, is_whole: false });
        if batch.len() == BATCH {
            give(&mut batch);
        }
        chunk += 1;
    }
    give(&mut batch);
}

/// A breakdown, or several that ask the same of sorted runs and are counted together.
struct Node<'a> {
    part: &'a Part,
    /// The level whose runs are walked over; `None` for all rows at once.
    level: Option<usize>,
    /// What splits runs further.
    others: Vec<Other>,
    counter: Counter<'a>,
    to: Vec<Answer>,
    /// Level counts of all rows, with the measure whose they are: they go on through the chunks.
    streams: Vec<(usize, Planes, LevelStream)>,
    scratch: Vec<u64>,
}

/// Where counts go: the answer's number, and the sorted levels that make the group, with how many places their codes
/// are apart.
struct Answer {
    number: usize,
    sorted: Vec<(usize, usize)>,
}

fn nodes<'a>(
    part: &'a Part,
    schema: &'a Schema,
    breakdowns: &'a [Breakdown],
    counts: &[Counts],
) -> Vec<Node<'a>> {
    let mut nodes: Vec<Node<'_>> = Vec::new();
    for (number, (breakdown, counts)) in breakdowns.iter().zip(counts).enumerate() {
        let (mut level, mut others, mut sorted) = (None, Vec::new(), Vec::new());
        let mut apart = 1;
        for (key, &groups) in breakdown.by.iter().zip(counts.shape()).rev() {
            let place = match *key {
                Key::Dimension(dimension) => part.layout.dimensions[dimension],
                Key::Item(item) => DimensionStorage::Planes(part.layout.items[item].planes),
            };
            let by = match place {
                DimensionStorage::Sorted(of) => {
                    level = level.max(Some(of));
                    sorted.push((of, apart));
                    None
                }
                DimensionStorage::Planes(planes) => Some(Split::Planes(planes)),
                DimensionStorage::Options(planes) => Some(Split::Options(planes)),
                DimensionStorage::Column(column) => Some(Split::Column(column)),
            };
            others.extend(by.map(|by| Other::new(by, groups, apart)));
            apart *= groups;
        }
        let answer = Answer { number, sorted };
        let alike = nodes.iter_mut().find(|node| {
            let plain = others.is_empty() && node.others.is_empty();
            plain
                && level.is_some()
                && node.level.is_some()
                && node.counter.measures == breakdown.measures
        });
        if let Some(node) = alike {
            node.level = node.level.max(level);
            node.to.push(answer);
            continue;
        }
        let whole = level.is_none() && others.is_empty();
        let streams =
            breakdown.measures.iter().enumerate().filter_map(|(at, measure)| match *measure {
                Measure::Levels(item) if whole => {
                    let stream = LevelStream::new(measure.width(schema));
                    Some((at, part.layout.items[item].planes, stream))
                }
                _ => None,
            });
        let streams: Vec<_> = streams.collect();
        let counter = Counter::new(part, schema, &breakdown.measures, !whole);
        nodes.push(Node {
            part,
            level,
            others,
            counter,
            to: vec![answer],
            streams,
            scratch: Vec::new(),
        });
    }
    nodes
}

impl Node<'_> {
    fn add_to_streams(&mut self, batch: &[Chosen]) {
        let part = self.part;
        for (_, at, stream) in &mut self.streams {
            for Chosen { chunk, mask, is_whole } in batch {
                let planes = at.of(part.chunk(*chunk));
                match is_whole {
                    true => stream.add_whole(planes),
                    false => stream.add(planes, mask),
                }
            }
        }
    }

    fn add_chunk(&mut self, chunk: usize, mask: &Mask, counts: &mut [Counts]) {
        let Some(level) = self.level else {
            return self.add_run(chunk, mask, &[], counts);
        };
        let part = self.part;
        let Level { starts, codes } = &part.levels[level];
        let (start, end) = (chunk * CHUNK, chunk * CHUNK + CHUNK);
        let mut run = part.levels[level].run_of(start);
        while run + 1 < starts.len() && (starts[run] as usize) < end {
            let (from, to) = (starts[run] as usize, starts[run + 1] as usize);
            let codes = &codes[run * (level + 1)..(run + 1) * (level + 1)];
            if from <= start && to >= end {
                return self.add_run(chunk, mask, codes, counts);
            }
            let of_run = Mask::range(from.saturating_sub(start), to.min(end) - start).and(&mask.0);
            if !of_run.is_none() {
                self.add_run(chunk, &of_run, codes, counts);
            }
            run += 1;
        }
    }

    /// Adds rows of one run, whose codes are these.
    fn add_run(&mut self, chunk: usize, mask: &Mask, codes: &[u32], counts: &mut [Counts]) {
        let Self { part, others, counter, to, scratch, .. } = self;
        let planes = part.chunk(chunk);
        let group = |answer: &Answer| {
            answer.sorted.iter().map(|&(level, apart)| codes[level] as usize * apart).sum::<usize>()
        };
        if let [answer] = to.as_slice() {
            let answers = &mut counts[answer.number];
            split(part, others, chunk, mask, group(answer), &mut |mask, group| {
                counter.add(planes, mask, answers.group_mut(group));
            });
            return;
        }
        let width = counts[to[0].number].width();
        scratch.clear();
        scratch.resize(width, 0);
        counter.add(planes, mask, scratch);
        for answer in to.iter() {
            let totals = counts[answer.number].group_mut(group(answer));
            totals.iter_mut().zip(scratch.iter()).for_each(|(total, more)| *total += more);
        }
    }

    fn finish(self, counts: &mut [Counts]) {
        for (measure, _, stream) in self.streams {
            let totals = counts[self.to[0].number].measure_mut(0, measure);
            totals.iter_mut().zip(stream.finish()).for_each(|(total, more)| *total += more);
        }
    }
}
