//! From a file's bytes to a table that can answer: the importer's rows go into the engine as they come.

use std::collections::HashMap;

use hailong_core::import::{EncodedBatch, Importer};
use hailong_core::questionnaire::{Questionnaire, read};
use hailong_engine::{Breakdown, Filter, Measure, Row, RowError, Source, Table};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{DIMENSIONS, schema};

/// Reads one file.
#[wasm_bindgen]
pub struct Loader {
    questionnaire: Questionnaire,
    importer: Importer,
    codes: [HashMap<String, u32>; DIMENSIONS],
    /// `None` for a load that ends with the codes.
    table: Option<Table>,
    rows: usize,
    refused: usize,
}

#[wasm_bindgen]
impl Loader {
    /// For answers to a questionnaire, given as JSON, with the choices `service` and `age`; up to the codes of
    /// each row only, or up to a table of them.
    #[wasm_bindgen(constructor)]
    pub fn new(questionnaire: &str, only_codes: bool) -> Result<Self, JsError> {
        let questionnaire = read(questionnaire).map_err(|problems| {
            let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
            JsError::new(&problems.join("\n"))
        })?;
        let items = questionnaire.items().count();
        let table = Table::new(schema(items))
            .map_err(|problems| JsError::new(&format!("the schema is wrong: {problems:?}")))?;
        let codes = Default::default();
        let importer = Importer::new();
        let table = (!only_codes).then_some(table);
        Ok(Self { questionnaire, importer, codes, table, rows: 0, refused: 0 })
    }

    /// The next bytes of the file.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), JsError> {
        self.step(Some(bytes))
    }

    /// The file has ended: sorts and slices its rows.
    pub fn finish(&mut self) -> Result<(), JsError> {
        self.step(None)?;
        if let Some(table) = &mut self.table {
            table.commit()?;
        }
        Ok(())
    }

    /// What the load is checked by: the rows, and the sum of all levels where there is a table.
    pub fn proof(&self) -> Result<Vec<f64>, JsError> {
        let Some(table) = &self.table else { return Ok(vec![self.rows as f64]) };
        let items = self.questionnaire.items().count();
        let levels = Breakdown::whole((0..items).map(Measure::Levels).collect());
        let counts = table.count_one(&Filter::all(), levels)?;
        let sum: u64 = (0..items)
            .flat_map(|item| (1..=5).map(move |level| (item, level)))
            .map(|(item, level)| level as u64 * counts.number(0, item, level))
            .sum();
        Ok(vec![table.len() as f64, sum as f64])
    }

    /// The rows that could not be read.
    pub fn refused(&self) -> usize {
        self.refused
    }
}

impl Loader {
    /// Takes the next bytes, or the file's end.
    fn step(&mut self, bytes: Option<&[u8]>) -> Result<(), JsError> {
        let Self { questionnaire, importer, codes, table, rows, refused } = self;
        let batch = match bytes {
            Some(bytes) => importer.push_encoded(questionnaire, bytes)?,
            None => importer.finish_encoded(questionnaire)?,
        };
        *rows += batch.accepted.len();
        *refused += batch.refused.len();
        if let Some(table) = table {
            take(&batch, codes, table)?;
        }
        Ok(())
    }
}

/// Where the engine's dimensions (unit, month, service, channel, age) are among the importer's.
const PLACES: [usize; DIMENSIONS] = [0, 1, 3, 2, 4];

/// Takes a batch into the table: each value of the batch gets its code once.
fn take(
    batch: &EncodedBatch<'_>,
    codes: &mut [HashMap<String, u32>; DIMENSIONS],
    table: &mut Table,
) -> Result<(), RowError> {
    let mut ours: [Vec<u32>; DIMENSIONS] = Default::default();
    for ((ours, known), place) in ours.iter_mut().zip(codes).zip(PLACES) {
        for value in batch.accepted.values(place) {
            let next = known.len() as u32;
            // The empty value is always among them, whether it occurs or not: it has a code of its own.
            ours.push(*known.entry(value.clone()).or_insert(next));
        }
    }
    for row in batch.accepted.rows() {
        let mut codes = [0; DIMENSIONS];
        for ((code, ours), place) in codes.iter_mut().zip(&ours).zip(PLACES) {
            *code = ours[row.codes[place] as usize];
        }
        table.append(&Row { items: row.levels, dimensions: &codes, numbers: &[] })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUESTIONNAIRE: &str = r#"{
        "id": "t", "version": 1, "languages": ["en"], "title": "T",
        "scales": {"s": {"levels": [
            {"label": "1"}, {"label": "2"}, {"label": "3"}, {"label": "4"}, {"label": "5"}
        ], "top": 2}},
        "pages": [{"id": "p", "title": "P", "questions": [
            {"id": "service", "kind": "choice", "label": "S", "filter": true,
             "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]},
            {"id": "age", "kind": "choice", "label": "A", "filter": true,
             "options": [{"value": "y", "label": "Y"}, {"value": "o", "label": "O"}]},
            {"id": "q1", "kind": "item", "scale": "s", "label": "Q1"},
            {"id": "q2", "kind": "item", "scale": "s", "label": "Q2"}
        ]}],
        "import": {"time": "ts"}
    }"#;

    #[test]
    fn a_file_is_read_whatever_its_pieces() {
        let file = "ts,unit,month,service,channel,age,q1,q2\n\
                    2026-01-05,u1,2026-01,a,web,y,5,4\n\
                    2026-02-05,u2,2026-02,b,web,o,,1\n\
                    2026-02-06,u2,2026-02,c,web,o,1,1\n";
        for size in [7, 64, file.len()] {
            let mut loader = Loader::new(QUESTIONNAIRE, false).unwrap();
            for piece in file.as_bytes().chunks(size) {
                loader.push(piece).unwrap();
            }
            loader.finish().unwrap();
            assert_eq!(loader.proof().unwrap(), [2.0, 10.0], "pieces of {size}");
            assert_eq!(loader.refused(), 1);
        }
    }
}
