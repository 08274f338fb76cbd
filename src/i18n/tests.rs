//! What holds for the words of every language.

use super::{Language, Row, dashboard, decimal, form, kiosk, percent, whole};

/// The names of a text's `{places}`, sorted.
fn places(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    names.sort_unstable();
    names
}

/// A language's table says something under each name, and fills the places that the first language fills. English
/// lacks no word.
pub fn check<Words: 'static>(
    language: Language,
    words: fn(Language) -> &'static Words,
    first: &[Row<Words>],
    written: &[Row<Words>],
) {
    for (name, word) in first {
        let (vietnamese, own) = (word(words(Language::default())), word(words(language)));
        assert!(!own.is_empty(), "{name} in {language:?}");
        assert_eq!(places(vietnamese), places(own), "{name} in {language:?}");
        let is_written = written.iter().any(|(written, _)| written == name);
        assert!(is_written || own == vietnamese, "{name} in {language:?} falls back");
        assert!(is_written || language != Language::English, "{name} is missing in {language:?}");
    }
}

#[test]
fn a_language_may_lack_words_and_whole_tables() {
    let (french, vietnamese) = (Language::French, Language::Vietnamese);
    assert_eq!(form::words(french).submit, "Envoyer");
    assert_eq!(form::words(french).next, form::words(vietnamese).next);
    assert_eq!(kiosk::words(french).monday, "lundi");
    assert_eq!(kiosk::words(french).weekday(2), kiosk::words(vietnamese).tuesday);
    assert_eq!(dashboard::words(french).unit, dashboard::words(vietnamese).unit);
}

#[test]
fn a_language_may_lack_formats() {
    assert_eq!(whole(Language::French, 12_345), "12\u{202f}345");
    assert_eq!(decimal(Language::French, 2.5, 1), "2,5");
    assert_eq!(percent(Language::French, 0.5, 0), "50\u{a0}%");
}

#[test]
fn a_language_is_known_by_its_tag() {
    for (tag, language) in [
        ("vi", Language::Vietnamese),
        ("en", Language::English),
        ("en-GB", Language::English),
        ("EN_us", Language::English),
        ("fr-CA", Language::French),
        ("eng", Language::Vietnamese),
        ("de", Language::Vietnamese),
        ("", Language::Vietnamese),
    ] {
        assert_eq!(Language::from_tag(tag), language, "{tag}");
    }
    for &language in Language::ALL {
        assert_eq!(Language::from_tag(language.tag()), language);
        assert!(!language.own_name().is_empty());
    }
}
