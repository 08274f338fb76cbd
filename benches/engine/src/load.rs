//! From a file's bytes to a table that can answer: the importer's rows go into the engine as they come.

use std::collections::HashMap;

use hailong_core::calendar::Month;
use hailong_core::import::{Batch, Importer};
use hailong_core::questionnaire::{Questionnaire, read};
use hailong_core::response::{Answer, Response};
use hailong_engine::{Breakdown, Filter, Measure, Row, Source, Table};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{DIMENSIONS, schema};

/// Reads one file.
#[wasm_bindgen]
pub struct Loader {
    questionnaire: Questionnaire,
    importer: Importer,
    codes: [HashMap<String, u32>; DIMENSIONS],
    table: Table,
    rows: usize,
    refused: usize,
}

#[wasm_bindgen]
impl Loader {
    /// For answers to a questionnaire, given as JSON, with the choices `service` and `age`.
    #[wasm_bindgen(constructor)]
    pub fn new(questionnaire: &str) -> Result<Self, JsError> {
        let questionnaire = read(questionnaire).map_err(|problems| {
            let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
            JsError::new(&problems.join("\n"))
        })?;
        let items = questionnaire.items().count();
        let table = Table::new(schema(items))
            .map_err(|problems| JsError::new(&format!("the schema is wrong: {problems:?}")))?;
        let codes = Default::default();
        let importer = Importer::new();
        Ok(Self { questionnaire, importer, codes, table, rows: 0, refused: 0 })
    }

    /// The next bytes of the file.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), JsError> {
        let batch = self.importer.push(&self.questionnaire, bytes)?;
        self.take(&batch)
    }

    /// The file has ended: sorts and slices its rows.
    pub fn finish(&mut self) -> Result<(), JsError> {
        let batch = self.importer.finish(&self.questionnaire)?;
        self.take(&batch)?;
        Ok(self.table.settle()?)
    }

    /// What the load is checked by: the rows, and the sum of all levels.
    pub fn proof(&self) -> Result<Vec<f64>, JsError> {
        let items = self.questionnaire.items().count();
        let levels = Breakdown::whole((0..items).map(Measure::Levels).collect());
        let counts = self.table.count_one(&Filter::all(), levels)?;
        let sum: u64 = (0..items)
            .flat_map(|item| (1..=5).map(move |level| (item, level)))
            .map(|(item, level)| level as u64 * counts.number(0, item, level))
            .sum();
        Ok(vec![self.rows as f64, sum as f64])
    }

    /// The rows that could not be read.
    pub fn refused(&self) -> usize {
        self.refused
    }
}

impl Loader {
    fn take(&mut self, batch: &Batch) -> Result<(), JsError> {
        let Self { questionnaire, codes, table, rows, refused, .. } = self;
        *rows += batch.accepted.len();
        *refused += batch.refused.len();
        let mut levels = Vec::new();
        for response in &batch.accepted {
            levels.clear();
            levels.extend(questionnaire.items().map(|(index, ..)| {
                match response.answers.get(index) {
                    Some(Answer::Level(level)) => *level,
                    Some(Answer::NotApplicable) => u8::MAX,
                    _ => 0,
                }
            }));
            let values = values(questionnaire, response);
            let mut row = [0; DIMENSIONS];
            for ((code, value), known) in row.iter_mut().zip(values).zip(&mut *codes) {
                *code = match known.get(&value) {
                    Some(&code) => code,
                    None => {
                        let code = known.len() as u32;
                        known.insert(value, code);
                        code
                    }
                };
            }
            table.append(&Row { items: &levels, dimensions: &row, numbers: &[] })?;
        }
        Ok(())
    }
}

/// A response's values of unit, month, service, channel and age.
fn values(questionnaire: &Questionnaire, response: &Response) -> [String; DIMENSIONS] {
    let choice = |id: &str| {
        let answer = questionnaire.index_of(id).and_then(|index| response.answers.get(index));
        match answer {
            Some(Answer::Choice(value)) => value.clone(),
            _ => String::new(),
        }
    };
    let month = response.submitted.and_then(Month::in_vietnam);
    [
        response.unit.clone().unwrap_or_default(),
        month.map(|month| month.to_string()).unwrap_or_default(),
        choice("service"),
        response.channel.clone().unwrap_or_default(),
        choice("age"),
    ]
}
