//! Which responses are looked at.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::questionnaire::Questionnaire;

/// The dimension of units.
pub const UNIT: &str = "unit";
/// The dimension of months, `2026-01`, by Vietnam's clock.
pub const MONTH: &str = "month";
/// The dimension of channels.
pub const CHANNEL: &str = "channel";

/// For each dimension the values that are let through; a dimension that isn't named lets all through.
/// The empty value stands for responses that don't say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Filter(BTreeMap<String, Vec<String>>);

/// A filter by something that the questionnaire can't be filtered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownDimension {
    /// What was asked for.
    pub name: String,
    /// What there is.
    pub known: Vec<String>,
}

impl fmt::Display for UnknownDimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no filter \"{}\"; there are {}", self.name, self.known.join(", "))
    }
}

impl std::error::Error for UnknownDimension {}

impl Filter {
    /// Lets everything through.
    pub fn all() -> Self {
        Self::default()
    }

    /// Lets one more value of a dimension through.
    pub fn allow(&mut self, dimension: impl Into<String>, value: impl Into<String>) {
        let values = self.0.entry(dimension.into()).or_default();
        let value = value.into();
        // Sorted, so that equal filters are equal values.
        if let Err(at) = values.binary_search(&value) {
            values.insert(at, value);
        }
    }

    /// Lets all values of a dimension through again.
    pub fn clear(&mut self, dimension: &str) {
        self.0.remove(dimension);
    }

    /// The values of a dimension that are let through, `None` for all.
    pub fn values(&self, dimension: &str) -> Option<&[String]> {
        self.0.get(dimension).map(Vec::as_slice)
    }

    /// All dimensions that are restricted, with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0.iter().map(|(dimension, values)| (dimension.as_str(), values.as_slice()))
    }

    /// Whether everything is let through.
    pub fn is_all(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether each field is one of the questionnaire's: a dimension, or an item.
    pub fn check(&self, questionnaire: &Questionnaire) -> Result<(), UnknownDimension> {
        let mut known = dimensions(questionnaire);
        known.extend(questionnaire.items().map(|(_, item, ..)| item.id.clone()));
        match self.0.keys().find(|name| !known.contains(name)) {
            Some(name) => Err(UnknownDimension { name: name.clone(), known }),
            None => Ok(()),
        }
    }
}

/// What a questionnaire's responses can be filtered by.
pub fn dimensions(questionnaire: &Questionnaire) -> Vec<String> {
    let own = questionnaire.filters().map(|(_, question, _)| question.id.clone());
    [UNIT, MONTH, CHANNEL].map(str::to_owned).into_iter().chain(own).collect()
}
