//! The kernel of WebAssembly's 128-bit vectors.
//!
//! Eight vectors of a plane become one by carry-save adders before their bits are counted: five logical operations
//! a vector instead of about ten for a population count (the Harley–Seal method; W. Muła, N. Kurz and D. Lemire,
//! "Faster Population Counts Using AVX2 Instructions", The Computer Journal 61 (2018)). What isn't carried yet stays
//! in the adders from chunk to chunk.
//!
//! The one place with `unsafe`, for loading vectors from words: nothing but `v128_load` from a reference to an array
//! that is as long as what is loaded.
#![allow(unsafe_code)]

use core::arch::wasm32::{
    i8x16_popcnt, i64x2_add, i64x2_extract_lane, u16x8_add, u16x8_extadd_pairwise_u8x16,
    u32x4_extadd_pairwise_u16x8, u32x4_extract_lane, u64x2_splat, v128, v128_and, v128_andnot,
    v128_load, v128_or, v128_xor,
};

use super::codes::sets_to_codes;
use super::selector::{Branch, Selector};
use crate::mask::{Mask, Words};

/// Vectors in a plane of a chunk.
const VECTORS: usize = 8;
/// A 16-bit lane takes 16 a chunk.
const CHUNKS_A_LANE: u32 = u16::MAX as u32 / 16;

type Vectors = [v128; VECTORS];

/// Counts an item's codes over many chunks.
pub(crate) struct LevelStream {
    /// For each set of planes, from 1 on.
    adders: Vec<Adder>,
    /// All rows so far.
    rows: u64,
    /// Chunks since the lanes were emptied.
    chunks: u32,
}

/// Bits of the same place in many vectors, added up: those that count one, two and four, and eights counted.
#[derive(Clone, Copy)]
struct Adder {
    ones: v128,
    twos: v128,
    fours: v128,
    /// In 16-bit lanes.
    eights: v128,
    /// Eights that were taken out of the lanes, times eight.
    total: u64,
}

impl LevelStream {
    /// For an item of so many codes.
    pub(crate) fn new(codes: usize) -> Self {
        let zero = u64x2_splat(0);
        let adder = Adder { ones: zero, twos: zero, fours: zero, eights: zero, total: 0 };
        Self { adders: vec![adder; codes - 1], rows: 0, chunks: 0 }
    }

    /// Adds a chunk.
    pub(crate) fn add(&mut self, planes: &[Words], mask: &Mask) {
        self.rows += mask.count();
        add_masked(&mut self.adders, planes, &mask.0);
        self.end_chunk();
    }

    /// Adds a chunk of which all rows are meant.
    pub(crate) fn add_whole(&mut self, planes: &[Words]) {
        self.rows += crate::mask::CHUNK as u64;
        add_whole(&mut self.adders, planes);
        self.end_chunk();
    }

    fn end_chunk(&mut self) {
        self.chunks += 1;
        if self.chunks == CHUNKS_A_LANE {
            self.chunks = 0;
            self.adders.iter_mut().for_each(|adder| flush(adder));
        }
    }

    /// The rows at each code.
    pub(crate) fn finish(self) -> Vec<u64> {
        let mut sets = vec![self.rows];
        sets.extend(self.adders.into_iter().map(|adder| total(adder)));
        sets_to_codes(&mut sets);
        sets
    }
}

/// The eight vectors of an expression of a vector's place.
///
/// A macro, not a function with a closure: what is inlined into a function without SIMD isn't SIMD.
macro_rules! each {
    ($at:ident => $vector:expr) => {
        [
            {
                let $at = 0;
                $vector
            },
            {
                let $at = 1;
                $vector
            },
            {
                let $at = 2;
                $vector
            },
            {
                let $at = 3;
                $vector
            },
            {
                let $at = 4;
                $vector
            },
            {
                let $at = 5;
                $vector
            },
            {
                let $at = 6;
                $vector
            },
            {
                let $at = 7;
                $vector
            },
        ]
    };
}

/// Adds eight vectors. A macro, so that they stay in registers.
macro_rules! add {
    ($adder:ident, $vectors:expr) => {{
        let adder: &mut Adder = $adder;
        let [a, b, c, d, e, f, g, h]: Vectors = $vectors;
        let (ones, twos_a) = carry_save(adder.ones, a, b);
        let (ones, twos_b) = carry_save(ones, c, d);
        let (twos, fours_a) = carry_save(adder.twos, twos_a, twos_b);
        let (ones, twos_a) = carry_save(ones, e, f);
        let (ones, twos_b) = carry_save(ones, g, h);
        let (twos, fours_b) = carry_save(twos, twos_a, twos_b);
        let (fours, eights) = carry_save(adder.fours, fours_a, fours_b);
        adder.ones = ones;
        adder.twos = twos;
        adder.fours = fours;
        adder.eights = u16x8_add(adder.eights, u16x8_extadd_pairwise_u8x16(i8x16_popcnt(eights)));
    }};
}

#[target_feature(enable = "simd128")]
fn add_whole(adders: &mut [Adder], planes: &[Words]) {
    match planes {
        [a, b, c] => add_three::<false>(adders, [a, b, c], &Mask::ALL.0),
        _ => add_any(adders, planes, &Mask::ALL.0),
    }
}

#[target_feature(enable = "simd128")]
fn add_masked(adders: &mut [Adder], planes: &[Words], mask: &Words) {
    match planes {
        [a, b, c] => add_three::<true>(adders, [a, b, c], mask),
        _ => add_any(adders, planes, mask),
    }
}

/// Adds a chunk of three planes, the usual number: five levels.
#[target_feature(enable = "simd128")]
fn add_three<const MASKED: bool>(adders: &mut [Adder], planes: [&Words; 3], mask: &Words) {
    let mut adders = adders.iter_mut();
    macro_rules! add_set {
        ($set:literal) => {
            let Some(adder) = adders.next() else { return };
            add!(adder, each!(at => all::<$set, MASKED>(planes, mask, at)));
        };
    }
    add_set!(1);
    add_set!(2);
    add_set!(3);
    add_set!(4);
    add_set!(5);
    add_set!(6);
    add_set!(7);
}

/// A vector of the rows in which all planes of a set are set.
#[inline]
#[target_feature(enable = "simd128")]
fn all<const SET: usize, const MASKED: bool>(
    [a, b, c]: [&Words; 3],
    mask: &Words,
    at: usize,
) -> v128 {
    let set = match SET {
        1 => load(a, at),
        2 => load(b, at),
        3 => v128_and(load(a, at), load(b, at)),
        4 => load(c, at),
        5 => v128_and(load(a, at), load(c, at)),
        6 => v128_and(load(b, at), load(c, at)),
        _ => v128_and(v128_and(load(a, at), load(b, at)), load(c, at)),
    };
    if MASKED { v128_and(set, load(mask, at)) } else { set }
}

/// As [`add_masked`], for any number of planes.
#[target_feature(enable = "simd128")]
fn add_any(adders: &mut [Adder], planes: &[Words], mask: &Words) {
    for (set, adder) in (1_usize..).zip(adders) {
        let mut vectors = each!(at => load(mask, at));
        for (_, plane) in planes.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1) {
            for (at, vector) in vectors.iter_mut().enumerate() {
                *vector = v128_and(*vector, load(plane, at));
            }
        }
        add!(adder, vectors);
    }
}

impl Selector {
    /// Keeps those of some rows whose code is wanted.
    pub(crate) fn keep(&self, planes: &[Words], rows: &mut Mask) {
        keep(&self.branches, planes, &mut rows.0);
    }
}

#[target_feature(enable = "simd128")]
fn keep(branches: &[Branch], planes: &[Words], rows: &mut Words) {
    let mut picked = [u64x2_splat(0); VECTORS];
    for branch in branches {
        let mut within = each!(at => load(rows, at));
        for (bit, plane) in planes.iter().enumerate() {
            if branch.care >> bit & 1 == 0 {
                continue;
            }
            if branch.value >> bit & 1 == 1 {
                within = each!(at => v128_and(within[at], load(plane, at)));
            } else {
                within = each!(at => v128_andnot(within[at], load(plane, at)));
            }
        }
        picked = each!(at => v128_or(picked[at], within[at]));
    }
    for (pair, picked) in rows.as_chunks_mut().0.iter_mut().zip(picked) {
        *pair = [i64x2_extract_lane::<0>(picked) as u64, i64x2_extract_lane::<1>(picked) as u64];
    }
}

#[target_feature(enable = "simd128")]
fn flush(adder: &mut Adder) {
    adder.total += 8 * lanes(u32x4_extadd_pairwise_u16x8(adder.eights));
    adder.eights = u64x2_splat(0);
}

#[target_feature(enable = "simd128")]
fn total(mut adder: Adder) -> u64 {
    flush(&mut adder);
    adder.total + count(adder.ones) + 2 * count(adder.twos) + 4 * count(adder.fours)
}

/// The sum and the carry of three bits, in each place.
#[inline]
#[target_feature(enable = "simd128")]
fn carry_save(a: v128, b: v128, c: v128) -> (v128, v128) {
    let half = v128_xor(a, b);
    (v128_xor(half, c), v128_or(v128_and(a, b), v128_and(half, c)))
}

#[target_feature(enable = "simd128")]
fn count(vector: v128) -> u64 {
    lanes(u32x4_extadd_pairwise_u16x8(u16x8_extadd_pairwise_u8x16(i8x16_popcnt(vector))))
}

#[target_feature(enable = "simd128")]
fn lanes(vector: v128) -> u64 {
    let (a, b) = (u32x4_extract_lane::<0>(vector), u32x4_extract_lane::<1>(vector));
    let (c, d) = (u32x4_extract_lane::<2>(vector), u32x4_extract_lane::<3>(vector));
    [a, b, c, d].into_iter().map(u64::from).sum()
}

#[inline]
#[target_feature(enable = "simd128")]
fn load(words: &Words, at: usize) -> v128 {
    let pair: &[u64; 2] = &words.as_chunks().0[at];
    // SAFETY: `pair` is a reference to the sixteen bytes that are read; a vector may be loaded from any address.
    unsafe { v128_load(std::ptr::from_ref(pair).cast()) }
}

/// The sum of all words: what reading them takes at least.
pub(crate) fn sum_words(planes: &[Words]) -> u64 {
    sum(planes)
}

#[target_feature(enable = "simd128")]
fn sum(planes: &[Words]) -> u64 {
    let mut sums = [u64x2_splat(0); VECTORS];
    for plane in planes {
        for (at, sum) in sums.iter_mut().enumerate() {
            *sum = i64x2_add(*sum, load(plane, at));
        }
    }
    let all = sums.into_iter().fold(u64x2_splat(0), |all, sum| i64x2_add(all, sum));
    (i64x2_extract_lane::<0>(all) as u64).wrapping_add(i64x2_extract_lane::<1>(all) as u64)
}
