//! What was read before and needn't be read again: a field's bytes and what they mean.
//!
//! A column of a survey holds few different fields, each many times. What one of them means is found once, by
//! the careful way, and kept here under its bytes, so that there is nothing to disagree about. It has so many
//! places and never grows: a field that finds the few places where it may stand taken, takes one of them. So a
//! file of a million different fields, or one that was made to collide, is asked about more and mistaken never.

/// Longer fields aren't kept.
const LONGEST: usize = 40;
const WORDS: usize = LONGEST / 8;
/// How many places a field may stand in.
const PROBES: usize = 8;

/// A field of up to seven bytes as one number: the bytes, and their count on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Packed(u64);

impl Packed {
    /// The most bytes.
    pub(super) const MOST: usize = 7;

    /// Of eight bytes that begin with the field, and its length, at most [`MOST`](Self::MOST).
    #[inline]
    pub(super) fn of_word(word: u64, length: usize) -> Self {
        // Two steps: eight bytes less a length of 0 would be a shift by the whole word.
        let bytes = word << (8 * (Self::MOST - length)) << 8 >> 8 >> (8 * (Self::MOST - length));
        Self(bytes | (length as u64) << 56)
    }

    /// Of a field; `None` where it is longer.
    #[inline]
    pub(super) fn new(field: &[u8]) -> Option<Self> {
        (field.len() <= Self::MOST).then(|| Self(short_word(field) | (field.len() as u64) << 56))
    }

    /// How many bytes it has.
    #[inline]
    pub(super) fn len(self) -> usize {
        (self.0 >> 56) as usize
    }

    fn hash(self) -> u64 {
        mixed(0, self.0)
    }
}

/// What fields mean, by their bytes.
pub(super) struct Memo {
    short: Vec<Slot<Packed>>,
    /// Not there before the first long field.
    long: Vec<Slot<Long>>,
    places: usize,
    /// Slots of another age are empty.
    age: u32,
}

#[derive(Clone, Default)]
struct Slot<K> {
    key: K,
    age: u32,
    meaning: u32,
}

/// The bytes of a longer field as words.
#[derive(Clone, Default, PartialEq)]
struct Long {
    words: [u64; WORDS],
    length: usize,
}

impl Memo {
    /// With so many places, made up to a power of two.
    pub(super) fn new(places: usize) -> Self {
        let places = places.max(PROBES).next_power_of_two();
        Self { short: vec![Slot::default(); places], long: Vec::new(), places, age: 1 }
    }

    /// What is known of a short field.
    #[inline]
    pub(super) fn get_packed(&self, field: Packed) -> Option<u32> {
        find(&self.short, &field, field.hash(), self.age)
    }

    /// What is known of a field.
    #[inline]
    pub(super) fn get(&self, field: &[u8]) -> Option<u32> {
        if let Some(packed) = Packed::new(field) {
            return self.get_packed(packed);
        }
        let (key, hash) = long_key(field)?;
        find(&self.long, &key, hash, self.age)
    }

    /// Keeps what a field means, unless it is too long.
    pub(super) fn put(&mut self, field: &[u8], meaning: u32) {
        if let Some(key) = Packed::new(field) {
            keep(&mut self.short, key.hash(), Slot { key, age: self.age, meaning });
        } else if let Some((key, hash)) = long_key(field) {
            if self.long.is_empty() {
                self.long = vec![Slot::default(); self.places];
            }
            keep(&mut self.long, hash, Slot { key, age: self.age, meaning });
        }
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.age = self.age.wrapping_add(1);
        if self.age == 0 {
            // After four thousand million times an old slot could be taken for a fresh one.
            self.short.fill(Slot::default());
            self.long.fill(Slot::default());
            self.age = 1;
        }
    }
}

#[inline]
fn find<K: PartialEq>(slots: &[Slot<K>], key: &K, hash: u64, age: u32) -> Option<u32> {
    let mask = slots.len().checked_sub(1)?;
    let first = place(hash, mask);
    for probe in 0..PROBES {
        let slot = &slots[(first + probe) & mask];
        if slot.age != age {
            return None;
        }
        if slot.key == *key {
            return Some(slot.meaning);
        }
    }
    None
}

fn keep<K: PartialEq>(slots: &mut [Slot<K>], hash: u64, new: Slot<K>) {
    let Some(mask) = slots.len().checked_sub(1) else { return };
    let first = place(hash, mask);
    let mut places = (0..PROBES).map(|probe| (first + probe) & mask);
    let free = places.find(|&at| slots[at].age != new.age || slots[at].key == new.key);
    // The low bits have hardly a part in the place, so those who meet don't all want one slot.
    slots[free.unwrap_or((first + hash as usize % PROBES) & mask)] = new;
}

/// By the highest bits of the product, which alone depend on all of the key.
#[inline]
fn place(hash: u64, mask: usize) -> usize {
    (hash >> (64 - mask.count_ones())) as usize
}

fn long_key(field: &[u8]) -> Option<(Long, u64)> {
    if field.len() > LONGEST {
        return None;
    }
    let mut words = [0; WORDS];
    let mut hash = field.len() as u64;
    let (whole, rest) = field.as_chunks::<8>();
    for (word, bytes) in words.iter_mut().zip(whole) {
        *word = u64::from_le_bytes(*bytes);
        hash = mixed(hash, *word);
    }
    if let Some(word) = words.get_mut(whole.len()) {
        *word = short_word(rest);
        hash = mixed(hash, *word);
    }
    Some((Long { words, length: field.len() }, hash))
}

/// Multiplication by 2^64 divided by the golden ratio: D. E. Knuth, "The Art of Computer Programming",
/// volume 3, 6.4.
#[inline]
fn mixed(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Fewer than eight bytes in a word, the first one lowest.
#[inline]
fn short_word(bytes: &[u8]) -> u64 {
    match *bytes {
        [] => 0,
        [a] => u64::from(a),
        [a, b] => u64::from(u16::from_le_bytes([a, b])),
        [a, b, c] => u64::from(u32::from_le_bytes([a, b, c, 0])),
        [a, b, c, d, ref rest @ ..] => {
            u64::from(u32::from_le_bytes([a, b, c, d])) | short_word(rest) << 32
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::{LONGEST, Memo, Packed};

    proptest! {
        /// Whatever it gives was put there under the same bytes, last of all.
        #[test]
        fn it_may_forget_but_not_mistake(fields in prop::collection::vec("[ab\u{0}]{0,12}|.{0,40}", 1..200)) {
            let mut memo = Memo::new(8);
            let mut all = HashMap::new();
            for (at, field) in fields.iter().enumerate() {
                let bytes = field.as_bytes();
                if let Some(found) = memo.get(bytes) {
                    prop_assert_eq!(Some(&found), all.get(field));
                }
                memo.put(bytes, at as u32);
                all.insert(field.clone(), at as u32);
                let kept = (bytes.len() <= LONGEST).then_some(at as u32);
                prop_assert_eq!(memo.get(bytes), kept);
            }
            memo.clear();
            prop_assert!(fields.iter().all(|field| memo.get(field.as_bytes()).is_none()));
        }

        #[test]
        fn a_field_in_a_word_is_the_field(word in any::<[u8; 8]>(), length in 0..8_usize) {
            let packed = Packed::of_word(u64::from_le_bytes(word), length);
            prop_assert_eq!(Some(packed), Packed::new(&word[..length]));
        }
    }

    #[test]
    fn what_fits_is_kept() {
        let mut memo = Memo::new(1024);
        for unit in 0..300 {
            memo.put(format!("xa-{unit:03}").as_bytes(), unit);
            memo.put(format!("Ủy ban nhân dân xã {unit:03}").as_bytes(), unit);
        }
        for unit in 0..300 {
            assert_eq!(memo.get(format!("xa-{unit:03}").as_bytes()), Some(unit));
            assert_eq!(memo.get(format!("Ủy ban nhân dân xã {unit:03}").as_bytes()), Some(unit));
        }
    }
}
