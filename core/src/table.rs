//! Responses in columns.
//!
//! Private to the crate but for building it: figures leave through [`crate::figures`] only, where small
//! cells are suppressed.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::calendar::Month;
use crate::filter::{self, Filter, UnknownDimension};
use crate::questionnaire::Questionnaire;
use crate::response::{Answer, Response, fits};

/// No answer, in a column of levels.
pub(crate) const MISSING: u8 = 0;
/// "Not applicable", in a column of levels.
pub(crate) const NOT_APPLICABLE: u8 = u8::MAX;

/// The responses to one questionnaire.
#[derive(Clone, Debug)]
pub struct Table {
    rows: usize,
    /// A column of levels for each item, in the order of [`Questionnaire::items`].
    items: Vec<Vec<u8>>,
    /// A column of codes for each of [`filter::dimensions`].
    dimensions: Vec<Dimension>,
    ids: BTreeMap<String, usize>,
}

/// One column of a few distinct values.
#[derive(Clone, Debug)]
pub(crate) struct Dimension {
    pub(crate) name: String,
    /// The distinct values; a row's code is an index here. Code 0 is the empty value.
    pub(crate) values: Vec<String>,
    pub(crate) codes: Vec<u32>,
    by_value: BTreeMap<String, u32>,
}

impl Table {
    /// An empty table for a questionnaire.
    pub fn new(questionnaire: &Questionnaire) -> Self {
        Self {
            rows: 0,
            items: questionnaire.items().map(|_| Vec::new()).collect(),
            dimensions: filter::dimensions(questionnaire).into_iter().map(Dimension::new).collect(),
            ids: BTreeMap::new(),
        }
    }

    /// Adds a response. One whose id is there already replaces it, so that reading a store twice counts
    /// nothing twice; a response without an id is always new.
    pub fn insert(&mut self, questionnaire: &Questionnaire, response: &Response) {
        let codes: Vec<u32> = dimension_values(questionnaire, response)
            .iter()
            .enumerate()
            .map(|(dimension, value)| self.code(dimension, value))
            .collect();
        let answers = &response.answers;
        let levels: Vec<u8> = questionnaire
            .items()
            .map(|(index, ..)| level(questionnaire, index, answers.get(index)))
            .collect();
        self.insert_encoded(&response.id, &levels, &codes);
    }

    /// The code of a value in a dimension, by its place in [`filter::dimensions`]: for
    /// [`insert_encoded`](Self::insert_encoded). The empty value has 0. A value that is coded and stands in no
    /// row isn't among [`values`](Self::values).
    pub fn code(&mut self, dimension: usize, value: &str) -> u32 {
        self.dimensions.get_mut(dimension).map_or(0, |dimension| dimension.code(value))
    }

    /// Adds a response that is encoded already, as [`insert`](Self::insert) does: a level for each item (0 for
    /// no answer, 255 for "not applicable") and a [`code`](Self::code) for each dimension. What is lacking at
    /// the end counts as not said.
    pub fn insert_encoded(&mut self, id: &str, levels: &[u8], codes: &[u32]) {
        let row = match self.ids.get(id) {
            Some(&row) => row,
            None => self.new_row(id),
        };
        for (at, column) in self.items.iter_mut().enumerate() {
            column[row] = levels.get(at).copied().unwrap_or(MISSING);
        }
        for (at, dimension) in self.dimensions.iter_mut().enumerate() {
            dimension.codes[row] = codes.get(at).copied().unwrap_or(0);
        }
    }

    /// How many responses there are. Not for showing: [`crate::figures`] does that.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Whether a response with this id is there.
    pub fn contains(&self, id: &str) -> bool {
        self.ids.contains_key(id)
    }

    /// The ids of the responses that have one.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str)
    }

    /// The values that occur in a dimension, sorted; what a filter can be set to. The empty value, for
    /// responses that don't say, is among them if it occurs.
    pub fn values(&self, dimension: &str) -> Vec<&str> {
        let Some(dimension) = self.dimension(dimension) else {
            return Vec::new();
        };
        let mut occurs = vec![false; dimension.values.len()];
        for &code in &dimension.codes {
            occurs[code as usize] = true;
        }
        let mut values: Vec<&str> = dimension
            .values
            .iter()
            .zip(occurs)
            .filter_map(|(value, occurs)| occurs.then_some(value.as_str()))
            .collect();
        values.sort_unstable();
        values
    }

    pub(crate) fn dimension(&self, name: &str) -> Option<&Dimension> {
        self.dimensions.iter().find(|dimension| dimension.name == name)
    }

    pub(crate) fn item(&self, item: usize) -> &[u8] {
        &self.items[item]
    }

    /// The rows that a filter lets through.
    pub(crate) fn select(
        &self,
        questionnaire: &Questionnaire,
        filter: &Filter,
    ) -> Result<Vec<usize>, UnknownDimension> {
        filter.check(questionnaire)?;
        let tests: Vec<(&Dimension, Vec<bool>)> = filter
            .iter()
            .filter_map(|(name, values)| {
                let dimension = self.dimension(name)?;
                let passes = |value: &String| values.contains(value);
                Some((dimension, dimension.values.iter().map(passes).collect()))
            })
            .collect();
        let passes = |row: &usize| {
            tests.iter().all(|(dimension, passes)| passes[dimension.codes[*row] as usize])
        };
        Ok((0..self.rows).filter(passes).collect())
    }

    fn new_row(&mut self, id: &str) -> usize {
        let row = self.rows;
        self.rows += 1;
        for column in &mut self.items {
            column.push(MISSING);
        }
        for dimension in &mut self.dimensions {
            dimension.codes.push(0);
        }
        if !id.is_empty() {
            self.ids.insert(id.to_owned(), row);
        }
        row
    }
}

impl Dimension {
    fn new(name: String) -> Self {
        Self {
            name,
            values: vec![String::new()],
            codes: Vec::new(),
            by_value: BTreeMap::from([(String::new(), 0)]),
        }
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
}

/// What stands in a column of levels for an answer: one that the item can't have is none.
pub(crate) fn level(questionnaire: &Questionnaire, question: usize, answer: Option<&Answer>) -> u8 {
    match answer {
        Some(answer) if !fits(questionnaire, question, answer) => MISSING,
        Some(Answer::Level(level)) => *level,
        Some(Answer::NotApplicable) => NOT_APPLICABLE,
        _ => MISSING,
    }
}

/// The value of a response in each of [`filter::dimensions`], empty where it doesn't say.
pub(crate) fn dimension_values<'a>(
    questionnaire: &Questionnaire,
    response: &'a Response,
) -> Vec<Cow<'a, str>> {
    let said = |value: &'a Option<String>| Cow::from(value.as_deref().unwrap_or_default());
    let month = response.submitted.and_then(Month::in_vietnam).map(|month| month.to_string());
    let mut values =
        vec![said(&response.unit), month.unwrap_or_default().into(), said(&response.channel)];
    values.extend(questionnaire.filters().map(|(index, ..)| match response.answers.get(index) {
        Some(Answer::Choice(value)) => Cow::from(value.as_str()),
        _ => Cow::from(""),
    }));
    values
}
