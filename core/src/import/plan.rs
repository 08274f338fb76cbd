//! What is done with each column of a file, made once from its header: rows become codes without an answer
//! ever being a text of its own.
//!
//! There is one meaning of a field, [`row::read`], and the plan only remembers what it said. A row with
//! anything that it refuses is given back, to be read the careful way with all reasons against it.

use std::collections::HashSet;

use super::columns::{Columns, Target};
use super::encoded::Encoded;
use super::memo::{Key, Memo};
use super::months::Months;
use super::row;
use crate::filter;
use crate::questionnaire::{Kind, Questionnaire};
use crate::table::{dimension_values, level};

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
    pub(super) columns: Vec<Column>,
    months: Months,
    /// Whether a code for a missing answer might look like an instant.
    careful_times: bool,
    /// The id of the row that is read.
    id: String,
}

/// What is done with one column.
pub(super) enum Column {
    /// It isn't read.
    Unread,
    /// The levels of an item: at once for a field of one byte, which most are.
    Item { target: Target, question: usize, item: usize, short: Box<[u8; 256]>, memo: Memo },
    /// A value of a dimension. What the memo holds is of the rows that are made now.
    Value { target: Target, dimension: usize, memo: Memo },
    /// An instant. What the memo holds is of the rows that are made now.
    Time { memo: Memo },
    /// Ids.
    Id,
    /// What isn't counted, but may be wrong.
    Checked { target: Target, number: bool, memo: Memo },
    /// What isn't counted and is wrong only if it isn't UTF-8.
    Text,
}

impl Plan {
    /// For the columns of a file; `None` where two of them hold the same, so that the later one is asked only
    /// where the earlier one says nothing.
    pub(super) fn new(questionnaire: &Questionnaire, columns: &Columns) -> Option<Self> {
        let targets = columns.targets();
        let twice = targets
            .iter()
            .enumerate()
            .any(|(at, target)| target.is_some() && targets[..at].contains(target));
        let missing = &questionnaire.import.missing;
        (!twice).then(|| Self {
            columns: targets.iter().map(|target| Column::new(questionnaire, *target)).collect(),
            months: Months::new(),
            careful_times: missing.iter().any(|code| code.contains(':')),
            id: String::new(),
        })
    }

    /// The rows that were made are gone, and their codes.
    pub(super) fn forget_codes(&mut self) {
        self.months.forget_codes();
        for column in &mut self.columns {
            if let Column::Value { memo, .. } | Column::Time { memo } = column {
                memo.clear();
            }
        }
    }

    /// Begins a row.
    #[inline]
    pub(super) fn begin(&mut self, encoded: &mut Encoded) {
        self.id.clear();
        encoded.begin_row();
    }

    /// Takes a field of the row that was begun. `false` where it, or the row, is for the careful way.
    #[inline]
    pub(super) fn take(
        &mut self,
        questionnaire: &Questionnaire,
        seen: &HashSet<String>,
        at: usize,
        field: &[u8],
        encoded: &mut Encoded,
    ) -> bool {
        let Some(column) = self.columns.get_mut(at) else { return false };
        if field.is_empty() {
            // Nothing is no answer, in every column.
            return true;
        }
        match column {
            Column::Unread => true,
            Column::Item { target, question, item, short, memo } => {
                let ask = || level_of(questionnaire, *target, *question, field);
                let found = match *field {
                    // Only what can be neither white space nor a delimiter: rows are read by this table.
                    [byte] if byte.is_ascii_alphanumeric() => match short[usize::from(byte)] {
                        UNASKED => ask().inspect(|level| short[usize::from(byte)] = *level),
                        level => Some(level),
                    },
                    _ => remembered(memo, field, || ask().map(u32::from)).map(|level| level as u8),
                };
                found.inspect(|level| encoded.set_level(*item, *level)).is_some()
            }
            Column::Value { target, dimension, memo } => {
                let code = remembered(memo, field, || {
                    let value = value_of(questionnaire, *target, *dimension, field)?;
                    Some(encoded.code(*dimension, &value))
                });
                code.inspect(|code| encoded.set_code(*dimension, *code)).is_some()
            }
            Column::Time { memo } => {
                let months = &mut self.months;
                let instant = if self.careful_times { None } else { months.instant(field) };
                let code = match instant {
                    Some(instant) => Some(months.code(instant, encoded, MONTH)),
                    None => remembered(memo, field, || {
                        let month = value_of(questionnaire, Target::Time, MONTH, field)?;
                        Some(encoded.code(MONTH, &month))
                    }),
                };
                code.inspect(|code| encoded.set_code(MONTH, *code)).is_some()
            }
            Column::Id => {
                let mut response = row::blank(questionnaire);
                let text = std::str::from_utf8(field).ok();
                let read = row::read(questionnaire, Target::Id, text, seen, &mut response);
                self.id = response.id;
                read.is_ok()
            }
            Column::Checked { target, number, memo } => {
                let digits = field.len() <= MOST_DIGITS && field.iter().all(u8::is_ascii_digit);
                (*number && digits)
                    || remembered(memo, field, || is_sound(questionnaire, *target, field)).is_some()
            }
            Column::Text => field.is_ascii() || std::str::from_utf8(field).is_ok(),
        }
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
            Target::Unit => Self::Value { target, dimension: UNIT, memo: Memo::new(1024) },
            Target::Channel => Self::Value { target, dimension: CHANNEL, memo: Memo::new(64) },
            Target::Time => Self::Time { memo: Memo::new(1024) },
            Target::Id => Self::Id,
            Target::Question(question) => Self::of_question(questionnaire, target, question),
        }
    }

    fn of_question(questionnaire: &Questionnaire, target: Target, question: usize) -> Self {
        let checked = |number| Self::Checked { target, number, memo: Memo::new(256) };
        match questionnaire.questions().nth(question).map(|question| &question.kind) {
            Some(Kind::Item { .. }) => {
                let item = questionnaire.items().take_while(|(at, ..)| *at < question).count();
                let (short, memo) = (Box::new([UNASKED; 256]), Memo::new(64));
                Self::Item { target, question, item, short, memo }
            }
            Some(Kind::Choice { filter: true, .. }) => {
                let own = questionnaire.filters().take_while(|(at, ..)| *at < question).count();
                let dimension =
                    filter::dimensions(questionnaire).len() - questionnaire.filters().count() + own;
                Self::Value { target, dimension, memo: Memo::new(256) }
            }
            Some(Kind::Text { .. }) => Self::Text,
            Some(Kind::Number { .. }) => checked(true),
            _ => checked(false),
        }
    }
}

/// What a field means: as it was kept, or by asking, after which it is kept. `None` where the answer is none.
#[inline]
fn remembered(memo: &mut Memo, field: &[u8], ask: impl FnOnce() -> Option<u32>) -> Option<u32> {
    let Some(key) = Key::new(field) else { return ask() };
    if let Some(meaning) = memo.get(&key) {
        return Some(meaning);
    }
    let meaning = ask()?;
    memo.put(&key, meaning);
    Some(meaning)
}

fn level_of(
    questionnaire: &Questionnaire,
    target: Target,
    question: usize,
    field: &[u8],
) -> Option<u8> {
    let read = read(questionnaire, target, field)?;
    Some(level(questionnaire, question, read.answers.get(question)))
}

fn value_of(
    questionnaire: &Questionnaire,
    target: Target,
    dimension: usize,
    field: &[u8],
) -> Option<String> {
    let read = read(questionnaire, target, field)?;
    dimension_values(questionnaire, &read).into_iter().nth(dimension).map(Into::into)
}

fn is_sound(questionnaire: &Questionnaire, target: Target, field: &[u8]) -> Option<u32> {
    read(questionnaire, target, field).map(|_| 0)
}

/// A response with this field in it and nothing else, by the careful way.
fn read(
    questionnaire: &Questionnaire,
    target: Target,
    field: &[u8],
) -> Option<crate::response::Response> {
    let mut response = row::blank(questionnaire);
    let text = std::str::from_utf8(field).ok();
    row::read(questionnaire, target, text, &HashSet::new(), &mut response).ok()?;
    Some(response)
}
