//! The responses behind the figures, as rows of codes.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use anyhow::{Context, Result, bail};
use hailong_core::filter::field_values;
use hailong_core::import::Importer;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::response::{Answer, Response, fits};

use super::published::Measure;
use super::view::{Field, View};

/// The field that says in which of several surveys a response is.
const SURVEYS: &str = "survey";

/// All responses of all surveys that were given, each once.
pub struct Survey {
    /// The fields by which they are told apart.
    pub fields: Vec<Field>,
    rows: Vec<Row>,
    /// For each survey that was given, which codes of [`Self::surveys`] are in it.
    members: Vec<Vec<bool>>,
    /// The place of the field that says so, where there are several surveys.
    surveys: Option<usize>,
}

/// One response.
pub struct Row {
    /// Its code in each field.
    pub codes: Vec<usize>,
    /// Whether each item has a valid answer.
    answered: Vec<bool>,
}

/// The responses of a file. Rows that can't be read are in no figures, so they are passed over.
pub fn read(questionnaire: &Questionnaire, path: &Path) -> Result<Vec<Response>> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    let mut importer = Importer::new();
    let mut read = || {
        let mut accepted = importer.push(questionnaire, &bytes)?.accepted;
        accepted.extend(importer.finish(questionnaire)?.accepted);
        Ok::<_, hailong_core::import::ImportError>(accepted)
    };
    read().map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))
}

impl Survey {
    /// The responses of some surveys, by some fields, with the values that the files name besides those that occur.
    pub fn new(
        questionnaire: &Questionnaire,
        surveys: &[Vec<Response>],
        named: &BTreeMap<String, Vec<String>>,
    ) -> Result<Self> {
        let known = hailong_core::filter::fields(questionnaire);
        if let Some(unknown) = named.keys().find(|name| !known.contains(&base(name).to_owned())) {
            bail!("no field \"{unknown}\"; there are {}", known.join(", "));
        }
        let mut fields: Vec<Field> = named
            .iter()
            .map(|(name, values)| Field { name: name.clone(), values: values.clone() })
            .collect();
        let responses = together(surveys);
        let mut rows = Vec::new();
        for (response, _) in &responses {
            let values = field_values(questionnaire, response);
            let codes = fields.iter_mut().map(|field| {
                let own = values.iter().filter(|(name, _)| *name == base(&field.name));
                let own: Vec<&str> =
                    own.flat_map(|(_, values)| values).map(AsRef::as_ref).collect();
                match field.name.split_once('=') {
                    Some((_, option)) => usize::from(own.contains(&option)),
                    None => code(&mut field.values, own.first().copied().unwrap_or_default()),
                }
            });
            rows.push(Row { codes: codes.collect(), answered: answered(questionnaire, response) });
        }
        // Which surveys a response is in tells those of different days apart.
        let mut patterns: Vec<Vec<bool>> = Vec::new();
        let several = surveys.len() > 1;
        for (row, (_, members)) in rows.iter_mut().zip(&responses).filter(|_| several) {
            let found = patterns.iter().position(|pattern| pattern == members);
            row.codes.push(found.unwrap_or(patterns.len()));
            if found.is_none() {
                patterns.push(members.clone());
            }
        }
        if several {
            let name = |pattern: &Vec<bool>| {
                let numbers = pattern.iter().zip(1..).filter(|(is_in, _)| **is_in);
                numbers.map(|(_, number)| number.to_string()).collect::<Vec<_>>().join("+")
            };
            let values = patterns.iter().map(name).collect();
            fields.push(Field { name: SURVEYS.to_owned(), values });
        }
        let members = (0..surveys.len())
            .map(|survey| patterns.iter().map(|pattern| pattern[survey]).collect());
        Ok(Self {
            surveys: several.then(|| fields.len() - 1),
            members: members.collect(),
            fields,
            rows,
        })
    }

    /// How many surveys were given.
    pub fn surveys(&self) -> usize {
        self.members.len()
    }

    /// A view of one of the surveys.
    pub fn within(&self, view: View, survey: usize) -> View {
        match self.surveys {
            Some(field) => view.and(field, self.members[survey].clone()),
            None => view,
        }
    }

    /// The place of a field.
    pub fn field(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// All rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// How many persons a view has.
    pub fn count(&self, measure: &Measure, view: &View) -> u64 {
        let rows = self.rows.iter().filter(|row| view.holds(&row.codes));
        rows.filter(|row| row.counts(measure)).count() as u64
    }
}

impl Row {
    /// Whether it counts.
    pub fn counts(&self, measure: &Measure) -> bool {
        match measure {
            Measure::Responses => true,
            Measure::Item(item) => self.answered[*item],
            Measure::Any(items) => items.iter().any(|&item| self.answered[item]),
            Measure::All(items) => items.iter().all(|&item| self.answered[item]),
        }
    }
}

/// The name of the question of `question=option`, and of any other field its own.
fn base(name: &str) -> &str {
    name.split_once('=').map_or(name, |(question, _)| question)
}

fn code(values: &mut Vec<String>, value: &str) -> usize {
    values.iter().position(|known| known == value).unwrap_or_else(|| {
        values.push(value.to_owned());
        values.len() - 1
    })
}

fn answered(questionnaire: &Questionnaire, response: &Response) -> Vec<bool> {
    let is_valid = |index: usize| match response.answers.get(index) {
        Some(answer @ Answer::Level(_)) => fits(questionnaire, index, answer),
        _ => false,
    };
    questionnaire.items().map(|(index, ..)| is_valid(index)).collect()
}

/// Each response once, with the surveys that it is in. Those without an id are told apart by all that they say; of equal
/// ones as many are the same as both surveys have.
fn together(surveys: &[Vec<Response>]) -> Vec<(&Response, Vec<bool>)> {
    let mut found: Vec<(&Response, Vec<bool>)> = Vec::new();
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
    for (survey, responses) in surveys.iter().enumerate() {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for response in responses {
            let key = match response.id.is_empty() {
                true => format!("{response:?}"),
                false => response.id.clone(),
            };
            let nth = seen.entry(key.clone()).or_default();
            let places = by_key.entry(key).or_default();
            if places.len() == *nth {
                places.push(found.len());
                found.push((response, vec![false; surveys.len()]));
            }
            found[places[*nth]].1[survey] = true;
            // An id that comes again is the same response.
            *nth += usize::from(response.id.is_empty());
        }
    }
    found
}
