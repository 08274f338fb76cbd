//! The months of many instants, of which most are in a month that was read before.

use super::encoded::Encoded;
use super::memo::{Memo, Packed};
use crate::calendar::{Millis, Month, noon_in_vietnam, parse_instant};

const DAY: Millis = 86_400_000;
/// As many months are kept: a survey of more years is read a little slower.
const MONTHS: usize = 256;

/// Months that were met, as they are written.
///
/// `2026-01-31T10:30:00+07:00` is read in parts: its month and its offset, which come again and again, through
/// [`parse_instant`]; day and time of day are added. That an instant is the sum of these is what
/// `parse_instant` says, and the tests hold it.
pub(super) struct Months {
    /// Of `2026-01-` or `/01/2026`, but for its first byte, an index in `first_days`. (The first byte of a year
    /// is kept beside it.)
    written: Memo,
    first_days: Vec<FirstDay>,
    /// The offset that was met last, as it is written.
    offset: Option<(Packed, Millis)>,
    /// Of months that were met: their beginning, their end and their code in the rows that are made.
    codes: Vec<(Millis, Millis, u32)>,
}

/// The first day of a month.
#[derive(Clone, Copy)]
struct FirstDay {
    /// The eight bytes under which it is kept.
    word: u64,
    /// Its midnight in Vietnam.
    midnight: Millis,
    /// How many days the month has.
    days: Millis,
    month: Month,
    /// In the rows that are made, once it was asked for.
    code: Option<u32>,
}

/// When something was, as far as its month goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// At some time by Vietnam's clock, in this one of the months that were met.
    Here(usize),
    /// At this instant, but for its fraction of a second, by which no month begins.
    At(Millis),
}

impl Months {
    pub(super) fn new() -> Self {
        let (first_days, codes) = (Vec::new(), Vec::new());
        Self { written: Memo::new(MONTHS), first_days, offset: None, codes }
    }

    /// The codes were of rows that are gone.
    pub(super) fn forget_codes(&mut self) {
        self.codes.clear();
        for first_day in &mut self.first_days {
            first_day.code = None;
        }
    }

    /// When the instant in a field is. `None` for any field that isn't a date with or without a time of day in
    /// full and an offset; it may be an instant yet.
    #[inline]
    pub(super) fn when(&mut self, field: &[u8]) -> Option<When> {
        let (date, rest) = field.split_first_chunk::<10>()?;
        let [a, b, c, d, e, f, g, h, i, j] = *date;
        let (word, day) = match (c, e, f, h) {
            (_, b'-', _, b'-') => ([a, b, c, d, e, f, g, h], pair(i, j)?),
            (b'/', _, b'/', _) => ([c, d, e, f, g, h, i, j], pair(a, b)?),
            _ => return None,
        };
        let at = self.first_day(u64::from_le_bytes(word))?;
        let first_day = &self.first_days[at];
        if day < 1 || day > first_day.days {
            return None;
        }
        if rest.is_empty() {
            return Some(When::Here(at));
        }
        let (clock, rest) = rest.split_first_chunk::<9>()?;
        let [b'T' | b' ', h, hh, b':', m, mm, b':', s, ss] = *clock else { return None };
        let (hour, minute, second) = (pair(h, hh)?, pair(m, mm)?, pair(s, ss)?);
        // 60 is a leap second, which may be another month's: for the careful way.
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let offset = without_fraction(rest)?;
        if offset.is_empty() {
            return Some(When::Here(at));
        }
        let midnight = first_day.midnight + (day - 1) * DAY;
        let of_day = ((hour * 60 + minute) * 60 + second) * 1000;
        Some(When::At(midnight + of_day + self.later_than_here(offset)?))
    }

    /// The code of the month.
    #[inline]
    pub(super) fn code(&mut self, when: When, encoded: &mut Encoded, dimension: usize) -> u32 {
        match when {
            When::Here(at) => {
                let Some(first_day) = self.first_days.get_mut(at) else { return 0 };
                let month = first_day.month;
                *first_day.code.get_or_insert_with(|| encoded.code(dimension, &month.to_string()))
            }
            When::At(instant) => self.code_at(instant, encoded, dimension),
        }
    }

    fn code_at(&mut self, instant: Millis, encoded: &mut Encoded, dimension: usize) -> u32 {
        let known = self.codes.iter().find(|(from, to, _)| (*from..*to).contains(&instant));
        if let Some(&(.., code)) = known {
            return code;
        }
        let Some(month) = Month::in_vietnam(instant) else { return 0 };
        let code = encoded.code(dimension, &month.to_string());
        if let Some(next) = month.next() {
            if self.codes.len() == MONTHS {
                self.codes.clear();
            }
            self.codes.push((begins(month), begins(next), code));
        }
        code
    }

    /// Where the first day of the month that is written so is kept.
    #[inline]
    fn first_day(&mut self, word: u64) -> Option<usize> {
        // Seven of the eight bytes; the eighth, a separator or the first digit of a year, is looked at there.
        let known = self.written.get_packed(Packed::of_word(word >> 8, Packed::MOST))? as usize;
        (self.first_days.get(known)?.word == word).then_some(known)
    }

    /// Reads a month anew, so that it is known the next time: after [`when`](Self::when) knew nothing of it.
    pub(super) fn learn(&mut self, field: &[u8]) {
        let Some((date, _)) = field.split_first_chunk::<10>() else { return };
        let [a, b, c, d, e, f, g, h, i, j] = *date;
        let (word, first) = match (c, e, f, h) {
            (_, b'-', _, b'-') => ([a, b, c, d, e, f, g, h], [a, b, c, d, e, f, g, h, b'0', b'1']),
            (b'/', _, b'/', _) => ([c, d, e, f, g, h, i, j], [b'0', b'1', c, d, e, f, g, h, i, j]),
            _ => return,
        };
        let text = std::str::from_utf8(&first).ok().filter(|text| text.bytes().all(is_of_a_date));
        let Some(noon) = text.and_then(parse_instant) else { return };
        let Some(month) = Month::in_vietnam(noon) else { return };
        // The last month of all has no end here, and is for the careful way.
        let Some(next) = month.next() else { return };
        if self.first_days.len() == MONTHS {
            self.written.clear();
            self.first_days.clear();
        }
        let midnight = noon - DAY / 2;
        let days = (begins(next) - begins(month)) / DAY;
        let first_day =
            FirstDay { word: u64::from_le_bytes(word), midnight, days, month, code: None };
        self.written.put(&word[1..], self.first_days.len() as u32);
        self.first_days.push(first_day);
    }

    /// How much later an instant is that is written with this offset than one that is written without.
    fn later_than_here(&mut self, offset: &[u8]) -> Option<Millis> {
        let packed = Packed::new(offset)?;
        if let Some((known, later)) = self.offset
            && known == packed
        {
            return Some(later);
        }
        // What went on with a digit would be another second, "5" and "59" alike.
        if !matches!(offset, [b'Z' | b'z' | b'+' | b'-', ..]) || !offset.is_ascii() {
            return None;
        }
        let offset = std::str::from_utf8(offset).ok()?;
        let day = "2000-01-01T00:00:00";
        let later = parse_instant(&[day, offset].concat())? - parse_instant(day)?;
        self.offset = Some((packed, later));
        Some(later)
    }
}

/// The instant with which a month begins in Vietnam.
fn begins(month: Month) -> Millis {
    noon_in_vietnam(month, 1) - DAY / 2
}

fn is_of_a_date(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'-' || byte == b'/'
}

#[inline]
fn pair(tens: u8, ones: u8) -> Option<Millis> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| Millis::from(tens) * 10 + Millis::from(ones))
}

#[inline]
fn without_fraction(rest: &[u8]) -> Option<&[u8]> {
    let Some(fraction) = rest.strip_prefix(b".") else { return Some(rest) };
    let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (digits > 0).then_some(&fraction[digits..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Encoded, Months, When};
    use crate::calendar::{Month, parse_instant};
    use crate::import::tests::questionnaire;

    /// What is read in parts is what is read as a whole; whether it is.
    fn check(months: &mut Months, encoded: &mut Encoded, field: &str) -> bool {
        if months.when(field.as_bytes()).is_none() {
            months.learn(field.as_bytes());
        }
        let Some(when) = months.when(field.as_bytes()) else { return false };
        let whole = parse_instant(field);
        if let When::At(instant) = when {
            let seconds = whole.map(|whole| whole.div_euclid(1000));
            assert_eq!(Some(instant.div_euclid(1000)), seconds, "{field}");
        }
        let code = months.code(when, encoded, 1);
        let month = Month::in_vietnam(whole.expect(field)).map(|month| month.to_string());
        assert_eq!(encoded.values(1)[code as usize], month.unwrap_or_default(), "{field}");
        true
    }

    #[test]
    fn the_usual_ways_are_read_in_parts() {
        let (mut months, mut encoded) = (Months::new(), Encoded::new(&questionnaire()));
        let mut check = |field: &str| check(&mut months, &mut encoded, field);
        for field in [
            "2026-01-31",
            "31/01/2026",
            "2024-02-29",
            "2026-01-31T10:30:00",
            "2026-01-31 23:59:59",
            "31/01/2026 10:30:00",
            "2026-01-31T23:30:00Z",
            "2026-01-31T10:30:00.123Z",
            "2026-01-31T10:30:00.5+07:00",
            "9999-11-30T23:59:59-0500",
            "0001-01-01T00:00:00+18:00",
        ] {
            assert!(check(field), "{field}");
            assert!(check(field), "{field}");
        }
        for field in [
            "2026-01-3",
            "2026-01-32",
            "2026-01-00",
            "2026-02-29",
            "9999-12-31",
            "2026-13-01",
            "2026-01-31T10:30",
            "2026-02-30T10:30:00",
            "2026-01-31T24:30:00",
            "2026-01-31T10:30:60",
            "2026-01-31T10:30:005",
            "2026-01-31T10:30:00.",
            "2026-01-31T10:30:00.5.5",
            "2026-01-31T10:30:00+7:0:0",
            "2026-01-31T1/:30:00",
            "01-01-2026",
            "2026/01/01",
        ] {
            assert!(!check(field), "{field}");
        }
    }

    proptest! {
        #[test]
        fn any_instant_in_parts_or_whole(
            fields in prop::collection::vec(
                prop_oneof![
                    "(2026|2024|0001|9999|1026)-(01|02|12|13)-(01|28|29|31|7)[T ](00|23|24|1)(:[0-6][0-9]){1,2}(\\.[0-9]{0,4})?(Z|z|[+-][0-9:]{0,5})?[ Z5]?",
                    "[0-3 '][0-9][/-][01][0-9][/-][0-9]{4}( 00:00:00)?",
                    "[0-9]{4}[/-][01][0-9][/-][0-3][0-9]",
                ],
                1..30,
            ),
        ) {
            let (mut months, mut encoded) = (Months::new(), Encoded::new(&questionnaire()));
            for field in &fields {
                check(&mut months, &mut encoded, field);
            }
        }
    }
}
