//! Words in comments, found without regard to accents; those that were written as they are asked for come first.

use std::ops::Range;

use super::comment_filter::{CommentFilter, Wanted};
use super::store::Comments;
use super::words::{self, BREAK, Vocabulary};

/// More words than this aren't looked for.
const MOST_WORDS: usize = 32;

/// What is looked for: words, all of which a comment must have; those in quotes one after another. The last word may be
/// the beginning of one, unless a blank or a quote ends it, so that something is found while it is typed.
///
/// ```
/// use hailong_core::comments::Query;
/// let query = Query::new("thu tu");
/// assert_eq!(query.places("Thủ tục nhanh, thủ túc"), [0..5, 6..11, 19..24, 25..29]);
/// assert_eq!(Query::new("\"thu tuc\" ").places("Tục thủ, thủ tục"), [13..18, 19..24]);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    words: Vec<Word>,
    /// Of the words those that stand one after another.
    phrases: Vec<Range<usize>>,
}

#[derive(Clone, Debug, PartialEq)]
struct Word {
    exact: String,
    plain: String,
    is_begun: bool,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The numbers of the comments: as one phrase and with the very accents, with the very accents, as one phrase, and
    /// the others; the newest first in each of these.
    pub numbers: Vec<u32>,
    /// How many of them have the very accents, if words were looked for.
    pub exact: Option<usize>,
}

/// A search that goes on in steps.
#[derive(Debug)]
pub struct Search {
    filter: CommentFilter,
    query: Query,
    /// Of each word which of the query's it is: bits from 0 without regard to accents, from 32 with.
    is: Vec<u64>,
    at: usize,
    found: [Vec<u32>; 4],
}

impl Query {
    /// As a person types it.
    pub fn new(text: &str) -> Self {
        let mut query = Self::default();
        for (at, part) in text.split(['"', '\u{201c}', '\u{201d}']).enumerate() {
            let first = query.words.len();
            words::each(part, |word| {
                if let Some(word) = word.filter(|_| query.words.len() < MOST_WORDS) {
                    let (exact, plain) =
                        (words::exact(&part[word.clone()]), words::folded(&part[word]));
                    query.words.push(Word { exact, plain, is_begun: false });
                }
            });
            if at % 2 == 1 && query.words.len() > first + 1 {
                query.phrases.push(first..query.words.len());
            }
        }
        let ends = text.chars().next_back().is_none_or(|last| !words::is_of_word(last));
        if let (Some(last), false) = (query.words.last_mut(), ends) {
            last.is_begun = true;
        }
        query
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Where in a text, in bytes, there are words that are looked for; of phrases, where they are whole.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<(Option<Range<usize>>, u64)> = Vec::new();
        words::each(text, |word| {
            let bits = word.clone().map_or(0, |word| {
                let (exact, plain) =
                    (words::exact(&text[word.clone()]), words::folded(&text[word]));
                self.bits(&exact, &plain)
            });
            found.push((word, bits));
        });
        let bits: Vec<u64> = found.iter().map(|(_, bits)| *bits).collect();
        let mut marked = vec![false; found.len()];
        for (word, _) in self.words.iter().enumerate() {
            match self.phrases.iter().find(|phrase| phrase.contains(&word)) {
                Some(phrase) if phrase.start == word => {
                    for at in (0..bits.len()).filter(|&at| follow(&bits[at..], phrase, 0)) {
                        marked[at..at + phrase.len()].fill(true);
                    }
                }
                Some(_) => {}
                None => {
                    for (marked, bits) in marked.iter_mut().zip(&bits) {
                        *marked |= bits >> word & 1 == 1;
                    }
                }
            }
        }
        let places = found.into_iter().zip(marked).filter(|(_, marked)| *marked);
        places.filter_map(|((word, _), _)| word).collect()
    }

    /// Which of the words this one is.
    fn bits(&self, exact: &str, plain: &str) -> u64 {
        let mut bits = 0;
        for (at, word) in self.words.iter().enumerate() {
            let is = |own: &str, wanted: &str| match word.is_begun {
                true => own.starts_with(wanted),
                false => own == wanted,
            };
            if is(plain, &word.plain) {
                bits |= 1 << at;
            }
            if is(exact, &word.exact) {
                bits |= 1 << (at + MOST_WORDS);
            }
        }
        bits
    }

    fn numbers(&self, vocabulary: &Vocabulary) -> Vec<u64> {
        let number = |word: u32| match word {
            BREAK => 0,
            word => self.bits(vocabulary.exact(word), vocabulary.plain(word)),
        };
        (0..vocabulary.len() as u32).map(number).collect()
    }

    /// Whether all of it is there, without regard to accents or, from bit 32 on, with.
    fn is_in(&self, bits: &[u64], shift: usize) -> bool {
        let all = (1_u64 << self.words.len()) - 1;
        let there = bits.iter().fold(0, |there, bits| there | bits >> shift);
        there & all == all && self.phrases.iter().all(|phrase| stands(bits, phrase, shift))
    }
}

/// Whether words stand one after another somewhere.
fn stands(bits: &[u64], words: &Range<usize>, shift: usize) -> bool {
    (0..bits.len()).any(|at| follow(&bits[at..], words, shift))
}

/// Whether these begin with the words one after another.
fn follow(bits: &[u64], words: &Range<usize>, shift: usize) -> bool {
    let mut own = bits.iter();
    words.clone().all(|word| own.next().is_some_and(|bits| bits >> (word + shift) & 1 == 1))
}

impl Search {
    /// Looks for something among the comments that are wanted; for nothing, it finds all of these.
    pub fn new(comments: &Comments, wanted: &Wanted, query: Query) -> Self {
        let is = if query.is_empty() { Vec::new() } else { query.numbers(&comments.vocabulary) };
        let filter = CommentFilter::new(comments, wanted);
        Self { filter, query, is, at: 0, found: Default::default() }
    }

    /// Looks through so many more comments; whether it is done. The comments are those that it was made for.
    pub fn step(&mut self, comments: &Comments, count: usize) -> bool {
        let rest = comments.order.get(self.at..).unwrap_or_default();
        let whole = 0..self.query.words.len();
        let mut bits: Vec<u64> = Vec::new();
        for &number in rest.iter().take(count) {
            self.at += 1;
            if !self.filter.lets(comments, number) {
                continue;
            }
            if self.query.is_empty() {
                self.found[0].push(number);
                continue;
            }
            bits.clear();
            let words = comments.words_of(number).iter();
            bits.extend(words.map(|word| self.is.get(*word as usize).copied().unwrap_or_default()));
            if !self.query.is_in(&bits, 0) {
                continue;
            }
            let rank = match self.query.is_in(&bits, MOST_WORDS) {
                true if stands(&bits, &whole, MOST_WORDS) => 0,
                true => 1,
                false if stands(&bits, &whole, 0) => 2,
                false => 3,
            };
            self.found[rank].push(number);
        }
        self.at >= comments.order.len()
    }

    /// What was found.
    pub fn finish(self) -> Found {
        let [phrase, exact, ..] = &self.found;
        let exact = (!self.query.is_empty()).then(|| phrase.len() + exact.len());
        Found { numbers: self.found.concat(), exact }
    }
}
