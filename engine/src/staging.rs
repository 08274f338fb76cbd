//! Rows as they came in, not yet sliced.

use crate::bits::bits_for;
use crate::codes::Codes;
use crate::error::{OutOfMemory, RowError};
use crate::row::{NOT_APPLICABLE, Row};
use crate::schema::Schema;

/// Rows for which room is made at once.
const ROOM: usize = 1024;

#[derive(Debug)]
pub(crate) struct Staging {
    /// The bits of each item, in order; they are packed without gaps.
    bits: Vec<u32>,
    /// Words that a row's items take.
    width: usize,
    rows: usize,
    /// Rows for which there is room already.
    room: usize,
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
            room: 0,
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

    /// Adds a row whose columns were checked, but for its items.
    pub(crate) fn push(
        &mut self,
        schema: &Schema,
        row: &Row<'_>,
        handle: u32,
    ) -> Result<(), RowError> {
        self.make_room(row.dimensions)?;
        let first = self.items.len();
        let (mut word, mut used) = (0, 0);
        for (at, ((&level, item), &bits)) in
            row.items.iter().zip(&schema.items).zip(&self.bits).enumerate()
        {
            let code = match level {
                level if level <= item.levels => level,
                NOT_APPLICABLE if item.not_applicable => item.levels + 1,
                level => {
                    self.items.truncate(first);
                    return Err(RowError::Level { item: at, level });
                }
            };
            let code = u64::from(code);
            word |= code << used;
            used += bits;
            if used >= 64 {
                self.items.push(word);
                used -= 64;
                // What didn't fit; nothing if all did.
                word = if used > 0 { code >> (bits - used) } else { 0 };
            }
        }
        if used > 0 {
            self.items.push(word);
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
        self.make_room(codes)?;
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

    /// Room for a row with these codes; for many at once, as each look whether there is room takes its time.
    fn make_room(&mut self, codes: &[u32]) -> Result<(), OutOfMemory> {
        if self.room == 0 {
            // Where there is no memory for many there may be some for one.
            self.reserve(ROOM, codes).or_else(|_| self.reserve(1, codes))?;
        }
        for (column, &code) in self.dimensions.iter_mut().zip(codes) {
            if !column.fits(code) {
                column.reserve(self.room, code)?;
            }
        }
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
        self.room = more;
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
        self.room -= 1;
    }
}

impl Clone for Staging {
    fn clone(&self) -> Self {
        // A copy of a vector has room for no more than it holds.
        Self {
            bits: self.bits.clone(),
            items: self.items.clone(),
            dimensions: self.dimensions.clone(),
            numbers: self.numbers.clone(),
            handles: self.handles.clone(),
            dead: self.dead.clone(),
            room: 0,
            ..*self
        }
    }
}
