//! Every word of the interface, and how numbers and dates are written.
//!
//! The words of the form and of the dashboard are separate tables, so that a citizen doesn't download
//! the staff's. A new language is one more table of each; what it lacks falls back to Vietnamese.

pub mod dashboard;
pub mod form;
mod format;

pub use format::{date_time, decimal, fill, percent, typed, whole};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vietnamese,
    /// English.
    English,
}

impl Language {
    /// From a language tag such as `en-GB`; Vietnamese for what isn't known.
    pub fn from_tag(tag: &str) -> Self {
        let mut parts = tag.as_bytes().split(|byte| matches!(byte, b'-' | b'_'));
        match parts.next() {
            Some(tag) if tag.eq_ignore_ascii_case(b"en") => Self::English,
            _ => Self::Vietnamese,
        }
    }

    /// The language tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// Its own name for itself, for a button that switches to it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Vietnamese => "Tiếng Việt",
            Self::English => "English",
        }
    }
}

/// The names of a text's `{places}`, sorted.
#[cfg(test)]
fn places(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    names.sort_unstable();
    names
}
