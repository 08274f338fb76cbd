//! The file becomes a table.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context, Result};
use hailong_core::figures::Numbers;
use hailong_core::import::{Batch, Columns, ImportError, Importer, Target};
use hailong_core::keyed_table::KeyedTable;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::table::Table;
use hailong_core::unit::Unit;

use super::refusals::Refusals;
use super::wrong::wrong;

/// Bytes of the file that are held at a time.
const PIECE: usize = 64 * 1024;

/// What was read.
pub(super) struct Read {
    pub(super) table: Table,
    /// What the questions that take a number were answered with.
    pub(super) numbers: Numbers,
    /// What there is to say if too many rows were refused.
    pub(super) too_many: Option<String>,
}

/// The same with the keys of the rows.
pub(super) struct ReadKeyed {
    pub(super) table: KeyedTable,
    /// What there is to say if too many rows were refused.
    pub(super) too_many: Option<String>,
}

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
    pub(super) fn read(&self) -> Result<Read> {
        let questionnaire = self.questionnaire;
        let importer = match self.weights {
            Some(column) => Importer::new().weighs_by(column),
            None => Importer::new(),
        };
        let mut table = match self.weights {
            Some(_) => Table::with_weights(questionnaire),
            None => Table::new(questionnaire),
        };
        let mut numbers = Numbers::new(questionnaire);
        let refusals = self.rows(importer, |batch| {
            let weights = batch.weights.iter().copied().chain(std::iter::repeat(1.0));
            for (response, weight) in batch.accepted.iter().zip(weights) {
                table.insert_weighted(questionnaire, response, weight);
                numbers.add(response);
            }
        })?;
        table.commit()?;
        let too_many = refusals.finish(table.len())?;
        Ok(Read { table, numbers, too_many })
    }

    /// The same with the keys in a column.
    pub(super) fn keyed(&self, column: &str) -> Result<ReadKeyed> {
        let mut table = KeyedTable::new(self.questionnaire);
        let refusals = self.rows(Importer::new().keyed_by(column), |batch| {
            for (response, &key) in batch.accepted.iter().zip(&batch.cell_keys) {
                table.insert(self.questionnaire, response, key);
            }
        })?;
        table.commit()?;
        let too_many = refusals.finish(table.len())?;
        Ok(ReadKeyed { table, too_many })
    }

    fn rows(&self, mut importer: Importer, mut take: impl FnMut(&Batch)) -> Result<Refusals<'_>> {
        let (name, questionnaire) = (self.file.display(), self.questionnaire);
        let mut file = File::open(self.file).with_context(|| name.to_string())?;
        let mut refusals = Refusals::new(self.file, self.refused)?;
        let mut piece = vec![0; PIECE];
        let mut is_any_taken = false;
        loop {
            let read = file.read(&mut piece).with_context(|| name.to_string())?;
            let batch = if read == 0 {
                importer.finish(questionnaire)
            } else {
                importer.push(questionnaire, &piece[..read])
            };
            let batch = batch.map_err(|error| {
                if !matches!(error, ImportError::NotWeights { .. }) {
                    refusals.tell_held();
                }
                wrong(format!("{name}: {error}"))
            })?;
            take(&batch);
            is_any_taken |= !batch.accepted.is_empty();
            if is_any_taken {
                refusals.tell_held();
            }
            refusals.write(importer.header().unwrap_or_default(), &batch.refused)?;
            if read == 0 {
                break;
            }
        }
        name_questions_without_column(questionnaire, &importer);
        Ok(refusals)
    }
}

pub(super) fn name_unknown_units(occurring: &[&str], units: &[Unit]) {
    let known: BTreeSet<&str> = units.iter().map(|unit| unit.id.as_str()).collect();
    for unit in occurring.iter().filter(|unit| !unit.is_empty() && !known.contains(*unit)) {
        eprintln!("note: unit \"{unit}\" is not among the units");
    }
}

fn name_questions_without_column(questionnaire: &Questionnaire, importer: &Importer) {
    let targets = importer.columns().map(Columns::targets).unwrap_or_default();
    let wanted = Columns::wanted(questionnaire).into_iter();
    let of_questions = wanted.filter(|(_, target)| matches!(target, Target::Question(_)));
    let absent = of_questions.filter(|(_, target)| !targets.contains(&Some(*target)));
    let absent: Vec<String> = absent.map(|(name, _)| name).collect();
    if !absent.is_empty() {
        eprintln!("note: the file has no column for {}", absent.join(", "));
    }
}
