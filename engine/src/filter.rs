//! Which rows are looked at.

use std::collections::BTreeMap;

use crate::error::QueryError;
use crate::query::known;
use crate::row::NOT_APPLICABLE;
use crate::schema::{Dimension, Number, Schema};

/// For each column that is restricted what is let through; a row must pass all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// By code; codes past the end don't pass. Of several options any of those named.
    dimensions: BTreeMap<usize, Vec<bool>>,
    /// By a row's level, 0 and 255 as in [`crate::Row`].
    items: BTreeMap<usize, Vec<u8>>,
    /// From, to, both included.
    numbers: BTreeMap<usize, (f64, f64)>,
}

impl Filter {
    /// Lets everything through.
    pub fn all() -> Self {
        Self::default()
    }

    /// Lets these values of a dimension through (rows with any of these options), in place of what was let
    /// through before. None at all lets nothing through.
    pub fn only(mut self, dimension: usize, codes: impl IntoIterator<Item = u32>) -> Self {
        let mut allowed = Vec::new();
        for code in codes {
            let code = code as usize;
            if allowed.len() <= code {
                allowed.resize(code + 1, false);
            }
            allowed[code] = true;
        }
        self.dimensions.insert(dimension, allowed);
        self
    }

    /// Lets these levels of an item through: 0 for rows without an answer, 255 for "not applicable".
    pub fn answered(mut self, item: usize, levels: impl IntoIterator<Item = u8>) -> Self {
        self.items.insert(item, levels.into_iter().collect());
        self
    }

    /// Lets numbers from one to another through, both included; a row without the number doesn't pass.
    pub fn between(mut self, number: usize, from: f64, to: f64) -> Self {
        self.numbers.insert(number, (from, to));
        self
    }

    /// Lets all values of a dimension through again.
    pub fn without(mut self, dimension: usize) -> Self {
        self.dimensions.remove(&dimension);
        self
    }

    /// What is let through of a dimension, by code; `None` for all.
    pub fn allowed(&self, dimension: usize) -> Option<&[bool]> {
        self.dimensions.get(&dimension).map(Vec::as_slice)
    }

    pub(crate) fn dimensions(&self) -> impl Iterator<Item = (usize, &[bool])> {
        self.dimensions.iter().map(|(&dimension, allowed)| (dimension, allowed.as_slice()))
    }

    /// Items with the codes that pass, as bits.
    pub(crate) fn items<'a>(
        &'a self,
        schema: &'a Schema,
    ) -> impl Iterator<Item = (usize, u16)> + 'a {
        self.items.iter().map(|(&item, levels)| {
            let asked = schema.items[item];
            let codes = levels.iter().filter_map(|&level| match level {
                NOT_APPLICABLE => asked.not_applicable.then(|| asked.largest()),
                level => (level <= asked.levels).then_some(level),
            });
            (item, codes.fold(0, |codes, code| codes | 1 << code))
        })
    }

    pub(crate) fn numbers(&self) -> impl Iterator<Item = (usize, f64, f64)> {
        self.numbers.iter().map(|(&number, &(from, to))| (number, from, to))
    }

    pub(crate) fn has_other_than_dimensions(&self) -> bool {
        !(self.items.is_empty() && self.numbers.is_empty())
    }

    pub(crate) fn check(&self, schema: &Schema) -> Result<(), QueryError> {
        for (&dimension, allowed) in &self.dimensions {
            known("dimension", dimension, schema.dimensions.len())?;
            if let Dimension::Several(options) = schema.dimensions[dimension]
                && allowed.len() > usize::from(options)
            {
                return Err(QueryError::Unknown("option", allowed.len() - 1));
            }
        }
        self.items.keys().try_for_each(|&item| known("item", item, schema.items.len()))?;
        self.numbers.keys().try_for_each(|&number| known("number", number, schema.numbers.len()))
    }
}

pub(crate) fn weight(schema: &Schema, number: usize) -> Result<(), QueryError> {
    match schema.numbers.get(number) {
        Some(Number::Weight) => Ok(()),
        _ => Err(QueryError::Unknown("weight", number)),
    }
}
