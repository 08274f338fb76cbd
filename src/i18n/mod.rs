//! Every word of the interface, and how numbers and dates are written.
//!
//! The words of the form and of the dashboard are separate tables, so that a citizen doesn't download
//! the staff's. A new language is one more table of each; what it lacks falls back to Vietnamese.

/// A table of words: the struct, the function that gives it in a language, and the test that both
/// languages have the same `{places}`.
macro_rules! table_of {
    ($($name:ident: $vietnamese:literal, $english:literal;)*) => {
        /// The words in one language.
        #[allow(missing_docs)] // each name says what its words say
        pub struct Words { $(pub $name: &'static str,)* }

        const VIETNAMESE: Words = Words { $($name: $vietnamese,)* };
        const ENGLISH: Words = Words { $($name: $english,)* };

        /// The words in a language.
        pub fn words(language: Language) -> &'static Words {
            match language {
                Language::Vietnamese => &VIETNAMESE,
                Language::English => &ENGLISH,
            }
        }

        #[cfg(test)]
        #[test]
        fn both_languages_fill_the_same_places() {
            for (name, vietnamese, english) in [$((stringify!($name), $vietnamese, $english),)*] {
                assert!(!vietnamese.is_empty() && !english.is_empty(), "{name}");
                assert_eq!(super::places(vietnamese), super::places(english), "{name}");
            }
        }
    };
}

pub mod comments;
pub mod dashboard;
pub mod drill;
pub mod events;
pub mod form;
mod format;
pub mod kiosk;
pub mod multiples;
pub mod periods;
pub mod rare;
pub mod records;
pub mod said;
pub mod wall;

pub use format::{date_time, day, decimal, fill, percent, typed, whole};

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
