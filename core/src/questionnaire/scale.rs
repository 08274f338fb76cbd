//! A scale: the ordered levels by which items are answered.

use super::text::Text;

/// The most levels a scale can have: 0 to 10, as in NPS.
pub const MOST_LEVELS: usize = 11;

/// A scale: its levels from the least to the most satisfied.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Its id within the questionnaire.
    pub id: String,
    /// The levels, at least two, from the least to the most.
    pub levels: Vec<Level>,
    /// How many levels at the upper end count as satisfied: the "top two" of a five-level scale.
    pub top: usize,
    /// The answer outside of the scale, "Không biết / Không áp dụng".
    pub not_applicable: Option<Text>,
    /// How the form draws the levels.
    pub look: Look,
    /// What stands at the two ends where the levels are numbers: "Không chút nào", "Chắc chắn có".
    pub ends: Option<(Text, Text)>,
}

/// How the levels of a scale are drawn. The words, or the numbers and what their ends mean, are always
/// there for those who don't see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// A row for each level with its word.
    #[default]
    Words,
    /// The same with a small face beside each word.
    Faces,
    /// Large faces side by side, each over its word.
    Smiley,
    /// Stars side by side, filled up to the one chosen.
    Stars,
    /// Numbers side by side between the words for the ends, as for 0 to 10.
    Numbers,
}

/// One level of a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// The word for it.
    pub label: Text,
    /// How a CSV file writes it: "1" for the first, unless the questionnaire says otherwise.
    pub code: String,
}

impl Level {
    /// The code and what it stands for, `1 = Rất không hài lòng`; the code alone where the word is the same.
    pub fn in_words(&self, language: &str) -> String {
        match self.label.get(language) {
            word if word == self.code || word.is_empty() => self.code.clone(),
            word => [&self.code, " = ", word].concat(),
        }
    }
}
