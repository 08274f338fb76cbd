//! Rows as they came in, not yet sliced.

use crate::bits::bits_for;
use crate::codes::Codes;
use crate::error::{OutOfMemory, RowError};
use crate::row::{NOT_APPLICABLE, Row};
use crate::schema::Schema;

#[derive(Clone, Debug)]
pub(crate) struct Staging {
    /// The bits of each item, in order; they are packed without gaps.
    bits: Vec<u32>,
    /// Words that a row's items take.
    width: usize,
    rows: usize,
    items: Vec<u64>,
    pub(crate) dimensions: Vec<Codes>,
    pub(crate) numbers: Vec<Vec<f64>>,
    /// The handle of each row; empty if rows can't be deleted.
    pub(crate) handles: Vec<u32>,
    /// Rows that were deleted.
    dead: Vec<bool>,
    deletes: bool,
}

impl Staging {
    pub(crate) fn new(schema: &Schema) -> Self {
        let bits: Vec<u32> =
            schema.items.iter().map(|item| bits_for(item.largest().into()) as u32).collect();
        Self {
            width: bits.iter().sum::<u32>().div_ceil(64) as usize,
            bits,
            rows: 0,
            items: Vec::new(),
            dimensions: vec![Codes::new(); schema.dimensions.len()],
            numbers: vec![Vec::new(); schema.numbers.len()],
            handles: Vec::new(),
            dead: Vec::new(),
            deletes: schema.deletes,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.rows
    }

    /// Words that a row's items take.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// A row's items, packed.
    pub(crate) fn items(&self, row: usize) -> &[u64] {
        &self.items[row * self.width..(row + 1) * self.width]
    }

    pub(crate) fn is_alive(&self, row: usize) -> bool {
        !self.dead.get(row).copied().unwrap_or(false)
    }

    pub(crate) fn delete(&mut self, row: usize) {
        if let Some(dead) = self.dead.get_mut(row) {
            *dead = true;
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        self.items.capacity() * 8
            + self.dimensions.iter().map(Codes::bytes).sum::<usize>()
            + self.numbers.iter().map(|column| column.capacity() * 8).sum::<usize>()
            + self.handles.capacity() * 4
            + self.dead.capacity()
    }

    /// Adds a row that was checked.
    pub(crate) fn push(
        &mut self,
        schema: &Schema,
        row: &Row<'_>,
        handle: u32,
    ) -> Result<(), RowError> {
        self.reserve(1, row.dimensions)?;
        let at = self.items.len();
        self.items.resize(at + self.width, 0);
        let packed = &mut self.items[at..];
        let mut offset = 0;
        for ((&level, item), &bits) in row.items.iter().zip(&schema.items).zip(&self.bits) {
            let code = if level == NOT_APPLICABLE { item.levels + 1 } else { level };
            let (word, shift) = (offset / 64, offset % 64);
            packed[word] |= u64::from(code) << shift;
            if word_left(shift) < bits {
                packed[word + 1] |= u64::from(code) >> word_left(shift);
            }
            offset += bits as usize;
        }
        for (column, &code) in self.dimensions.iter_mut().zip(row.dimensions) {
            column.push(code);
        }
        for (column, &value) in self.numbers.iter_mut().zip(row.numbers) {
            column.push(value);
        }
        self.end_row(handle);
        Ok(())
    }

    /// Adds a row whose items are packed already.
    pub(crate) fn push_packed(
        &mut self,
        items: &[u64],
        codes: &[u32],
        numbers: impl Iterator<Item = f64>,
        handle: u32,
    ) -> Result<(), OutOfMemory> {
        self.reserve(1, codes)?;
        self.items.extend_from_slice(items);
        for (column, &code) in self.dimensions.iter_mut().zip(codes) {
            column.push(code);
        }
        for (column, value) in self.numbers.iter_mut().zip(numbers) {
            column.push(value);
        }
        self.end_row(handle);
        Ok(())
    }

    /// Room for some more rows with codes up to these.
    pub(crate) fn reserve(&mut self, more: usize, largest: &[u32]) -> Result<(), OutOfMemory> {
        self.items.try_reserve(more * self.width)?;
        for (column, &largest) in self.dimensions.iter_mut().zip(largest) {
            column.reserve(more, largest)?;
        }
        for column in &mut self.numbers {
            column.try_reserve(more)?;
        }
        if self.deletes {
            self.handles.try_reserve(more)?;
            self.dead.try_reserve(more)?;
        }
        Ok(())
    }

    /// Forgets all rows past the first so many.
    pub(crate) fn truncate(&mut self, rows: usize) {
        self.items.truncate(rows * self.width);
        self.dimensions.iter_mut().for_each(|column| column.truncate(rows));
        self.numbers.iter_mut().for_each(|column| column.truncate(rows));
        self.handles.truncate(rows);
        self.dead.truncate(rows);
        self.rows = self.rows.min(rows);
    }

    fn end_row(&mut self, handle: u32) {
        if self.deletes {
            self.handles.push(handle);
            self.dead.push(false);
        }
        self.rows += 1;
    }
}

/// The bits of a word from a place on.
fn word_left(shift: usize) -> u32 {
    64 - shift as u32
}
