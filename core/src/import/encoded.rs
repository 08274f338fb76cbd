//! Rows in the table's own terms: levels and codes instead of answers as text.

use std::collections::HashMap;

use super::composed::composed;
use crate::dimensions::{chosen_options, dimension_values, level};
use crate::questionnaire::{Kind, Questionnaire};
use crate::response::{Answer, Response};
use crate::table::Table;

/// Rows of a file, encoded. The codes are of these rows alone: code 0 is the empty value, every other one an
/// index into [`values`](Self::values).
#[derive(Clone, Debug, Default)]
pub struct Encoded {
    rows: usize,
    items: usize,
    /// Whether a row was begun and not ended.
    unfinished: bool,
    /// A level for each item, row after row; zeros after them, as room for more.
    levels: Vec<u8>,
    /// A code for each dimension and the options chosen of each question of several, likewise.
    codes: Vec<u32>,
    /// How many codes a row has.
    wide: usize,
    /// The ids one after another, and where each ends. Empty for a row without one.
    ids: String,
    id_ends: Vec<usize>,
    dimensions: Vec<Values>,
    /// What was written, where it is kept.
    texts: Option<Texts>,
}

/// The texts of rows, one after another.
#[derive(Clone, Debug, Default)]
struct Texts {
    text: String,
    /// Of each its row, its question and where it ends.
    ends: Vec<(usize, usize, usize)>,
}

/// The distinct values of one dimension.
#[derive(Clone, Debug)]
struct Values {
    values: Vec<String>,
    codes: HashMap<String, u32>,
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EncodedRow<'a> {
    /// Its id, empty if it has none.
    pub id: &'a str,
    /// A level for each of [`Questionnaire::items`]: 0 for no answer, 255 for "not applicable".
    pub levels: &'a [u8],
    /// A code for each of [`dimensions`](crate::filter::dimensions), then for each question of
    /// [`several`](crate::filter::several) choices a bit for each option that was chosen, 1 for the first.
    pub codes: &'a [u32],
}

impl Encoded {
    /// No rows yet of a questionnaire.
    pub fn new(questionnaire: &Questionnaire) -> Self {
        let dimensions = crate::filter::dimensions(questionnaire);
        Self {
            items: questionnaire.items().count(),
            wide: dimensions.len() + crate::filter::several(questionnaire).count(),
            dimensions: dimensions.iter().map(|_| Values::new()).collect(),
            ..Self::default()
        }
    }

    /// The same, with room for what was written.
    pub fn with_texts(questionnaire: &Questionnaire) -> Self {
        Self { texts: Some(Texts::default()), ..Self::new(questionnaire) }
    }

    /// What was written, if it is kept: the row, the index of the question and the text, NFC, in the order of the rows.
    pub fn texts(&self) -> impl Iterator<Item = (usize, usize, &str)> {
        let mut start = 0;
        self.texts.iter().flat_map(move |texts| {
            let all = texts.ends.iter().filter(|(row, ..)| *row < self.rows);
            all.map(move |&(row, question, end)| {
                let text = &texts.text[start..end];
                start = end;
                (row, question, text)
            })
        })
    }

    /// Whether what was written is kept.
    #[inline]
    pub(super) fn keeps_texts(&self) -> bool {
        self.texts.is_some()
    }

    /// Something written, in the row that was begun.
    pub(super) fn push_text(&mut self, question: usize, said: &str) {
        if let Some(texts) = &mut self.texts {
            texts.text.push_str(said);
            texts.ends.push((self.rows, question, texts.text.len()));
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The rows, in the order of the file.
    pub fn rows(&self) -> impl Iterator<Item = EncodedRow<'_>> {
        let wide = self.wide;
        let mut start = 0;
        (0..self.rows).map(move |row| {
            let end = self.id_ends[row];
            let id = &self.ids[start..end];
            start = end;
            EncodedRow {
                id,
                levels: &self.levels[row * self.items..(row + 1) * self.items],
                codes: &self.codes[row * wide..(row + 1) * wide],
            }
        })
    }

    /// How many dimensions each row has a code in.
    pub(super) fn dimension_count(&self) -> usize {
        self.dimensions.len()
    }

    /// The distinct values of a dimension, the empty one first.
    pub fn values(&self, dimension: usize) -> &[String] {
        self.dimensions.get(dimension).map_or(&[], |dimension| &dimension.values)
    }

    /// Adds all rows to a table. One whose id is there already takes its place.
    pub fn insert_into(&self, table: &mut Table) {
        let theirs: Vec<Vec<u32>> = self
            .dimensions
            .iter()
            .enumerate()
            .map(|(at, own)| own.values.iter().map(|value| table.code(at, value)).collect())
            .collect();
        let mut codes = vec![0; self.wide];
        for row in self.rows() {
            // Options are bits in both.
            codes.copy_from_slice(row.codes);
            for ((code, own), theirs) in codes.iter_mut().zip(row.codes).zip(&theirs) {
                *code = theirs[*own as usize];
            }
            table.insert_encoded(row.id, row.levels, &codes);
        }
    }

    /// Adds a response, as a table takes it.
    pub fn push(&mut self, questionnaire: &Questionnaire, response: &Response) {
        let values = dimension_values(questionnaire, response);
        self.begin_row();
        for (at, value) in values.iter().enumerate() {
            let code = self.code(at, value);
            self.set_code(at, code);
        }
        for (at, options) in chosen_options(questionnaire, response).enumerate() {
            self.set_code(values.len() + at, options);
        }
        for (item, (index, ..)) in questionnaire.items().enumerate() {
            self.set_level(item, level(questionnaire, index, response.answers.get(index)));
        }
        if self.texts.is_some() {
            for (at, question) in questionnaire.questions().enumerate() {
                if let (Kind::Text { .. }, Some(Answer::Text(said))) =
                    (&question.kind, response.answers.get(at))
                    && !said.is_empty()
                {
                    self.push_text(at, &composed(said));
                }
            }
        }
        self.end_row(&response.id);
    }

    /// A row of nothing said yet, which is there from when it [is ended](Self::end_row). Beginning again
    /// before that takes it back.
    #[inline]
    pub(super) fn begin_row(&mut self) {
        let (level, code) = (self.rows * self.items, self.rows * self.wide);
        if self.unfinished {
            self.levels[level..level + self.items].fill(0);
            self.codes[code..code + self.wide].fill(0);
            if let Some(texts) = &mut self.texts {
                texts.forget_row(self.rows);
            }
        }
        if self.levels.len() < level + self.items || self.codes.len() < code + self.wide {
            // Room for many rows at a time: the way to it is longer than a row.
            let rows = (self.rows * 2).max(64);
            self.levels.resize(rows * self.items, 0);
            self.codes.resize(rows * self.wide, 0);
        }
        self.unfinished = true;
    }

    /// Some levels of the row that was begun.
    #[inline]
    pub(super) fn levels_mut(&mut self, item: usize, count: usize) -> &mut [u8] {
        let start = self.rows * self.items + item;
        self.levels.get_mut(start..start + count).unwrap_or_default()
    }

    /// In the row that was begun.
    #[inline]
    pub(super) fn set_level(&mut self, item: usize, level: u8) {
        if let Some(slot) = self.levels.get_mut(self.rows * self.items + item) {
            *slot = level;
        }
    }

    /// In the row that was begun.
    #[inline]
    pub(super) fn set_code(&mut self, dimension: usize, code: u32) {
        if let Some(slot) = self.codes.get_mut(self.rows * self.wide + dimension) {
            *slot = code;
        }
    }

    /// The row that was begun is whole.
    #[inline]
    pub(super) fn end_row(&mut self, id: &str) {
        self.rows += 1;
        self.unfinished = false;
        self.ids.push_str(id);
        self.id_ends.push(self.ids.len());
    }

    /// The code of a value.
    pub(super) fn code(&mut self, dimension: usize, value: &str) -> u32 {
        self.dimensions.get_mut(dimension).map_or(0, |values| values.code(value))
    }

    /// Forgets all rows and values, and keeps the room for others.
    pub(super) fn clear(&mut self) {
        self.rows = 0;
        self.unfinished = false;
        self.levels.fill(0);
        self.codes.fill(0);
        self.ids.clear();
        self.id_ends.clear();
        if let Some(texts) = &mut self.texts {
            texts.text.clear();
            texts.ends.clear();
        }
        for dimension in &mut self.dimensions {
            dimension.values.truncate(1);
            dimension.codes.clear();
        }
    }
}

impl Texts {
    /// Takes back what was written in a row that isn't one after all.
    fn forget_row(&mut self, row: usize) {
        while self.ends.pop_if(|(of, ..)| *of == row).is_some() {}
        self.text.truncate(self.ends.last().map_or(0, |(.., end)| *end));
    }
}

impl Values {
    fn new() -> Self {
        Self { values: vec![String::new()], codes: HashMap::new() }
    }

    fn code(&mut self, value: &str) -> u32 {
        if value.is_empty() {
            return 0;
        }
        if let Some(&code) = self.codes.get(value) {
            return code;
        }
        let code = self.values.len() as u32;
        self.values.push(value.to_owned());
        self.codes.insert(value.to_owned(), code);
        code
    }
}
