//! A text for people, in the languages that it was written in.

/// A text in one or more languages. The first is the one that every other falls back to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Vec<(String, String)>);

impl Text {
    /// From pairs of language and text.
    pub fn new(by_language: Vec<(String, String)>) -> Self {
        Self(by_language)
    }

    /// One text for all languages.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![(String::new(), text.into())])
    }

    /// The text in `language`; in the first language where there is none; empty only if nothing was
    /// written at all.
    pub fn get(&self, language: &str) -> &str {
        self.0
            .iter()
            .find(|(written, _)| written == language)
            .or(self.0.first())
            .map_or("", |(_, text)| text)
    }

    /// Whether it was written for `language`, or for all of them.
    pub(crate) fn covers(&self, language: &str) -> bool {
        self.0.iter().any(|(written, _)| written == language || written.is_empty())
    }

    /// All that was written, whatever the language: what a CSV's cell may hold for it.
    pub fn variants(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, text)| text.as_str())
    }
}
