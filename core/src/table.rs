//! Responses, encoded for the engine.
//!
//! Nothing is counted here but what tells which values occur: figures leave through [`crate::figures`] only, where
//! small cells are suppressed.

use std::collections::HashMap;

use hailong_engine::{
    Breakdown, Compaction, Counts, Dimension, Filter, Handle, Item, Measure, Number, OutOfMemory,
    Pool, QueryCache, QueryError, Row, RowError, Schema, Scored, Source, Table as Rows,
    WeightedCounts,
};

use crate::dimensions::{chosen_options, dimension_values, level};
use crate::field::Fields;
use crate::filter;
use crate::questionnaire::Questionnaire;
use crate::response::Response;

/// Why responses could not be taken in: there are too many of them. Those that were taken in before still count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

impl std::fmt::Display for Full {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("there is not enough memory for so many responses")
    }
}

impl std::error::Error for Full {}

/// The column of keys: as many options as a key has bits.
const CELL_KEYS: Dimension = Dimension::Several(u16::BITS as u8);

/// The responses to one questionnaire.
#[derive(Clone, Debug)]
pub struct Table {
    rows: QueryCache,
    fields: Fields,
    ids: HashMap<String, Handle>,
    /// Whether a response couldn't be taken in.
    is_full: bool,
    /// Room for the codes of one row.
    codes: Vec<u32>,
}

/// What the figures count: a table's rows with its query cache, and the names of its fields.
#[derive(Clone, Copy)]
pub struct Counted<'a> {
    rows: &'a QueryCache,
    pub(crate) fields: &'a Fields,
}

impl Table {
    /// An empty table for a questionnaire.
    pub fn new(questionnaire: &Questionnaire) -> Self {
        // A questionnaire that was read has at most as many levels as an item can have.
        let rows = Rows::new(schema(questionnaire)).or_else(|_| Rows::new(Schema::default()));
        let rows = rows.unwrap_or_else(|_| unreachable!("a schema of nothing has no problems"));
        Self {
            rows: QueryCache::new(rows),
            fields: Fields::new(questionnaire),
            ids: HashMap::new(),
            is_full: false,
            codes: Vec::new(),
        }
    }

    /// An empty table whose responses have weights. Those that are inserted without one weigh 1.
    pub fn with_weights(questionnaire: &Questionnaire) -> Self {
        let mut table = Self::new(questionnaire);
        let schema = Schema { numbers: vec![Number::Weight], ..table.rows.schema().clone() };
        if let Ok(rows) = Rows::new(schema) {
            table.rows = QueryCache::new(rows);
        }
        table
    }

    /// An empty table with a column for the keys of responses, behind all dimensions. No field stands for it, so that
    /// nothing can be filtered or grouped by it. [`KeyedTable`](crate::keyed_table::KeyedTable) fills it.
    pub(crate) fn with_cell_keys(questionnaire: &Questionnaire) -> Self {
        let mut table = Self::new(questionnaire);
        let mut schema = table.rows.schema().clone();
        schema.dimensions.push(CELL_KEYS);
        let keys_alone = || Schema { dimensions: vec![CELL_KEYS], ..Schema::default() };
        let rows = Rows::new(schema).or_else(|_| Rows::new(keys_alone()));
        table.rows = QueryCache::new(rows.unwrap_or_else(|_| unreachable!("one column is sound")));
        table
    }

    /// The place of the column of keys among the dimensions, in a table that has one.
    pub(crate) fn cell_keys_at(&self) -> usize {
        self.rows.schema().dimensions.len() - 1
    }

    /// Adds a response. One whose id is there already replaces it, so that reading a store twice counts
    /// nothing twice; a response without an id is always new. It counts once the table is [committed](Self::commit).
    pub fn insert(&mut self, questionnaire: &Questionnaire, response: &Response) {
        self.insert_weighted(questionnaire, response, 1.0);
    }

    /// As [`insert`](Self::insert), with a weight, which a table without weights leaves out. Whether it was taken: a
    /// weight is finite and not below 0.
    pub fn insert_weighted(
        &mut self,
        questionnaire: &Questionnaire,
        response: &Response,
        weight: f64,
    ) -> bool {
        if !(weight.is_finite() && weight >= 0.0) {
            return false;
        }
        self.insert_response(questionnaire, response, weight, None);
        true
    }

    /// As [`insert`](Self::insert), with a key, of a table [with keys](Self::with_cell_keys).
    pub(crate) fn insert_keyed(
        &mut self,
        questionnaire: &Questionnaire,
        response: &Response,
        key: u16,
    ) {
        self.insert_response(questionnaire, response, 1.0, Some(key));
    }

    fn insert_response(
        &mut self,
        questionnaire: &Questionnaire,
        response: &Response,
        weight: f64,
        key: Option<u16>,
    ) {
        let mut codes: Vec<u32> = dimension_values(questionnaire, response)
            .iter()
            .enumerate()
            .map(|(dimension, value)| self.code(dimension, value))
            .collect();
        codes.extend(chosen_options(questionnaire, response));
        let answers = &response.answers;
        let levels: Vec<u8> = questionnaire
            .items()
            .map(|(index, ..)| level(questionnaire, index, answers.get(index)))
            .collect();
        self.insert_row(&response.id, &levels, &codes, weight, key);
    }

    /// The code of a value in a dimension, by its place in [`filter::dimensions`]: for
    /// [`insert_encoded`](Self::insert_encoded). The empty value has 0. A value that is coded and stands in no
    /// row isn't among [`values`](Self::values).
    pub fn code(&mut self, dimension: usize, value: &str) -> u32 {
        self.fields.code(dimension, value)
    }

    /// Adds a response that is encoded already, as [`insert`](Self::insert) does: a level for each item (0 for
    /// no answer, 255 for "not applicable"); a [`code`](Self::code) for each dimension, and after these for each
    /// question of [`filter::several`] choices a bit for each option that was chosen, 1 for the first.
    pub fn insert_encoded(&mut self, id: &str, levels: &[u8], codes: &[u32]) {
        self.insert_row(id, levels, codes, 1.0, None);
    }

    fn insert_row(
        &mut self,
        id: &str,
        levels: &[u8],
        codes: &[u32],
        weight: f64,
        key: Option<u16>,
    ) {
        let weights = [weight];
        let schema = self.rows.schema();
        let numbers = &weights[..schema.numbers.len().min(1)];
        let mut dimensions = std::mem::take(&mut self.codes);
        dimensions.clear();
        dimensions.extend(codes.iter().zip(&schema.dimensions).map(|(&code, dimension)| {
            match dimension {
                Dimension::One => code,
                // Who chose none has the first option.
                Dimension::Several(_) => (code << 1).max(1),
            }
        }));
        // A bit for each of the key's: the engine then counts the rows that have it, and the sum of keys follows.
        dimensions.extend(key.map(u32::from));
        let row = Row { items: levels, dimensions: &dimensions, numbers };
        let appended = self.rows.change().append(&row);
        self.codes = dimensions;
        let handle = match appended {
            Ok(handle) => handle,
            Err(error) => {
                debug_assert!(matches!(error, RowError::OutOfMemory | RowError::Full), "{error}");
                self.is_full = true;
                return;
            }
        };
        if !id.is_empty()
            && let Some(before) = self.ids.insert(id.to_owned(), handle)
        {
            self.rows.change().delete(before);
        }
    }

    /// Takes the response with this id out of all counts; whether it was there.
    pub fn remove(&mut self, id: &str) -> bool {
        self.ids.remove(id).is_some_and(|handle| self.rows.change().delete(handle))
    }

    /// Takes what was inserted into account. Nothing can be counted before.
    pub fn commit(&mut self) -> Result<(), Full> {
        // Nothing is forgotten where nothing came in.
        if self.rows.is_committed() {
            return if std::mem::take(&mut self.is_full) { Err(Full) } else { Ok(()) };
        }
        self.rows.change().commit().map_err(|OutOfMemory| Full)?;
        if std::mem::take(&mut self.is_full) { Err(Full) } else { Ok(()) }
    }

    /// As [`commit`](Self::commit), in steps.
    pub fn commit_in_steps(self) -> StepwiseCommit {
        let Self { rows, fields, ids, is_full, .. } = self;
        let (responses, compaction) = (rows.len(), Compaction::new(rows.into_inner()));
        StepwiseCommit { responses, compaction, fields, ids, is_full }
    }

    /// How many responses there are. Not for showing: [`crate::figures`] does that.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The bytes that the responses take, but for their ids.
    pub fn bytes(&self) -> usize {
        self.rows.bytes()
    }

    /// Whether a response with this id is there.
    pub fn contains(&self, id: &str) -> bool {
        self.ids.contains_key(id)
    }

    /// The ids of the responses that have one.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str)
    }

    /// The values that occur in a field, sorted; what a filter can be set to. The empty value, for
    /// responses that don't say, is among them if it occurs.
    pub fn values(&self, field: &str) -> Vec<&str> {
        self.counted().values(field)
    }

    /// Weighted counts of the first so many items, of what a filter lets through.
    pub(crate) fn weighted(
        &self,
        filter: &Filter,
        items: usize,
    ) -> Result<WeightedCounts, QueryError> {
        let items: Vec<usize> = (0..items).collect();
        let mut counts = self.rows.weighted(filter, None, &items, 0)?;
        counts.pop().ok_or(QueryError::OutOfMemory)
    }

    /// The weights of what a filter lets through, sorted.
    pub(crate) fn weights(&self, filter: &Filter) -> Result<Vec<f64>, QueryError> {
        Ok(self.rows.numbers(filter, 0)?.sorted)
    }

    /// Fills the query cache by one step, so that more filters on the same fields are answered at once; whether there is more
    /// to do. With ten million responses a step takes some 50 ms, so it is for idle time.
    pub fn prepare(&self) -> bool {
        self.rows.prepare()
    }

    /// How often rows were looked at.
    #[cfg(test)]
    pub(crate) fn row_queries(&self) -> usize {
        self.rows.row_queries()
    }

    /// What can be counted.
    pub fn counted(&self) -> Counted<'_> {
        Counted { rows: &self.rows, fields: &self.fields }
    }
}

impl<'a> Counted<'a> {
    /// Counts what a filter lets through, of which nothing is suppressed yet.
    pub(crate) fn count(
        &self,
        filter: &Filter,
        breakdown: Breakdown,
    ) -> Result<Counts, QueryError> {
        self.rows.count_one(filter, breakdown)
    }

    /// The values that occur in a field, sorted.
    pub fn values(&self, field: &str) -> Vec<&'a str> {
        let Some(field) = self.fields.get(field) else {
            return Vec::new();
        };
        let rows = Breakdown { by: vec![field.key], measures: vec![Measure::Rows] };
        let Ok(counts) = self.count(&Filter::all(), rows) else {
            return Vec::new();
        };
        let occurs = |code: usize| counts.number(code, 0, 0) > 0;
        let values = field.values.iter().enumerate().filter(|(code, _)| occurs(*code));
        let mut values: Vec<&str> = values.map(|(_, value)| value.as_str()).collect();
        values.sort_unstable();
        values
    }
}

/// A table that is being committed in steps.
pub struct StepwiseCommit {
    responses: usize,
    compaction: Compaction,
    fields: Fields,
    ids: HashMap<String, Handle>,
    is_full: bool,
}

impl StepwiseCommit {
    /// Goes on by about so many responses; whether it is done. With no more than that it is done in one step.
    pub fn step(&mut self, responses: usize) -> Result<bool, Full> {
        loop {
            let done = self.compaction.step(responses).map_err(|OutOfMemory| Full)?;
            if done || responses < self.responses {
                return Ok(done);
            }
        }
    }

    /// How much is done, 0 to 1.
    pub fn done(&self) -> f64 {
        self.compaction.done()
    }

    /// The table; committed if all steps were done, otherwise as it was.
    pub fn finish(self) -> Table {
        let Self { compaction, fields, ids, is_full, .. } = self;
        let rows = QueryCache::new(compaction.finish());
        Table { rows, fields, ids, is_full, codes: Vec::new() }
    }
}

/// The columns of a questionnaire's responses. The pools are its factors, then the index over all of them.
fn schema(questionnaire: &Questionnaire) -> Schema {
    let items = questionnaire.items().map(|(_, _, scale, _)| {
        let levels = scale.levels.len() as u8;
        Item {
            levels,
            not_applicable: scale.not_applicable.is_some(),
            top_from: levels + 1 - scale.top as u8,
        }
    });
    let of_id = |id: &String| {
        let mut items = questionnaire.items().enumerate();
        let found = items.find(|(_, (_, question, ..))| question.id == *id);
        found.map(|(item, (_, _, _, reversed))| Scored { item, reversed })
    };
    let mut pools: Vec<Pool> = questionnaire
        .factors
        .iter()
        .map(|factor| Pool { items: factor.items.iter().filter_map(of_id).collect() })
        .collect();
    if !pools.is_empty() {
        pools.push(Pool { items: pools.iter().flat_map(|pool| pool.items.clone()).collect() });
    }
    let single = filter::dimensions(questionnaire).len();
    let mut dimensions = vec![Dimension::One; single];
    // One more for those who chose none.
    let several = filter::several(questionnaire);
    dimensions.extend(several.map(|(.., options)| Dimension::Several(options.len() as u8 + 1)));
    Schema {
        items: items.collect(),
        dimensions,
        numbers: Vec::new(),
        pools,
        sort: (0..single).collect(),
        deletes: true,
    }
}
