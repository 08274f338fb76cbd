//! The questionnaires and units that responses are checked against, read once and kept in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError, RwLock};

use hailong_core::questionnaire::{Problem, Questionnaire, read};
use hailong_core::unit::{Unit, read_units};

use crate::store::{Store, StoreError};

/// A version of a questionnaire.
#[derive(Clone, Debug)]
pub struct Version {
    /// What is asked.
    pub questionnaire: Arc<Questionnaire>,
    /// The file, as it was published.
    pub file: Arc<str>,
    /// From when on its responses are refused.
    pub closed: Option<i64>,
}

/// What was published, at one time.
#[derive(Clone, Debug, Default)]
pub struct Published {
    versions: BTreeMap<(String, i64), Version>,
    units: Vec<Unit>,
    unit_ids: BTreeSet<String>,
    /// The file of units, if there is one.
    pub units_file: Option<Arc<str>>,
}

impl Published {
    /// A version of a questionnaire.
    pub fn version(&self, id: &str, version: i64) -> Option<&Version> {
        self.versions.get(&(id.to_owned(), version))
    }

    /// The latest version of a questionnaire, and its number.
    pub fn latest(&self, id: &str) -> Option<(i64, &Version)> {
        let range = (id.to_owned(), i64::MIN)..=(id.to_owned(), i64::MAX);
        self.versions.range(range).next_back().map(|((_, version), found)| (*version, found))
    }

    /// Every version, with its id and number.
    pub fn versions(&self) -> impl Iterator<Item = (&str, i64, &Version)> {
        self.versions.iter().map(|((id, version), found)| (&**id, *version, found))
    }

    /// Whether a unit may be named. Without a file of units every one may.
    pub fn is_unit(&self, id: &str) -> bool {
        self.units.is_empty() || self.unit_ids.contains(id)
    }

    /// These units, and all that belong to them.
    pub fn with_those_below(&self, ids: &[String]) -> Vec<String> {
        let mut all: BTreeSet<&str> = ids.iter().map(|id| &**id).collect();
        // Each round goes a level down; a circle adds nothing new.
        loop {
            let before = all.len();
            for unit in &self.units {
                if unit.parent.as_deref().is_some_and(|parent| all.contains(parent)) {
                    all.insert(&unit.id);
                }
            }
            if all.len() == before {
                return all.into_iter().map(str::to_owned).collect();
            }
        }
    }
}

/// What was published, as it is now.
#[derive(Clone, Default)]
pub struct Catalogue(Arc<RwLock<Arc<Published>>>);

impl Catalogue {
    /// As it is now.
    pub fn now(&self) -> Arc<Published> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads it from the database again. A file that this program can't read any more is left out, and named.
    pub async fn reload(&self, store: &Store) -> Result<Vec<String>, StoreError> {
        let mut published = Published::default();
        let mut unreadable = Vec::new();
        for found in store.published().await? {
            match read(&found.body) {
                Ok(questionnaire) => {
                    let version = Version {
                        questionnaire: Arc::new(questionnaire),
                        file: found.body.into(),
                        closed: found.closed,
                    };
                    published.versions.insert((found.id, found.version), version);
                }
                Err(problems) => {
                    unreadable.push(format!("{} {}: {}", found.id, found.version, list(&problems)));
                }
            }
        }
        if let Some(file) = store.units().await? {
            match read_units(&file) {
                Ok(units) => {
                    published.unit_ids = units.iter().map(|unit| unit.id.clone()).collect();
                    published.units = units;
                    published.units_file = Some(file.into());
                }
                Err(problems) => unreadable.push(format!("units: {}", list(&problems))),
            }
        }
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(published);
        Ok(unreadable)
    }
}

/// Problems in one line each.
pub fn list(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::Arc;

    use hailong_core::questionnaire::read;
    use hailong_core::unit::read_units;

    use super::{Published, Version};

    /// One questionnaire, "small", with two questions.
    pub(crate) fn published() -> Published {
        let file = r#"{"id": "small", "version": 1, "title": "S",
            "scales": {"s": {"levels": [{"label": "1"}, {"label": "2"}], "top": 1}},
            "pages": [{"id": "p", "title": "P", "questions": [
                {"id": "how", "kind": "item", "label": "How", "scale": "s", "required": true},
                {"id": "why", "kind": "text", "label": "Why", "most": 20}]}]}"#;
        let questionnaire = Arc::new(read(file).expect("it is sound"));
        let version = Version { questionnaire, file: file.into(), closed: None };
        let mut published = Published::default();
        published.versions.insert(("small".to_owned(), 1), version);
        published
    }

    impl Published {
        /// All of it closed from a time on.
        pub(crate) fn closed_at(mut self, from: i64) -> Self {
            self.versions.values_mut().for_each(|version| version.closed = Some(from));
            self
        }
    }

    #[test]
    fn units_come_with_those_below() {
        let file = r#"{"units": [
            {"id": "p", "name": "P", "level": "province"}, {"id": "d", "name": "D", "level": "district", "parent": "p"},
            {"id": "c", "name": "C", "level": "commune", "parent": "d"}, {"id": "x", "name": "X", "level": "commune"}]}"#;
        let units = read_units(file).expect("it is sound");
        let published = Published { units, ..Published::default() };
        let below = |id: &str| published.with_those_below(&[id.to_owned()]);
        assert_eq!(below("p"), ["c", "d", "p"]);
        assert_eq!(below("c"), ["c"]);
        assert_eq!(below("unknown"), ["unknown"], "its rows may be older than the file");
    }
}
