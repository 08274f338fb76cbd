//! Transposes a square of 64 rows by 64 bits: from rows to bit slices and back.

/// Turns a square of bits about its diagonal: bit *j* of word *i* becomes bit *i* of word *j*.
///
/// Source: H. S. Warren, Hacker's Delight, 2nd ed. (2012), 7-3.
pub(crate) fn transpose(square: &mut [u64; 64]) {
    let mut width = 32;
    let mut mask = 0x0000_0000_ffff_ffff_u64;
    while width != 0 {
        let mut at = 0;
        while at < 64 {
            let swapped = ((square[at] >> width) ^ square[at + width]) & mask;
            square[at] ^= swapped << width;
            square[at + width] ^= swapped;
            at = (at + width + 1) & !width;
        }
        width >>= 1;
        mask ^= mask << width;
    }
}

/// The bits that codes up to `largest` need, at least one.
pub(crate) fn bits_for(largest: u32) -> usize {
    (32 - largest.leading_zeros()).max(1) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_become_columns() {
        let mut square = [0; 64];
        let mut state = 7_u64;
        for word in &mut square {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            *word = state ^ state >> 29;
        }
        let before = square;
        transpose(&mut square);
        for (row, word) in before.iter().enumerate() {
            for (column, turned) in square.iter().enumerate() {
                assert_eq!(word >> column & 1, turned >> row & 1, "{row}, {column}");
            }
        }
    }

    #[test]
    fn codes_need_bits() {
        for (largest, bits) in
            [(0, 1), (1, 1), (2, 2), (3, 2), (4, 3), (255, 8), (256, 9), (u32::MAX, 32)]
        {
            assert_eq!(bits_for(largest), bits, "{largest}");
        }
    }
}
