//! What was read before and needn't be read again: a field's bytes and what they mean.
//!
//! A column of a survey holds few different fields, each many times. What one of them means is found once, by
//! the careful way, and kept here under its bytes, so that there is nothing to disagree about. It forgets as
//! it pleases: each field has one place, and the next that falls there takes it. So it never grows, and a file
//! that was made to collide is no slower than one whose fields are all different.

/// Longer fields aren't kept.
const LONGEST: usize = 40;
const WORDS: usize = LONGEST / 8;

/// What fields mean, by their bytes.
pub(super) struct Memo {
    slots: Vec<Slot>,
    /// Slots of another age are empty.
    age: u32,
}

#[derive(Clone, Default)]
struct Slot {
    key: [u64; WORDS],
    length: u32,
    age: u32,
    meaning: u32,
}

/// A field's place and its bytes as words, with which it is looked for and kept.
pub(super) struct Key {
    words: [u64; WORDS],
    length: u32,
    hash: u64,
}

impl Key {
    /// Of a field; `None` where it is too long to be kept.
    pub(super) fn new(field: &[u8]) -> Option<Self> {
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
        Some(Self { words, length: field.len() as u32, hash })
    }
}

impl Memo {
    /// With so many places: a power of two.
    pub(super) fn new(places: usize) -> Self {
        Self { slots: vec![Slot::default(); places.next_power_of_two()], age: 1 }
    }

    /// What was kept under this key.
    #[inline]
    pub(super) fn get(&self, key: &Key) -> Option<u32> {
        let slot = &self.slots[self.place(key)];
        let known = slot.age == self.age && slot.length == key.length && slot.key == key.words;
        known.then_some(slot.meaning)
    }

    /// Keeps a meaning in the place of what was there.
    pub(super) fn put(&mut self, key: &Key, meaning: u32) {
        let place = self.place(key);
        self.slots[place] = Slot { key: key.words, length: key.length, age: self.age, meaning };
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.age = self.age.wrapping_add(1);
        if self.age == 0 {
            // After four thousand million times a slot could be taken for a fresh one.
            self.slots.fill(Slot::default());
            self.age = 1;
        }
    }

    #[inline]
    fn place(&self, key: &Key) -> usize {
        (key.hash >> 32) as usize & (self.slots.len() - 1)
    }
}

/// Multiplication by 2^64 divided by the golden ratio: D. E. Knuth, "The Art of Computer Programming",
/// volume 3, 6.4.
#[inline]
fn mixed(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Fewer than eight bytes in a word; different ones of the same length give different words.
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

    use super::{Key, LONGEST, Memo};

    proptest! {
        /// Whatever it gives was put there under the same bytes, last of all.
        #[test]
        fn it_may_forget_but_not_mistake(fields in prop::collection::vec("[ab\u{0}]{0,12}|.{0,40}", 1..200)) {
            let mut memo = Memo::new(8);
            let mut all = HashMap::new();
            for (at, field) in fields.iter().enumerate() {
                let Some(key) = Key::new(field.as_bytes()) else {
                    prop_assert!(field.len() > LONGEST);
                    continue;
                };
                if let Some(found) = memo.get(&key) {
                    prop_assert_eq!(Some(&found), all.get(field));
                }
                memo.put(&key, at as u32);
                all.insert(field.clone(), at as u32);
                prop_assert_eq!(memo.get(&key), Some(at as u32));
            }
            memo.clear();
            prop_assert!(fields.iter().filter_map(|f| Key::new(f.as_bytes())).all(|k| memo.get(&k).is_none()));
        }
    }
}
