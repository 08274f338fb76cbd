//! Which column of a file belongs to what.

use super::composed::composed;
use super::error::ImportError;
use super::readable::readable;
use crate::questionnaire::{Kind, Questionnaire};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
        let matched = Self::matched(questionnaire, header)?;
        if !matched.has_question() {
            let wanted = Self::wanted(questionnaire).into_iter().map(|(name, _)| name).collect();
            return Err(ImportError::no_column(header, wanted));
        }
        Ok(matched)
    }

    /// Whether a header has all columns that the questionnaire's `import` names: a slip of the pen there would make
    /// figures without units or months, and say nothing.
    pub fn check_named(
        questionnaire: &Questionnaire,
        header: &[String],
    ) -> Result<(), ImportError> {
        let header_has = |wanted: &str| header.iter().any(|name| plain(name) == plain(wanted));
        let mut named = questionnaire.import.named();
        match named.find(|(_, column)| !header_has(column)) {
            None => Ok(()),
            Some((member, column)) => Err(ImportError::NoNamedColumn {
                member,
                column: column.to_owned(),
                found: readable(header),
            }),
        }
    }

    /// The same, of names among which none need belong to a question.
    fn matched(questionnaire: &Questionnaire, header: &[String]) -> Result<Self, ImportError> {
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
        let plain_header: Vec<String> = match unmatched.is_empty() {
            true => Vec::new(),
            false => header.iter().map(|name| plain(name)).collect(),
        };
        for (name, target) in unmatched {
            let wanted = plain(name);
            let found = positions(&plain_header, |found| found == wanted);
            // A column that has its own name exactly isn't another's in another case.
            let free: Vec<usize> = found.into_iter().filter(|&at| targets[at].is_none()).collect();
            match free[..] {
                [] => {}
                [at] => targets[at] = Some(*target),
                _ => return Err(ImportError::ColumnTwice(name.clone())),
            }
        }
        Ok(Self(targets))
    }

    /// For a header that has become longer, because JSON tells its names as they come. Where a new name would
    /// take the place of an old one, it isn't known which is meant.
    pub(super) fn matched_anew(
        &self,
        questionnaire: &Questionnaire,
        header: &[String],
    ) -> Result<Self, ImportError> {
        let anew = Self::matched(questionnaire, header)?;
        match self.0.iter().zip(&anew.0).position(|(before, now)| before != now) {
            Some(at) => Err(ImportError::ColumnTwice(header[at].clone())),
            None => Ok(anew),
        }
    }

    /// For such a header where a person has matched the columns: names that they weren't shown are matched
    /// among what is left.
    pub(super) fn grown(&self, questionnaire: &Questionnaire, header: &[String]) -> Self {
        let wanted = Self::wanted(questionnaire);
        let mut targets = self.0.clone();
        for name in header.iter().skip(targets.len()) {
            let exact = wanted.iter().find(|(one, _)| one == name);
            let found = exact.or_else(|| wanted.iter().find(|(one, _)| plain(one) == plain(name)));
            let target = found.map(|(_, target)| Some(*target)).unwrap_or_default();
            targets.push(target.filter(|_| !targets.contains(&target)));
        }
        Self(targets)
    }

    /// Whether a questionnaire may look for a column of this name.
    pub(super) fn wants(questionnaire: &Questionnaire, name: &str) -> bool {
        Self::wanted(questionnaire).iter().any(|(one, _)| plain(one) == plain(name))
    }

    /// Whether any column belongs to a question.
    pub(super) fn has_question(&self) -> bool {
        self.0.iter().any(|target| matches!(target, Some(Target::Question(_))))
    }

    /// The columns that a questionnaire looks for, by their names. Consent isn't among them: it was given
    /// to the makers of the file.
    pub fn wanted(questionnaire: &Questionnaire) -> Vec<(String, Target)> {
        let questions = questionnaire.questions().enumerate();
        let named = questions.filter(|(_, question)| {
            !matches!(question.kind, Kind::Consent | Kind::Unit | Kind::Note)
        });
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

/// A name without regard to case and to how marks are written.
fn plain(name: &str) -> String {
    composed(name).to_lowercase()
}
