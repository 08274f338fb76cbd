//! Which responses are looked at.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::dimensions::{
    MISSING, NOT_APPLICABLE, NOT_APPLICABLE_VALUE, chosen_options, dimension_values, level,
};
use crate::questionnaire::Questionnaire;
use crate::response::Response;

pub use crate::dimensions::{dimensions, fields, several};
pub use crate::questionnaire::{CHANNEL, MONTH, UNIT};

/// For each field the values that are let through; a field that isn't named lets all through. The empty value
/// stands for responses that don't say.
///
/// Of a question of which several options can be chosen it takes one value: those who chose this one, whatever else
/// they chose.
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

/// A filter that can't be counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterError {
    /// It is by something that the questionnaire can't be filtered by.
    Unknown(UnknownDimension),
    /// It is by several options of this question, of which a person can choose several. Such views overlap, and from
    /// two of them and their union those who chose both could be worked out.
    SeveralOptions(String),
}

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(unknown) => unknown.fmt(f),
            Self::SeveralOptions(field) => write!(
                f,
                "{field} takes one option at a time: a person can choose several, and those who chose two of them \
                 could be worked out"
            ),
        }
    }
}

impl std::error::Error for FilterError {}

impl From<UnknownDimension> for FilterError {
    fn from(unknown: UnknownDimension) -> Self {
        Self::Unknown(unknown)
    }
}

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

    /// Whether a response passes.
    pub fn lets_through(&self, questionnaire: &Questionnaire, response: &Response) -> bool {
        if self.is_all() {
            return true;
        }
        let fields = field_values(questionnaire, response);
        self.iter().all(|(field, allowed)| {
            let of_field = fields.iter().find(|(name, _)| name == field);
            of_field.is_some_and(|(_, values)| {
                values.iter().any(|value| allowed.iter().any(|allowed| allowed == value))
            })
        })
    }

    /// All dimensions that are restricted, with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0.iter().map(|(dimension, values)| (dimension.as_str(), values.as_slice()))
    }

    /// Whether everything is let through.
    pub fn is_all(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether each field is one of the questionnaire's, and of a question of several choices one option is asked for.
    pub fn check(&self, questionnaire: &Questionnaire) -> Result<(), FilterError> {
        let known = fields(questionnaire);
        if let Some(name) = self.0.keys().find(|name| !known.contains(name)) {
            return Err(UnknownDimension { name: name.clone(), known }.into());
        }
        let mut several = several(questionnaire).map(|(_, question, _)| &question.id);
        match several.find(|id| self.values(id).is_some_and(|values| values.len() > 1)) {
            Some(id) => Err(FilterError::SeveralOptions(id.clone())),
            None => Ok(()),
        }
    }
}

/// The values of a response in each of [`fields`], one but of a question of several choices, where each option that was
/// chosen is one. The empty value stands for a response that doesn't say.
pub fn field_values<'a>(
    questionnaire: &'a Questionnaire,
    response: &'a Response,
) -> Vec<(String, Vec<Cow<'a, str>>)> {
    let values = dimension_values(questionnaire, response);
    let own = dimensions(questionnaire).into_iter().zip(values);
    let mut fields: Vec<(String, Vec<Cow<'_, str>>)> =
        own.map(|(field, value)| (field, vec![value])).collect();
    for ((_, question, options), bits) in
        several(questionnaire).zip(chosen_options(questionnaire, response))
    {
        let chosen = options.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
        let mut values: Vec<Cow<'_, str>> =
            chosen.map(|(_, option)| Cow::from(option.value.as_str())).collect();
        if values.is_empty() {
            values.push(Cow::from(""));
        }
        fields.push((question.id.clone(), values));
    }
    for (at, item, ..) in questionnaire.items() {
        let value = match level(questionnaire, at, response.answers.get(at)) {
            MISSING => Cow::from(""),
            NOT_APPLICABLE => Cow::from(NOT_APPLICABLE_VALUE),
            level => Cow::from(level.to_string()),
        };
        fields.push((item.id.clone(), vec![value]));
    }
    fields
}
