//! The next of a few bytes, eight bytes at a step.
//!
//! Source: S. E. Anderson, "Bit Twiddling Hacks", "Determine if a word has a byte equal to n". Marks above the
//! lowest one may be false, the lowest never is, and the lowest is what is looked for.

const ONES: u64 = 0x0101_0101_0101_0101;
const TOPS: u64 = 0x8080_8080_8080_8080;

/// Where the first of these bytes stands, at or after `from`; the length where none does.
#[inline]
pub(super) fn next_of<const N: usize>(bytes: &[u8], from: usize, wanted: [u8; N]) -> usize {
    let mut at = from;
    while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let found = next_in(u64::from_le_bytes(*eight), wanted);
        at += found;
        if found < 8 {
            return at;
        }
    }
    while let Some(byte) = bytes.get(at) {
        if wanted.contains(byte) {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

/// The first byte at or after `from` that can't stand for itself in a JSON string: a quote, a backslash or a
/// control character; the length where there is none.
///
/// Source: as above, "Determine if a word has a byte less than n".
#[inline]
pub(super) fn next_special(bytes: &[u8], from: usize) -> usize {
    let is_special = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
    let mut at = from;
    while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let word = u64::from_le_bytes(*eight);
        let mut marks = word.wrapping_sub(ONES * 0x20) & !word;
        for byte in [b'"', b'\\'] {
            let zeros = word ^ (ONES * u64::from(byte));
            marks |= zeros.wrapping_sub(ONES) & !zeros;
        }
        let found = ((marks & TOPS).trailing_zeros() / 8) as usize;
        at += found;
        if found < 8 {
            return at;
        }
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(is_special).unwrap_or(rest.len())
}

/// Which of eight bytes, the lowest first, is the first of these; 8 where none is.
#[inline]
pub(super) fn next_in<const N: usize>(word: u64, wanted: [u8; N]) -> usize {
    let mut marks = 0;
    for byte in wanted {
        let zeros = word ^ (ONES * u64::from(byte));
        marks |= zeros.wrapping_sub(ONES) & !zeros;
    }
    ((marks & TOPS).trailing_zeros() / 8) as usize
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{next_of, next_special};

    proptest! {
        #[test]
        fn special_as_looking_at_each_byte(
            bytes in prop::collection::vec(prop_oneof![Just(b'"'), Just(0x1f), Just(0x20), Just(0x9f), b'a'..=b'z', any::<u8>()], 0..40),
        ) {
            let is_special = |b: &u8| *b < 0x20 || *b == b'"' || *b == b'\\';
            let naive = bytes.iter().position(is_special).unwrap_or(bytes.len());
            prop_assert_eq!(next_special(&bytes, 0), naive);
        }

        #[test]
        fn as_looking_at_each_byte(
            bytes in prop::collection::vec(prop_oneof![Just(b','), Just(b'-'), Just(b'+'), Just(0x80), any::<u8>()], 0..60),
            from in 0..60_usize,
            wanted in any::<[u8; 3]>(),
        ) {
            for wanted in [wanted, [b',', b'\n', b'\r']] {
                let from = from.min(bytes.len());
                let naive = bytes[from..].iter().position(|b| wanted.contains(b)).map_or(bytes.len(), |at| from + at);
                prop_assert_eq!(next_of(&bytes, from, wanted), naive);
            }
        }
    }
}
