//! What is wrong with a file, and where.
//!
//! The words are English, for the author of the file, in a console or on a command line. The citizen sees a polite message of the interface instead.

use std::fmt;

use crate::decimal::decimal;

/// One thing that is wrong, with its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The place: a JSON Pointer (RFC 6901) such as `/pages/0/questions/3/scale`, or `line:column`
    /// where the text isn't JSON at all.
    pub path: String,
    /// What is wrong there.
    pub kind: ProblemKind,
}

/// What can be wrong at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// Not JSON; the parser's own words.
    Syntax(String),
    /// Nothing stands where something must.
    Missing,
    /// Another kind of value is wanted there: its description.
    Expected(&'static str),
    /// A member that this format doesn't know, with those that it knows at that place.
    UnknownMember(String),
    /// A reference to something that isn't defined.
    Unknown(String),
    /// A reference to a question that is only asked later.
    Later(String),
    /// The same id twice.
    Duplicate(String),
    /// A language that the file lists, but a text lacks.
    NoLanguage(String),
    /// A number that is too small: the least that it may be.
    AtLeast(u64),
    /// Fewer entries than make sense: how many are needed.
    TooFew(usize),
    /// More entries than can be shown or counted: how many may be.
    TooMany(usize),
}

impl Problem {
    pub(crate) fn syntax(error: &serde_json::Error) -> Self {
        // serde_json's Display ends with the place, which stands in `path` already.
        let words = error.to_string();
        let words = words.split(" at line ").next().unwrap_or_default().to_owned();
        Self {
            path: format!("{}:{}", error.line(), error.column()),
            kind: ProblemKind::Syntax(words),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words())
    }
}

impl Problem {
    /// The problem in words: what its `Display` writes, without the machinery of `format!`, which a
    /// citizen would download.
    pub fn words(&self) -> String {
        let path = if self.path.is_empty() { "/" } else { &self.path };
        let number;
        let (before, what, after) = match &self.kind {
            ProblemKind::Syntax(words) => ("not JSON: ", words.as_str(), ""),
            ProblemKind::Missing => ("missing", "", ""),
            ProblemKind::Expected(what) => ("must be ", *what, ""),
            ProblemKind::UnknownMember(name) => ("unknown member \"", name.as_str(), "\""),
            ProblemKind::Unknown(id) => ("\"", id.as_str(), "\" is not defined"),
            ProblemKind::Later(id) => (
                "\"",
                id.as_str(),
                "\" is asked later: look back only, so that nothing goes in circles",
            ),
            ProblemKind::Duplicate(id) => ("\"", id.as_str(), "\" is used twice"),
            ProblemKind::NoLanguage(language) => ("no text in \"", language.as_str(), "\""),
            ProblemKind::AtLeast(least) => {
                number = decimal(usize::try_from(*least).unwrap_or(usize::MAX));
                ("must be ", number.as_str(), " or more")
            }
            ProblemKind::TooFew(least) => {
                number = decimal(*least);
                ("at least ", number.as_str(), " needed")
            }
            ProblemKind::TooMany(most) => {
                number = decimal(*most);
                ("at most ", number.as_str(), " possible")
            }
        };
        [path, ": ", before, what, after].concat()
    }
}
