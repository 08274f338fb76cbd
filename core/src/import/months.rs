//! The months of many instants, of which most have a date that was read before.

use super::encoded::Encoded;
use super::memo::{Key, Memo};
use crate::calendar::{Millis, Month, noon_in_vietnam, parse_instant};

/// As many dates are kept.
const DATES: usize = 1024;
/// As many months are kept: a survey of more years is read a little slower.
const MONTHS: usize = 64;

/// Dates and months that were met.
///
/// `2026-01-31T10:30:00+07:00` is read in two parts: its date and offset, which come again and again, through
/// [`parse_instant`] with midnight in place of the time of day; and the time of day, which is added. That an
/// instant is the sum of both is what `parse_instant` says, and the tests hold it.
pub(super) struct Months {
    /// Of a date and an offset, an index in `midnights`.
    dates: Memo,
    midnights: Vec<Millis>,
    /// Of months that were met: their beginning, their end and their code in the rows that are made.
    known: Vec<(Millis, Millis, u32)>,
}

impl Months {
    pub(super) fn new() -> Self {
        Self { dates: Memo::new(DATES), midnights: Vec::new(), known: Vec::new() }
    }

    /// The codes were of rows that are gone.
    pub(super) fn forget_codes(&mut self) {
        self.known.clear();
    }

    /// The instant in a field, but for its fraction of a second, by which no month begins. `None` for any
    /// field that isn't a date, a time of day in full and an offset or none; it may be an instant yet.
    pub(super) fn instant(&mut self, field: &[u8]) -> Option<Millis> {
        let (date, rest) = field.split_first_chunk::<10>()?;
        let (clock, rest) = rest.split_first_chunk::<9>()?;
        let [b'T' | b' ', h, hh, b':', m, mm, b':', s, ss] = *clock else { return None };
        let (hour, minute, second) = (pair(h, hh)?, pair(m, mm)?, pair(s, ss)?);
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let offset = without_fraction(rest)?;
        // What goes on with a digit would be another second, "5" and "59" alike.
        if !matches!(offset, [] | [b'Z' | b'z' | b'+' | b'-', ..]) || offset.len() > 6 {
            return None;
        }
        let mut key = [0; 16];
        key[..10].copy_from_slice(date);
        for (slot, byte) in key[10..].iter_mut().zip(offset) {
            *slot = *byte;
        }
        let midnight = self.midnight(&key[..10 + offset.len()])?;
        Some(midnight + ((hour * 60 + minute) * 60 + second) * 1000)
    }

    /// The code of the month of an instant.
    pub(super) fn code(&mut self, instant: Millis, encoded: &mut Encoded, dimension: usize) -> u32 {
        let known = self.known.iter().find(|(from, to, _)| (*from..*to).contains(&instant));
        if let Some(&(.., code)) = known {
            return code;
        }
        let Some(month) = Month::in_vietnam(instant) else { return 0 };
        let code = encoded.code(dimension, &month.to_string());
        if let Some(next) = month.next() {
            if self.known.len() == MONTHS {
                self.known.clear();
            }
            self.known.push((begins(month), begins(next), code));
        }
        code
    }

    fn midnight(&mut self, date_and_offset: &[u8]) -> Option<Millis> {
        let key = Key::new(date_and_offset)?;
        if let Some(at) = self.dates.get(&key) {
            return self.midnights.get(at as usize).copied();
        }
        let (date, offset) = date_and_offset.split_at_checked(10)?;
        let text = |bytes| std::str::from_utf8(bytes).ok().filter(|text| text.is_ascii());
        let midnight = parse_instant(&[text(date)?, "T00:00:00", text(offset)?].concat())?;
        if self.midnights.len() == DATES {
            self.dates.clear();
            self.midnights.clear();
        }
        self.dates.put(&key, self.midnights.len() as u32);
        self.midnights.push(midnight);
        Some(midnight)
    }
}

/// The instant with which a month begins in Vietnam.
fn begins(month: Month) -> Millis {
    noon_in_vietnam(month, 1) - 12 * 3_600_000
}

fn pair(tens: u8, ones: u8) -> Option<Millis> {
    let digits = tens.is_ascii_digit() && ones.is_ascii_digit();
    digits.then(|| Millis::from(tens - b'0') * 10 + Millis::from(ones - b'0'))
}

fn without_fraction(rest: &[u8]) -> Option<&[u8]> {
    let Some(fraction) = rest.strip_prefix(b".") else { return Some(rest) };
    let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (digits > 0).then_some(&fraction[digits..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Months;
    use crate::calendar::{Month, parse_instant};

    /// What is read in parts is what is read as a whole.
    fn check(months: &mut Months, field: &str) -> bool {
        let parts = months.instant(field.as_bytes());
        if let Some(instant) = parts {
            let whole = parse_instant(field).map(|whole| whole.div_euclid(1000));
            assert_eq!(Some(instant.div_euclid(1000)), whole, "{field}");
        }
        parts.is_some()
    }

    #[test]
    fn the_usual_ways_are_read_in_parts() {
        let mut months = Months::new();
        for field in [
            "2026-01-31T10:30:00",
            "2026-01-31 23:59:60",
            "31/01/2026 10:30:00",
            "2026-01-31T10:30:00Z",
            "2026-01-31T10:30:00.123Z",
            "2026-01-31T10:30:00.5+07:00",
            "9999-12-31T23:59:59-0500",
            "0001-01-01T00:00:00+18:00",
        ] {
            assert!(check(&mut months, field), "{field}");
            assert!(check(&mut months, field), "{field}");
        }
        for field in [
            "2026-01-31",
            "2026-01-31T10:30",
            "2026-02-30T10:30:00",
            "2026-01-31T24:30:00",
            "2026-01-31T10:30:005",
            "2026-01-31T10:30:00.",
            "2026-01-31T10:30:00.5.5",
            "2026-01-31T10:30:00+7:0:0",
            "2026-01-31T1/:30:00",
        ] {
            assert!(!check(&mut months, field), "{field}");
        }
    }

    proptest! {
        #[test]
        fn any_instant_in_parts_or_whole(
            fields in prop::collection::vec(
                "(2026|2024|0001|9999)-(01|02|12|13)-(01|28|29|31|7)[T ](00|23|24|1)(:[0-6][0-9]){1,2}(\\.[0-9]{0,4})?(Z|z|[+-][0-9:]{0,5})?[ Z5]?",
                1..20,
            ),
        ) {
            let mut months = Months::new();
            for field in &fields {
                check(&mut months, field);
            }
        }

        #[test]
        fn a_month_has_its_own_code(instants in prop::collection::vec(-62_200_000_000_000_i64..253_500_000_000_000, 1..200)) {
            let (mut months, questionnaire) = (Months::new(), crate::import::tests::questionnaire());
            let mut encoded = super::Encoded::new(&questionnaire);
            for instant in instants {
                let code = months.code(instant, &mut encoded, 1);
                let month = Month::in_vietnam(instant).map(|month| month.to_string());
                prop_assert_eq!(&encoded.values(1)[code as usize], &month.unwrap_or_default());
            }
        }
    }
}
