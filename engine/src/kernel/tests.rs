use proptest::prelude::{ProptestConfig, any, prop, prop_assert_eq, proptest};

use super::{LevelStream, Selector, add_levels, add_weighted};
use crate::bits::bits_for;
use crate::mask::{CHUNK, Mask, WORDS, Words};

/// Numbers in planes.
pub(super) fn slice(numbers: &[u32], bits: usize) -> Vec<Words> {
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn levels_selections_and_sums_are_those_of_rows(
        largest in 1..13_u32,
        seeds in prop::collection::vec(any::<u32>(), CHUNK),
        words in prop::array::uniform16(any::<u64>()),
        codes in any::<u16>(),
    ) {
        let numbers: Vec<u32> = seeds.iter().map(|seed| seed % (largest + 1)).collect();
        let planes = slice(&numbers, bits_for(largest));
        for mask in [Mask(words), Mask::ALL, Mask::NONE, Mask::range(3, 700)] {
            let expected = by_row(&numbers, &mask, largest);
            let mut counts = vec![0; largest as usize + 1];
            add_levels(&planes, &mask, &mut counts);
            prop_assert_eq!(&counts, &expected);
            let mut stream = LevelStream::new(largest as usize + 1);
            stream.add(&planes, &mask);
            prop_assert_eq!(&stream.finish(), &expected);
            let picked = Selector::of_codes(codes, largest as u8).pick(&planes, &mask);
            let rows: Vec<usize> = mask.rows().filter(|&row| codes >> numbers[row] & 1 == 1).collect();
            prop_assert_eq!(picked.rows().collect::<Vec<_>>(), rows);
            let mut sum = 0;
            add_weighted(&planes, &mask, &mut sum);
            prop_assert_eq!(sum, mask.rows().map(|row| u64::from(numbers[row])).sum::<u64>());
        }
        let mut stream = LevelStream::new(largest as usize + 1);
        stream.add_whole(&planes);
        prop_assert_eq!(stream.finish(), by_row(&numbers, &Mask::ALL, largest));
    }
}
