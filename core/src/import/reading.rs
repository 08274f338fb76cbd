//! What is made of the rows and records of a file: responses or codes, or what is wrong with them.

use std::collections::{HashMap, HashSet};

use super::cell_keys::CellKeys;
use super::columns::{Columns, Target};
use super::csv::{Row, TakesRows};
use super::encoded::Encoded;
use super::error::ImportError;
use super::fast_csv::FastRows;
use super::json::fast_record::{FastRecord, packed_name};
use super::json::parse::{Json, parse};
use super::json::{Layout, TakesRecords, stored};
use super::memo::Packed;
use super::plan::Plan;
use super::reason::{Reason, ReasonKind};
use super::refusals::Refused;
use super::row::response;
use super::taken::Taken;
use super::weights::Weights;
use super::write::unguarded;
use crate::questionnaire::Questionnaire;
use crate::response::Response;

/// JSON's members may have any names, and each makes a column; past so many only those that are wanted.
pub(super) const MOST_NAMES: usize = 1024;

/// What is made of the rows of a file.
pub(super) struct Reading<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) header: &'a mut Option<Vec<String>>,
    pub(super) names: &'a mut HashMap<String, usize>,
    pub(super) packed: &'a mut Vec<Option<Packed>>,
    pub(super) columns: &'a mut Option<Columns>,
    pub(super) matched_by_hand: bool,
    pub(super) seen: &'a mut HashSet<String>,
    pub(super) plan: &'a mut Option<Option<Plan>>,
    pub(super) encoded: &'a mut Encoded,
    pub(super) broken: &'a mut Option<ImportError>,
    pub(super) weights: &'a mut Option<Weights>,
    pub(super) cell_keys: &'a mut Option<CellKeys>,
    /// Where responses go, if they are wanted rather than codes.
    pub(super) responses: Option<&'a mut Vec<Response>>,
    pub(super) refused: Vec<Refused>,
    pub(super) failed: Option<ImportError>,
}

impl TakesRows for Reading<'_> {
    fn fast(&mut self, bytes: &[u8], delimiter: u8) -> Taken {
        if !self.takes_fast_path() {
            return Taken::default();
        }
        let Self { questionnaire, seen, encoded, plan: Some(Some(plan)), .. } = self else {
            return Taken::default();
        };
        FastRows { questionnaire, plan, seen, encoded }.rows(bytes, delimiter)
    }

    fn row(&mut self, row: Row) {
        if self.failed.is_some() || is_blank(&row) {
            return;
        }
        match &self.header {
            Some(_) => self.take_row(row),
            None => self.take_header(row),
        }
    }
}

impl TakesRecords for Reading<'_> {
    fn fast(&mut self, bytes: &[u8], layout: Layout) -> Taken {
        if !self.takes_fast_path() {
            return Taken::default();
        }
        let Self {
            questionnaire,
            seen,
            encoded,
            packed,
            header: Some(header),
            plan: Some(Some(plan)),
            ..
        } = self
        else {
            return Taken::default();
        };
        FastRecord { questionnaire, header, packed, plan, seen, encoded }
            .take(bytes, layout)
            .unwrap_or_default()
    }

    fn record(&mut self, number: u64, line: u64, text: &[u8]) {
        if self.failed.is_some() {
            return;
        }
        let kind = match parse(text) {
            Ok(Json::Object(members)) if stored::is_stored(&members) => {
                return self.take_stored(number, &members);
            }
            Ok(Json::Object(members)) => return self.take_flat(number, members),
            Ok(_) => ReasonKind::NotARecord,
            Err(syntax) => {
                let (byte, expected) = (syntax.at as u64 + 1, syntax.expected);
                if self.header.is_none() && self.broken.is_none() {
                    *self.broken = Some(ImportError::Json { line, byte, expected });
                }
                ReasonKind::Json { byte, expected }
            }
        };
        let reasons = vec![Reason { column: None, value: String::new(), kind }];
        let fields = vec![String::from_utf8_lossy(text).into_owned()];
        self.refused.push(Refused { line: number, reasons, fields });
    }
}

impl Reading<'_> {
    /// Whether rows become codes by the fast path, for which the plan is made here.
    fn takes_fast_path(&mut self) -> bool {
        let has_numbers = self.weights.is_some() || self.cell_keys.is_some();
        if self.responses.is_some() || has_numbers || self.failed.is_some() {
            return false;
        }
        if self.plan.is_none()
            && let (Some(header), Some(columns)) = (&*self.header, &*self.columns)
        {
            // A person may have matched more names of JSON's members than have come yet.
            let targets = columns.targets().get(..header.len());
            *self.plan = Some(targets.and_then(|targets| Plan::new(self.questionnaire, targets)));
        }
        matches!(self.plan, Some(Some(_)))
    }

    fn take_header(&mut self, row: Row) {
        let name = |field: Option<String>| unguarded(field.unwrap_or_default().trim()).into_owned();
        let names: Vec<String> = row.fields.into_iter().map(name).collect();
        if self.columns.is_none() {
            match Columns::by_name(self.questionnaire, &names) {
                Ok(matched) => *self.columns = Some(matched),
                Err(error) => self.failed = Some(error),
            }
            if let Err(error) = Columns::check_named(self.questionnaire, &names) {
                self.failed.get_or_insert(error);
            }
        }
        if let Some(Err(error)) = self.weights.as_ref().map(|weights| weights.check(&names)) {
            self.failed.get_or_insert(error);
        }
        if let Some(Err(error)) = self.cell_keys.as_ref().map(|keys| keys.check(&names)) {
            self.failed.get_or_insert(error);
        }
        *self.header = Some(names);
    }

    fn take_row(&mut self, row: Row) {
        let (Some(names), Some(columns)) = (&*self.header, &*self.columns) else { return };
        let weight = match &mut *self.weights {
            // Where fields are missing it isn't known which of them is the weight.
            Some(weights) if row.fields.len() == names.len() => {
                let weight = weights.of_row(names, &row);
                if let Err(error) = weights.note(&weight) {
                    self.failed = Some(error);
                    return;
                }
                Some(weight)
            }
            _ => None,
        };
        let key = match &*self.cell_keys {
            Some(keys) if row.fields.len() == names.len() => Some(keys.of_row(names, &row)),
            _ => None,
        };
        let mut read = response(self.questionnaire, names, columns, &row, self.seen);
        let wrong = [
            weight.as_ref().and_then(|of| of.as_ref().err()),
            key.as_ref().and_then(|of| of.as_ref().err()),
        ];
        for wrong in wrong.into_iter().flatten() {
            read = Err(match read {
                Ok(response) => {
                    self.seen.remove(&response.id);
                    vec![wrong.clone()]
                }
                Err(reasons) => reasons.into_iter().chain([wrong.clone()]).collect(),
            });
        }
        match read {
            Ok(response) => {
                if let (Some(weights), Some(Ok(weight))) = (&mut *self.weights, weight) {
                    weights.found.push(weight);
                }
                if let (Some(keys), Some(Ok(key))) = (&mut *self.cell_keys, key) {
                    keys.found.push(key);
                }
                self.accept(&response);
            }
            Err(reasons) => {
                let lossy = |field: Option<String>| field.unwrap_or_else(|| "\u{fffd}".into());
                let fields = row.fields.into_iter().map(lossy).collect();
                self.refused.push(Refused { line: row.line, reasons, fields });
            }
        }
    }

    fn accept(&mut self, response: &Response) {
        match &mut self.responses {
            Some(responses) => responses.push(response.clone()),
            None => self.encoded.push(self.questionnaire, response),
        }
    }

    /// An object with a member for each column, in any order.
    fn take_flat(&mut self, number: u64, members: Vec<(String, Json)>) {
        if !self.add_names(members.iter().map(|(name, _)| name)) {
            return;
        }
        let width = self.header.as_ref().map_or(0, Vec::len);
        let mut row =
            Row { line: number, fields: vec![Some(String::new()); width], faults: Vec::new() };
        let mut filled = vec![false; width];
        for (name, value) in members {
            let Some(&at) = self.names.get(&name) else { continue };
            if std::mem::replace(&mut filled[at], true) {
                row.faults.push((at, ReasonKind::Twice));
                continue;
            }
            let is_plain = match &value {
                Json::Object(_) => false,
                Json::List(entries) => self.takes_list(at) && entries.iter().all(is_short),
                _ => true,
            };
            if !is_plain {
                row.faults.push((at, ReasonKind::Nested));
            }
            row.fields[at] = match value {
                Json::String(text) => text,
                value => Some(stored::text(&value)),
            };
        }
        if !is_blank(&row) {
            self.take_row(row);
        }
    }

    /// A response of our own store.
    fn take_stored(&mut self, number: u64, members: &[(String, Json)]) {
        let wanted = Columns::wanted(self.questionnaire);
        if !self.add_names(wanted.iter().map(|(name, _)| name)) {
            return;
        }
        let weight = self.weights.as_ref().and_then(Weights::missing);
        if let (Some(weights), Some(missing)) = (&mut *self.weights, &weight)
            && let Err(error) = weights.note(&Err(missing.clone()))
        {
            self.failed = Some(error);
            return;
        }
        let missing = weight.or_else(|| self.cell_keys.as_ref().and_then(CellKeys::missing));
        let read = stored::response(self.questionnaire, members).and_then(|response| {
            if let Some(missing) = missing {
                return Err(vec![missing]);
            }
            let known = !response.id.is_empty() && !self.seen.insert(response.id.clone());
            let reason = || Reason {
                column: Some("id".to_owned()),
                value: response.id.clone(),
                kind: ReasonKind::DuplicateId,
            };
            if known { Err(vec![reason()]) } else { Ok(response) }
        });
        match read {
            Ok(response) => self.accept(&response),
            Err(reasons) => {
                let mut fields = vec![String::new(); self.header.as_ref().map_or(0, Vec::len)];
                for (name, field) in stored::fields(self.questionnaire, members) {
                    if let Some(slot) = self.names.get(&name).and_then(|at| fields.get_mut(*at)) {
                        *slot = field;
                    }
                }
                self.refused.push(Refused { line: number, reasons, fields });
            }
        }
    }

    /// Makes columns of names that are new. `false` where it can't be told whose they are.
    fn add_names<'n>(&mut self, names: impl Iterator<Item = &'n String>) -> bool {
        let header = self.header.get_or_insert_default();
        let before = header.len();
        for name in names {
            let known = self.names.contains_key(name);
            if !known && (header.len() < MOST_NAMES || Columns::wants(self.questionnaire, name)) {
                self.names.insert(name.clone(), header.len());
                self.packed.push(packed_name(name));
                header.push(name.clone());
            }
        }
        if header.len() == before {
            return true;
        }
        let columns = self.columns.get_or_insert_with(|| Columns::new(Vec::new()));
        let grown = match self.matched_by_hand {
            true => Ok(columns.grown(self.questionnaire, header)),
            false => columns.matched_anew(self.questionnaire, header),
        };
        match grown {
            Ok(grown) => *columns = grown,
            Err(error) => {
                self.failed = Some(error);
                return false;
            }
        }
        let new = columns.targets().get(before..header.len()).unwrap_or_default();
        match &mut *self.plan {
            Some(Some(plan)) if new.iter().all(Option::is_none) => plan.leave_out(new.len()),
            plan => *plan = None,
        }
        true
    }

    fn takes_list(&self, column: usize) -> bool {
        let target = self.columns.as_ref().and_then(|columns| *columns.targets().get(column)?);
        let Some(Target::Question(index)) = target else { return false };
        let question = self.questionnaire.questions().nth(index);
        question.is_some_and(|question| question.kind.takes_several())
    }
}

/// Whether a value can stand in a list of options.
fn is_short(value: &Json) -> bool {
    matches!(value, Json::String(Some(text)) if !text.contains([';', '|']))
        || matches!(value, Json::Number(_))
}

/// A row of delimiters alone, as spreadsheets leave them below a table, is a blank line.
fn is_blank(row: &Row) -> bool {
    row.faults.is_empty()
        && row.fields.iter().all(|f| f.as_ref().is_some_and(|f| f.trim().is_empty()))
}
