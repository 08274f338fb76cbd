//! Which column of a file belongs to what.

use super::ImportError;
use super::composed::composed;
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

    /// Finds the questionnaire's columns in a header: by the exact name, else without regard to case and to how
    /// marks are written.
    pub fn by_name(questionnaire: &Questionnaire, header: &[String]) -> Result<Self, ImportError> {
        let wanted = Self::wanted(questionnaire);
        let mut targets = vec![None; header.len()];
        let mut unmatched = Vec::new();
        for (name, target) in &wanted {
            match positions(header, |found| found == name)[..] {
                [] => unmatched.push((name, target)),
                [at] if targets[at].is_none() => targets[at] = Some(*target),
                _ => return Err(ImportError::ColumnTwice(name.clone())),
            }
        }
        for (name, target) in unmatched {
            let plain = |name: &str| composed(name).to_lowercase();
            let same = |found: &str| plain(found) == plain(name);
            let found = positions(header, same);
            // A column that has its own name exactly isn't another's in another case.
            let free: Vec<usize> = found.into_iter().filter(|&at| targets[at].is_none()).collect();
            match free[..] {
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

    /// The columns that a questionnaire looks for, by their names. Consent isn't among them: whoever is in
    /// the file has given it to those who made the file.
    pub fn wanted(questionnaire: &Questionnaire) -> Vec<(String, Target)> {
        let questions = questionnaire.questions().enumerate();
        let named =
            questions.filter(|(_, question)| !matches!(question.kind, Kind::Consent | Kind::Unit));
        let others = questionnaire.import.names().zip(OTHERS);
        named
            .map(|(index, question)| (question.column_name().to_owned(), Target::Question(index)))
            .chain(others.map(|(name, target)| (name.to_owned(), target)))
            .collect()
    }

    /// As a text to keep beside the file: the wanted name of each column, a line each.
    pub fn to_text(&self, questionnaire: &Questionnaire) -> String {
        let wanted = Self::wanted(questionnaire);
        let name = |target: &Option<Target>| {
            let found = wanted.iter().find(|(_, one)| Some(*one) == *target);
            found.map_or("", |(name, _)| name.as_str())
        };
        self.0.iter().map(name).collect::<Vec<_>>().join("\n")
    }

    /// From such a text. A name that the questionnaire has no more is a column that is left out.
    pub fn from_text(questionnaire: &Questionnaire, text: &str) -> Self {
        let wanted = Self::wanted(questionnaire);
        let target = |name: &str| wanted.iter().find(|(one, _)| one == name).map(|(_, one)| *one);
        Self(text.split('\n').map(target).collect())
    }

    /// What the columns hold, in the file's order.
    pub fn targets(&self) -> &[Option<Target>] {
        &self.0
    }
}

/// In the order of [`crate::questionnaire::ImportColumns::names`].
const OTHERS: [Target; 4] = [Target::Unit, Target::Time, Target::Channel, Target::Id];

fn positions(header: &[String], matches: impl Fn(&str) -> bool) -> Vec<usize> {
    let found = header.iter().enumerate().filter(|(_, name)| matches(name));
    found.map(|(index, _)| index).collect()
}
