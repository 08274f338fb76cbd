//! The workload W over the engine's table: level counts of all items, and the pooled share by unit and by month.

use hailong_engine::{Breakdown, Counts, Filter, Measure, Row, Running, Source, Table};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{DIMENSIONS, MONTH, UNIT, schema};

/// Responses in the engine.
#[wasm_bindgen]
pub struct Responses {
    table: Table,
    /// How many values each dimension has: the lengths of a filter's parts.
    cardinalities: Vec<u32>,
    breakdowns: Vec<Breakdown>,
    running: Option<Running>,
}

#[wasm_bindgen]
impl Responses {
    /// Without rows.
    #[wasm_bindgen(constructor)]
    pub fn new(items: usize, cardinalities: Vec<u32>) -> Result<Self, JsError> {
        let table = Table::new(schema(items))
            .map_err(|problems| JsError::new(&format!("the schema is wrong: {problems:?}")))?;
        Ok(Self::of(table, items, cardinalities))
    }

    pub(crate) fn of(table: Table, items: usize, cardinalities: Vec<u32>) -> Self {
        let breakdowns = vec![
            Breakdown::whole((0..items).map(Measure::Levels).collect()),
            Breakdown::by(UNIT, vec![Measure::Pool(0)]),
            Breakdown::by(MONTH, vec![Measure::Pool(0)]),
        ];
        Self { table, cardinalities, breakdowns, running: None }
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
    pub fn settle(&mut self) -> Result<(), JsError> {
        Ok(self.table.settle()?)
    }

    /// W for a filter: a flag for each value of each dimension, one dimension after another; only those dimensions
    /// of which `restricted` has the bit are looked at. The numbers: for each item missing, levels 1 to 5, not
    /// applicable; then for each unit and for each month satisfied answers and answers.
    pub fn answer(&self, restricted: u32, flags: &[u8]) -> Result<Vec<f64>, JsError> {
        let filter = self.filter(restricted, flags);
        Ok(self.numbers(&self.table.count(&filter, &self.breakdowns)?))
    }

    /// Answers a filter for [`Self::toggle`] to go on from.
    pub fn follow(&mut self, restricted: u32, flags: &[u8]) -> Result<(), JsError> {
        let filter = self.filter(restricted, flags);
        self.running = Some(Running::new(&self.table, filter, self.breakdowns.clone())?);
        Ok(())
    }

    /// Lets one more unit through, or one less, and gives W for that.
    pub fn toggle(&mut self, unit: u32) -> Result<Vec<f64>, JsError> {
        let running = self.running.as_mut();
        let running = running.ok_or_else(|| JsError::new("there is no answer to go on from"))?;
        running.toggle(&self.table, UNIT, unit)?;
        Ok(self.running.as_ref().map(|running| self.numbers(running.counts())).unwrap_or_default())
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
