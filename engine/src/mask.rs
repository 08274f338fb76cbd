//! A bit mask over the rows of one chunk.

/// Words of 64 rows in a chunk.
pub(crate) const WORDS: usize = 16;
/// Rows in a chunk.
pub(crate) const CHUNK: usize = WORDS * 64;

/// A bit for each row of a chunk.
pub(crate) type Words = [u64; WORDS];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mask(pub(crate) Words);

impl Mask {
    pub(crate) const NONE: Self = Self([0; WORDS]);
    pub(crate) const ALL: Self = Self([u64::MAX; WORDS]);

    /// The rows `from..to` of the chunk.
    pub(crate) fn range(from: usize, to: usize) -> Self {
        let mut mask = Self::NONE;
        mask.add_range(from, to);
        mask
    }

    /// Adds the rows `from..to` of the chunk.
    pub(crate) fn add_range(&mut self, from: usize, to: usize) {
        for (at, word) in self.0.iter_mut().enumerate().take(to.div_ceil(64)).skip(from / 64) {
            let (start, end) = (at * 64, at * 64 + 64);
            let mut bits = u64::MAX;
            if from > start {
                bits &= u64::MAX << (from - start);
            }
            if to < end {
                bits &= u64::MAX >> (end - to);
            }
            *word |= bits;
        }
    }

    pub(crate) fn and(&self, other: &Words) -> Self {
        let mut both = *self;
        for (word, other) in both.0.iter_mut().zip(other) {
            *word &= other;
        }
        both
    }

    pub(crate) fn and_not(&self, other: &Words) -> Self {
        let mut left = *self;
        for (word, other) in left.0.iter_mut().zip(other) {
            *word &= !other;
        }
        left
    }

    pub(crate) fn or(&mut self, other: &Words) {
        for (word, other) in self.0.iter_mut().zip(other) {
            *word |= other;
        }
    }

    pub(crate) fn is_none(&self) -> bool {
        self.0.iter().all(|&word| word == 0)
    }

    pub(crate) fn is_all(&self) -> bool {
        self.0.iter().all(|&word| word == u64::MAX)
    }

    pub(crate) fn count(&self) -> u64 {
        self.0.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// The rows of the chunk that are meant, in order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(at, &word)| {
            let mut left = word;
            std::iter::from_fn(move || {
                (left != 0).then(|| {
                    let row = at * 64 + left.trailing_zeros() as usize;
                    left &= left - 1;
                    row
                })
            })
        })
    }
}
