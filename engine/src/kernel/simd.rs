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
    u32x4_extadd_pairwise_u16x8, u32x4_extract_lane, u64x2_splat, v128, v128_and, v128_load,
    v128_or, v128_xor,
};

use super::sets_to_codes;
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
}

/// Bits of the same place in many vectors, added up: those that count one, two and four, and eights counted.
#[derive(Clone, Copy)]
struct Adder {
    ones: v128,
    twos: v128,
    fours: v128,
    /// In 16-bit lanes.
    eights: v128,
    chunks: u32,
    total: u64,
}

impl LevelStream {
    /// For an item of so many codes.
    pub(crate) fn new(codes: usize) -> Self {
        let zero = u64x2_splat(0);
        let adder =
            Adder { ones: zero, twos: zero, fours: zero, eights: zero, chunks: 0, total: 0 };
        Self { adders: vec![adder; codes - 1], rows: 0 }
    }

    /// Adds a chunk.
    pub(crate) fn add(&mut self, planes: &[Words], mask: &Mask) {
        self.rows += mask.count();
        add_masked(&mut self.adders, planes, &mask.0);
    }

    /// Adds a chunk of which all rows are meant.
    pub(crate) fn add_whole(&mut self, planes: &[Words]) {
        self.rows += crate::mask::CHUNK as u64;
        add_whole(&mut self.adders, planes);
    }

    /// The rows at each code.
    pub(crate) fn finish(self) -> Vec<u64> {
        let mut sets = vec![self.rows];
        sets.extend(self.adders.into_iter().map(total));
        sets_to_codes(&mut sets);
        sets
    }
}

#[target_feature(enable = "simd128")]
fn add_whole(adders: &mut [Adder], planes: &[Words]) {
    if let [low, middle, high] = planes {
        let (a, b, c) = (low, middle, high);
        for (set, adder) in (1..).zip(adders) {
            match set {
                1 => add(adder, each(|at| load(a, at))),
                2 => add(adder, each(|at| load(b, at))),
                3 => add(adder, each(|at| v128_and(load(a, at), load(b, at)))),
                4 => add(adder, each(|at| load(c, at))),
                5 => add(adder, each(|at| v128_and(load(a, at), load(c, at)))),
                6 => add(adder, each(|at| v128_and(load(b, at), load(c, at)))),
                _ => {
                    add(adder, each(|at| v128_and(load(a, at), v128_and(load(b, at), load(c, at)))))
                }
            }
        }
    } else {
        add_masked(adders, planes, &Mask::ALL.0);
    }
}

#[target_feature(enable = "simd128")]
fn add_masked(adders: &mut [Adder], planes: &[Words], mask: &Words) {
    if let [low, middle, high] = planes {
        let (a, b, c, m) = (low, middle, high, mask);
        for (set, adder) in (1..).zip(adders) {
            match set {
                1 => add(adder, each(|at| v128_and(load(a, at), load(m, at)))),
                2 => add(adder, each(|at| v128_and(load(b, at), load(m, at)))),
                3 => {
                    add(adder, each(|at| v128_and(v128_and(load(a, at), load(b, at)), load(m, at))))
                }
                4 => add(adder, each(|at| v128_and(load(c, at), load(m, at)))),
                5 => {
                    add(adder, each(|at| v128_and(v128_and(load(a, at), load(c, at)), load(m, at))))
                }
                6 => {
                    add(adder, each(|at| v128_and(v128_and(load(b, at), load(c, at)), load(m, at))))
                }
                _ => {
                    let all = |at| v128_and(load(a, at), v128_and(load(b, at), load(c, at)));
                    add(adder, each(|at| v128_and(all(at), load(m, at))));
                }
            }
        }
        return;
    }
    for (set, adder) in (1_usize..).zip(adders) {
        let mut vectors = each(|at| load(mask, at));
        for (_, plane) in planes.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1) {
            for (at, vector) in vectors.iter_mut().enumerate() {
                *vector = v128_and(*vector, load(plane, at));
            }
        }
        add(adder, vectors);
    }
}

#[inline]
#[target_feature(enable = "simd128")]
fn add(adder: &mut Adder, vectors: Vectors) {
    let [a, b, c, d, e, f, g, h] = vectors;
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
    adder.chunks += 1;
    if adder.chunks == CHUNKS_A_LANE {
        flush(adder);
    }
}

#[target_feature(enable = "simd128")]
fn flush(adder: &mut Adder) {
    adder.total += 8 * lanes(u32x4_extadd_pairwise_u16x8(adder.eights));
    adder.eights = u64x2_splat(0);
    adder.chunks = 0;
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

#[inline(always)]
fn each(vector: impl Fn(usize) -> v128) -> Vectors {
    [vector(0), vector(1), vector(2), vector(3), vector(4), vector(5), vector(6), vector(7)]
}

#[inline(always)]
fn load(words: &Words, at: usize) -> v128 {
    let pair: &[u64; 2] = words[2 * at..2 * at + 2].try_into().unwrap_or(&[0; 2]);
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
