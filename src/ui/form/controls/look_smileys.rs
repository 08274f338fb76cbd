//! Large faces side by side, each over its word.

use hailong_core::questionnaire::{Scale, Text};
use hailong_core::response::Answer;

use super::face::face;
use crate::ui::form::question_props::QuestionProps;
use crate::ui::shared::markup::{El, el};

/// The longest word that fits under one of five faces on the narrowest phone, in characters. Vietnamese
/// writes each syllable for itself; "dissatisfied" doesn't fit.
const LONGEST_WORD: usize = 9;

impl QuestionProps {
    pub(super) fn smileys(&self, scale: &Scale) -> El {
        let is_long = scale.levels.iter().any(|level| self.has_long_word(&level.label));
        // On a narrow phone faces with long words stand under each other, each beside its words.
        let mut smileys = el("div", if is_long { "smileys long" } else { "smileys" });
        let count = scale.levels.len();
        for (index, level) in scale.levels.iter().enumerate() {
            let (answer, label) = (Answer::Level(index as u8 + 1), self.text(&level.label));
            smileys = smileys.with(self.radio("smiley", index, answer, face(index, count), label));
        }
        smileys
    }

    fn has_long_word(&self, label: &Text) -> bool {
        longest_word(self.text(label)) > LONGEST_WORD
    }
}

/// The characters of a text's longest word.
fn longest_word(text: &str) -> usize {
    text.split(' ').map(|word| word.chars().count()).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::longest_word;

    fn check(text: &str, expected: usize) {
        assert_eq!(longest_word(text), expected, "{text}");
    }

    #[test]
    fn words_are_measured_in_characters() {
        check("", 0);
        check("Rất không hài lòng", 5);
        check("Very dissatisfied", 12);
        check(" tốt ", 3);
    }
}
