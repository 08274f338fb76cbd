//! The file becomes a table.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};
use hailong_core::import::{Batch, Columns, Importer, Target};
use hailong_core::keyed_table::KeyedTable;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::table::Table;
use hailong_core::unit::Unit;

use super::refusals::Refusals;
use super::wrong::wrong;

/// Bytes of the file that are held at a time.
const PIECE: usize = 64 * 1024;

pub(super) struct Reading<'a> {
    pub(super) file: &'a Path,
    pub(super) questionnaire: &'a Questionnaire,
    /// The column with the weights.
    pub(super) weights: Option<&'a str>,
    /// Where refused rows are written.
    pub(super) refused: Option<&'a Path>,
}

impl Reading<'_> {
    /// Reads the file. That of the refused rows is left alone where it can't be read to its end.
    pub(super) fn table(&self) -> Result<Table> {
        let questionnaire = self.questionnaire;
        let importer = match self.weights {
            Some(column) => Importer::new().weighs_by(column),
            None => Importer::new(),
        };
        let mut table = match self.weights {
            Some(_) => Table::with_weights(questionnaire),
            None => Table::new(questionnaire),
        };
        let refusals = self.rows(importer, |batch| {
            let weights = batch.weights.iter().copied().chain(std::iter::repeat(1.0));
            for (response, weight) in batch.accepted.iter().zip(weights) {
                table.insert_weighted(questionnaire, response, weight);
            }
        })?;
        table.commit()?;
        refusals.finish(table.len())?;
        Ok(table)
    }

    /// The same with the keys in a column.
    pub(super) fn keyed_table(&self, column: &str) -> Result<KeyedTable> {
        let mut table = KeyedTable::new(self.questionnaire);
        let refusals = self.rows(Importer::new().keyed_by(column), |batch| {
            for (response, &key) in batch.accepted.iter().zip(&batch.cell_keys) {
                table.insert(self.questionnaire, response, key);
            }
        })?;
        table.commit()?;
        refusals.finish(table.len())?;
        Ok(table)
    }

    fn rows(&self, mut importer: Importer, mut take: impl FnMut(&Batch)) -> Result<Refusals<'_>> {
        let (name, questionnaire) = (self.file.display(), self.questionnaire);
        let mut file = File::open(self.file).with_context(|| name.to_string())?;
        let mut refusals = Refusals::new(self.file, self.refused)?;
        let mut piece = vec![0; PIECE];
        loop {
            let read = file.read(&mut piece).with_context(|| name.to_string())?;
            let batch = if read == 0 {
                importer.finish(questionnaire)
            } else {
                importer.push(questionnaire, &piece[..read])
            };
            let batch = batch.map_err(|error| wrong(format!("{name}: {error}")))?;
            take(&batch);
            refusals.write(importer.header().unwrap_or_default(), &batch.refused)?;
            if read == 0 {
                break;
            }
        }
        name_items_without_column(questionnaire, &importer);
        Ok(refusals)
    }
}

pub(super) fn name_unknown_units(occurring: &[&str], units: &[Unit]) {
    let known: BTreeSet<&str> = units.iter().map(|unit| unit.id.as_str()).collect();
    for unit in occurring.iter().filter(|unit| !unit.is_empty() && !known.contains(*unit)) {
        eprintln!("note: unit \"{unit}\" is not among the units");
    }
}

fn name_items_without_column(questionnaire: &Questionnaire, importer: &Importer) {
    let targets = importer.columns().map(Columns::targets).unwrap_or_default();
    let absent = |index: &usize| !targets.contains(&Some(Target::Question(*index)));
    let items = questionnaire.items().filter(|(index, ..)| absent(index));
    let items: Vec<&str> = items.map(|(_, question, ..)| question.id.as_str()).collect();
    if !items.is_empty() {
        eprintln!("note: the file has no column for {}", items.join(", "));
    }
}
