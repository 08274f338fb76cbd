//! The files that were imported.

use std::rc::Rc;

use super::file_reader::Imported;
use crate::storage::StoredFile;

/// All of them.
#[derive(Clone, Default)]
pub struct Files {
    /// Those that count.
    pub sound: Vec<Rc<Imported>>,
    /// Of these the ones that the store doesn't keep: reading everything anew takes them from here.
    pub unkept: Vec<StoredFile>,
    /// Files of the store that can't be read. They are listed, so that they can be removed.
    pub broken: Vec<Rc<Imported>>,
}

impl Files {
    /// All that are listed.
    pub fn listed(&self) -> impl Iterator<Item = &Rc<Imported>> {
        self.sound.iter().chain(&self.broken)
    }

    /// Whether the file of this id counts.
    pub fn has(&self, id: &str) -> bool {
        self.sound.iter().any(|file| file.id == id)
    }

    /// Whether the file of this id can't be read.
    pub fn is_broken(&self, id: &str) -> bool {
        self.broken.iter().any(|file| file.id == id)
    }

    /// Whether these are the files that the store keeps.
    pub fn are(&self, stored: &[StoredFile]) -> bool {
        let own = self.listed().filter(|file| file.kept || file.failure.is_some());
        let own: Vec<&str> = own.map(|file| file.id.as_str()).collect();
        own.len() == stored.len() && stored.iter().all(|file| own.contains(&file.id.as_str()))
    }
}
