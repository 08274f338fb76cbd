//! Numbers, dates and texts with places to fill.

use hailong_core::calendar::{Millis, format_instant};

use super::{Language, kiosk};

/// A text with its `{places}` filled.
///
/// ```
/// assert_eq!(hailong::i18n::fill("Phần {n}/{of}", &[("n", "2"), ("of", "5")]), "Phần 2/5");
/// assert_eq!(hailong::i18n::fill("{a}{b} {c", &[("a", "{b}")]), "{b}{b} {c");
/// ```
pub fn fill(text: &str, places: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    // Where the name of a place begins. One walk over the text: a search for it is 3 kB of download.
    let mut name = None;
    for c in text.chars() {
        match (c, name.take()) {
            ('}', Some(start)) => match places.iter().find(|(name, _)| *name == &filled[start..]) {
                Some((_, value)) => {
                    filled.truncate(start - 1);
                    filled += value;
                }
                None => filled.push(c),
            },
            ('{', _) => {
                filled.push(c);
                name = Some(filled.len());
            }
            (_, started) => {
                filled.push(c);
                name = started;
            }
        }
    }
    filled
}

/// A whole number with its thousands apart: 1.009 in Vietnamese, 1,009 in English.
pub fn whole(language: Language, number: u64) -> String {
    let digits = number.to_string();
    let separator = language.locale().thousands;
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

/// A day as people write it: `31/01/2026` for `2026-01-31`.
pub fn day(day: &str) -> String {
    let part = |range| day.get(range).unwrap_or_default();
    [part(8..10), "/", part(5..7), "/", part(0..4)].concat()
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
    let text =
        String::from(js_sys::Number::from(number).to_string_with_radix(10).unwrap_or_default());
    text.chars().map(|c| if c == '.' { ',' } else { c }).collect()
}

/// A number with so many decimals: 3,25 in Vietnamese, 3.25 in English.
pub fn decimal(language: Language, number: f64, decimals: usize) -> String {
    format!("{:.decimals$}", rounded(number, decimals)).replace('.', language.locale().decimal)
}

/// A number with so many decimals, as people round: a half goes away from zero. Every number that is written is rounded
/// here, on the page, in files and in the report.
///
/// Meant is the half of the number that a fraction of whole numbers has in decimal. As a float it may lie a little below:
/// 1,333 of 2,000 are 66.65 %, and 1333.0 / 2000.0 * 100.0 is 66.64999999999999. So what is within a few of the float's last
/// bits of a half counts as one; of two whole numbers up to a thousand million no other fraction is as near.
///
/// ```
/// use hailong::i18n::rounded;
/// assert_eq!(rounded(1333.0 / 2000.0 * 100.0, 1), 66.7);
/// assert_eq!([rounded(82.5, 0), rounded(-82.5, 0), rounded(82.4999, 0)], [83.0, -83.0, 82.0]);
/// ```
pub fn rounded(number: f64, decimals: usize) -> f64 {
    const LAST_BITS: f64 = 64.0 * f64::EPSILON;
    let scale = (0..decimals).fold(1.0, |scale, _| scale * 10.0);
    let whole = (number.abs() * scale * (1.0 + LAST_BITS) + 0.5).floor();
    (whole / scale).copysign(number)
}

/// A share of 0 to 1 in percent: 84,2 % in Vietnamese, 84.2% in English. The space doesn't break.
pub fn percent(language: Language, share: f64, decimals: usize) -> String {
    decimal(language, share * 100.0, decimals) + language.locale().percent
}

impl kiosk::Words {
    /// The day of the week, 0 for Sunday.
    pub fn weekday(&self, day: usize) -> &'static str {
        let names = [
            self.sunday,
            self.monday,
            self.tuesday,
            self.wednesday,
            self.thursday,
            self.friday,
            self.saturday,
        ];
        names.get(day).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_their_thousands_apart() {
        for (number, vietnamese, english) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_009, "1.009", "1,009"),
            (12_345_678, "12.345.678", "12,345,678"),
            (100_000, "100.000", "100,000"),
            (u64::MAX, "18.446.744.073.709.551.615", "18,446,744,073,709,551,615"),
        ] {
            assert_eq!(whole(Language::Vietnamese, number), vietnamese);
            assert_eq!(whole(Language::English, number), english);
        }
    }

    #[test]
    fn halves_go_away_from_zero() {
        let check = |top: u32, n: u32, decimals: usize, expected: &str| {
            let share = f64::from(top) / f64::from(n);
            let found = percent(Language::English, share, decimals);
            assert_eq!(found, [expected, "%"].concat(), "{top} of {n}");
        };
        check(65, 80, 1, "81.3");
        check(33, 40, 0, "83");
        check(33, 40, 1, "82.5");
        check(1333, 2000, 1, "66.7");
        check(13, 40, 0, "33");
        check(1, 2000, 1, "0.1");
        check(1, 2001, 1, "0.0");
        check(1, 200, 0, "1");
        check(79, 80, 1, "98.8");
        check(1, 1, 1, "100.0");
        check(0, 7, 1, "0.0");
        check(2, 3, 1, "66.7");
        assert_eq!(decimal(Language::Vietnamese, -0.125, 2), "-0,13");
        assert_eq!(decimal(Language::Vietnamese, 2.675, 2), "2,68");
        assert_eq!(decimal(Language::English, f64::NAN, 1), "NaN");
    }

    /// Every fraction of whole numbers up to 400, and some of many, beside the same in whole numbers.
    #[test]
    fn shares_are_rounded_as_by_hand() {
        let by_hand = |top: u64, n: u64, decimals: u32| {
            let scale = 100 * 10_u64.pow(decimals);
            let whole = (2 * top * scale + n) / (2 * n);
            format!("{:.*}", decimals as usize, whole as f64 / (scale / 100) as f64)
        };
        let few = (1..=400_u64).flat_map(|n| (0..=n).map(move |top| (top, n)));
        let many = (0..2000_u64).map(|at| (at * 49_999 + 1, 100_000_000));
        for (top, n) in few.chain((0..=2000).map(|top| (top, 2000))).chain(many) {
            for decimals in 0..3 {
                let share = top as f64 / n as f64;
                let found = decimal(Language::English, share * 100.0, decimals as usize);
                assert_eq!(found, by_hand(top, n, decimals), "{top} of {n}");
            }
        }
    }

    #[test]
    fn the_time_is_that_of_vietnam() {
        for (instant, text) in [
            (0, "01/01/1970 07:00"),
            (1_767_200_399_000, "31/12/2025 23:59"),
            (1_767_200_400_000, "01/01/2026 00:00"),
            (1_772_298_000_000, "01/03/2026 00:00"),
        ] {
            assert_eq!(date_time(instant), text, "{instant}");
        }
        assert_eq!(date_time(Millis::MAX), "");
    }

    #[test]
    fn places_are_filled_wherever_they_are() {
        assert_eq!(fill("{n} of {of}, {n}", &[("n", "2"), ("of", "5")]), "2 of 5, 2");
        assert_eq!(fill("{n}", &[]), "{n}");
        assert_eq!(fill("", &[("n", "2")]), "");
        assert_eq!(fill("Phần “{question}”", &[("question", "Góp ý")]), "Phần “Góp ý”");
    }
}
