//! Sorts staged rows and cuts them into bit slices, in steps of a given number of rows.

use crate::bits::transpose;
use crate::codes::Codes;
use crate::error::OutOfMemory;
use crate::layout::{DimensionStorage, Layout};
use crate::mask::{CHUNK, Mask, Words};
use crate::part::{Level, Part};
use crate::schema::Schema;
use crate::staging::Staging;

/// Rows that a run of equal values should have at least on average, for sorting by one more dimension.
const SHORTEST_RUN: usize = 64;

pub(crate) struct Build {
    staging: Staging,
    /// The dimensions to sort by, with how many values they have.
    keys: Vec<(usize, usize)>,
    /// By sort key the rows, then where the next one goes.
    places: Vec<u32>,
    /// The staged rows in the new order.
    order: Vec<u32>,
    part: Part,
    step: Step,
}

/// What is done next, from which row or chunk on.
enum Step {
    Count(usize),
    Order(usize),
    Slice(usize),
    Done,
}

impl Build {
    /// With `sorted`, by the schema's dimensions to sort by; otherwise rows stay in their order.
    pub(crate) fn new(
        staging: Staging,
        schema: &Schema,
        cardinalities: &[u32],
        sorted: bool,
    ) -> Result<Self, Box<(Staging, OutOfMemory)>> {
        let mut keys = Vec::new();
        let mut product = 1;
        for &dimension in schema.sort.iter().filter(|_| sorted) {
            let values = cardinalities[dimension].max(1) as usize;
            if values.saturating_mul(product) > staging.len() / SHORTEST_RUN {
                break;
            }
            product *= values;
            keys.push((dimension, values));
        }
        let layout = Layout::new(schema, cardinalities, keys.len());
        let alive = (0..staging.len()).filter(|&row| staging.is_alive(row)).count();
        let largest: Vec<u32> =
            cardinalities.iter().map(|values| values.saturating_sub(1)).collect();
        let room = || -> Result<_, OutOfMemory> {
            let (mut places, mut order, mut planes) = (Vec::new(), Vec::new(), Vec::new());
            places.try_reserve_exact(product)?;
            places.resize(product, 0);
            order.try_reserve_exact(alive)?;
            order.resize(alive, 0);
            planes.try_reserve_exact(alive.div_ceil(CHUNK) * layout.planes)?;
            let mut columns = vec![Codes::new(); layout.columns];
            for (dimension, place) in layout.dimensions.iter().enumerate() {
                if let DimensionStorage::Column(column) = *place {
                    columns[column].reserve(alive, largest[dimension])?;
                }
            }
            let mut numbers = vec![Vec::new(); schema.numbers.len()];
            numbers
                .iter_mut()
                .try_for_each(|column: &mut Vec<f64>| column.try_reserve_exact(alive))?;
            let mut handles = Vec::new();
            handles.try_reserve_exact(if schema.deletes { alive } else { 0 })?;
            Ok((places, order, planes, columns, numbers, handles))
        };
        match room() {
            Ok((places, order, planes, columns, numbers, handles)) => {
                let part = Part {
                    rows: alive,
                    layout,
                    planes,
                    levels: Vec::new(),
                    columns,
                    numbers,
                    handles,
                    alive: None,
                    dead: 0,
                };
                Ok(Self { staging, keys, places, order, part, step: Step::Count(0) })
            }
            Err(error) => Err(Box::new((staging, error))),
        }
    }

    /// Goes on by about so many rows; whether it is done.
    pub(crate) fn step(&mut self, schema: &Schema, rows: usize) -> bool {
        match self.step {
            Step::Count(from) => {
                let to = from.saturating_add(rows).min(self.staging.len());
                for row in (from..to).filter(|&row| self.staging.is_alive(row)) {
                    let key = self.key(row);
                    self.places[key] += 1;
                }
                self.step = Step::Count(to);
                if to == self.staging.len() {
                    self.part.levels = levels(&self.places, &self.keys);
                    let mut next = 0;
                    for place in &mut self.places {
                        next += std::mem::replace(place, next);
                    }
                    self.step = Step::Order(0);
                }
            }
            Step::Order(from) => {
                let to = from.saturating_add(rows).min(self.staging.len());
                for row in (from..to).filter(|&row| self.staging.is_alive(row)) {
                    let key = self.key(row);
                    let place = &mut self.places[key];
                    self.order[*place as usize] = row as u32;
                    *place += 1;
                }
                self.step = if to == self.staging.len() { Step::Slice(0) } else { Step::Order(to) };
            }
            Step::Slice(from) => {
                let to = (from + rows.div_ceil(CHUNK)).min(self.part.chunks());
                (from..to).for_each(|chunk| self.slice(schema, chunk));
                self.step = if to == self.part.chunks() { Step::Done } else { Step::Slice(to) };
            }
            Step::Done => {}
        }
        self.is_done()
    }

    pub(crate) fn is_done(&self) -> bool {
        matches!(self.step, Step::Done)
    }

    /// How much is done, 0 to 1.
    pub(crate) fn done(&self) -> f64 {
        let all = self.staging.len().max(1) as f64;
        // Slicing takes about as long as the rest.
        match self.step {
            Step::Count(row) => 0.2 * row as f64 / all,
            Step::Order(row) => 0.2 + 0.2 * row as f64 / all,
            Step::Slice(chunk) => 0.4 + 0.6 * (chunk * CHUNK) as f64 / all,
            Step::Done => 1.0,
        }
    }

    /// The rows as they were staged, and sliced.
    pub(crate) fn finish(self) -> (Staging, Part) {
        (self.staging, self.part)
    }

    fn key(&self, row: usize) -> usize {
        self.keys.iter().fold(0, |key, &(dimension, values)| {
            key * values + self.staging.dimensions[dimension].get(row) as usize
        })
    }

    fn slice(&mut self, schema: &Schema, chunk: usize) {
        let Self { staging, order, part, .. } = self;
        let order = &order[chunk * CHUNK..(chunk * CHUNK + CHUNK).min(order.len())];
        let first = part.planes.len();
        part.planes.resize(first + part.layout.planes, Mask::NONE.0);
        let (layout, planes) = (&part.layout, &mut part.planes[first..]);
        for (word, rows) in order.chunks(64).enumerate() {
            for of_row in 0..staging.width() {
                let mut square = [0; 64];
                for (slot, &row) in square.iter_mut().zip(rows) {
                    *slot = staging.items(row as usize)[of_row];
                }
                let of_items = &mut planes[layout.first_item..][of_row * 64..];
                slice(square, word, of_items);
            }
            // The planes of dimensions are numbered like bits of a row, too.
            for from in (0..layout.first_pool).step_by(64) {
                let mut square = [0; 64];
                for (place, codes) in layout.dimensions.iter().zip(&staging.dimensions) {
                    let (DimensionStorage::Planes(at) | DimensionStorage::Options(at)) = *place
                    else {
                        continue;
                    };
                    if at.first >= from + 64 || at.first + at.bits <= from {
                        continue;
                    }
                    for (slot, &row) in square.iter_mut().zip(rows) {
                        let code = u64::from(codes.get(row as usize));
                        *slot |= match at.first.checked_sub(from) {
                            Some(up) => code << up,
                            None => code >> (from - at.first),
                        };
                    }
                }
                slice(square, word, &mut planes[from..layout.first_pool]);
            }
        }
        for (place, codes) in layout.dimensions.iter().zip(&staging.dimensions) {
            if let DimensionStorage::Column(column) = *place {
                order.iter().for_each(|&row| part.columns[column].push(codes.get(row as usize)));
            }
        }
        for (column, from) in part.numbers.iter_mut().zip(&staging.numbers) {
            column.extend(order.iter().map(|&row| from[row as usize]));
        }
        if schema.deletes {
            part.handles.extend(order.iter().map(|&row| staging.handles[row as usize]));
        }
        for (pool, at) in schema.pools.iter().zip(&layout.pools) {
            for scored in &pool.items {
                let item = &layout.items[scored.item];
                let of_item = item.planes.of(planes);
                let answered = item.valid.pick(of_item, &Mask::ALL);
                let top = item.top[usize::from(scored.reversed)].pick(of_item, &Mask::ALL);
                add(
                    &mut planes[at.answered.first..at.answered.first + at.answered.bits],
                    answered.0,
                );
                add(&mut planes[at.top.first..at.top.first + at.top.bits], top.0);
            }
        }
    }
}

/// Puts the bits of up to 64 rows into a word of each plane.
fn slice(mut rows: [u64; 64], word: usize, planes: &mut [Words]) {
    transpose(&mut rows);
    for (plane, bits) in planes.iter_mut().zip(rows) {
        plane[word] = bits;
    }
}

/// Adds one to the number that is kept in planes, for each row of a mask.
pub(crate) fn add(number: &mut [Words], mut carry: Words) {
    for plane in number {
        for (sum, carry) in plane.iter_mut().zip(&mut carry) {
            let both = *sum & *carry;
            *sum ^= *carry;
            *carry = both;
        }
    }
}

/// The runs of each level, from the rows of each key.
fn levels(rows: &[u32], keys: &[(usize, usize)]) -> Vec<Level> {
    let mut levels = vec![Level::default(); keys.len()];
    let mut codes = vec![0; keys.len()];
    let mut start = 0;
    for (key, &rows) in rows.iter().enumerate().filter(|(_, rows)| **rows > 0) {
        let mut rest = key;
        for (code, (_, values)) in codes.iter_mut().zip(keys).rev() {
            *code = (rest % values) as u32;
            rest /= values;
        }
        for (at, level) in levels.iter_mut().enumerate() {
            let same = level
                .codes
                .len()
                .checked_sub(at + 1)
                .is_some_and(|last| level.codes[last..] == codes[..=at]);
            if !same {
                level.starts.push(start);
                level.codes.extend_from_slice(&codes[..=at]);
            }
        }
        start += rows;
    }
    for level in &mut levels {
        level.starts.push(start);
        level.starts.shrink_to_fit();
        level.codes.shrink_to_fit();
    }
    levels
}
