//! The workload W over the engine's table: level counts of all items, and the pooled share by unit and by month.

use hailong_engine::{Breakdown, Counts, Filter, Measure, Row, Source, Table};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{DIMENSIONS, MONTH, UNIT, dashboard_schema, schema};

/// Responses in the engine.
#[wasm_bindgen]
pub struct Responses {
    table: Table,
    /// How many values each dimension has: the lengths of a filter's parts.
    cardinalities: Vec<u32>,
    breakdowns: Vec<Breakdown>,
}

#[wasm_bindgen]
impl Responses {
    /// Without rows; with the columns that W needs, or with all that the dashboard has.
    #[wasm_bindgen(constructor)]
    pub fn new(items: usize, cardinalities: Vec<u32>, as_dashboard: bool) -> Result<Self, JsError> {
        let schema = if as_dashboard { dashboard_schema(items) } else { schema(items) };
        let table = Table::new(schema)
            .map_err(|problems| JsError::new(&format!("the schema is wrong: {problems:?}")))?;
        let breakdowns = vec![
            Breakdown::whole((0..items).map(Measure::Levels).collect()),
            Breakdown::by(UNIT, vec![Measure::Pool(0)]),
            Breakdown::by(MONTH, vec![Measure::Pool(0)]),
        ];
        Ok(Self { table, cardinalities, breakdowns })
    }

    /// Appends rows: one column after another, of equal length, the codes of the dimensions and the levels of the
    /// items.
    pub fn append(&mut self, rows: usize, codes: &[u16], levels: &[u8]) -> Result<(), JsError> {
        let items = levels.len() / rows.max(1);
        let mut row_codes = [0; DIMENSIONS];
        let mut row_levels = vec![0; items];
        for row in 0..rows {
            for (dimension, code) in row_codes.iter_mut().enumerate() {
                *code = u32::from(codes[dimension * rows + row]);
            }
            for (item, level) in row_levels.iter_mut().enumerate() {
                *level = levels[item * rows + row];
            }
            self.table.append(&Row { items: &row_levels, dimensions: &row_codes, numbers: &[] })?;
        }
        Ok(())
    }

    /// Sorts and slices what was appended; answers are possible from here on.
    pub fn commit(&mut self) -> Result<(), JsError> {
        Ok(self.table.commit()?)
    }

    /// W for a filter: a flag for each value of each dimension, one dimension after another; only those dimensions
    /// of which `restricted` has the bit are looked at. The numbers: for each item missing, levels 1 to 5, not
    /// applicable; then for each unit and for each month satisfied answers and answers.
    pub fn answer(&self, restricted: u32, flags: &[u8]) -> Result<Vec<f64>, JsError> {
        let filter = self.filter(restricted, flags);
        Ok(self.numbers(&self.table.count(&filter, &self.breakdowns)?))
    }

    /// The sum over the table's own bytes: how long memory takes to be read.
    pub fn sum(&self) -> f64 {
        self.table.sum_of_words() as f64
    }

    /// The bytes that the rows take, as the engine knows them.
    pub fn bytes(&self) -> f64 {
        self.table.bytes() as f64
    }
}

impl Responses {
    fn filter(&self, restricted: u32, flags: &[u8]) -> Filter {
        let mut filter = Filter::all();
        let mut from = 0;
        for (dimension, &values) in self.cardinalities.iter().enumerate() {
            let own = flags.iter().skip(from).take(values as usize);
            from += values as usize;
            if restricted >> dimension & 1 == 1 {
                let codes =
                    own.enumerate().filter_map(|(code, &on)| (on != 0).then_some(code as u32));
                filter = filter.only(dimension, codes);
            }
        }
        filter
    }

    fn numbers(&self, counts: &[Counts]) -> Vec<f64> {
        let [whole, by_unit, by_month] = counts else { return Vec::new() };
        let mut numbers = Vec::new();
        for item in 0..self.breakdowns[0].measures.len() {
            numbers.extend(whole.get(0, item).iter().map(|&rows| rows as f64));
        }
        for (counts, dimension) in [(by_unit, UNIT), (by_month, MONTH)] {
            for code in 0..self.cardinalities[dimension] as usize {
                numbers.extend([0, 1].map(|at| counts.number(code, 0, at) as f64));
            }
        }
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARDINALITIES: [u32; DIMENSIONS] = [3, 4, 2, 2, 2];
    const ROWS: usize = 500;

    /// Columns that repeat with different periods.
    fn columns() -> (Vec<u16>, Vec<u8>) {
        let code = |dimension: usize, row: usize| {
            (row * (dimension + 3) / 2 % CARDINALITIES[dimension] as usize) as u16
        };
        let codes =
            (0..DIMENSIONS).flat_map(|dimension| (0..ROWS).map(move |row| code(dimension, row)));
        let levels =
            (0..2).flat_map(|item| (0..ROWS).map(move |row| ((row / 7 + row * item) % 6) as u8));
        (codes.collect(), levels.collect())
    }

    fn naive(codes: &[u16], levels: &[u8], allowed: &[&[u8]; DIMENSIONS]) -> Vec<f64> {
        let mut counts = vec![[0.0; 7]; 2];
        let mut sums = [vec![[0.0; 2]; 3], vec![[0.0; 2]; 4]];
        for row in 0..ROWS {
            let code = |dimension: usize| usize::from(codes[dimension * ROWS + row]);
            if (0..DIMENSIONS).any(|dimension| allowed[dimension][code(dimension)] == 0) {
                continue;
            }
            for item in 0..2 {
                let level = levels[item * ROWS + row];
                counts[item][usize::from(level)] += 1.0;
                for (sums, code) in sums.iter_mut().zip([code(UNIT), code(MONTH)]) {
                    sums[code][0] += f64::from(u8::from(level >= 4));
                    sums[code][1] += f64::from(u8::from(level >= 1));
                }
            }
        }
        let sums = sums.into_iter().flatten().flatten();
        counts.into_iter().flatten().chain(sums).collect()
    }

    #[test]
    fn numbers_are_those_of_a_naive_count() {
        let (codes, levels) = columns();
        let all: [&[u8]; DIMENSIONS] = [&[1; 3], &[1; 4], &[1; 2], &[1; 2], &[1; 2]];
        let some: [&[u8]; DIMENSIONS] = [&[1, 0, 1], &[0, 1, 1, 1], &[1, 0], &[0, 1], &[1, 0]];
        let three = [some[0], some[1], some[2], all[3], all[4]];
        for as_dashboard in [false, true] {
            let mut responses = Responses::new(2, CARDINALITIES.to_vec(), as_dashboard).unwrap();
            responses.append(ROWS, &codes, &levels).unwrap();
            responses.commit().unwrap();
            for (restricted, allowed) in [(0, all), (0b111, three), (0b11111, some)] {
                let found = responses.answer(restricted, &allowed.concat()).unwrap();
                assert_eq!(found, naive(&codes, &levels, &allowed), "{restricted:b}");
            }
        }
    }
}
