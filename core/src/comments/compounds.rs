//! What is said often: compounds of two syllables, which is what most Vietnamese words are. A syllable alone says
//! little: "tục" is in "thủ tục" and in "tiếp tục".
//!
//! Counted are comments, not how often a word stands in them: one person who writes it ten times is one.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::comment_filter::{CommentFilter, Wanted};
use super::store::Comments;
use super::words::{BREAK, exact, folded};

/// More compounds than this aren't told apart: those that came by then are counted on, to the end.
const MOST: usize = 1 << 21;

/// So many of the most frequent pairs are looked at again.
const FREQUENT: usize = 120;

/// A compound, and in how many comments it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compound {
    /// As most of those write it who use it, in small letters.
    pub text: String,
    /// In how many comments it is, however its accents are written.
    pub comments: usize,
}

/// A count that goes on in steps: first of all pairs of words, then of where the frequent ones are compounds.
///
/// Pairs overlap: of "thủ tục hành chính" one is "tục hành", which means nothing. So each comment is parted again
/// by the pairs that are frequent in all of them, the most frequent first, none over another; and a pair is a compound if it
/// is a part in at least half of the comments that it is in.
#[derive(Debug)]
pub struct Tally {
    filter: CommentFilter,
    stops: Vec<(String, String)>,
    least: usize,
    at: usize,
    /// Comments by two words, the first in the upper half. A comment that has one compound with different accents counts
    /// with those that come first.
    counts: HashMap<u64, u32, BuildHasherDefault<Mixed>>,
    /// The most frequent pairs, once all are counted, and their places by what they have in common.
    frequent: Vec<Frequent>,
    ranks: HashMap<u64, usize, BuildHasherDefault<Mixed>>,
    is_counted: bool,
}

/// A pair that may be a compound.
#[derive(Debug)]
struct Frequent {
    pair: u64,
    comments: u32,
    /// In how many of them it is a part.
    parts: u32,
}

/// Multiplication by 2^64 divided by the golden ratio: D. E. Knuth, "The Art of Computer Programming", volume 3, 6.4.
#[derive(Default)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64((*byte).into());
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 =
            (self.0.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32);
    }
}

impl Tally {
    /// Counts in the comments that are wanted the compounds that are in at least `least` of them, without those that have
    /// one of the `stops`, words that say nothing by themselves, or a number.
    pub fn new(comments: &Comments, wanted: &Wanted, stops: &str, least: usize) -> Self {
        Self {
            filter: CommentFilter::new(comments, wanted),
            stops: stops.split_whitespace().map(|stop| (exact(stop), folded(stop))).collect(),
            least: least.max(1),
            at: 0,
            counts: HashMap::default(),
            frequent: Vec::new(),
            ranks: HashMap::default(),
            is_counted: false,
        }
    }

    /// Goes on by so many comments; whether it is done. The comments are those that it was made for.
    pub fn step(&mut self, comments: &Comments, count: usize) -> bool {
        let rest = comments.order.get(self.at..).unwrap_or_default();
        let mut places = Vec::new();
        for &number in rest.iter().take(count) {
            self.at += 1;
            if !self.filter.lets(comments, number) {
                continue;
            }
            match self.is_counted {
                false => self.count(comments, number, &mut places),
                true => self.part(comments, number, &mut places),
            }
        }
        if self.at < comments.order.len() {
            return false;
        }
        if self.is_counted {
            return true;
        }
        self.choose(comments);
        (self.at, self.is_counted) = (0, true);
        self.frequent.is_empty()
    }

    /// Counts the pairs of a comment, each once.
    fn count(&mut self, comments: &Comments, number: u32, own: &mut Vec<(u64, u64)>) {
        own.clear();
        own.extend(pairs(comments, number).map(|(_, pair)| (common(comments, pair), pair)));
        // In their order where they are the same.
        own.sort_by_key(|(folded, _)| *folded);
        own.dedup_by_key(|(folded, _)| *folded);
        for (_, pair) in own {
            if let Some(count) = self.counts.get_mut(pair) {
                *count += 1;
            } else if self.counts.len() < MOST {
                self.counts.insert(*pair, 1);
            }
        }
    }

    /// All are counted: which may be compounds.
    fn choose(&mut self, comments: &Comments) {
        let counts = std::mem::take(&mut self.counts);
        let mut all: Vec<(u64, u32, u64)> =
            counts.into_iter().map(|(pair, count)| (common(comments, pair), count, pair)).collect();
        // The most frequent way to write one first; where two are as frequent, always the same.
        all.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
        let mut found: Vec<(u64, u32, u64)> = Vec::new();
        for (folded, count, pair) in all {
            match found.last_mut() {
                Some(last) if last.0 == folded => last.1 += count,
                _ => found.push((folded, count, pair)),
            }
        }
        found.retain(|(_, count, _)| *count as usize >= self.least);
        found.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        let saying = found.into_iter().filter(|(.., pair)| {
            let (a, b) = words(*pair);
            self.says_something(comments, a) && self.says_something(comments, b)
        });
        let saying: Vec<_> = saying.take(FREQUENT).collect();
        for (rank, (folded, comments, pair)) in saying.into_iter().enumerate() {
            self.ranks.insert(folded, rank);
            self.frequent.push(Frequent { pair, comments, parts: 0 });
        }
    }

    fn says_something(&self, comments: &Comments, word: u32) -> bool {
        let word = comments.vocabulary.exact(word);
        // Who writes without accents writes the stops so, too.
        let is_stop = self.stops.iter().any(|(exact, folded)| word == exact || word == folded);
        !is_stop && word.chars().any(char::is_alphabetic) && word.chars().nth(1).is_some()
    }

    /// Parts a comment by the frequent pairs, the most frequent first.
    fn part(&mut self, comments: &Comments, number: u32, places: &mut Vec<(u64, u64)>) {
        places.clear();
        for (at, pair) in pairs(comments, number) {
            if let Some(&rank) = self.ranks.get(&common(comments, pair)) {
                places.push((rank as u64, at as u64));
            }
        }
        places.sort_unstable();
        let mut parts: Vec<u64> = Vec::new();
        let mut counted = None;
        for &(rank, at) in places.iter() {
            if parts.iter().all(|part| part.abs_diff(at) > 1) {
                parts.push(at);
                // Once in a comment.
                if counted.replace(rank) != Some(rank) {
                    self.frequent[rank as usize].parts += 1;
                }
            }
        }
    }

    /// The compounds, the most frequent first, at most so many.
    pub fn finish(self, comments: &Comments, most: usize) -> Vec<Compound> {
        let compounds = self.frequent.into_iter().filter(|found| found.parts * 2 >= found.comments);
        let named = compounds.map(|found| {
            let [a, b] =
                <[u32; 2]>::from(words(found.pair)).map(|word| comments.vocabulary.exact(word));
            Compound { text: [a, " ", b].concat(), comments: found.comments as usize }
        });
        named.take(most).collect()
    }
}

/// The pairs of words of a comment that are said in one breath, with their places.
fn pairs(comments: &Comments, number: u32) -> impl Iterator<Item = (usize, u64)> {
    comments.words_of(number).windows(2).enumerate().filter_map(|(at, pair)| match *pair {
        [a, b] if a != BREAK && b != BREAK => Some((at, two(a, b))),
        _ => None,
    })
}

/// What pairs have in common that differ in their accents only.
fn common(comments: &Comments, pair: u64) -> u64 {
    let (a, b) = words(pair);
    two(comments.vocabulary.folded(a), comments.vocabulary.folded(b))
}

fn two(a: u32, b: u32) -> u64 {
    u64::from(a) << 32 | u64::from(b)
}

fn words(pair: u64) -> (u32, u32) {
    ((pair >> 32) as u32, pair as u32)
}
