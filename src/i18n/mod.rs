//! Every word of the interface, and how numbers and dates are written.
//!
//! **A language is one file**: `vi.rs`, `en.rs`. It has a table of words for each chunk of the download, so that a
//! citizen doesn't load the staff's words, and its `Locale`: tag, own name and how it writes numbers. Words are named, not
//! positional. A word, or a whole table, that a language lacks is Vietnamese, filled in by the compiler.
//!
//! **To add a language**: copy `en.rs`, translate what you can, and add one line to `languages!` below.
//!
//! This module doesn't hold the questionnaires' texts, which carry their own languages, nor choose the language: the
//! elements do that from the page.

/// The words of the first language: each table's struct and its constant. Every word is here.
macro_rules! first_language {
    ($($(#[$doc:meta])* $table:ident { $($name:ident: $text:literal,)* })*) => {
        $($(#[$doc])*
        pub mod $table {
            /// The words in one language.
            #[allow(missing_docs)] // each name says what its words say
            pub struct Words { $(pub $name: &'static str,)* }

            pub const WORDS: Words = Words { $($name: $text,)* };

            #[cfg(test)]
            pub const WRITTEN: &[super::super::Row<Words>] = &[$((stringify!($name), |words| words.$name),)*];
        })*
    };
}

/// The words of another language. The tables that it doesn't name are the first language's, through the glob import, and
/// so are the words that a table lacks.
macro_rules! language {
    ($($(#[$doc:meta])* $table:ident { $($name:ident: $text:literal,)* })*) => {
        #[allow(unused_imports)] // nothing is left for it where the language has every table
        pub use super::vi::*;

        $($(#[$doc])*
        pub mod $table {
            use super::super::vi::$table::{WORDS as FIRST, Words};

            #[allow(clippy::needless_update)] // where no word is missing
            pub const WORDS: Words = Words { $($name: $text,)* ..FIRST };

            #[cfg(test)]
            pub const WRITTEN: &[super::super::Row<Words>] = &[$((stringify!($name), |words| words.$name),)*];
        })*
    };
}

/// The languages, each with its file. The first is the one that the others fall back to.
macro_rules! languages {
    ($first:ident = $first_file:ident, $($(#[$only:meta])* $name:ident = $file:ident,)*) => {
        mod $first_file;
        $($(#[$only])* mod $file;)*

        /// A language of the interface.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        #[allow(missing_docs)] // each is named after itself
        pub enum Language {
            #[default]
            $first,
            $($(#[$only])* $name,)*
        }

        impl Language {
            /// Every language, the first one first.
            pub const ALL: &[Self] = &[Self::$first, $($(#[$only])* Self::$name,)*];

            fn locale(self) -> &'static Locale {
                match self {
                    Self::$first => &$first_file::LOCALE,
                    $($(#[$only])* Self::$name => &$file::LOCALE,)*
                }
            }
        }

        tables! { [$first = $first_file, $($(#[$only])* $name = $file,)*]
            form form_lazy kiosk dashboard drill periods events small_multiples comments records wall account
        }
    };
}

/// A module for each table, with its words in every language.
macro_rules! tables {
    ($languages:tt $($table:ident)*) => { $(table! { $table $languages })* };
}

macro_rules! table {
    ($table:ident [$($(#[$only:meta])* $name:ident = $file:ident,)*]) => {
        #[doc = concat!("The words of `", stringify!($table), "` in every language.")]
        pub mod $table {
            pub use super::vi::$table::Words;
            use super::Language;

            /// The words in a language.
            pub fn words(language: Language) -> &'static Words {
                match language {
                    $($(#[$only])* Language::$name => &super::$file::$table::WORDS,)*
                }
            }

            #[cfg(test)]
            mod tests {
                use super::super::{Language, tests};

                #[test]
                fn a_translation_fills_the_same_places() {
                    let first = super::super::vi::$table::WRITTEN;
                    $($(#[$only])* {
                        let written = super::super::$file::$table::WRITTEN;
                        tests::check(Language::$name, super::words, first, written);
                    })*
                }
            }
        }
    };
}

languages! {
    Vietnamese = vi,
    English = en,
    #[cfg(test)] French = incomplete,
}

mod format;
pub mod sample_comments;

pub use format::{date_time, day, decimal, fill, percent, rounded, typed, whole};

/// What a language calls itself, and how it writes numbers. Dates are day, month and year in all of them, as they stand
/// on the papers that people hold beside the screen.
struct Locale {
    /// The language tag, such as `vi`.
    tag: &'static str,
    /// The language's own name for itself.
    own_name: &'static str,
    /// What separates the thousands of a number.
    thousands: &'static str,
    /// What separates its decimals.
    decimal: &'static str,
    /// What follows a number of percent.
    percent: &'static str,
}

impl Language {
    /// From a language tag such as `en-GB`; Vietnamese for what isn't known.
    pub fn from_tag(tag: &str) -> Self {
        let main = tag.split(['-', '_']).next().unwrap_or_default();
        let is_named = |language: &&Self| language.tag().eq_ignore_ascii_case(main);
        Self::ALL.iter().find(is_named).copied().unwrap_or_default()
    }

    /// The language tag.
    pub fn tag(self) -> &'static str {
        self.locale().tag
    }

    /// Its own name for itself, for a button that switches to it.
    pub fn own_name(self) -> &'static str {
        self.locale().own_name
    }
}

/// The stop words of every language, for the frequent phrases of comments: people write in any of them.
pub fn stop_words() -> String {
    let of = |&language: &Language| comments::words(language).stop_words;
    Language::ALL.iter().map(of).collect::<Vec<_>>().join(" ")
}

/// A word's name, and the word in a table.
#[cfg(test)]
type Row<Words> = (&'static str, fn(&Words) -> &'static str);

#[cfg(test)]
mod tests;
