//! What the fields of one column stand for in a dimension, from one batch of rows to the next.

use super::encoded::Encoded;
use super::memo::{Memo, Packed};

/// As many values are kept; a file of more is asked about more.
const MOST: usize = 4096;

/// The fields of a column that were met, and their values.
pub(super) struct Values {
    dimension: usize,
    /// Of a field, an index in `known`.
    memo: Memo,
    /// Each value, and its code in the rows that are made, once it stands in one.
    known: Vec<(String, Option<u32>)>,
}

impl Values {
    /// In a dimension.
    pub(super) fn new(dimension: usize) -> Self {
        Self { dimension, memo: Memo::new(1024), known: Vec::new() }
    }

    /// The rows that were made are gone, and their codes.
    pub(super) fn forget_codes(&mut self) {
        for (_, code) in &mut self.known {
            *code = None;
        }
    }

    /// Sets the value of a field, `packed` where it is short, in the row that was begun. `false` where it isn't
    /// known.
    #[inline]
    pub(super) fn set(
        &mut self,
        field: &[u8],
        packed: Option<Packed>,
        encoded: &mut Encoded,
    ) -> bool {
        let found = match packed {
            Some(packed) => self.memo.get_packed(packed),
            None => self.memo.get(field),
        };
        let Some((value, code)) = found.and_then(|at| self.known.get_mut(at as usize)) else {
            return false;
        };
        let code = *code.get_or_insert_with(|| encoded.code(self.dimension, value));
        encoded.set_code(self.dimension, code);
        true
    }

    /// Keeps what a field stands for, and sets it in the row that was begun.
    pub(super) fn learn(&mut self, field: &[u8], value: &str, encoded: &mut Encoded) {
        if self.known.len() == MOST {
            self.memo.clear();
            self.known.clear();
        }
        let code = encoded.code(self.dimension, value);
        encoded.set_code(self.dimension, code);
        self.memo.put(field, self.known.len() as u32);
        self.known.push((value.to_owned(), Some(code)));
    }

    /// The dimension.
    pub(super) fn dimension(&self) -> usize {
        self.dimension
    }
}
