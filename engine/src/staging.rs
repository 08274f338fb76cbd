//! Rows that were appended and aren't sliced yet.

use crate::bits::bits_for;
use crate::codes::Codes;
use crate::error::{OutOfMemory, RowError};
use crate::row::{NOT_APPLICABLE, Row};
use crate::schema::{Item, Schema};

/// Rows for which room is made at once.
const ROOM: usize = 1024;

#[derive(Debug)]
pub(crate) struct Staging {
    /// The bits of each item, in order; they are packed without gaps.
    bits: Vec<u32>,
    /// Where eight items can be packed at once.
    alike: Vec<u8>,
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
            alike: alike(&schema.items, &bits),
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
        let mut at = 0;
        while at < row.items.len() {
            let (code, bits, items) = match self.eight(row.items, at) {
                Some(code) => (code, 24, 8),
                None => match one(row.items[at], schema.items[at]) {
                    Some(code) => (code, self.bits[at], 1),
                    None => {
                        self.items.truncate(first);
                        return Err(RowError::Level { item: at, level: row.items[at] });
                    }
                },
            };
            word |= code << used;
            used += bits;
            if used >= 64 {
                self.items.push(word);
                used -= 64;
                // What didn't fit; nothing if all did.
                word = if used > 0 { code >> (bits - used) } else { 0 };
            }
            at += items;
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

    /// The codes of eight items in three bits each, if the items from here on are such that all eight are packed at
    /// once: most questionnaires have one scale.
    fn eight(&self, levels: &[u8], at: usize) -> Option<u64> {
        let most = *self.alike.get(at)?;
        if most == 0 {
            return None;
        }
        let eight = u64::from_le_bytes(levels.get(at..at + 8)?.try_into().ok()?);
        // A byte above the most, 255 among them, sets its highest bit.
        let too_large = eight.wrapping_add(EACH * u64::from(0x7f - most)) | eight;
        if too_large & (EACH << 7) != 0 {
            return None;
        }
        let two = (eight | eight >> 5) & 0x003f_003f_003f_003f;
        let four = (two | two >> 10) & 0x0000_0fff_0000_0fff;
        Some((four | four >> 20) & 0x00ff_ffff)
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

/// One in each byte.
const EACH: u64 = 0x0101_0101_0101_0101;

/// For each item the most levels, if it and the seven after it have as many in three bits; 0 otherwise.
fn alike(items: &[Item], bits: &[u32]) -> Vec<u8> {
    let alike = (0..items.len()).map(|at| {
        let (Some(eight), Some(bits)) = (items.get(at..at + 8), bits.get(at..at + 8)) else {
            return 0;
        };
        let same = eight.iter().all(|item| item.levels == eight[0].levels)
            && bits.iter().all(|&bits| bits == 3);
        if same { eight[0].levels } else { 0 }
    });
    alike.collect()
}

/// The code of a level; `None` if the item has no such level.
fn one(level: u8, item: Item) -> Option<u64> {
    match level {
        level if level <= item.levels => Some(level.into()),
        NOT_APPLICABLE if item.not_applicable => Some(u64::from(item.levels) + 1),
        _ => None,
    }
}

impl Clone for Staging {
    fn clone(&self) -> Self {
        // A copy of a vector has room for no more than it holds.
        Self {
            bits: self.bits.clone(),
            alike: self.alike.clone(),
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
