//! Which column of a file belongs to what.

use super::ImportError;
use crate::questionnaire::{Kind, Questionnaire};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Target {
    /// Answers to the question with this index.
    Question(usize),
    /// The unit.
    Unit,
    /// The day or instant.
    Time,
    /// The channel.
    Channel,
    /// An id.
    Id,
}

/// What each column of a file holds, in the file's order; `None` for a column that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns(Vec<Option<Target>>);

impl Columns {
    /// As a person has matched them.
    pub fn new(targets: Vec<Option<Target>>) -> Self {
        Self(targets)
    }

    /// Finds the questionnaire's columns in a header: by the exact name, else without regard to case.
    pub fn by_name(questionnaire: &Questionnaire, header: &[String]) -> Result<Self, ImportError> {
        let wanted = wanted(questionnaire);
        let mut targets = vec![None; header.len()];
        for (name, target) in &wanted {
            let exact: Vec<usize> = positions(header, |found| found == name);
            let found = if exact.is_empty() {
                positions(header, |found| found.to_lowercase() == name.to_lowercase())
            } else {
                exact
            };
            match found[..] {
                [] => {}
                [at] => targets[at] = Some(*target),
                _ => return Err(ImportError::ColumnTwice(name.clone())),
            }
        }
        if !targets.iter().any(|target| matches!(target, Some(Target::Question(_)))) {
            return Err(ImportError::NoColumn {
                found: header.to_vec(),
                wanted: wanted.into_iter().map(|(name, _)| name).collect(),
            });
        }
        Ok(Self(targets))
    }

    /// What the columns hold, in the file's order.
    pub fn targets(&self) -> &[Option<Target>] {
        &self.0
    }
}

/// The columns that a questionnaire looks for. Consent isn't among them: whoever is in the file has
/// given it to those who made the file.
fn wanted(questionnaire: &Questionnaire) -> Vec<(String, Target)> {
    let import = &questionnaire.import;
    let or = |name: &Option<String>, usual: &str| name.clone().unwrap_or_else(|| usual.to_owned());
    let mut wanted = Vec::new();
    for (index, question) in questionnaire.questions().enumerate() {
        match question.kind {
            Kind::Consent => {}
            Kind::Unit => {}
            _ => wanted.push((or(&question.column, &question.id), Target::Question(index))),
        }
    }
    wanted.push((or(&import.unit, "unit"), Target::Unit));
    wanted.push((or(&import.time, "submitted"), Target::Time));
    wanted.push((or(&import.channel, "channel"), Target::Channel));
    wanted.push((or(&import.id, "id"), Target::Id));
    wanted
}

fn positions(header: &[String], matches: impl Fn(&str) -> bool) -> Vec<usize> {
    let found = header.iter().enumerate().filter(|(_, name)| matches(name));
    found.map(|(index, _)| index).collect()
}
