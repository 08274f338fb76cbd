//! Numbers, dates and texts with places to fill.

use hailong_core::calendar::{Millis, format_instant};

use super::Language;

/// A text with its `{places}` filled.
///
/// ```
/// assert_eq!(hailong::i18n::fill("Phần {n}/{of}", &[("n", "2"), ("of", "5")]), "Phần 2/5");
/// ```
pub fn fill(text: &str, places: &[(&str, &str)]) -> String {
    let mut filled = text.to_owned();
    for (place, value) in places {
        filled = filled.replace(&["{", place, "}"].concat(), value);
    }
    filled
}

/// A whole number with its thousands apart: 1.009 in Vietnamese, 1,009 in English.
pub fn whole(language: Language, number: u64) -> String {
    let digits = number.to_string();
    let separator = match language {
        Language::Vietnamese => '.',
        Language::English => ',',
    };
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// The day and the time of day in Vietnam: `31/01/2026 09:30`.
pub fn date_time(instant: Millis) -> String {
    // The civil fields of UTC, seven hours later, are Vietnam's.
    let Some(text) = instant.checked_add(7 * 3_600_000).and_then(format_instant) else {
        return String::new();
    };
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    [part(8..10), "/", part(5..7), "/", part(0..4), " ", part(11..16)].concat()
}

/// A number as it is typed in Vietnam and read back: `2,5`.
pub fn typed(number: f64) -> String {
    String::from(js_sys::Number::from(number).to_string_with_radix(10).unwrap_or_default())
        .replace('.', ",")
}

/// A number with so many decimals: 3,25 in Vietnamese, 3.25 in English.
pub fn decimal(language: Language, number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    match language {
        Language::Vietnamese => text.replace('.', ","),
        Language::English => text,
    }
}

/// A share of 0 to 1 in percent: 84,2 % in Vietnamese, 84.2% in English. The space doesn't break.
pub fn percent(language: Language, share: f64, decimals: usize) -> String {
    let number = decimal(language, share * 100.0, decimals);
    match language {
        Language::Vietnamese => number + "\u{a0}%",
        Language::English => number + "%",
    }
}
