//! What went wrong last, told to staff in the language that they read now.

use super::file_reader::Failure;
use super::reasons;
use crate::i18n::fill;
use crate::ui::dashboard::text::names::Names;

/// What went wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The store can't be read: the browser's own words.
    Store(String),
    /// A file can't be read: its name and why.
    File(String, Failure),
    /// There is no memory for all that was read: it doesn't count.
    Full,
    /// Nothing wrong, but to be known: the file of this name was there already and is replaced.
    Same(String),
}

impl Trouble {
    /// In words.
    pub fn words(&self, names: &Names) -> String {
        let words = names.words();
        match self {
            Self::Store(reason) => fill(words.store_failed, &[("reason", reason)]),
            Self::File(name, Failure::Read) => fill(words.error_read, &[("name", name)]),
            Self::File(name, Failure::Stopped) => fill(words.error_stopped, &[("name", name)]),
            Self::File(name, Failure::File(error)) => reasons::of_file(names.language, name, error),
            Self::Full => words.no_memory.to_owned(),
            Self::Same(name) => fill(words.same_file, &[("name", name)]),
        }
    }
}
