//! The kernel against rows one by one: by chance natively, from fixed seeds in a browser, too, where it is another.

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{LevelStream, Selector, add_levels, add_weighted, sum_words};
use crate::bits::bits_for;
use crate::mask::{CHUNK, Mask, WORDS, Words};

/// Numbers in planes.
fn slice(numbers: &[u32], bits: usize) -> Vec<Words> {
    let mut planes = vec![[0; WORDS]; bits];
    for (row, number) in numbers.iter().enumerate() {
        for (bit, plane) in planes.iter_mut().enumerate() {
            plane[row / 64] |= u64::from(number >> bit & 1) << (row % 64);
        }
    }
    planes
}

fn by_row(numbers: &[u32], mask: &Mask, largest: u32) -> Vec<u64> {
    let mut counts = vec![0; largest as usize + 1];
    mask.rows().for_each(|row| counts[numbers[row] as usize] += 1);
    counts
}

/// Levels, sums and selections of a chunk are those of its rows. `seeds` makes its codes, `codes` are picked.
fn check(seeds: &[u32], largest: u32, words: Words, codes: u16) {
    let numbers: Vec<u32> = seeds.iter().map(|seed| seed % (largest + 1)).collect();
    let planes = slice(&numbers, bits_for(largest));
    for mask in [Mask(words), Mask::ALL, Mask::NONE, Mask::range(3, 700)] {
        let expected = by_row(&numbers, &mask, largest);
        let mut counts = vec![0; largest as usize + 1];
        add_levels(&planes, &mask, &mut counts);
        assert_eq!(counts, expected);
        let mut stream = LevelStream::new(largest as usize + 1);
        stream.add(&planes, &mask);
        assert_eq!(stream.finish(), expected);
        let picked = Selector::of_codes(codes, largest as u8).pick(&planes, &mask);
        let rows: Vec<usize> = mask.rows().filter(|&row| codes >> numbers[row] & 1 == 1).collect();
        assert_eq!(picked.rows().collect::<Vec<_>>(), rows);
        let mut sum = 0;
        add_weighted(&planes, &mask, &mut sum);
        assert_eq!(sum, mask.rows().map(|row| u64::from(numbers[row])).sum::<u64>());
    }
    // What the adders still hold goes on from chunk to chunk.
    let mut stream = LevelStream::new(largest as usize + 1);
    let mut expected = vec![0; largest as usize + 1];
    for mask in [Mask::ALL, Mask(words), Mask::ALL, Mask::range(64, 1000), Mask::ALL] {
        match mask.is_all() {
            true => stream.add_whole(&planes),
            false => stream.add(&planes, &mask),
        }
        let more = by_row(&numbers, &mask, largest);
        expected.iter_mut().zip(more).for_each(|(count, more)| *count += more);
    }
    assert_eq!(stream.finish(), expected);
    let words = planes.iter().flatten().fold(0_u64, |sum, word| sum.wrapping_add(*word));
    assert_eq!(sum_words(&planes), words);
}

#[test]
fn chunks_from_seeds_are_counted_as_their_rows() {
    let mut state = 1_u64;
    let mut next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 32
    };
    for case in 0..120 {
        let seeds: Vec<u32> = (0..CHUNK).map(|_| next() as u32).collect();
        let words = std::array::from_fn(|_| next() << 32 | next());
        check(&seeds, case % 12 + 1, words, next() as u16);
    }
}

/// The adders' lanes are emptied before they are full, whatever they are full of.
#[test]
fn a_stream_of_more_chunks_than_a_lane_takes_is_counted() {
    for largest in [1, 3, 7, 12] {
        // Where all planes are set all lanes get as much as they can.
        let numbers = vec![largest; CHUNK];
        let planes = slice(&numbers, bits_for(largest));
        for chunks in [4094, 4095, 4096, 8191] {
            let mut stream = LevelStream::new(largest as usize + 1);
            (0..chunks).for_each(|_| stream.add_whole(&planes));
            let mut expected = vec![0; largest as usize + 1];
            expected[largest as usize] = chunks * CHUNK as u64;
            assert_eq!(stream.finish(), expected, "{chunks} chunks");
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::default())]

    #[test]
    fn levels_selections_and_sums_are_those_of_rows(
        largest in 1..13_u32,
        seeds in proptest::collection::vec(proptest::prelude::any::<u32>(), CHUNK),
        words in proptest::array::uniform16(proptest::prelude::any::<u64>()),
        codes in proptest::prelude::any::<u16>(),
    ) {
        check(&seeds, largest, words, codes);
    }
}
