//! Vietnamese letters with their marks, put together.
//!
//! "ệ" may be one character, or "e" with two marks after it, or "ê" with one: so write macOS, the
//! "Unicode tổ hợp" of Vietnamese keyboards, and programs that come from Windows-1258. They look the same,
//! so they are the same.

use std::borrow::Cow;

/// The letters without a tone; those of each tone in [`TONES`] stand in the same order.
const PLAIN: &str = "aăâeêioôơuưy";
const TONES: [(char, &str); 5] = [
    ('\u{300}', "àằầèềìòồờùừỳ"),
    ('\u{301}', "áắấéếíóốớúứý"),
    ('\u{303}', "ãẵẫẽễĩõỗỡũữỹ"),
    ('\u{309}', "ảẳẩẻểỉỏổởủửỷ"),
    ('\u{323}', "ạặậẹệịọộợụựỵ"),
];
/// The dot below comes before the other marks where they are in Unicode's order.
const SHAPES: [(char, &str, &str); 3] = [
    ('\u{302}', "aeoạẹọ", "âêôậệộ"),
    ('\u{306}', "aạ", "ăặ"),
    ('\u{31b}', "ouòùóúõũỏủọụ", "ơườừớứỡữởửợự"),
];

/// The text with every mark that belongs to a Vietnamese letter in one character with it.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| ('\u{300}'..='\u{323}').contains(&c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match out.chars().next_back().and_then(|letter| compose(letter, c)) {
            Some(letter) => {
                out.pop();
                out.push(letter);
            }
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn compose(letter: char, mark: char) -> Option<char> {
    let shapes = SHAPES.iter().map(|&(of, from, to)| (of, from, to));
    let tones = TONES.iter().map(|&(of, to)| (of, PLAIN, to));
    let (_, from, to) = shapes.chain(tones).find(|(of, ..)| *of == mark)?;
    let small = letter.to_lowercase().next()?;
    let found = from.chars().zip(to.chars()).find(|(from, _)| *from == small)?.1;
    if small == letter { Some(found) } else { found.to_uppercase().next() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_together_in_any_order_and_case() {
        for (apart, together) in [
            ("Ha\u{300}i lo\u{300}ng", "Hài lòng"),
            ("RA\u{302}\u{301}T", "RẤT"),
            ("pho\u{300}\u{31b}", "phờ"),
            ("me\u{323}\u{302}nh, m\u{ea}\u{323}nh", "mệnh, mệnh"),
            ("a\u{323}\u{306} đu\u{31b}\u{323}c", "ặ đực"),
            ("đã sẵn", "đã sẵn"),
            ("\u{301}n\u{303}", "\u{301}n\u{303}"),
        ] {
            assert_eq!(composed(apart), together, "{apart:?}");
        }
    }

    #[test]
    fn the_tables_are_as_long_as_their_letters() {
        for (_, letters) in TONES {
            assert_eq!(letters.chars().count(), PLAIN.chars().count());
        }
        for (_, from, to) in SHAPES {
            assert_eq!(from.chars().count(), to.chars().count());
        }
    }
}
