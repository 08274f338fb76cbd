//! What responses can be filtered and grouped by: names and values for the engine's columns and codes.

use std::collections::HashMap;

use hailong_engine::{Filter as Codes, Key};

use crate::dimensions::{self, NOT_APPLICABLE_VALUE};
use crate::filter::{Filter, UnknownDimension};
use crate::questionnaire::Questionnaire;

/// A field with its values; a code is an index of them.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) key: Key,
    pub(crate) values: Vec<String>,
    /// Whether a response can have several of its values.
    pub(crate) overlaps: bool,
    by_value: HashMap<String, u32>,
}

/// All fields of a questionnaire: its dimensions, whose values grow with the responses, its questions of several
/// choices, whose values are options, and its items, whose values are levels.
#[derive(Clone, Debug)]
pub(crate) struct Fields(Vec<Field>);

impl Field {
    fn new(name: String, key: Key, values: impl IntoIterator<Item = String>) -> Self {
        let mut field =
            Self { name, key, values: Vec::new(), overlaps: false, by_value: HashMap::new() };
        values.into_iter().for_each(|value| {
            field.code(&value);
        });
        field
    }

    fn code(&mut self, value: &str) -> u32 {
        if let Some(&code) = self.by_value.get(value) {
            return code;
        }
        let code = self.values.len() as u32;
        self.values.push(value.to_owned());
        self.by_value.insert(value.to_owned(), code);
        code
    }

    /// The code of a value; `None` where no response has it.
    pub(crate) fn known(&self, value: &str) -> Option<u32> {
        self.by_value.get(value).copied()
    }

    /// The filter with this field restricted to some codes.
    pub(crate) fn only(&self, filter: Codes, codes: impl IntoIterator<Item = u32>) -> Codes {
        match self.key {
            Key::Dimension(dimension) => filter.only(dimension, codes),
            Key::Item(item) => {
                let level = |code: u32| match self.values[code as usize].as_str() {
                    NOT_APPLICABLE_VALUE => u8::MAX,
                    _ => code as u8,
                };
                filter.answered(item, codes.into_iter().map(level).collect::<Vec<u8>>())
            }
        }
    }
}

impl Fields {
    pub(crate) fn new(questionnaire: &Questionnaire) -> Self {
        let dimensions = dimensions::dimensions(questionnaire);
        let first_several = dimensions.len();
        // Code 0 of a dimension is the empty value.
        let dimensions = dimensions
            .into_iter()
            .enumerate()
            .map(|(at, name)| Field::new(name, Key::Dimension(at), [String::new()]));
        // So it is here: who chose none has an option of one's own.
        let several = dimensions::several(questionnaire).enumerate();
        let several = several.map(|(at, (_, question, options))| {
            let options = options.iter().map(|option| option.value.clone());
            let values = std::iter::once(String::new()).chain(options);
            let key = Key::Dimension(first_several + at);
            Field { overlaps: true, ..Field::new(question.id.clone(), key, values) }
        });
        let items = questionnaire.items().enumerate().map(|(at, (_, question, scale, _))| {
            let levels = (1..=scale.levels.len()).map(|level| level.to_string());
            let none = scale.not_applicable.is_some().then(|| NOT_APPLICABLE_VALUE.to_owned());
            let values = std::iter::once(String::new()).chain(levels).chain(none);
            Field::new(question.id.clone(), Key::Item(at), values)
        });
        Self(dimensions.chain(several).chain(items).collect())
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Field> {
        self.0.iter().find(|field| field.name == name)
    }

    /// The field of this name, or all that there are.
    pub(crate) fn find(&self, name: &str) -> Result<&Field, UnknownDimension> {
        self.get(name).ok_or_else(|| UnknownDimension {
            name: name.to_owned(),
            known: self.0.iter().map(|field| field.name.clone()).collect(),
        })
    }

    /// The code of a value in the dimension at this place; a new one for a new value.
    pub(crate) fn code(&mut self, dimension: usize, value: &str) -> u32 {
        match self.0.get_mut(dimension) {
            Some(field) if field.key == Key::Dimension(dimension) && !field.overlaps => {
                field.code(value)
            }
            _ => 0,
        }
    }

    /// A filter by names and values as one by columns and codes. A value that no response has lets nothing through.
    pub(crate) fn codes(&self, filter: &Filter) -> Result<Codes, UnknownDimension> {
        let mut codes = Codes::all();
        for (name, values) in filter.iter() {
            let field = self.find(name)?;
            codes = field.only(codes, values.iter().filter_map(|value| field.known(value)));
        }
        Ok(codes)
    }
}
