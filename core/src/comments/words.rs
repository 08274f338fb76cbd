//! A text as words: how they are told apart, how they are compared, and numbers for them.

use std::collections::HashMap;
use std::ops::Range;

use crate::import::composed::composed;

/// Stands between words that nothing but a space parts not: the end of a sentence, of a line, a comma.
pub(super) const BREAK: u32 = 0;

/// A text as it is searched: small letters without marks, `đ` as `d`, whether the marks are one with their letters or
/// follow them.
///
/// ```
/// use hailong_core::comments::folded;
/// assert_eq!(folded("Thủ tục ĐẤT đai"), "thu tuc dat dai");
/// ```
pub fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).filter_map(plain).collect()
}

/// Small letters, their marks in one with them.
pub(super) fn exact(word: &str) -> String {
    composed(word).to_lowercase()
}

/// A small letter without its marks; `None` for a mark.
fn plain(c: char) -> Option<char> {
    Some(match c {
        '\u{300}'..='\u{36f}' => return None,
        '\u{e0}'..='\u{e5}' | '\u{101}' | '\u{103}' | '\u{1ea0}'..='\u{1eb7}' => 'a',
        '\u{111}' => 'd',
        '\u{e8}'..='\u{eb}' | '\u{1eb8}'..='\u{1ec7}' => 'e',
        '\u{ec}'..='\u{ef}' | '\u{129}' | '\u{1ec8}'..='\u{1ecb}' => 'i',
        '\u{f2}'..='\u{f6}' | '\u{1a1}' | '\u{1ecc}'..='\u{1ee3}' => 'o',
        '\u{f9}'..='\u{fc}' | '\u{169}' | '\u{1b0}' | '\u{1ee4}'..='\u{1ef1}' => 'u',
        '\u{fd}' | '\u{ff}' | '\u{1ef2}'..='\u{1ef9}' => 'y',
        c => c,
    })
}

/// Whether a character is in a word: a letter, a digit, or a mark behind one.
pub(super) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// Gives each word of a text by its place in bytes, and `None` where two words aren't said in one breath.
pub(super) fn each(text: &str, mut take: impl FnMut(Option<Range<usize>>)) {
    let (mut begun, mut broken) = (None, false);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if is_of_word(c) {
            begun.get_or_insert(at);
            continue;
        }
        if let Some(start) = begun.take() {
            if std::mem::take(&mut broken) {
                take(None);
            }
            take(Some(start..at));
        }
        // "một-cửa" is two words of one breath, as is "don't".
        broken |= !matches!(c, ' ' | '\t' | '\u{a0}' | '-' | '\'' | '\u{2019}');
    }
}

/// All words that occur. A word is a number; [`BREAK`] is none.
#[derive(Clone, Debug)]
pub(super) struct Vocabulary {
    /// Each as it was written, in small letters.
    exact: Vec<String>,
    /// Of each the place of its letters in `plain`.
    folded: Vec<u32>,
    plain: Vec<String>,
    by_exact: HashMap<String, u32>,
    by_plain: HashMap<String, u32>,
}

impl Vocabulary {
    pub(super) fn new() -> Self {
        let mut new = Self {
            exact: Vec::new(),
            folded: Vec::new(),
            plain: Vec::new(),
            by_exact: HashMap::new(),
            by_plain: HashMap::new(),
        };
        // The place of BREAK.
        new.number("");
        new
    }

    /// How many there are, with the one that is none.
    pub(super) fn len(&self) -> usize {
        self.exact.len()
    }

    /// The number of a word in small letters; a new one for a new word.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.by_exact.get(word) {
            return number;
        }
        let plain = folded(word);
        let folded = match self.by_plain.get(&plain) {
            Some(&folded) => folded,
            None => {
                let folded = self.plain.len() as u32;
                self.plain.push(plain.clone());
                self.by_plain.insert(plain, folded);
                folded
            }
        };
        let number = self.exact.len() as u32;
        self.exact.push(word.to_owned());
        self.folded.push(folded);
        self.by_exact.insert(word.to_owned(), number);
        number
    }

    /// Erases all words but these. Their numbers stay, and are those of no word.
    pub(super) fn keep_only(&mut self, words: impl Iterator<Item = u32>) {
        let (mut is_used, mut plain_is_used) =
            (vec![false; self.len()], vec![false; self.plain.len()]);
        for word in std::iter::once(BREAK).chain(words) {
            is_used[word as usize] = true;
            plain_is_used[self.folded[word as usize] as usize] = true;
        }
        self.by_exact.retain(|_, word| is_used[*word as usize]);
        self.by_plain.retain(|_, plain| plain_is_used[*plain as usize]);
        let unused = |is_used: Vec<bool>| is_used.into_iter().enumerate().filter(|(_, is)| !is);
        unused(is_used).for_each(|(word, _)| self.exact[word] = String::new());
        unused(plain_is_used).for_each(|(plain, _)| self.plain[plain] = String::new());
    }

    /// A word as it was written, in small letters.
    pub(super) fn exact(&self, word: u32) -> &str {
        self.exact.get(word as usize).map_or("", String::as_str)
    }

    /// What words with the same letters have in common.
    pub(super) fn folded(&self, word: u32) -> u32 {
        self.folded.get(word as usize).copied().unwrap_or_default()
    }

    /// A word without its marks.
    pub(super) fn plain(&self, word: u32) -> &str {
        self.plain.get(self.folded(word) as usize).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_by_what_is_no_letter_and_breaths_by_what_is_no_blank() {
        let check = |text: &str, wanted: &str| {
            let mut found = Vec::new();
            each(text, |word| found.push(word.map_or("|", |word| &text[word])));
            assert_eq!(found.join(" "), wanted, "{text:?}");
        };
        check("Một-cửa, nhanh!  Rất\ttốt.", "Một cửa | nhanh | Rất tốt");
        check("a\nb\r\n\r\nc", "a | b | c");
        check("  … !? ", "");
        check("30/4 lúc 7h30", "30 | 4 lúc 7h30");
        check("don\u{2019}t (no)", "don t | no");
        check("tu\u{323}c", "tu\u{323}c");
    }

    #[test]
    fn letters_are_the_same_with_and_without_their_marks() {
        assert_eq!(folded("Nguyễn Đình ƯỚC, Ỷ LẠI, quỳnh"), "nguyen dinh uoc, y lai, quynh");
        assert_eq!(folded("Thu\u{309} tu\u{323}c"), folded("Thủ tục"));
        assert_eq!(exact("Thu\u{309}"), exact("THỦ"));
    }
}
