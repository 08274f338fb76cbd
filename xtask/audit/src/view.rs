//! The fields that published files tell apart, and the persons that a number is of.

use std::collections::BTreeMap;

/// What a person is counted as: the field of a questionnaire, or which of the given surveys hold the response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name. An option of a question of several choices is a field of its own, `question=option`.
    pub name: String,
    /// Its values; a code is an index of them.
    pub values: Vec<String>,
}

/// Some values of some fields: the persons that have all of them. A field that isn't restricted is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct View(BTreeMap<usize, Vec<bool>>);

impl View {
    /// The same, and only these values of a field; `allowed` has an entry for each value.
    pub fn and(mut self, field: usize, allowed: Vec<bool>) -> Self {
        match self.0.get_mut(&field) {
            Some(before) => {
                before.iter_mut().zip(&allowed).for_each(|(before, &also)| *before &= also);
            }
            None => {
                self.0.insert(field, allowed);
            }
        }
        self
    }

    /// Whether a person with these codes, one for each field, is in it.
    pub fn holds(&self, codes: &[usize]) -> bool {
        self.0.iter().all(|(&field, allowed)| allowed[codes[field]])
    }

    /// Whether a value of a field is in it.
    pub fn allows(&self, field: usize, code: usize) -> bool {
        self.0.get(&field).is_none_or(|allowed| allowed[code])
    }
}
