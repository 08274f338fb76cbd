//! Responses with keys: a table for readers who may filter freely. Its counts leave with noise, and in no other way.
//!
//! A key is a random number of 16 bits, drawn when the response is taken in and kept with it for good. The key of a cell is the
//! sum of the keys of its responses, so the same responses have the same noise, whatever view shows them.
//!
//! It is a type of its own, and not a table with a switch, so that the compiler holds the rule: what shows exact figures takes
//! [`Counted`](crate::table::Counted), which a [`KeyedTable`] doesn't give out, and what shows noisy ones takes [`Keyed`],
//! which no other table has.
//!
//! ```compile_fail,E0308
//! # use hailong_core::{figures::*, filter::Filter, keyed_table::KeyedTable, questionnaire::Questionnaire};
//! fn exact(questionnaire: &Questionnaire, table: &KeyedTable) {
//!     let _ = overall(questionnaire, table.counted(), &Filter::all(), Thresholds::default());
//! }
//! ```
//!
//! ```
//! # use hailong_core::{figures::*, filter::Filter, keyed_table::KeyedTable, questionnaire::Questionnaire};
//! fn noisy(questionnaire: &Questionnaire, table: &KeyedTable) {
//!     let _ = noisy_overall(questionnaire, table.counted(), &Filter::all(), Thresholds::default());
//! }
//! ```

use crate::questionnaire::Questionnaire;
use crate::response::Response;
use crate::table::{Counted, Full, Table};

/// The responses to one questionnaire, each with its key.
#[derive(Clone, Debug)]
pub struct KeyedTable(Table);

/// What noisy figures count: the rows of a table with keys.
#[derive(Clone, Copy)]
pub struct Keyed<'a> {
    pub(crate) counted: Counted<'a>,
    /// The dimension that the keys are in.
    pub(crate) keys: usize,
}

impl KeyedTable {
    /// An empty table for a questionnaire.
    pub fn new(questionnaire: &Questionnaire) -> Self {
        Self(Table::with_cell_keys(questionnaire))
    }

    /// Adds a response with its key. One whose id is there already replaces it. It counts once the table is
    /// [committed](Self::commit).
    ///
    /// The key must be drawn evenly from all numbers of 16 bits, without regard to the response, must stay the same
    /// whenever the response is read again, and must be shown to no reader.
    pub fn insert(&mut self, questionnaire: &Questionnaire, response: &Response, key: u16) {
        self.0.insert_keyed(questionnaire, response, key);
    }

    /// Takes the response with this id out of all counts; whether it was there.
    pub fn remove(&mut self, id: &str) -> bool {
        self.0.remove(id)
    }

    /// Takes what was inserted into account. Nothing can be counted before.
    pub fn commit(&mut self) -> Result<(), Full> {
        self.0.commit()
    }

    /// How many responses there are. Not for showing.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The values that occur in a field, sorted; what a filter can be set to. Not for readers: they are told the values of
    /// which noisy figures tell.
    pub fn values(&self, field: &str) -> Vec<&str> {
        self.0.values(field)
    }

    /// What can be counted, with noise.
    pub fn counted(&self) -> Keyed<'_> {
        Keyed { counted: self.0.counted(), keys: self.0.cell_keys_at() }
    }
}
