//! One file while it is read: its bytes go in, responses or codes and refused rows come out.

use std::collections::{HashMap, HashSet};

use super::cell_keys::CellKeys;
use super::columns::Columns;
use super::encoded::Encoded;
use super::error::ImportError;
use super::memo::Packed;
use super::plan::Plan;
use super::readable::readable;
use super::reading::Reading;
use super::refusals::Refused;
use super::source::Source;
use super::weights::Weights;
use crate::questionnaire::Questionnaire;
use crate::response::Response;

/// Reads one file: [`push`](Self::push) its bytes, then [`finish`](Self::finish).
pub struct Importer {
    source: Source,
    header: Option<Vec<String>>,
    /// Where the names of JSON's members stand in the header.
    names: HashMap<String, usize>,
    /// The short ones of the header, for JSON.
    packed: Vec<Option<Packed>>,
    columns: Option<Columns>,
    /// Whether a person has matched the columns.
    matched_by_hand: bool,
    seen: HashSet<String>,
    /// Whether a row was accepted or refused.
    has_rows: bool,
    /// Made with the first rows after the header; `None` within for a file that is read the careful way.
    plan: Option<Option<Plan>>,
    encoded: Encoded,
    /// The first JSON text that broke before any record was read.
    broken: Option<ImportError>,
    weights: Option<Weights>,
    cell_keys: Option<CellKeys>,
    /// Whether the rows that become codes keep their texts.
    keeps_texts: bool,
}

/// What a piece of the file gave.
#[derive(Debug, Default)]
pub struct Batch {
    /// The rows that became responses.
    pub accepted: Vec<Response>,
    /// Their weights, if the importer [looks for them](Importer::weighs_by).
    pub weights: Vec<f64>,
    /// Their keys, if the importer [looks for them](Importer::keyed_by).
    pub cell_keys: Vec<u16>,
    /// The rows that did not.
    pub refused: Vec<Refused>,
}

/// What a piece of the file gave, as codes.
#[derive(Debug)]
pub struct EncodedBatch<'a> {
    /// The rows that became responses.
    pub accepted: &'a Encoded,
    /// The rows that did not.
    pub refused: Vec<Refused>,
}

impl Importer {
    /// For a file whose header is matched by name.
    pub fn new() -> Self {
        Self {
            source: Source::new(),
            header: None,
            names: HashMap::new(),
            packed: Vec::new(),
            columns: None,
            matched_by_hand: false,
            seen: HashSet::new(),
            has_rows: false,
            plan: None,
            encoded: Encoded::default(),
            broken: None,
            weights: None,
            cell_keys: None,
            keeps_texts: false,
        }
    }

    /// For a file whose columns a person has matched.
    pub fn with_columns(columns: Columns) -> Self {
        Self { columns: Some(columns), matched_by_hand: true, ..Self::new() }
    }

    /// Looks for the weights of rows in the column of this name. A row without a sound weight, a number that is finite
    /// and not below 0, is refused. Only [`push`](Self::push) and [`finish`](Self::finish) give weights.
    pub fn weighs_by(mut self, column: &str) -> Self {
        self.weights = Some(Weights::new(column));
        self
    }

    /// Looks for the keys of rows in the column of this name, as [`weighs_by`](Self::weighs_by) does for weights. A row without
    /// a whole number from 0 to 65,535 is refused.
    pub fn keyed_by(mut self, column: &str) -> Self {
        self.cell_keys = Some(CellKeys { column: column.to_owned(), found: Vec::new() });
        self
    }

    /// Keeps the [texts](Encoded::texts) of the rows that become codes, too.
    pub fn keep_texts(&mut self) {
        self.keeps_texts = true;
    }

    fn take_weights(&mut self) -> Vec<f64> {
        self.weights.as_mut().map(|weights| std::mem::take(&mut weights.found)).unwrap_or_default()
    }

    fn take_cell_keys(&mut self) -> Vec<u16> {
        self.cell_keys.as_mut().map(|keys| std::mem::take(&mut keys.found)).unwrap_or_default()
    }

    /// Whether rows are told by their number, as objects of a JSON array, rather than by their line.
    pub fn counts_records(&self) -> bool {
        self.source.is_array()
    }

    /// Ids that are known already: a row with one of them is refused as a duplicate.
    pub fn knows<'a>(&mut self, ids: impl IntoIterator<Item = &'a str>) {
        self.seen.extend(ids.into_iter().map(str::to_owned));
    }

    /// The header, once it was read.
    pub fn header(&self) -> Option<&[String]> {
        self.header.as_deref()
    }

    /// How the columns were matched, once the header was read.
    pub fn columns(&self) -> Option<&Columns> {
        self.columns.as_ref()
    }

    /// Takes the next bytes.
    pub fn push(
        &mut self,
        questionnaire: &Questionnaire,
        bytes: &[u8],
    ) -> Result<Batch, ImportError> {
        let mut accepted = Vec::new();
        let refused = self.step(questionnaire, Some(bytes), Some(&mut accepted))?;
        let (weights, cell_keys) = (self.take_weights(), self.take_cell_keys());
        Ok(Batch { accepted, weights, cell_keys, refused })
    }

    /// The file has ended.
    pub fn finish(&mut self, questionnaire: &Questionnaire) -> Result<Batch, ImportError> {
        let mut accepted = Vec::new();
        let refused = self.step(questionnaire, None, Some(&mut accepted))?;
        let (weights, cell_keys) = (self.take_weights(), self.take_cell_keys());
        Ok(Batch { accepted, weights, cell_keys, refused })
    }

    /// Takes the next bytes, and gives the rows that became responses as codes: the same rows as
    /// [`push`](Self::push), many times faster, without what isn't counted.
    pub fn push_encoded(
        &mut self,
        questionnaire: &Questionnaire,
        bytes: &[u8],
    ) -> Result<EncodedBatch<'_>, ImportError> {
        self.step_encoded(questionnaire, Some(bytes))
    }

    /// The file has ended.
    pub fn finish_encoded(
        &mut self,
        questionnaire: &Questionnaire,
    ) -> Result<EncodedBatch<'_>, ImportError> {
        self.step_encoded(questionnaire, None)
    }

    fn step_encoded(
        &mut self,
        questionnaire: &Questionnaire,
        bytes: Option<&[u8]>,
    ) -> Result<EncodedBatch<'_>, ImportError> {
        if let Some(Some(plan)) = &mut self.plan {
            plan.forget_codes();
        }
        match self.encoded.dimension_count() {
            0 if self.keeps_texts => self.encoded = Encoded::with_texts(questionnaire),
            0 => self.encoded = Encoded::new(questionnaire),
            _ => self.encoded.clear(),
        }
        let refused = self.step(questionnaire, bytes, None)?;
        Ok(EncodedBatch { accepted: &self.encoded, refused })
    }

    /// Reads bytes, or the end of the file where there are none; responses where they are wanted, else codes.
    fn step(
        &mut self,
        questionnaire: &Questionnaire,
        bytes: Option<&[u8]>,
        responses: Option<&mut Vec<Response>>,
    ) -> Result<Vec<Refused>, ImportError> {
        let mut reading = Reading {
            questionnaire,
            header: &mut self.header,
            names: &mut self.names,
            packed: &mut self.packed,
            columns: &mut self.columns,
            matched_by_hand: self.matched_by_hand,
            seen: &mut self.seen,
            plan: &mut self.plan,
            encoded: &mut self.encoded,
            broken: &mut self.broken,
            weights: &mut self.weights,
            cell_keys: &mut self.cell_keys,
            responses,
            refused: Vec::new(),
            failed: None,
        };
        let read = match bytes {
            Some(bytes) => self.source.push(bytes, &mut reading),
            None => self.source.finish(&mut reading),
        };
        let Reading { refused, failed, responses, encoded, .. } = reading;
        let any = responses.map_or(!encoded.is_empty(), |found| !found.is_empty());
        self.has_rows |= any || !refused.is_empty();
        // What failed first, wherever the file was cut.
        if let Some(error) = failed {
            return Err(error);
        }
        read?;
        if bytes.is_none() {
            self.check_header(questionnaire)?;
        }
        Ok(refused)
    }

    /// Whether the file, which has ended, was one of responses at all.
    fn check_header(&mut self, questionnaire: &Questionnaire) -> Result<(), ImportError> {
        let Some(header) = &self.header else {
            return Err(self.broken.take().unwrap_or(ImportError::Empty));
        };
        let asks = |columns: &Columns| columns.has_question();
        if !self.matched_by_hand && !self.columns.as_ref().is_some_and(asks) {
            let wanted = Columns::wanted(questionnaire).into_iter().map(|(name, _)| name).collect();
            return Err(ImportError::no_column(header, wanted));
        }
        if !self.matched_by_hand {
            Columns::check_named(questionnaire, header)?;
        }
        if let Some(weights) = &self.weights {
            weights.check(header)?;
            weights.check_any()?;
        }
        match self.has_rows {
            true => Ok(()),
            false => Err(ImportError::NoRows { found: readable(header) }),
        }
    }
}

impl Default for Importer {
    fn default() -> Self {
        Self::new()
    }
}
