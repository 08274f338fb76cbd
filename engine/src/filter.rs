//! The filter of a query: for each column which codes, levels or numbers pass.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::QueryError;
use crate::query::known;
use crate::row::NOT_APPLICABLE;
use crate::schema::{Dimension, Number, Schema};

/// Codes from this one on are kept in a set, so that a filter's memory doesn't grow with the size of a code. Codes are
/// numbered without gaps, so there are hardly any as large as this.
const FAR: u32 = 1 << 22;

/// The codes of a dimension that are let through.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Allowed {
    /// By code, up to the last one that passes.
    near: Vec<bool>,
    far: BTreeSet<u32>,
}

/// For each column that is restricted what is let through; a row must pass all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Of several options any of those named.
    dimensions: BTreeMap<usize, Allowed>,
    /// By a row's level, 0 and 255 as in [`crate::Row`].
    items: BTreeMap<usize, Vec<u8>>,
    /// From, to, both included.
    numbers: BTreeMap<usize, (f64, f64)>,
}

impl Allowed {
    pub(crate) fn passes(&self, code: u32) -> bool {
        match self.near.get(code as usize) {
            Some(&passes) => passes,
            None => self.far.contains(&code),
        }
    }

    fn insert(&mut self, code: u32) {
        if code >= FAR {
            self.far.insert(code);
            return;
        }
        let at = code as usize;
        if self.near.len() <= at {
            self.near.resize(at + 1, false);
        }
        self.near[at] = true;
    }

    fn codes(&self) -> impl Iterator<Item = u32> {
        let near = (0..).zip(&self.near).filter(|(_, passes)| **passes).map(|(code, _)| code);
        near.chain(self.far.iter().copied())
    }
}

impl Filter {
    /// Lets everything through.
    pub fn all() -> Self {
        Self::default()
    }

    /// Lets these values of a dimension through (rows with any of these options), in place of what was let
    /// through before. None at all lets nothing through.
    pub fn only(mut self, dimension: usize, codes: impl IntoIterator<Item = u32>) -> Self {
        let mut allowed = Allowed::default();
        codes.into_iter().for_each(|code| allowed.insert(code));
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

    pub(crate) fn dimensions(&self) -> impl Iterator<Item = (usize, &Allowed)> {
        self.dimensions.iter().map(|(&dimension, allowed)| (dimension, allowed))
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

    pub(crate) fn check(&self, schema: &Schema) -> Result<(), QueryError> {
        for (&dimension, allowed) in &self.dimensions {
            known("dimension", dimension, schema.dimensions.len())?;
            if let Dimension::Several(options) = schema.dimensions[dimension]
                && let Some(last) = allowed.codes().last()
                && last >= options.into()
            {
                return Err(QueryError::Unknown("option", last as usize));
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
