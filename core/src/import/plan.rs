//! What is done with each column of a file, made once from its header: rows become codes without an answer
//! ever being a text of its own.
//!
//! There is one meaning of a field, [`row::read`], and the plan only remembers what it said. A row with
//! anything that it refuses is given back, to be read the careful way with all reasons against it.

use std::collections::HashSet;

use super::columns::Target;
use super::encoded::Encoded;
use super::memo::{Memo, Packed};
use super::months::Months;
use super::row;
use super::values::Values;
use crate::dimensions::{chosen_options, dimension_values, level};
use crate::filter;
use crate::questionnaire::{Kind, Questionnaire};

/// The places of [`filter::dimensions`].
const UNIT: usize = 0;
const MONTH: usize = 1;
const CHANNEL: usize = 2;

/// In a column of levels: what this byte means was not asked yet.
pub(super) const UNASKED: u8 = 254;
/// The most digits that are a number without being read.
const MOST_DIGITS: usize = 15;

/// What is done with the columns of a file.
pub(super) struct Plan {
    columns: Vec<Column>,
    /// For each column how many from it on hold items one after another on one scale.
    runs: Vec<usize>,
    /// For each scale what a field of one letter or digit means; most levels are one.
    short: Vec<Short>,
    months: Months,
    /// Whether a code for a missing answer might look like a date.
    careful_times: bool,
    /// The id of the row that is read.
    id: String,
}

/// Levels by the byte that is the field, [`UNASKED`] where it isn't known.
pub(super) type Short = [u8; 256];

/// What is done with one column.
enum Column {
    /// It isn't read.
    Unread,
    /// The levels of an item.
    Item { target: Target, question: usize, item: usize, scale: usize, memo: Memo },
    /// A value of a dimension.
    Value { target: Target, values: Values },
    /// Options of which several can be chosen: which of such questions it is, and the place among a row's codes.
    Options { target: Target, several: usize, place: usize, memo: Memo },
    /// An instant; the values are of those that aren't read in parts.
    Time { values: Values },
    /// Ids.
    Id,
    /// What isn't counted, but may be wrong.
    Checked { target: Target, number: bool, memo: Memo },
    /// What isn't counted and is wrong only if it isn't UTF-8: the answers to this question.
    Text { question: usize },
}

impl Plan {
    /// For the columns of a file; `None` where two of them hold the same, so that the later one is asked only
    /// where the earlier one says nothing.
    pub(super) fn new(questionnaire: &Questionnaire, targets: &[Option<Target>]) -> Option<Self> {
        let twice = targets
            .iter()
            .enumerate()
            .any(|(at, target)| target.is_some() && targets[..at].contains(target));
        if twice {
            return None;
        }
        let columns: Vec<Column> =
            targets.iter().map(|target| Column::new(questionnaire, *target)).collect();
        Some(Self {
            runs: (0..columns.len()).map(|at| run(&columns[at..])).collect(),
            columns,
            short: vec![[UNASKED; 256]; questionnaire.scales.len()],
            months: Months::new(),
            careful_times: questionnaire.import.missing.iter().any(|code| code.len() >= 10),
            id: String::new(),
        })
    }

    /// So many more columns that aren't read.
    pub(super) fn leave_out(&mut self, columns: usize) {
        self.columns.extend((0..columns).map(|_| Column::Unread));
        self.runs.resize(self.columns.len(), 0);
    }

    /// How many columns there are.
    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }

    /// How many columns from this one on hold items one after another on one scale; the first of the items,
    /// and what fields of one byte mean on that scale.
    #[inline]
    pub(super) fn run(&self, column: usize) -> Option<(usize, usize, &Short)> {
        match self.columns.get(column)? {
            Column::Item { item, scale, .. } => {
                Some((self.runs[column], *item, self.short.get(*scale)?))
            }
            _ => None,
        }
    }

    /// Whether nothing is asked of a column's fields that doubled quotes would change.
    pub(super) fn takes_doubled_quotes(&self, column: usize, encoded: &Encoded) -> bool {
        match self.columns.get(column) {
            Some(Column::Unread) => true,
            Some(Column::Text { .. }) => !encoded.keeps_texts(),
            _ => false,
        }
    }

    /// The rows that were made are gone, and their codes.
    pub(super) fn forget_codes(&mut self) {
        self.months.forget_codes();
        for column in &mut self.columns {
            if let Column::Value { values, .. } | Column::Time { values } = column {
                values.forget_codes();
            }
        }
    }

    /// Begins a row.
    #[inline]
    pub(super) fn begin(&mut self, encoded: &mut Encoded) {
        self.id.clear();
        encoded.begin_row();
    }

    /// Takes a field of the row that was begun; `packed` is the field where it is short enough. `false` where
    /// it, or the row, is for the careful way.
    #[inline]
    pub(super) fn take(
        &mut self,
        questionnaire: &Questionnaire,
        seen: &HashSet<String>,
        at: usize,
        field: &[u8],
        packed: Option<Packed>,
        encoded: &mut Encoded,
    ) -> bool {
        if field.is_empty() {
            // Nothing is no answer, in every column.
            return true;
        }
        let known = |memo: &Memo| match packed {
            Some(packed) => memo.get_packed(packed),
            None => memo.get(field),
        };
        match &mut self.columns[at] {
            Column::Unread => return true,
            Column::Value { values, .. } => {
                if values.set(field, packed, encoded) {
                    return true;
                }
            }
            Column::Time { values } if !self.careful_times => {
                if let Some(when) = self.months.when(field) {
                    let code = self.months.code(when, encoded, MONTH);
                    encoded.set_code(MONTH, code);
                    return true;
                }
                if values.set(field, packed, encoded) {
                    return true;
                }
            }
            Column::Item { item, scale, memo, .. } => {
                let level = match *field {
                    [byte] => self.short[*scale][usize::from(byte)],
                    _ => known(memo).map_or(UNASKED, |level| level as u8),
                };
                if level != UNASKED {
                    encoded.set_level(*item, level);
                    return true;
                }
            }
            Column::Options { place, memo, .. } => {
                if let Some(options) = known(memo) {
                    encoded.set_code(*place, options);
                    return true;
                }
            }
            Column::Checked { number, memo, .. } => {
                let digits = field.len() <= MOST_DIGITS && field.iter().all(u8::is_ascii_digit);
                if (*number && digits) || known(memo).is_some() {
                    return true;
                }
            }
            Column::Text { question } if encoded.keeps_texts() => {
                let Ok(text) = std::str::from_utf8(field) else { return false };
                if let Some(said) = row::said(questionnaire, text) {
                    encoded.push_text(*question, &said);
                }
                return true;
            }
            Column::Text { .. } => return field.is_ascii() || std::str::from_utf8(field).is_ok(),
            Column::Time { .. } | Column::Id => {}
        }
        self.ask(questionnaire, seen, at, field, encoded).is_some()
    }

    /// Takes a field whose meaning isn't known, and keeps it. `None` where it has none.
    #[cold]
    fn ask(
        &mut self,
        questionnaire: &Questionnaire,
        seen: &HashSet<String>,
        at: usize,
        field: &[u8],
        encoded: &mut Encoded,
    ) -> Option<()> {
        let text = std::str::from_utf8(field).ok();
        let mut read = row::blank(questionnaire);
        let mut read = |target: Target, seen: &HashSet<String>| {
            let is_sound = row::read(questionnaire, target, text, seen, &mut read).is_ok();
            is_sound.then(|| std::mem::replace(&mut read, row::blank(questionnaire)))
        };
        let nobody = HashSet::new();
        match &mut self.columns[at] {
            Column::Unread | Column::Text { .. } => {}
            Column::Item { target, question, item, scale, memo } => {
                let read = read(*target, &nobody)?;
                let level = level(questionnaire, *question, read.answers.get(*question));
                encoded.set_level(*item, level);
                memo.put(field, level.into());
                // Only what can be neither white space nor a delimiter: rows are read by this table.
                if let ([byte], Some(short)) = (field, self.short.get_mut(*scale))
                    && byte.is_ascii_alphanumeric()
                {
                    short[usize::from(*byte)] = level;
                }
            }
            Column::Value { target, values } => {
                let read = read(*target, &nobody)?;
                let found = dimension_values(questionnaire, &read);
                values.learn(field, found.get(values.dimension())?, encoded);
            }
            Column::Options { target, several, place, memo } => {
                let read = read(*target, &nobody)?;
                let options = chosen_options(questionnaire, &read).nth(*several)?;
                encoded.set_code(*place, options);
                memo.put(field, options);
            }
            Column::Time { values } => {
                let read = read(Target::Time, &nobody)?;
                values.learn(field, dimension_values(questionnaire, &read).get(MONTH)?, encoded);
                self.months.learn(field);
            }
            Column::Id => self.id = read(Target::Id, seen)?.id,
            Column::Checked { target, memo, .. } => {
                read(*target, &nobody)?;
                memo.put(field, 0);
            }
        }
        Some(())
    }

    /// The row that was begun is whole.
    #[inline]
    pub(super) fn end(&mut self, seen: &mut HashSet<String>, encoded: &mut Encoded) {
        if !self.id.is_empty() {
            seen.insert(self.id.clone());
        }
        encoded.end_row(&self.id);
    }
}

impl Column {
    fn new(questionnaire: &Questionnaire, target: Option<Target>) -> Self {
        let Some(target) = target else { return Self::Unread };
        match target {
            Target::Unit => Self::Value { target, values: Values::new(UNIT) },
            Target::Channel => Self::Value { target, values: Values::new(CHANNEL) },
            Target::Time => Self::Time { values: Values::new(MONTH) },
            Target::Id => Self::Id,
            Target::Question(question) => Self::of_question(questionnaire, target, question),
        }
    }

    fn of_question(questionnaire: &Questionnaire, target: Target, question: usize) -> Self {
        let checked = |number| Self::Checked { target, number, memo: Memo::new(256) };
        match questionnaire.questions().nth(question).map(|question| &question.kind) {
            Some(Kind::Item { scale, .. }) => {
                let item = questionnaire.items().take_while(|(at, ..)| *at < question).count();
                Self::Item { target, question, item, scale: *scale, memo: Memo::new(64) }
            }
            Some(Kind::Choice { filter: true, .. }) => {
                let own = questionnaire.filters().take_while(|(at, ..)| *at < question).count();
                let dimension =
                    filter::dimensions(questionnaire).len() - questionnaire.filters().count() + own;
                Self::Value { target, values: Values::new(dimension) }
            }
            Some(Kind::Choices { .. }) => {
                match filter::several(questionnaire).position(|(at, ..)| at == question) {
                    Some(several) => {
                        let place = filter::dimensions(questionnaire).len() + several;
                        Self::Options { target, several, place, memo: Memo::new(256) }
                    }
                    None => checked(false),
                }
            }
            Some(Kind::Text { .. }) => Self::Text { question },
            Some(Kind::Number { .. }) => checked(true),
            // Each field is read by `row`: right for every other kind.
            Some(_) | None => checked(false),
        }
    }
}

/// How many columns at the beginning hold items one after another on one scale.
fn run(columns: &[Column]) -> usize {
    let Some(Column::Item { item: first, scale: only, .. }) = columns.first() else { return 0 };
    let follows = |(at, column): &(usize, &Column)| match column {
        Column::Item { item, scale, .. } => *item == first + at && scale == only,
        _ => false,
    };
    columns.iter().enumerate().take_while(follows).count()
}
